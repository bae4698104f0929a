import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCompany,
  aMember,
  anEvent,
  anInvitation,
} from "#tests/support/factories.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import type { MessageGroup } from "~/features/messages/message.ts";
import { listListeners } from "~/features/messages/message-audience.server.ts";
import { listWaitingMessages } from "~/features/messages/message-queries.server.ts";
import { previewMessage } from "~/features/messages/preview-message.server.ts";
import { newMessageId, sendMessage, stopMessage } from "~/features/messages/send-message.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z"); // noon in Tokyo
const after = (minutes: number, from = now) => new Date(from.getTime() + minutes * 60_000);
const reader = { locale: "ja" as const, zone: "Asia/Tokyo" };
const texts = {
  ja: { subject: "持ちものについて", text: "筆記用具だけお持ちください。\n服装は自由です。" },
  ko: { subject: "준비물 안내", text: "필기도구만 가져오시면 됩니다." },
};

type Guest = { answer?: string; seat?: string; attendance?: string; sessionId?: string };
type Event = { id: string; session: { id: string } };

async function aGuest(event: Event, guest: Guest = {}, person: Parameters<typeof aCandidate>[1] = {}) {
  const candidate = await aCandidate(db, person);
  const invitation = await aChooser(db, event, { candidate_id: candidate.id, answer: guest.answer ?? null });
  if (guest.seat) {
    const { count } = await db
      .selectFrom("seat")
      .select((is) => is.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    await db
      .insertInto("seat")
      .values({
        ...{ session_id: guest.sessionId ?? event.session.id, candidate_id: candidate.id },
        ...{ invitation_id: invitation.id, state: guest.seat, arrival: count + 1, arrived_at: now },
        ...(guest.attendance && { attendance: guest.attendance }),
      })
      .execute();
  }
  return candidate;
}

async function aMessage(
  event: Event,
  groups: MessageGroup[],
  more: { at?: Date; sessionId?: string; id?: string } = {},
) {
  const memberId = (await aMember(db)).id;
  const { at = now, ...rest } = more;
  return sendMessage(db, jobs, {
    id: newMessageId(),
    eventId: event.id,
    groups,
    texts,
    memberId,
    now: at,
    ...rest,
  });
}

async function addresses(): Promise<string[]> {
  const rows = await db.selectFrom("delivery").select("address").orderBy("address").execute();
  return rows.map(({ address }) => address);
}

test("each group gets what is written to it, and who said no hears nothing", async () => {
  const event = await anEvent(db);
  const mail = (email: string) => ({ email });
  await aGuest(event, { answer: "yes", seat: "going" }, mail("going@x.jp"));
  await aGuest(event, { answer: "yes", seat: "going", attendance: "attended" }, mail("came@x.jp"));
  await aGuest(event, { answer: "yes", seat: "offered" }, mail("offered@x.jp"));
  await aGuest(event, { answer: "yes", seat: "waiting" }, mail("waiting@x.jp"));
  await aGuest(event, { answer: "maybe" }, mail("maybe@x.jp"));
  await aGuest(event, { answer: "no" }, mail("no@x.jp"));
  await aGuest(event, {}, mail("silent@x.jp"));
  const to: [MessageGroup[], string[]][] = [
    [["going"], ["came@x.jp", "going@x.jp"]],
    [["attended"], ["came@x.jp"]],
    [["waiting"], ["offered@x.jp", "waiting@x.jp"]],
    [
      ["silent", "maybe"],
      ["maybe@x.jp", "silent@x.jp"],
    ],
    [
      ["going", "attended"],
      ["came@x.jp", "going@x.jp"],
    ],
  ];
  for (const [groups, readers] of to) {
    await db.deleteFrom("delivery").execute();
    expect(await aMessage(event, groups)).toEqual({ ok: true, sent: readers.length });
    expect(await addresses()).toEqual(readers);
  }
});

test("of one session those hear who have a seat there or wait for one", async () => {
  const choice = await aChoice(db, { sessions: 2 });
  const event = { ...choice, session: { id: choice.ids[0] ?? "" } };
  const second = choice.ids[1] ?? "";
  await aGuest(event, { answer: "yes", seat: "going" });
  const there = await aGuest(event, { answer: "yes", seat: "going", sessionId: second });
  await aGuest(event);
  expect(await aMessage(event, ["going", "waiting", "silent"], { sessionId: second })).toEqual({
    ok: true,
    sent: 1,
  });
  expect(await addresses()).toEqual([there.email]);
});

test("who can't be reached is left out with a reason", async () => {
  const event = await anEvent(db);
  await aGuest(event, {}, { email: "" });
  await aGuest(event, {}, { offer_state: "declined_before" });
  const early = await aGuest(event);
  await db
    .updateTable("invitation")
    .set({ sends_at: after(1) })
    .where("candidate_id", "=", early.id)
    .execute();
  const merged = await aGuest(event);
  await db.updateTable("candidate").set({ merged_into_id: early.id }).where("id", "=", merged.id).execute();
  const reasons = (await listListeners(db, { eventId: event.id, now })).map(({ leftOut }) => leftOut).sort();
  expect(reasons).toEqual(["no_address", "not_asked_yet", "offer_ended"]);
  expect(await aMessage(event, ["silent"])).toEqual({ ok: false, reason: "nobody" });
});

test("only a published event has people to write to", async () => {
  for (const state of ["draft", "cancelled"]) {
    const event = await anEvent(db, { state });
    await aGuest(event);
    expect(await aMessage(event, ["silent"])).toEqual({ ok: false, reason: "not_published" });
  }
});

test("everybody reads their own language, and a line says so where it wasn't written in it", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  for (const locale of ["ja", "en", "ko"]) await aGuest(event, { answer: "yes", seat: "going" }, { locale });
  await aMessage(event, ["going"]);
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  const rows = await db
    .selectFrom("delivery")
    .select(["locale", "subject", "source"])
    .orderBy("locale")
    .execute();
  const [en, ja, ko] = rows.map((row) => ({
    subject: row.subject,
    ...readMessage(row.source ?? Buffer.alloc(0)),
  }));
  expect([en, ja, ko].map((letter) => letter?.subject)).toEqual([
    "持ちものについて",
    "持ちものについて",
    "준비물 안내",
  ]);
  expect(en?.text).toContain("This message is written in 日本語");
  expect(en?.text).toContain("Sat 18 July 2026, 14:00–16:30 (Japan time)");
  expect(ja?.text).toContain("筆記用具だけお持ちください。\n服装は自由です。");
  expect(ja?.text).not.toContain("本文は");
  expect(ko?.text).toContain("필기도구만 가져오시면 됩니다.");
  for (const letter of [en, ja, ko]) expect(letter?.ics).toBe("");
});

test("a message is a contact on each timeline; stopped within the minute it is neither sent nor a contact", async () => {
  const event = await anEvent(db);
  const hana = await aGuest(event);
  await aGuest(event);
  const id = newMessageId();
  await aMessage(event, ["silent"], { id });
  const contact = () =>
    db.selectFrom("candidate").select("last_contact_at").where("id", "=", hana.id).executeTakeFirst();
  expect(await contact()).toEqual({ last_contact_at: now });
  expect(await listWaitingMessages(db, event.id, after(0.5), reader)).toMatchObject([
    { id, count: 2, subject: "持ちものについて", at: "7/6(月) 12:01" },
  ]);

  const elsewhere = await anEvent(db);
  expect(await stopMessage(db, { eventId: elsewhere.id, messageId: id, now: after(0.5) })).toBe(0);
  expect(await stopMessage(db, { eventId: event.id, messageId: id, now: after(0.5) })).toBe(2);
  expect(await contact()).toEqual({ last_contact_at: null });
  expect(await listWaitingMessages(db, event.id, after(0.5), reader)).toEqual([]);
  const states = await db.selectFrom("delivery").select("state").execute();
  expect(states).toEqual([{ state: "stopped" }, { state: "stopped" }]);
});

test("pressed twice, a message is sent once", async () => {
  const event = await anEvent(db);
  await aGuest(event);
  const id = newMessageId();
  const both = await Promise.all([aMessage(event, ["silent"], { id }), aMessage(event, ["silent"], { id })]);
  expect(both).toEqual([
    { ok: true, sent: 1 },
    { ok: true, sent: 1 },
  ]);
  expect(await addresses()).toHaveLength(1);
});

test("written at night it leaves in each reader's morning, and until then it can be stopped", async () => {
  const night = new Date("2026-07-06T14:30:00Z"); // 23:30 in Tokyo, 16:30 in Paris
  const event = await anEvent(db);
  await aGuest(event);
  await aGuest(event, {}, { zone: "Europe/Paris" });
  const id = newMessageId();
  await aMessage(event, ["silent"], { at: night, id });
  const times = await db.selectFrom("delivery").select("not_before").orderBy("not_before").execute();
  expect(times.map(({ not_before }) => not_before)).toEqual([
    after(1, night),
    new Date("2026-07-06T23:00:00Z"),
  ]);
  expect(await stopMessage(db, { eventId: event.id, messageId: id, now: after(60, night) })).toBe(1);
});

test("a message that waits doesn't hold back a letter that matters more", async () => {
  await aCompany(db);
  const event = await anEvent(db, {
    session: { starts_at: new Date("2026-07-07T05:00:00Z"), ends_at: new Date("2026-07-07T07:00:00Z") },
  });
  const invitation = await anInvitation(db, event);
  const night = new Date("2026-07-06T14:30:00Z");
  await aMessage(event, ["silent"], { at: night });
  const person = await db.selectFrom("candidate").select("email").executeTakeFirstOrThrow();
  await db
    .insertInto("delivery")
    .values({
      ...{
        id: newMessageId(),
        letter: "event_cancelled",
        mail_class: "transactional",
        address: person.email,
      },
      ...{
        candidate_id: invitation.candidate_id,
        invitation_id: invitation.id,
        session_id: event.session.id,
      },
      ...{ locale: "ja", message_id: "<c@x>", not_before: after(1, night), created_at: after(1, night) },
    })
    .execute();
  const sender = aSender(db, undefined, { now: () => after(2, night) });
  await untilQuiet(db, (states) => states.kept === 1);
  await sender.stop();
  expect(await db.selectFrom("delivery").select(["letter", "state"]).orderBy("letter").execute()).toEqual([
    { letter: "event_cancelled", state: "kept" },
    { letter: "event_message", state: "queued" },
  ]);
});

test("the preview is the letter of the first reader in each language, and leaves nothing behind", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  await aGuest(
    event,
    { answer: "yes", seat: "going" },
    { family_name: "相川", given_name: "葵", family_kana: "アイカワ", given_kana: "アオイ", locale: "ja" },
  );
  await aGuest(event, { answer: "yes", seat: "going" }, { locale: "ja" });
  await aGuest(
    event,
    { answer: "yes", seat: "going" },
    { family_name: "김", given_name: "서연", locale: "ko" },
  );
  const readers = await listListeners(db, { eventId: event.id, now });
  const message = { id: newMessageId(), eventId: event.id, groups: ["going" as const], texts, now };
  const shown = await previewMessage(db, jobs, { message, readers, appUrl: "https://enishi.test" });
  expect(shown.map(({ language, name, readers: count }) => [language, name, count])).toEqual([
    ["ja", "相川 葵", 2],
    ["ko", "김서연", 1],
  ]);
  expect(shown[0]?.html).toContain("相川 葵さん");
  expect(shown[0]?.html).toContain("服装は自由です。");
  expect(shown[0]?.html).not.toContain("_7c1f__");
  expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);
});
