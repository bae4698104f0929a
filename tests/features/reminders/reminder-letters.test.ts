// The clock's letters as they leave: what they say in each language, and why some don't.
import { expect, test } from "vitest";
import type { Db } from "#db/client.server.ts";
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
import type { Letter } from "~/features/letters/letter.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";

const db = testDatabase();
const now = new Date("2026-07-16T05:00:00Z");
const startsAt = "2026-07-18T05:00:00.000Z";
const clock = [
  "event_reminder",
  "event_asked_again",
  "event_day_before",
  "event_hour_before",
  "event_thanks",
] as const;
type Person = Parameters<typeof aCandidate>[1];

/** Somebody with everything that the letter is about, and the letter in the queue. */
async function aReader(letter: Letter, person: Person = {}, details: Record<string, unknown> = {}) {
  await aCompany(db, { contact_phone: "052-000-0123" });
  const event = await anEvent(db, {
    ...(letter === "event_hour_before" && {
      session: { place_kind: "online", online_url: "https://meet.example.jp/aoba", place: "{}", address: "" },
    }),
  });
  const candidate = await aCandidate(db, person);
  const invitation = await anInvitation(db, event, {
    candidate_id: candidate.id,
    invited_by: (await aMember(db)).id,
    answer: letter === "event_reminder" ? null : letter === "event_asked_again" ? "maybe" : "yes",
  });
  if (["event_day_before", "event_hour_before", "event_thanks"].includes(letter))
    await db
      .insertInto("seat")
      .values({
        session_id: event.session.id,
        candidate_id: candidate.id,
        invitation_id: invitation.id,
        state: "going",
        arrival: 1,
        arrived_at: now,
        ...(letter === "event_thanks" && { attendance: "attended" }),
      })
      .execute();
  await write(letter, { event, candidate, invitation, details });
  return { event, candidate, invitation };
}

type Facts = {
  event: { session: { id: string } };
  candidate: { id: string; email: string; locale: string };
  invitation: { id: string };
  details: Record<string, unknown>;
};

async function write(letter: Letter, { event, candidate, invitation, details }: Facts) {
  const owns = letter === "event_day_before" || letter === "event_hour_before";
  await writeDelivery(db, quietJobs(), {
    letter,
    mailClass: "transactional",
    to: { candidateId: candidate.id },
    invitationId: invitation.id,
    sessionId: event.session.id,
    address: candidate.email,
    locale: candidate.locale as "ja",
    details: { ...(owns && { startsAt }), ...details },
    now,
  });
}

async function sent(trx: Db, at = now) {
  const sender = aSender(trx, undefined, { now: () => at });
  await untilQuiet(trx);
  await sender.stop();
  const row = await trx
    .selectFrom("delivery")
    .selectAll()
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  const { text, html, ics } = readMessage(row.source ?? Buffer.alloc(0));
  return { state: row.state, because: row.stopped_because, subject: row.subject, text, html, ics };
}

test.each([
  ["event_reminder", "ja", "夏の懇親会のご都合はいかがですか 7/18(土)", "参加は自由です。"],
  ["event_reminder", "en", "Would Summer social suit you? Sat 18 Jul", "We ask at most twice"],
  ["event_reminder", "ko", "여름 친목회, 시간이 괜찮으신가요 7/18(토)", "참석은 자유입니다."],
  [
    "event_asked_again",
    "ja",
    "その後いかがですか：夏の懇親会 7/18(土)",
    "まだ決まらないときは、このままでかまいません。",
  ],
  ["event_day_before", "ja", "7/18(土) 夏の懇親会でお待ちしています", "052-000-0123へどうぞ"],
  [
    "event_day_before",
    "en",
    "See you at Summer social, Sat 18 Jul",
    "Sat 18 July 2026, 14:00–16:30 (Japan time)",
  ],
  ["event_day_before", "ko", "7/18(토) 여름 친목회에서 뵙겠습니다", "아오바 본사 5층 라운지"],
  ["event_hour_before", "ja", "14:00からです：夏の懇親会", "https://meet.example.jp/aoba"],
  ["event_thanks", "ja", "ありがとうございました：夏の懇親会", "お名前は出ません。"],
] as const)("%s in %s", async (letter, locale, subject, sentence) => {
  await aReader(letter, { locale });
  const { state, text, html, ics, ...mail } = await sent(
    db,
    letter === "event_thanks" ? new Date("2026-07-18T09:00:00Z") : now,
  );
  expect(state).toBe("kept");
  expect(mail.subject).toBe(subject);
  for (const part of [text, html]) expect(part).toContain(sentence);
  expect(ics).toBe(""); // what stands in the calendar stays as it is
  expect(text).toMatch(/https:\/\/enishi\.example\.jp\/a\/[\w-]{43}|meet\.example/);
});

test("a reader elsewhere reads the time of their own zone", async () => {
  await aReader("event_day_before", { locale: "en", zone: "Asia/Kolkata" });
  expect((await sent(db)).text).toContain("Sat 18 July 2026, 10:30–13:00");
});

test("thanks lead to the three questions", async () => {
  await aReader("event_thanks");
  expect((await sent(db)).text).toMatch(/\/a\/[\w-]{43}\/after\n/);
});

test("with several sessions the silent see all dates and one page to choose on", async () => {
  const event = await aChoice(db, { sessions: 3 });
  const candidate = await aCandidate(db);
  const invitation = await aChooser(db, event, { candidate_id: candidate.id });
  await write("event_reminder", { event, candidate, invitation, details: {} });
  const { text } = await sent(db);
  for (const day of ["7月18日(土)", "7月19日(日)", "7月20日(月)"]) expect(text).toContain(day);
  expect(text).not.toContain("?answer=");
});

const reader = (state: Awaited<ReturnType<typeof aReader>>) => ({
  invitation: (set: object) =>
    db.updateTable("invitation").set(set).where("id", "=", state.invitation.id).execute(),
  candidate: (set: object) =>
    db.updateTable("candidate").set(set).where("id", "=", state.candidate.id).execute(),
  session: (set: object) => db.updateTable("session").set(set).execute(),
  event: (set: object) => db.updateTable("event").set(set).execute(),
  seat: (set: object) => db.updateTable("seat").set(set).execute(),
});
type World = ReturnType<typeof reader>;

test.each<[Letter, string, (world: World) => Promise<unknown>, Date?]>([
  ["event_reminder", "answered", ({ invitation }) => invitation({ answer: "no" })],
  ["event_reminder", "taken_back", ({ invitation }) => invitation({ stopped_at: now })],
  ["event_reminder", "event_cancelled", ({ event }) => event({ state: "cancelled" })],
  ["event_reminder", "event_cancelled", ({ session }) => session({ state: "cancelled" })],
  ["event_reminder", "past", async () => {}, new Date("2026-07-18T05:00:00Z")],
  ["event_reminder", "closed", ({ event }) => event({ answer_by: now })],
  ["event_reminder", "offer_ended", ({ candidate }) => candidate({ offer_state: "declined_after" })],
  ["event_asked_again", "answered", ({ invitation }) => invitation({ answer: "yes" })],
  ["event_asked_again", "closed", ({ event }) => event({ answer_by: now })],
  ["event_day_before", "overtaken", () => db.deleteFrom("seat").execute()],
  ["event_day_before", "overtaken", ({ seat }) => seat({ state: "waiting" })],
  ["event_day_before", "moved", ({ session }) => session({ starts_at: new Date("2026-07-18T06:00:00Z") })],
  ["event_day_before", "event_cancelled", ({ session }) => session({ state: "cancelled" })],
  ["event_day_before", "offer_ended", ({ candidate }) => candidate({ offer_state: "withdrawn_by_company" })],
  ["event_hour_before", "past", async () => {}, new Date("2026-07-18T05:00:00Z")],
  ["event_hour_before", "moved", ({ session }) => session({ starts_at: new Date("2026-07-18T06:00:00Z") })],
  ["event_thanks", "not_there", ({ seat }) => seat({ attendance: "unknown" })],
  ["event_thanks", "offer_ended", ({ candidate }) => candidate({ offer_state: "declined_before" })],
])("%s doesn't leave when it has become pointless: %s", async (letter, because, change, at = now) => {
  await change(reader(await aReader(letter)));
  expect(await sent(db, at)).toMatchObject({ state: "stopped", because });
});

test.each(clock)("%s doesn't leave to somebody who was merged into another", async (letter) => {
  const { candidate } = await aReader(letter);
  const twin = await aCandidate(db);
  await db.updateTable("candidate").set({ merged_into_id: twin.id }).where("id", "=", candidate.id).execute();
  expect(await sent(db)).toMatchObject({ state: "stopped", because: "merged" });
});

test("thanks don't ask again what was answered meanwhile", async () => {
  const { invitation } = await aReader("event_thanks");
  await db
    .insertInto("event_feedback")
    .values({ invitation_id: invitation.id, worthwhile: "yes", pictured: "no", given_at: now })
    .execute();
  expect(await sent(db)).toMatchObject({ state: "stopped", because: "answered" });
});
