// What happens to a meeting, and what the letter after it says to the reader's calendar; read back with ical.js.
import ICAL from "ical.js";
import { afterEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCompany,
  aHost,
  aMember,
  anEvent,
  anInvitation,
} from "#tests/support/factories.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { listEntries } from "~/features/entries/entry-queries.server.ts";
import { repairEntry } from "~/features/entries/repair-entry.server.ts";
import type { Answer } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { editEvent } from "~/features/events/edit-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { placeCandidate, unplaceCandidate } from "~/features/events/place-candidate.server.ts";
import { tellHostChange } from "~/features/events/tell-host-change.server.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const draft: EventDraft = {
  ...{ cohortYear: 2027, kind: "social", title: { ja: "夏の懇親会" }, description: {}, zone: "Asia/Tokyo" },
  ...{ startsAt: new Date("2026-07-18T05:00:00Z"), endsAt: new Date("2026-07-18T07:30:00Z") },
  placeKind: "office",
  place: {
    ja: "青葉本社 5階 ラウンジ",
    en: "Aoba head office, 5th floor lounge",
    ko: "아오바 본사 5층 라운지",
  },
  ...{ address: "名古屋市中区栄1-0-0", onlineUrl: "", seats: 24, answerBy: null, isPaidWork: false },
  ...{ hasAlcohol: false, hostIds: [], policyReason: "" },
};

const open: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
});

/** Two who come to one event, with every letter so far gone. */
async function aMeeting() {
  await aCompany(db);
  const member = await aMember(db);
  const event = await anEvent(db);
  const invite = async (email: string) => {
    const candidate = await aCandidate(db, { email });
    const { id } = await anInvitation(db, event, { candidate_id: candidate.id });
    const answer = (said: Answer, minutes: number) =>
      answerInvitation(db, {
        ...{ invitationId: id, sessionId: event.session.id, answer: said, word: "", source: "link" },
        ...{ now: at(minutes), mailDomain: jobs.mailDomain },
      });
    await answer("yes", 0);
    return { id, candidateId: candidate.id, answer };
  };
  const [hana, ren] = [await invite("hana@example.ac.jp"), await invite("ren@example.ac.jp")];
  await leave(1);
  const edit = (changes: Partial<EventDraft>, minutes: number) =>
    editEvent(db, jobs, { eventId: event.id, draft: { ...draft, ...changes }, now: at(minutes) });
  return { event, member, hana, ren, edit };
}
type Meeting = Awaited<ReturnType<typeof aMeeting>>;

/** Everything due leaves; without a mail server it is written and kept. */
async function leave(minutes: number) {
  const sender = aSender(db, undefined, { now: () => at(minutes) });
  await untilQuiet(db);
  await sender.stop();
}

/** Letters to one person after the first so many minutes: what they are, what they say to the calendar, how they begin. */
async function lettersTo(candidateId: string) {
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "subject", "source"])
    .where("candidate_id", "=", candidateId)
    .where("created_at", ">=", at(2))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ letter, subject, source }) => {
    const { ics, text } = readMessage(source ?? Buffer.alloc(0));
    return { letter, said: ics ? sayingOf(ics) : "nothing", subject, text };
  });
}

function sayingOf(ics: string): string {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = calendar.getFirstSubcomponent("vevent");
  const partstat = event?.getFirstProperty("attendee")?.getParameter("partstat");
  return [
    calendar.getFirstPropertyValue("method"),
    event?.getFirstPropertyValue("sequence"),
    partstat,
    event?.getFirstPropertyValue("status"),
  ].join(" ");
}

type Case = {
  happens: string;
  steps(meeting: Meeting): Promise<unknown>;
  /** letter, what the calendar hears, the subject's beginning, what the words name. */
  told: [letter: string, said: string, subject: RegExp, words: RegExp][];
};

const later = { startsAt: new Date("2026-07-18T06:00:00Z") };
const cases: Case[] = [
  {
    happens: "another time",
    steps: ({ edit }) => edit(later, 2),
    told: [
      [
        "event_changed",
        "REQUEST 1 NEEDS-ACTION CONFIRMED",
        /^【日時変更】/,
        /14:00〜16:30[\s\S]*15:00〜16:30/,
      ],
    ],
  },
  {
    happens: "another place",
    steps: ({ edit }) => edit({ place: { ja: "本社 2階" } }, 2),
    told: [
      ["event_changed", "REQUEST 1 NEEDS-ACTION CONFIRMED", /^【場所変更】/, /5階 ラウンジ[\s\S]*本社 2階/],
    ],
  },
  {
    happens: "other words in the description",
    steps: ({ edit }) => edit({ description: { ja: "かるい食事があります。" } }, 2),
    told: [],
  },
  {
    happens: "other words, and the entry sent again: the answer is kept",
    steps: async ({ edit, hana }) => {
      await edit({ description: { ja: "かるい食事があります。" } }, 2);
      const [entry] = await listEntries(db, hana.candidateId, at(3));
      await repairEntry(db, jobs, {
        entryId: entry?.id ?? "",
        candidateId: hana.candidateId,
        now: at(3),
      });
    },
    told: [["event_calendar", "REQUEST 0 ACCEPTED CONFIRMED", /^カレンダーの予定：/, /お席はそのまま/]],
  },
  {
    happens: "somebody else welcomes them",
    steps: ({ event, member }) =>
      tellHostChange(db, jobs, {
        ...{ sessionId: event.session.id, word: "岡本がお迎えします。", memberId: member.id, now: at(2) },
      }),
    told: [["event_host_changed", "nothing", /夏の懇親会/, /岡本がお迎えします/]],
  },
  {
    happens: "one gives back the seat: only their own entry goes",
    steps: ({ hana }) => hana.answer("no", 2),
    told: [["event_declined_noted", "CANCEL 1 NEEDS-ACTION CANCELLED", /夏の懇親会/, /取り除けます/]],
  },
  {
    happens: "the end of it",
    steps: ({ event, member }) =>
      cancelEvent(db, jobs, { eventId: event.id, reason: "台風のため", memberId: member.id, now: at(2) }),
    told: [
      ["event_cancelled", "CANCEL 1 NEEDS-ACTION CANCELLED", /^【中止】/, /台風のため[\s\S]*取り除けます/],
    ],
  },
  {
    happens: "a no, and a yes after all",
    steps: async ({ hana }) => {
      await hana.answer("no", 2);
      await leave(3);
      await hana.answer("yes", 4);
    },
    told: [
      ["event_declined_noted", "CANCEL 1 NEEDS-ACTION CANCELLED", /夏の懇親会/, /取り除けます/],
      ["event_confirmed", "REQUEST 2 ACCEPTED CONFIRMED", /^お席をご用意しました/, /青葉本社 5階 ラウンジ/],
    ],
  },
  {
    happens: "another language, then another time",
    steps: async ({ edit, hana }) => {
      await db.updateTable("candidate").set({ locale: "en" }).where("id", "=", hana.candidateId).execute();
      await edit(later, 2);
    },
    told: [
      ["event_changed", "REQUEST 1 NEEDS-ACTION CONFIRMED", /^\[New time\]/, /14:00–16:30[\s\S]*15:00–16:30/],
    ],
  },
];

test.each(cases)("invitations 9: $happens is told as it must be", async ({ steps, told }) => {
  const meeting = await aMeeting();
  const uid = () => db.selectFrom("calendar_entry").select("uid").orderBy("uid").execute();
  const before = await uid();
  await steps(meeting);
  await leave(5);

  const letters = await lettersTo(meeting.hana.candidateId);
  expect(letters.map(({ letter, said }) => [letter, said])).toEqual(
    told.map(([letter, said]) => [letter, said]),
  );
  for (const [nth, [, , subject, words]] of told.entries()) {
    expect(letters[nth]?.subject).toMatch(subject);
    expect(letters[nth]?.text).toMatch(words);
  }
  expect(await uid()).toEqual(before);
});

test("invitations 4: removing one person cancels for that person alone", async () => {
  await aCompany(db);
  const event = await aChoice(db, { way: "ask_around" });
  const member = await aMember(db);
  const people = [await aChooser(db, event), await aChooser(db, event)] as const;
  const place = (of: { id: string }) => ({
    ...{ sessionId: event.ids[0] ?? "", invitationId: of.id, memberId: member.id },
  });
  for (const person of people) await placeCandidate(db, jobs, { ...place(person), now: at(2) });
  await leave(3);
  await unplaceCandidate(db, jobs, { ...place(people[0]), now: at(4) });
  await leave(5);

  const said = async (of: { candidate_id: string }) =>
    (await lettersTo(of.candidate_id)).map((letter) => letter.said);
  expect(await said(people[0])).toEqual([
    "REQUEST 0 NEEDS-ACTION CONFIRMED",
    "CANCEL 1 NEEDS-ACTION CANCELLED",
  ]);
  expect(await said(people[1])).toEqual(["REQUEST 0 NEEDS-ACTION CONFIRMED"]);
});

test("of one move, who comes and who waits each read their own words", async () => {
  await aCompany(db);
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [going, waiting] = [await aChooser(db, event), await aChooser(db, event)];
  const member = await aMember(db);
  const sessionId = event.ids[0] ?? "";
  const seat = { session_id: sessionId, companions: 0, origin: "booked", attendance: "unknown" } as const;
  await placeCandidate(db, jobs, { sessionId, invitationId: going.id, memberId: member.id, now });
  await db
    .insertInto("seat")
    .values({
      ...{ ...seat, candidate_id: waiting.candidate_id, invitation_id: waiting.id },
      ...{ state: "waiting", arrival: 99, arrived_at: now },
    })
    .execute();
  await leave(1);
  const to = { startsAt: new Date("2026-07-18T06:00:00Z"), endsAt: new Date("2026-07-18T08:30:00Z") };
  await moveSession(db, jobs, { sessionId, to, reason: "", memberId: member.id, now: at(2) });
  await leave(3);

  const [first, second] = [await lettersTo(going.candidate_id), await lettersTo(waiting.candidate_id)];
  expect(first.map(({ letter, said }) => [letter, said])).toEqual([
    ["event_moved", "REQUEST 1 NEEDS-ACTION CONFIRMED"],
  ]);
  expect(second.map(({ letter, said }) => [letter, said])).toEqual([["event_moved", "nothing"]]);
  expect(second[0]?.text.replace(/^.*様.*$/m, "")).not.toBe(first[0]?.text.replace(/^.*様.*$/m, ""));
});

test("a letter that is put off holds back the next to the same host, so that a yes can't follow its own end", async () => {
  await aCompany(db);
  const { session } = await anEvent(db);
  const host = await aHost(db, { session, email: "okamoto@aoba.example.jp" });
  const who = { sessionId: session.id, memberId: host.id };
  await acceptHosting(db, jobs, { ...who, now });
  await declineHosting(db, jobs, { ...who, word: "", now: at(1) });
  await acceptHosting(db, jobs, { ...who, now: at(2) });
  const smtp = await startSmtp({ behaviour: (_, nth) => (nth === 1 ? { rcpt: 450 } : "accept") });
  let clock = at(3);
  const write = async () => ({ subject: "x", source: Buffer.from("Subject: x\r\n\r\nx\r\n") });
  open.push(aSender(db, smtp.url, { now: () => clock, write }), smtp);
  await expect
    .poll(async () => (await db.selectFrom("delivery_attempt").select("outcome").execute()).length)
    .toBe(1);
  await new Promise((done) => setTimeout(done, 150));
  expect(smtp.received).toHaveLength(0);
  clock = at(20);
  await untilQuiet(db);
  const sent = await db
    .selectFrom("delivery")
    .innerJoin("delivery_attempt as a", "a.delivery_id", "delivery.id")
    .select("letter")
    .where("outcome", "=", "accepted")
    .where("member_id", "=", host.id)
    .orderBy("a.started_at")
    .orderBy("a.id")
    .execute();
  expect(sent.map(({ letter }) => letter)).toEqual(["host_confirmed", "host_confirmed"]);
});
