// What a candidate's calendar should show, and the one letter that puts it right; read back with ical.js.
import ICAL from "ical.js";
import { afterEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { listEntries } from "~/features/entries/entry-queries.server.ts";
import { repairEntry } from "~/features/entries/repair-entry.server.ts";
import type { Answer } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
});

/** One candidate whose invitation has left: it stands in their calendar as tentative. */
async function anInvited(overrides: { locale?: string; seats?: number } = {}) {
  await aCompany(db);
  const event = await anEvent(db, { session: { seats: overrides.seats ?? 24 } });
  const hana = await aCandidate(db, { email: "hana@example.ac.jp", locale: overrides.locale ?? "ja" });
  const invitation = await anInvitation(db, event, { candidate_id: hana.id });
  const [entry] = await listEntries(db, hana.id, now);
  const to = { candidateId: hana.id };
  const letter = { letter: "event_invitation", mailClass: "transactional", to } as const;
  await writeDelivery(db, jobs, {
    ...{ ...letter, invitationId: invitation.id, sessionId: event.session.id, address: hana.email },
    ...{ locale: "ja", now },
  });
  await send(now);
  const answer = (said: Answer, minutes: number) =>
    answerInvitation(db, {
      ...{ invitationId: invitation.id, sessionId: event.session.id, answer: said, word: "" },
      ...{ source: "link", now: at(minutes), mailDomain: jobs.mailDomain },
    });
  const repair = (minutes: number) =>
    repairEntry(db, jobs, { entryId: entry?.id ?? "", candidateId: hana.id, now: at(minutes) });
  return { event, hana, invitation, entryId: entry?.id ?? "", answer, repair };
}

async function send(clock: Date, behaviour?: (to: string, nth: number) => "accept" | { rcpt: number }) {
  const smtp = await startSmtp(behaviour ? { behaviour } : {});
  const sender = aSender(db, smtp.url, { now: () => clock });
  await untilQuiet(db);
  await sender.stop();
  await smtp.stop();
}

/** What the letters said to the calendar, in the order of their decision. */
async function steps() {
  const rows = await db
    .selectFrom("delivery")
    .select(["subject", "source", "calendar_sequence as noted"])
    .where("calendar_sequence", "is not", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ subject, source, noted }) => {
    const calendar = new ICAL.Component(ICAL.parse(readMessage(source ?? Buffer.alloc(0)).ics));
    const entry = calendar.getFirstSubcomponent("vevent");
    const sequence = Number(entry?.getFirstPropertyValue("sequence"));
    expect(noted).toBe(sequence);
    return {
      method: String(calendar.getFirstPropertyValue("method")),
      sequence,
      partstat: entry?.getFirstProperty("attendee")?.getParameter("partstat"),
      uid: String(entry?.getFirstPropertyValue("uid")),
      stamp: String(entry?.getFirstPropertyValue("dtstamp")),
      subject,
    };
  });
}

test("one press sends the entry again as it stands: same UID, same SEQUENCE, the answer kept, DTSTAMP of now", async () => {
  const { hana, answer, repair } = await anInvited();
  await answer("yes", 1);
  await send(at(2));
  expect(await listEntries(db, hana.id, at(3))).toMatchObject([
    { standing: "going", sequence: 0, isBehind: false, last: { sequence: 0, state: "sent" } },
  ]);
  expect(await repair(30)).toEqual({ ok: true });
  await send(at(31));

  const told = await steps();
  expect(told.map(({ method, sequence, partstat }) => [method, sequence, partstat])).toEqual([
    ["REQUEST", 0, "NEEDS-ACTION"],
    ["REQUEST", 0, "ACCEPTED"],
    ["REQUEST", 0, "ACCEPTED"],
  ]);
  expect(new Set(told.map(({ uid }) => uid)).size).toBe(1);
  expect(told[2]?.stamp).toBe("2026-07-06T03:31:00Z");
  expect(told[2]?.subject).toMatch(/^カレンダーの予定：/);
});

test("a no without a seat leaves the invitation's entry behind: the repair takes it out, a later yes brings it back", async () => {
  const { hana, answer, repair } = await anInvited();
  await answer("no", 1);
  expect(await listEntries(db, hana.id, at(2))).toMatchObject([{ standing: "cancelled", isLeftOver: true }]);
  await repair(3);
  await send(at(4));
  expect(await listEntries(db, hana.id, at(5))).toMatchObject([
    { standing: "cancelled", isLeftOver: false, isBehind: false, sequence: 1 },
  ]);
  await answer("yes", 6);
  await send(at(7));

  expect((await steps()).map(({ method, sequence }) => [method, sequence])).toEqual([
    ["REQUEST", 0],
    ["CANCEL", 1],
    ["REQUEST", 2],
  ]);
});

test("whoever waits in line, or said maybe, has a tentative entry", async () => {
  const { event, hana, answer, repair } = await anInvited({ seats: 1 });
  await answer("maybe", 1);
  await repair(2);
  await send(at(3));
  const ren = await anInvitation(db, event);
  await answerInvitation(db, {
    ...{ invitationId: ren.id, sessionId: event.session.id, answer: "yes", word: "", source: "link" },
    ...{ now: at(4), mailDomain: jobs.mailDomain },
  });
  await answer("yes", 5);
  expect(await listEntries(db, hana.id, at(6))).toMatchObject([{ standing: "waiting" }]);
  await repair(20);
  await send(at(21));

  const repaired = (await steps()).filter(({ subject }) => subject.startsWith("カレンダーの予定"));
  expect(repaired.map(({ partstat }) => partstat)).toEqual(["TENTATIVE", "TENTATIVE"]);
});

test("a letter that was refused, or a change after it, is seen; one that waits is under way", async () => {
  const { hana, event, answer, repair } = await anInvited();
  await answer("yes", 1);
  await send(at(2), () => ({ rcpt: 550 }));
  expect(await listEntries(db, hana.id, at(3))).toMatchObject([
    { isBehind: true, last: { sequence: 0, state: "failed" } },
  ]);
  await db
    .updateTable("calendar_entry")
    .set({ sequence: 1 })
    .where("session_id", "=", event.session.id)
    .execute();
  await repair(4);
  expect(await listEntries(db, hana.id, at(5))).toMatchObject([{ isUnderway: true, isBehind: true }]);
  await send(at(6));
  expect(await listEntries(db, hana.id, at(7))).toMatchObject([
    { isUnderway: false, isBehind: false, last: { sequence: 1, state: "sent" } },
  ]);
});

test("ten presses at once are one letter, the next one waits ten minutes, and ten a day are enough", async () => {
  const { repair } = await anInvited();
  const pressed = await Promise.all(Array.from({ length: 10 }, () => repair(1)));
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  await send(at(2));
  expect(await repair(10)).toEqual({ ok: false, reason: "too_soon" });
  for (let nth = 1; nth < 10; nth++) {
    expect(await repair(nth * 20)).toEqual({ ok: true });
    await db.updateTable("delivery").set({ state: "sent" }).where("state", "=", "queued").execute();
  }
  expect(await repair(400)).toEqual({ ok: false, reason: "too_soon" });
});

test("nobody repairs another's entry, one that is over, one without an address, or one not yet sent out", async () => {
  const { entryId, hana, invitation, repair } = await anInvited();
  const sho = await aCandidate(db);
  const foreign = { entryId, candidateId: sho.id, now: at(1) };
  expect(await repairEntry(db, jobs, foreign)).toEqual({ ok: false, reason: "unknown" });
  expect(await repair(60 * 24 * 30)).toEqual({ ok: false, reason: "past" });
  await db.updateTable("candidate").set({ email: "" }).where("id", "=", hana.id).execute();
  expect(await repair(1)).toEqual({ ok: false, reason: "no_address" });
  await db
    .updateTable("invitation")
    .set({ sends_at: at(99) })
    .where("id", "=", invitation.id)
    .execute();
  expect(await repair(1)).toEqual({ ok: false, reason: "unknown" });
  expect(await listEntries(db, hana.id, at(1))).toEqual([]);
});

test.each([
  ["ja", /^カレンダーの予定：/, /参加が決まったわけではありません/],
  ["en", /^Your calendar entry: /, /doesn’t mean that you are coming/],
  ["ko", /^캘린더 일정: /, /참가가 정해진 것은 아니니/],
])("the letter speaks %s", async (locale, subject, text) => {
  const { repair } = await anInvited({ locale });
  await repair(1);
  await send(at(2));
  const row = await db
    .selectFrom("delivery")
    .select(["subject", "source"])
    .where("letter", "=", "event_calendar")
    .executeTakeFirstOrThrow();
  expect(row.subject).toMatch(subject);
  expect(readMessage(row.source ?? Buffer.alloc(0)).text.replace(/\s+/g, " ")).toMatch(text);
});
