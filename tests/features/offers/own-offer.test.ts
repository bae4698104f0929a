import fc from "fast-check";
import { expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { emptyDatabase, testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { acceptOffer, declineOffer } from "~/features/offers/answer-offer.server.ts";
import { answerTimeRequest } from "~/features/offers/answer-time-request.server.ts";
import { askForTime } from "~/features/offers/ask-for-time.server.ts";
import type { Decision } from "~/features/offers/decision-text.ts";
import { extendReplyDate } from "~/features/offers/extend-reply-date.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { type OfferState, replay } from "~/features/offers/offer.ts";
import { findOwnOffer, readDecision } from "~/features/offers/own-offer.server.ts";
import { takeMoreTime } from "~/features/offers/take-more-time.server.ts";
import {
  answerReopening,
  askToReopen,
  closeWayBack,
  renewWayBack,
} from "~/features/offers/way-back.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-06-10T03:00:00Z");
const today = "2026-06-10";

async function ren(overrides: Partial<Parameters<typeof anOffer>[1]> = {}) {
  await aCompany(db);
  const unit = await aUnit(db, { name: "設計開発" });
  const morishita = await aMember(db);
  const candidate = await aCandidate(db, { recruiter_id: morishita.id });
  const offer = await anOffer(db, {
    ...{ candidate_id: candidate.id, unit_id: unit.id, state: "considering", reply_on: "2026-06-15" },
    ...overrides,
  });
  const own = { offerId: offer.id, candidateId: candidate.id };
  return { morishita, candidate, offer, own };
}

/** What the page of a decision posts. */
async function seen(own: { offerId: string; candidateId: string }, decision: Decision, on: Db = db) {
  const offer = await findOwnOffer(on, own.candidateId, own.offerId);
  if (!offer) throw new Error("no offer");
  const { mark } = await readDecision(on, offer, decision, { locale: "ja", today });
  return { ...own, from: offer.state, mark, locale: "ja", now } as const;
}

const plainDecline = { reason: null, word: "", hasWayBack: false };
const stateOf = (offerId: string) =>
  db.selectFrom("offer").selectAll().where("id", "=", offerId).executeTakeFirstOrThrow();
const letters = async () =>
  (await db.selectFrom("delivery").select("letter").orderBy("id").execute()).map((row) => row.letter);

test("one tap gives seven days more, once, and says so in a letter", async () => {
  const { own } = await ren();
  const tap = { ...own, replyOnBefore: "2026-06-15", now };

  expect(await takeMoreTime(db, jobs, tap)).toEqual({ ok: true, replyOn: "2026-06-22" });
  expect(await takeMoreTime(db, jobs, tap)).toEqual({ ok: false, reason: "moved_meanwhile" });
  expect(await takeMoreTime(db, jobs, { ...tap, replyOnBefore: "2026-06-22" })).toEqual({
    ok: false,
    reason: "already_taken",
  });
  expect(await stateOf(own.offerId)).toMatchObject({
    state: "considering",
    reply_on: "2026-06-22",
    extended_count: 1,
  });
  expect(await letters()).toEqual(["offer_more_time"]);
});

test("after the reply date, and for an offer nobody has set to 検討中, one tap counts from today", async () => {
  const late = await ren({ state: "informal", reply_on: "2026-06-01" });
  const tap = { ...late.own, replyOnBefore: "2026-06-01", now };
  expect(await takeMoreTime(db, jobs, tap)).toEqual({ ok: true, replyOn: "2026-06-17" });
  expect(await stateOf(late.own.offerId)).toMatchObject({ state: "considering" });
});

test("a recruiter's extension leaves the candidate's own tap untouched; reopening gives a new one", async () => {
  const { own, morishita } = await ren();
  const extend = { offerId: own.offerId, replyOnBefore: "2026-06-15", reason: "", by: morishita.id, now };
  await extendReplyDate(db, { ...extend, replyOn: "2026-06-20" });
  expect(await takeMoreTime(db, jobs, { ...own, replyOnBefore: "2026-06-20", now })).toMatchObject({
    ok: true,
  });
  await declineOffer(db, jobs, { ...(await seen(own, "declined")), ...plainDecline });
  const later = new Date("2026-06-12T03:00:00Z");
  await moveOffer(db, {
    ...{ offerId: own.offerId, from: "declined_before", to: "considering", happenedOn: "2026-06-12" },
    ...{ reason: "もう一度", by: morishita.id, now: later },
  });
  const { reply_on } = await stateOf(own.offerId);
  expect(await takeMoreTime(db, jobs, { ...own, replyOnBefore: reply_on, now: later })).toMatchObject({
    ok: true,
  });
});

test("nobody can touch somebody else's offer", async () => {
  const { own } = await ren();
  const other = await aCandidate(db);
  const foreign = { ...own, candidateId: other.id };
  const no = { ok: false, reason: "not_found" };
  const decision = { ...(await seen(own, "accepted")), candidateId: other.id };
  expect(await takeMoreTime(db, jobs, { ...foreign, replyOnBefore: "2026-06-15", now })).toEqual(no);
  expect(await askForTime(db, { ...foreign, wishOn: null, word: "", now })).toEqual(no);
  expect(await acceptOffer(db, jobs, decision)).toEqual(no);
  expect(await declineOffer(db, jobs, { ...decision, ...plainDecline })).toEqual(no);
  expect(await askToReopen(db, { ...foreign, word: "", now })).toEqual(no);
});

test("a wish for more time waits for a recruiter, who gives it: both dates stay in the history", async () => {
  const { own, morishita } = await ren();
  const ask = { ...own, wishOn: "2026-07-10", word: "卒業研究の発表があります", now };
  expect(await askForTime(db, { ...ask, wishOn: "2026-06-12" })).toEqual({
    ok: false,
    reason: "wish_too_early",
  });
  const asked = await askForTime(db, ask);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await askForTime(db, ask)).toEqual({ ok: false, reason: "already_asked" });
  const give = {
    ...{ requestId: asked.requestId, replyOn: "2026-07-10", answer: "ごゆっくりどうぞ" },
    ...{ by: morishita.id, now },
  };
  expect(await answerTimeRequest(db, jobs, { ...give, replyOn: "2026-06-16" })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  expect(await answerTimeRequest(db, jobs, give)).toMatchObject({ ok: true });
  expect(await answerTimeRequest(db, jobs, give)).toEqual({ ok: false, reason: "already_decided" });
  expect(await db.selectFrom("offer_time_request").selectAll().execute()).toMatchObject([
    { state: "granted", reply_on: "2026-07-10", answer: "ごゆっくりどうぞ", decided_by: morishita.id },
  ]);
  expect(await stateOf(own.offerId)).toMatchObject({ reply_on: "2026-07-10" });
  expect(await letters()).toEqual(["offer_more_time"]);
});

test("an answer in words needs words, and leaves the date", async () => {
  const { own, morishita } = await ren();
  const asked = await askForTime(db, { ...own, wishOn: null, word: "", now });
  if (!asked.ok) throw new Error(asked.reason);
  const say = { requestId: asked.requestId, replyOn: null, by: morishita.id, now };
  expect(await answerTimeRequest(db, jobs, { ...say, answer: " " })).toEqual({
    ok: false,
    reason: "answer_missing",
  });
  await answerTimeRequest(db, jobs, { ...say, answer: "一度お話ししませんか" });
  expect(await stateOf(own.offerId)).toMatchObject({ reply_on: "2026-06-15" });
  expect(await letters()).toEqual(["offer_time_answered"]);
});

test("extending by hand and answering the offer settle an open wish for more time", async () => {
  const first = await ren();
  await askForTime(db, { ...first.own, wishOn: null, word: "", now });
  const by = { offerId: first.own.offerId, reason: "", by: first.morishita.id, now };
  await extendReplyDate(db, { ...by, replyOnBefore: "2026-06-15", replyOn: "2026-06-30" });
  await askForTime(db, { ...first.own, wishOn: null, word: "", now });
  await acceptOffer(db, jobs, await seen(first.own, "accepted"));
  const rows = await db
    .selectFrom("offer_time_request")
    .select(["state", "reply_on"])
    .orderBy("id")
    .execute();
  expect(rows).toEqual([
    { state: "granted", reply_on: "2026-06-30" },
    { state: "settled", reply_on: null },
  ]);
});

test("accepting keeps the moment, the words on the page and the papers' hashes, and tells both sides", async () => {
  const { own, morishita } = await ren();
  const paper = (kind: string, sha: string, placed: Date | null) =>
    db
      .insertInto("offer_document")
      .values({
        ...{ id: crypto.randomUUID(), offer_id: own.offerId, kind, file_name: `${kind}.pdf`, size: 3 },
        ...{ bytes: Buffer.from("pdf"), sha256: Buffer.from(sha, "hex"), uploaded_by: morishita.id },
        ...{ uploaded_at: now, placed_at: placed },
      })
      .execute();
  await paper("offer_notice", "aa11", now);
  await paper("working_conditions", "bb22", null);

  const accepted = await acceptOffer(db, jobs, await seen(own, "accepted"));

  expect(accepted.ok).toBe(true);
  const receipt = await db.selectFrom("offer_receipt").selectAll().executeTakeFirstOrThrow();
  expect(receipt).toMatchObject({ kind: "accepted", happened_at: now, locale: "ja" });
  expect(receipt.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(receipt.papers).toMatchObject([{ kind: "offer_notice", sha256: "aa11" }]);
  expect(receipt.shown).toMatchObject({
    statement: "青葉精機株式会社（設計開発）からの内々定を承諾します。入社日は2027年4月1日(木)の予定です。",
    doesNot: [
      "入社日までは、いつでも辞退できます。費用の負担はありません。",
      ...Array(2).fill(expect.any(String)),
    ],
  });
  expect(await letters()).toEqual(["offer_accepted", "staff_offer_answered"]);
  expect(await stateOf(own.offerId)).toMatchObject({ state: "accepted", accepted_on: today });
});

test("what changed on the page since it was opened is looked at once more before it counts", async () => {
  const { own, morishita } = await ren();
  const opened = await seen(own, "accepted");
  await db
    .insertInto("offer_document")
    .values({
      ...{ id: crypto.randomUUID(), offer_id: own.offerId, kind: "working_conditions", file_name: "x.pdf" },
      ...{ size: 3, bytes: Buffer.from("pdf"), sha256: Buffer.from("aa", "hex"), uploaded_by: morishita.id },
      ...{ uploaded_at: now, placed_at: now },
    })
    .execute();
  expect(await acceptOffer(db, jobs, opened)).toEqual({ ok: false, reason: "shown_changed" });
  expect(await acceptOffer(db, jobs, { ...opened, locale: "ko" })).toEqual({
    ok: false,
    reason: "shown_changed",
  });
  expect(await db.selectFrom("offer_receipt").selectAll().execute()).toEqual([]);
});

test("declining after accepting keeps the reason and the word, and leaves a way back for two years", async () => {
  const { own } = await ren();
  await acceptOffer(db, jobs, await seen(own, "accepted"));
  const declined = await declineOffer(db, jobs, {
    ...(await seen(own, "declined")),
    ...{ reason: { id: "place", label: { ja: "働く場所" } }, word: "お世話になりました", hasWayBack: true },
  });
  expect(declined.ok).toBe(true);
  expect(await stateOf(own.offerId)).toMatchObject({ state: "declined_after", ended_on: today });
  expect(await db.selectFrom("offer_decline").selectAll().execute()).toMatchObject([
    { reason: "place", reason_label: { ja: "働く場所" }, word: "お世話になりました" },
  ]);
  expect(await db.selectFrom("way_back").selectAll().execute()).toMatchObject([{ until_on: "2028-06-10" }]);
  expect((await letters()).slice(2)).toEqual(["offer_declined", "staff_offer_answered"]);
});

test("the way back can be renewed, used and closed, and a recruiter reopens or answers", async () => {
  const { own, morishita } = await ren();
  await declineOffer(db, jobs, { ...(await seen(own, "declined")), ...plainDecline, hasWayBack: true });
  const later = { ...own, now: new Date("2027-02-01T03:00:00Z") };
  expect(await renewWayBack(db, later)).toEqual({ ok: true, untilOn: "2029-02-01" });
  expect(await askToReopen(db, { ...later, word: "もう一度お話ししたいです" })).toMatchObject({ ok: true });
  expect(await askToReopen(db, { ...later, word: "" })).toEqual({ ok: false, reason: "already_asked" });
  const way = await db.selectFrom("way_back").select("id").executeTakeFirstOrThrow();
  const reply = { wayBackId: way.id, by: morishita.id, now: later.now };
  expect(await answerReopening(db, jobs, { ...reply, answer: "" })).toMatchObject({ ok: false });
  expect(await answerReopening(db, jobs, { ...reply, answer: "来週お電話します" })).toMatchObject({
    ok: true,
  });
  expect((await letters()).at(-1)).toBe("offer_reopening_answered");
  expect(await askToReopen(db, { ...later, word: "お願いします" })).toMatchObject({ ok: true });
  await moveOffer(db, {
    ...{ offerId: own.offerId, from: "declined_before", to: "considering", happenedOn: "2027-02-01" },
    ...{ reason: "本人の希望", by: morishita.id, now: later.now },
  });
  expect(await db.selectFrom("way_back").selectAll().execute()).toMatchObject([
    { answered_by: morishita.id, closed_at: later.now },
  ]);
  expect(await closeWayBack(db, later)).toEqual({ ok: false, reason: "not_found" });
});

test("a closed way back and one past its two years lead nowhere", async () => {
  const { own } = await ren();
  await declineOffer(db, jobs, { ...(await seen(own, "declined")), ...plainDecline, hasWayBack: true });
  const past = { ...own, now: new Date("2028-06-11T03:00:00Z") };
  expect(await askToReopen(db, { ...past, word: "" })).toEqual({ ok: false, reason: "not_found" });
  expect(await closeWayBack(db, { ...own, now })).toEqual({ ok: true });
  expect(await askToReopen(db, { ...own, now, word: "" })).toEqual({ ok: false, reason: "not_found" });
});

test("somebody we had lost contact with accepts from where they were", async () => {
  const { own, morishita } = await ren();
  const lose = { offerId: own.offerId, from: "considering", to: "lost_contact", happenedOn: today } as const;
  await moveOffer(db, { ...lose, by: morishita.id, now });
  expect(await acceptOffer(db, jobs, await seen(own, "accepted"))).toMatchObject({ ok: true });
  expect(await stateOf(own.offerId)).toMatchObject({ state: "accepted" });
});

const anAct = fc.constantFrom("accept", "decline", "tap", "ask", "grant", "staff_decline", "staff_extend");

test("whatever several people do at the same moment, one history comes of it, and at most one answer", async () => {
  const pools = Array.from({ length: 5 }, () => connect(testDatabaseUrl(), { max: 1 }));
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 2, maxLength: 5 }), async (acts) => {
      await emptyDatabase(db);
      const { own, morishita } = await ren();
      const asked = acts.includes("grant")
        ? await askForTime(db, { ...own, wishOn: null, word: "", now })
        : undefined;
      const by = { offerId: own.offerId, by: morishita.id, reason: "電話で", now };
      const accept = await seen(own, "accepted");
      const decline = { ...(await seen(own, "declined")), ...plainDecline, hasWayBack: true };
      const done = await Promise.all(
        acts.map((act, place) => {
          const on = pools[place] ?? db;
          if (act === "accept") return acceptOffer(on, jobs, accept);
          if (act === "decline") return declineOffer(on, jobs, decline);
          if (act === "tap") return takeMoreTime(on, jobs, { ...own, replyOnBefore: "2026-06-15", now });
          if (act === "ask") return askForTime(on, { ...own, wishOn: null, word: "", now });
          if (act === "staff_decline")
            return moveOffer(on, { ...by, from: "considering", to: "declined_before", happenedOn: today });
          const later = { ...by, replyOnBefore: "2026-06-15", replyOn: "2026-06-30" };
          if (act === "staff_extend") return extendReplyDate(on, later);
          const requestId = asked?.ok ? asked.requestId : "";
          return answerTimeRequest(on, jobs, { ...by, requestId, replyOn: "2026-07-01", answer: "どうぞ" });
        }),
      );
      const answers = acts.filter((act, place) => /accept|decline/.test(act) && done[place]?.ok);
      const moves = await db
        .selectFrom("offer_move")
        .select(["from_state as from", "to_state as to"])
        .where("offer_id", "=", own.offerId)
        .orderBy("recorded_at")
        .orderBy("id")
        .execute();
      const { state } = await stateOf(own.offerId);
      expect(replay(moves as { from: OfferState | null; to: OfferState }[])).toBe(state);
      // The first answer wins; an extension just before it does no harm. A decline may not follow an accept it didn't see.
      expect(answers.length).toBeLessThanOrEqual(1);
      const receipts = await db
        .selectFrom("offer_receipt")
        .select("id")
        .where("offer_id", "=", own.offerId)
        .execute();
      expect(receipts).toHaveLength(answers.filter((act) => act !== "staff_decline").length);
      const open = await db
        .selectFrom("offer_time_request")
        .select("id")
        .where("offer_id", "=", own.offerId)
        .where("state", "=", "open")
        .execute();
      expect(open.length).toBeLessThanOrEqual(state === "considering" ? 1 : 0);
    }),
    { numRuns: 25 },
  );
  await Promise.all(pools.map((pool) => pool.destroy()));
});
