// What one person's calendar goes through: the letters are written as they leave, and read back with ical.js.
import { spawnSync } from "node:child_process";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import type { Db } from "#db/client.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { aSender, quietJobs, testMeans, untilQuiet } from "#tests/support/letters.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { editEvent } from "~/features/events/edit-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { placeCandidate, unplaceCandidate } from "~/features/events/place-candidate.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

type Sent = {
  letter: string;
  subject: string;
  text: string;
  ics: string;
  messageId: string;
  references: string | undefined;
};

/** Lets everything in the queue leave (kept, not sent) and gives the letters in the order of their decision. */
async function sent(trx: Db, clock: Date): Promise<Sent[]> {
  const sender = aSender(trx, undefined, { now: () => clock });
  await untilQuiet(trx);
  await sender.stop();
  const rows = await trx
    .selectFrom("delivery")
    .select(["letter", "subject", "source", "state", "stopped_because", "message_id"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ letter, subject, source, state, stopped_because, message_id: messageId }) => {
    expect([state, stopped_because], letter).toEqual(["kept", ""]);
    const { text, ics } = readMessage(source ?? Buffer.alloc(0));
    const references = /^References: (.*)\r$/m.exec(source?.toString("latin1") ?? "")?.[1];
    return { letter, subject, text, ics, messageId, references };
  });
}

function entryOf(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("there is no VEVENT");
  const start = event.getFirstPropertyValue("dtstart");
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: String(event.getFirstPropertyValue("uid")),
    sequence: Number(event.getFirstPropertyValue("sequence")),
    status: String(event.getFirstPropertyValue("status")),
    partstat: event.getFirstProperty("attendee")?.getParameter("partstat"),
    start: start instanceof ICAL.Time ? start.toJSDate().toISOString() : "",
  };
}

/** A calendar keeps of each UID the highest SEQUENCE, and of equal ones what came later; a cancelled entry is gone. */
function calendarAfter(letters: Sent[]) {
  const entries = new Map<string, ReturnType<typeof entryOf>>();
  for (const { ics } of letters) {
    if (!ics) continue;
    const entry = entryOf(ics);
    const known = entries.get(entry.uid);
    if (!known || entry.sequence >= known.sequence) entries.set(entry.uid, entry);
  }
  return [...entries.values()];
}

const draft: EventDraft = {
  cohortYear: 2027,
  kind: "social",
  title: { ja: "夏の懇親会" },
  description: {},
  zone: "Asia/Tokyo",
  startsAt: new Date("2026-07-18T05:00:00Z"),
  endsAt: new Date("2026-07-18T07:30:00Z"),
  placeKind: "office",
  place: {
    ja: "青葉本社 5階 ラウンジ",
    en: "Aoba head office, 5th floor lounge",
    ko: "아오바 본사 5층 라운지",
  },
  address: "名古屋市中区栄1-0-0",
  onlineUrl: "",
  seats: 24,
  answerBy: null,
  isPaidWork: false,
  hasAlcohol: false,
  hostIds: [],
  policyReason: "",
};

test("invitations 2: invite, yes, move, text edit, cancel is one entry that ends cancelled", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  const member = await aMember(db);
  const hana = await aChooser(db, await anEvent(db));
  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [hana.candidate_id],
    memberId: member.id,
    secret: testMeans.secret,
    now,
  });
  await sent(db, at(2));
  const invitation = await db
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", event.id)
    .executeTakeFirstOrThrow();
  const common = { word: "", source: "link", mailDomain: jobs.mailDomain } as const;
  await answerInvitation(db, {
    ...common,
    invitationId: invitation.id,
    sessionId: event.session.id,
    answer: "yes",
    now: at(3),
  });
  await sent(db, at(4));
  const moved = { ...draft, startsAt: new Date("2026-07-18T06:00:00Z") };
  await editEvent(db, jobs, { eventId: event.id, draft: moved, now: at(5) });
  await sent(db, at(6));
  await editEvent(db, jobs, {
    eventId: event.id,
    draft: { ...moved, description: { ja: "かるい食事があります。" } },
    now: at(7),
  });
  await sent(db, at(8));
  await cancelEvent(db, jobs, { eventId: event.id, reason: "台風のため", memberId: member.id, now: at(9) });

  const letters = await sent(db, at(10));
  const steps = letters.map(({ ics }) => entryOf(ics));
  expect(steps.map(({ method, sequence, partstat }) => [method, sequence, partstat])).toEqual([
    ["REQUEST", 0, "NEEDS-ACTION"],
    ["REQUEST", 0, "ACCEPTED"],
    ["REQUEST", 1, "NEEDS-ACTION"],
    ["CANCEL", 2, "NEEDS-ACTION"],
  ]);
  expect(new Set(steps.map(({ uid }) => uid)).size).toBe(1);
  expect(steps.map(({ start }) => start.slice(11, 16))).toEqual(["05:00", "05:00", "06:00", "06:00"]);
  expect(calendarAfter(letters)).toMatchObject([{ status: "CANCELLED", sequence: 2 }]);
  const [first, ...later] = letters;
  for (const letter of later) expect(letter.references).toBe(first?.messageId);
  expect(letters[2]?.subject).toMatch(/^【日時変更】/);
  expect(letters[2]?.text).toContain("14:00〜16:30");
  expect(letters[2]?.text).toContain("15:00〜16:30");
});

test("of several sessions: dates without an entry, then choose, move, rename, merge, cancel: one entry, cancelled", async () => {
  await aCompany(db);
  const event = await aChoice(db, { sessions: 3 });
  const [a = "", b = ""] = event.ids;
  const member = await aMember(db);
  const hana = await aChooser(db, await anEvent(db));
  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [hana.candidate_id],
    memberId: member.id,
    secret: testMeans.secret,
    now,
  });
  await sent(db, at(2));
  const invitation = await db
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", event.id)
    .executeTakeFirstOrThrow();
  const common = { word: "", source: "link", mailDomain: jobs.mailDomain } as const;
  await chooseSessions(db, { ...common, invitationId: invitation.id, wanted: [a], now: at(3) });
  await sent(db, at(4));
  const to = { startsAt: new Date("2026-07-18T06:00:00Z"), endsAt: new Date("2026-07-18T08:30:00Z") };
  await moveSession(db, jobs, { sessionId: a, to, reason: "電車の遅れ", memberId: member.id, now: at(5) });
  await sent(db, at(6));
  const named = { to: {}, label: { ja: "午後の部" } };
  await moveSession(db, jobs, { sessionId: a, ...named, memberId: member.id, now: at(7) });
  await sent(db, at(8));
  await mergeSessions(db, jobs, { fromId: a, intoId: b, memberId: member.id, now: at(9) });
  await sent(db, at(10));
  await cancelSession(db, jobs, { sessionId: b, reason: "台風のため", memberId: member.id, now: at(11) });

  const letters = await sent(db, at(12));
  expect(letters.map(({ letter }) => letter)).toEqual([
    "event_invitation",
    "event_confirmed",
    "event_moved",
    "event_moved",
    "event_session_cancelled",
  ]);
  const [dates, , moved, merged, cancelled] = letters;
  expect(dates?.ics).toBe("");
  for (const day of ["7月18日(土)", "7月19日(日)", "7月20日(月)"]) expect(dates?.text).toContain(day);
  const steps = letters.slice(1).map(({ ics }) => entryOf(ics));
  expect(steps.map(({ method, sequence, partstat }) => [method, sequence, partstat])).toEqual([
    ["REQUEST", 0, "ACCEPTED"],
    ["REQUEST", 1, "NEEDS-ACTION"],
    ["REQUEST", 2, "NEEDS-ACTION"],
    ["CANCEL", 3, "NEEDS-ACTION"],
  ]);
  expect(new Set(steps.map(({ uid }) => uid)).size).toBe(1);
  expect(calendarAfter(letters)).toMatchObject([{ status: "CANCELLED", start: "2026-07-19T05:00:00.000Z" }]);
  expect(moved?.subject).toMatch(/^【日時変更】/);
  expect(moved?.text).toContain("電車の遅れ");
  expect(merged?.text).toContain("ほかの回といっしょに");
  expect(merged?.text).toContain("15:00〜17:30");
  expect(cancelled?.subject).toMatch(/^【中止】/);
  for (const letter of letters) expect(letter.ics).not.toMatch(/https?:\/\/[^\s]*\/a\//);
});

test("who is placed is asked by their calendar; taken back, the entry goes", async () => {
  const event = await aChoice(db, { way: "ask_around" });
  const [hana, member] = [await aChooser(db, event), await aMember(db)];
  const place = { sessionId: event.ids[0] ?? "", invitationId: hana.id, memberId: member.id };
  await placeCandidate(db, jobs, { ...place, now });
  await sent(db, at(1));
  await unplaceCandidate(db, jobs, { ...place, now: at(2) });
  const letters = await sent(db, at(3));

  expect(letters.map(({ ics }) => entryOf(ics)).map(({ method, partstat }) => [method, partstat])).toEqual([
    ["REQUEST", "NEEDS-ACTION"],
    ["CANCEL", "NEEDS-ACTION"],
  ]);
  expect(letters[0]?.text).toContain("お席をお返しいただけます");
});

test("the confirmation says which lines were left, the letter to those who wait lists them all", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a = "", b = ""] = event.ids;
  const [ren, aoi, hana] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  const choose = (who: { id: string }, wanted: string[], minutes: number) =>
    chooseSessions(db, {
      ...{ invitationId: who.id, wanted, word: "", source: "link", mailDomain: jobs.mailDomain },
      now: at(minutes),
    });
  await choose(ren, [a], 0);
  await choose(aoi, [b], 0);
  await choose(hana, [a, b], 1);
  await sent(db, at(1));
  await db.updateTable("session").set({ seats: 2, waiting: 1 }).where("id", "=", b).execute();
  await db.deleteFrom("seat").where("session_id", "=", b).where("state", "=", "waiting").execute();
  await db.updateTable("session").set({ waiting: 0 }).where("id", "=", b).execute();
  await choose(hana, [a, b], 2);
  const letters = await sent(db, at(3));
  const of = (letter: string) => letters.filter((each) => each.letter === letter).at(-1)?.text;

  expect(of("event_waiting")).toMatch(/7月18日.*\n.*7月19日/);
  expect(of("event_confirmed")).toMatch(/順番待ちからは外しました：\n.*7月18日/);
});

test("invitations 11: nothing stands in a letter alone: the person's page knows its time, place, room and seat", async () => {
  const event = await aChoice(db, { sessions: 2 });
  const [a = "", b = ""] = event.ids;
  const onlineUrl = "https://meet.example.jp/enishi";
  await db
    .updateTable("session")
    .set({ online_url: onlineUrl, label: JSON.stringify({ ja: "午前の部" }) })
    .where("id", "=", a)
    .execute();
  const hana = await aChooser(db, event);
  const choice = { invitationId: hana.id, wanted: [a], word: "", source: "link" } as const;
  await chooseSessions(db, { ...choice, wanted: [a], now, mailDomain: jobs.mailDomain });
  const [letter] = await sent(db, now);
  const page = await findInvitationPage(db, hana.id);

  expect(page?.sessions.map(({ id, mine }) => [id, mine?.state])).toEqual([
    [a, "going"],
    [b, undefined],
  ]);
  const shown = page?.sessions[0];
  for (const words of [shown?.label.ja, shown?.place.ja, shown?.address, shown?.onlineUrl, page?.title.ja])
    expect(letter?.text).toContain(words ?? "?");
  expect(shown?.startsAt.toISOString()).toBe(entryOf(letter?.ics ?? "").start);
});

test("invitations 7: a letter's entry is the same whatever the machine's time zone", async () => {
  const event = await aChoice(db, { sessions: 2 });
  const hana = await aChooser(db, event);
  const choice = { invitationId: hana.id, wanted: [event.ids[0] ?? ""], word: "" };
  await chooseSessions(db, { ...choice, source: "link", now, mailDomain: jobs.mailDomain });
  const [letter] = await sent(db, now);
  const script = `import ICAL from "ical.js";
    const start = new ICAL.Component(ICAL.parse(process.argv[1])).getFirstSubcomponent("vevent").getFirstPropertyValue("dtstart");
    process.stdout.write(start.toJSDate().toISOString());`;
  for (const zone of ["UTC", "Asia/Tokyo", "America/New_York"]) {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script, letter?.ics ?? ""], {
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
    expect(stdout).toBe("2026-07-18T05:00:00.000Z");
  }
});
