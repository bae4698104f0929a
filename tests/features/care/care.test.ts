import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation, anOffer } from "#tests/support/factories.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { allowRule, disputeSignal, muteSignal } from "~/features/care/answer-signal.server.ts";
import type { CareRule } from "~/features/care/care.ts";
import { listOwnSignals, listSignalsOf } from "~/features/care/care-queries.server.ts";
import { listCareSettings, saveCareSetting } from "~/features/care/care-settings.server.ts";
import { careWords } from "~/features/care/care-words.ts";
import { finishSignal, reopenSignal } from "~/features/care/finish-signal.server.ts";
import { giveBackSignal, ownSignal } from "~/features/care/own-signal.server.ts";
import { setProcedure } from "~/features/care/set-procedure.server.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(async () => {
  await aCompany(db);
});

async function considering(name: string, offer: Parameters<typeof anOffer>[1] | object = {}) {
  const person = await aCandidate(db, { family_name: name });
  await anOffer(db, { candidate_id: person.id, state: "considering", reply_on: "2026-08-20", ...offer });
  return person;
}

async function openRules(candidateId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("care_signal")
    .select("rule")
    .where("candidate_id", "=", candidateId)
    .where("closed_at", "is", null)
    .orderBy("rule")
    .execute();
  return rows.map(({ rule }) => rule);
}

const signalOf = (candidateId: string, rule: CareRule) =>
  db
    .selectFrom("care_signal")
    .selectAll()
    .where("candidate_id", "=", candidateId)
    .where("rule", "=", rule)
    .executeTakeFirstOrThrow();

function said(candidateId: string, body: string, at = daysAgo(0)) {
  return writeTouchpoint(db, {
    candidateId,
    kind: "answered",
    happenedAt: at,
    fromCandidate: true,
    isContact: false,
    body,
  });
}

test("an invitation without an answer for a week opens a signal, and the answer closes it", async () => {
  const person = await considering("渡邉");
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, {
    candidate_id: person.id,
    invited_at: daysAgo(6.9),
    sends_at: daysAgo(6.9),
  });
  await tendCare(db, now);
  expect(await openRules(person.id)).toEqual([]);
  const later = new Date(now.getTime() + 6 * 3_600_000);
  expect(await tendCare(db, later)).toMatchObject({ opened: 1 });
  expect(await openRules(person.id)).toEqual(["no_answer"]);
  expect(await signalOf(person.id, "no_answer")).toMatchObject({
    source: "invitation",
    expires_on: "2026-07-18",
  });
  expect(await tendCare(db, later)).toEqual({ opened: 0, closed: 0 });
  await db
    .updateTable("invitation")
    .set({ answer: "no", answered_at: later })
    .where("id", "=", invitation.id)
    .execute();
  expect(await tendCare(db, later)).toEqual({ opened: 0, closed: 1 });
  expect((await signalOf(person.id, "no_answer")).closed_because).toBe("settled");
});

test("two workers at once open one signal for one fact", async () => {
  const person = await considering("髙橋");
  await said(person.id, "入社後の勤務地に不安があります", daysAgo(1));
  await Promise.all([tendCare(db, now), tendCare(db, now), tendCare(db, now)]);
  expect(await openRules(person.id)).toEqual(["unsure"]);
});

test("only what somebody wrote themselves is read, and the signal shows that sentence", async () => {
  const person = await considering("中村");
  await said(person.id, "楽しみです。勤務地のことが少し心配です。よろしくお願いします。", daysAgo(1));
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "note",
    happenedAt: daysAgo(1),
    fromCandidate: false,
    isContact: true,
    body: "本人は不安そう。一度話したい。引っ越しも気になる様子",
  });
  await tendCare(db, now);
  expect(await openRules(person.id)).toEqual(["unsure"]);
  expect((await signalOf(person.id, "unsure")).quote).toBe("勤務地のことが少し心配です。");
});

test("each of the other facts opens its own signal", async () => {
  const near = await considering("近い", { reply_on: "2026-07-10" });
  const quiet = await considering("静か");
  await writeTouchpoint(db, {
    candidateId: quiet.id,
    kind: "call",
    happenedAt: daysAgo(31),
    fromCandidate: false,
    isContact: true,
  });
  const bounced = await considering("宛先");
  await db
    .insertInto("delivery")
    .values({
      id: "00000000-0000-7000-8000-000000000001",
      letter: "event_invitation",
      mail_class: "promotional",
      candidate_id: bounced.id,
      address: bounced.email,
      locale: "ja",
      message_id: "<x@enishi.test>",
      state: "failed",
      not_before: daysAgo(1),
      created_at: daysAgo(1),
    })
    .execute();
  const absent = await considering("欠席");
  const past = await anEvent(db, { session: { starts_at: daysAgo(3), ends_at: daysAgo(2.9) } });
  const invitation = await anInvitation(db, past, { candidate_id: absent.id, answer: "yes" });
  await db
    .insertInto("seat")
    .values({
      session_id: past.session.id,
      candidate_id: absent.id,
      invitation_id: invitation.id,
      state: "going",
      arrival: 1,
      arrived_at: daysAgo(9),
      attendance: "no_show",
    })
    .execute();
  const more = await considering("時間");
  const offer = await db
    .selectFrom("offer")
    .select("id")
    .where("candidate_id", "=", more.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("offer_move")
    .values({
      id: "00000000-0000-7000-8000-000000000002",
      offer_id: offer.id,
      candidate_id: more.id,
      from_state: "considering",
      to_state: "considering",
      happened_on: "2026-07-06",
      recorded_at: daysAgo(1),
      by_candidate: true,
      reply_on_before: "2026-08-13",
      reply_on_after: "2026-08-20",
    })
    .execute();
  await tendCare(db, now);
  expect(await openRules(near.id)).toEqual(["reply_near"]);
  expect(await openRules(quiet.id)).toEqual(["no_contact"]);
  expect(await openRules(bounced.id)).toEqual(["mail_returned"]);
  expect(await openRules(absent.id)).toEqual(["no_show"]);
  expect(await openRules(more.id)).toEqual(["asked_time"]);
});

test("mail that came back is spoken of by what it means for its reader; our own trouble with a server isn't theirs", async () => {
  const toldOf = async (kind: string) => {
    const person = await considering(kind);
    const id = uuidv7();
    await db
      .insertInto("delivery")
      .values({
        ...{ id, letter: "event_invitation", mail_class: "transactional", candidate_id: person.id },
        ...{ address: person.email, locale: "ja", message_id: `<${id}@x>`, state: "failed" },
        ...{ not_before: daysAgo(1), created_at: daysAgo(1) },
      })
      .execute();
    await db
      .insertInto("mail_bounce")
      .values({
        ...{ id, delivery_id: id, address: person.email.toLowerCase(), kind, stage: "data", tries: 1 },
        ...{ noted_at: daysAgo(1), expires_on: "2027-12-31" },
      })
      .execute();
    await tendCare(db, now);
    const signal = await db
      .selectFrom("care_signal")
      .select("details")
      .where("candidate_id", "=", person.id)
      .where("rule", "=", "mail_returned")
      .executeTakeFirst();
    return signal && careWords("mail_returned", "person", "ja", signal.details).title;
  };
  expect(await toldOf("hard")).toBe("お送りしたメールが届きませんでした");
  expect(await toldOf("filtered")).toMatch(/受信の設定/);
  expect(await toldOf("soft")).toMatch(/いまは受け取れない/);
  expect(await toldOf("policy")).toBeUndefined();
});

test("procedures and the university's address are asked about in their season only", async () => {
  const person = await aCandidate(db, { family_name: "김", email: "seoyeon@aoba.ac.jp" });
  await anOffer(db, { candidate_id: person.id, state: "preparing", reply_on: null });
  const procedure = {
    candidateId: person.id,
    procedure: "residence",
    by: (await aMember(db)).id,
    now,
  } as const;
  await setProcedure(db, { ...procedure, state: "open" });
  const on = async (day: string) => {
    await tendCare(db, new Date(`${day}T03:00:00Z`));
    return openRules(person.id);
  };
  expect(await on("2026-11-30")).toEqual([]);
  expect(await on("2026-12-01")).toEqual(["residence"]);
  expect(await on("2027-01-31")).toEqual(["residence"]);
  expect(await on("2027-02-01")).toEqual(["residence", "school_address"]);
  expect(await on("2027-03-01")).toEqual(["graduation", "residence", "school_address"]);
  await setProcedure(db, { ...procedure, state: "applied" });
  expect(await on("2027-03-02")).toEqual(["graduation", "school_address"]);
  expect(await on("2027-04-02")).toEqual([]);
});

test("an owner is one person; done says what was done and can be taken back", async () => {
  const person = await considering("伊藤");
  await said(person.id, "迷っています", daysAgo(1));
  await tendCare(db, now);
  const signal = await signalOf(person.id, "unsure");
  const [first, second] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const own = (memberId: string) => ownSignal(db, { signalId: signal.id, memberId, now });
  const outcomes = await Promise.all([own(first.id), own(second.id)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const owner = outcomes[0]?.ok ? first : second;
  const other = owner === first ? second : first;
  expect(await giveBackSignal(db, signal.id, other.id)).toMatchObject({ ok: false });
  expect(await finishSignal(db, { signalId: signal.id, memberId: owner.id, deed: "talked", now })).toEqual({
    ok: true,
  });
  const reader = { locale: "ja", zone: "Asia/Tokyo", now, memberId: owner.id } as const;
  expect((await listSignalsOf(db, person.id, reader))[0]?.ending?.sentence).toContain("話をした");
  await tendCare(db, new Date(now.getTime() + 60_000));
  expect(await openRules(person.id)).toEqual([]);
  expect(await reopenSignal(db, signal.id)).toEqual({ ok: true });
  expect(await openRules(person.id)).toEqual(["unsure"]);
});

test("who stops a signal never gets that kind again until they allow it; staff read that they stopped it", async () => {
  const person = await considering("山田");
  await said(person.id, "迷っています", daysAgo(2));
  await tendCare(db, now);
  const signal = await signalOf(person.id, "unsure");
  const own = { candidateId: person.id, signalId: signal.id, now };
  expect(await muteSignal(db, { ...own, candidateId: (await considering("他人")).id })).toMatchObject({
    ok: false,
  });
  expect(await muteSignal(db, own)).toEqual({ ok: true });
  await said(person.id, "やはり不安です", now);
  const later = new Date(now.getTime() + 60_000);
  await tendCare(db, later);
  expect(await openRules(person.id)).toEqual([]);
  const reader = { locale: "ja", zone: "Asia/Tokyo", now: later } as const;
  const shown = await listSignalsOf(db, person.id, { ...reader, memberId: "" });
  expect(shown[0]?.ending).toMatchObject({ because: "muted" });
  expect(await reopenSignal(db, signal.id)).toMatchObject({ ok: false });
  expect((await listOwnSignals(db, person.id, reader)).stopped).toMatchObject([{ rule: "unsure" }]);
  const nextHour = new Date(now.getTime() + 3_600_000);
  await tendCare(db, nextHour);
  await allowRule(db, person.id, "unsure");
  await said(person.id, "まだ不安です", nextHour);
  await tendCare(db, new Date(nextHour.getTime() + 60_000));
  expect(await openRules(person.id)).toEqual(["unsure"]);
});

test("who says that it is wrong sees so, and staff read their words", async () => {
  const person = await considering("佐藤");
  await said(person.id, "引っ越しの時期が知りたいです", daysAgo(2));
  await tendCare(db, now);
  const signal = await signalOf(person.id, "housing");
  await disputeSignal(db, { candidateId: person.id, signalId: signal.id, word: "もう決まりました", now });
  const reader = { locale: "ja", zone: "Asia/Tokyo", now } as const;
  expect((await listOwnSignals(db, person.id, reader)).signals).toMatchObject([{ state: "disputed" }]);
  expect((await listSignalsOf(db, person.id, { ...reader, memberId: "" }))[0]?.ending?.word).toBe(
    "もう決まりました",
  );
});

test("a rule that the company turns off is silent, one made earlier looks at the past again", async () => {
  const member = await aMember(db);
  const person = await considering("木村");
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "call",
    happenedAt: daysAgo(20),
    fromCandidate: false,
    isContact: true,
  });
  const set = (isOn: boolean, days: number) =>
    saveCareSetting(db, { rule: "no_contact", isOn, days, by: member.id, now });
  await tendCare(db, now);
  expect(await openRules(person.id)).toEqual([]);
  await set(true, 14);
  await tendCare(db, now);
  expect(await openRules(person.id)).toEqual(["no_contact"]);
  await set(false, 14);
  await tendCare(db, now);
  expect(await openRules(person.id)).toEqual([]);
  expect((await listCareSettings(db)).find(({ rule }) => rule === "no_contact")).toMatchObject({
    isOn: false,
  });
});

test("a signal disappears on its day, and with the person's offer", async () => {
  const person = await considering("林");
  await said(person.id, "迷っています", daysAgo(2));
  await tendCare(db, now);
  await tendCare(db, new Date("2026-08-07T01:00:00Z"));
  expect((await signalOf(person.id, "unsure")).closed_because).toBe("expired");
  const gone = await considering("田中");
  await said(gone.id, "迷っています", new Date("2026-08-07T00:30:00Z"));
  await tendCare(db, new Date("2026-08-07T01:00:00Z"));
  await sql`update offer set state = 'declined_before' where candidate_id = ${gone.id}`.execute(db);
  await tendCare(db, new Date("2026-08-07T01:01:00Z"));
  expect(await openRules(gone.id)).toEqual([]);
});
