import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { createEvent } from "~/features/events/create-event.server.ts";
import { editEvent } from "~/features/events/edit-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { inviteCandidates, stopInvitations } from "~/features/events/invite-candidates.server.ts";
import { listInvitees } from "~/features/events/invitees.server.ts";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { findLink, tokenOf } from "~/features/letters/private-link.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const later = new Date(now.getTime() + 120_000);
const secret = "a secret of at least thirty-two characters";

const draft: EventDraft = {
  cohortYear: 2027,
  kind: "meetup",
  title: { ja: "先輩面談" },
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

async function lettersOf(eventInvitation: { id: string }) {
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "state"])
    .where("invitation_id", "=", eventInvitation.id)
    .orderBy("id")
    .execute();
  return rows.map((row) => `${row.letter} ${row.state}`);
}

test("a meetup outside the policy is made only with a reason, and invites nobody before it is published", async () => {
  const member = await aMember(db);
  await aCohort(db);
  const night = {
    ...draft,
    startsAt: new Date("2026-07-18T11:00:00Z"),
    endsAt: new Date("2026-07-18T13:00:00Z"),
  };

  expect(await createEvent(db, { draft: night, memberId: member.id, now })).toEqual({
    ok: false,
    reason: "reason_needed",
  });
  const made = await createEvent(db, {
    draft: { ...night, hostIds: [member.id], policyReason: "海外拠点とつなぐため" },
    memberId: member.id,
    now,
  });
  if (!made.ok) throw new Error(made.reason);
  const hana = await aCandidate(db);
  const invite = { eventId: made.eventId, candidateIds: [hana.id], memberId: member.id, secret, now };
  expect(await inviteCandidates(db, jobs, invite)).toEqual({ ok: false, reason: "not_published" });
  expect(await publishEvent(db, jobs, { eventId: made.eventId, now })).toEqual({ ok: true });
  expect(await inviteCandidates(db, jobs, invite)).toMatchObject({ ok: true, invited: 1 });
});

test("an invitation writes the calendar entry, the private link, the letter for a minute later and the timeline", async () => {
  const event = await anEvent(db);
  const member = await aMember(db);
  const seoyeon = await aCandidate(db, { locale: "ko" });

  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [seoyeon.id],
    memberId: member.id,
    secret,
    now,
  });

  const [letter] = await db.selectFrom("delivery").selectAll().execute();
  expect(letter).toMatchObject({
    letter: "event_invitation",
    locale: "ko",
    not_before: new Date(now.getTime() + 60_000),
  });
  const [entry] = await db.selectFrom("calendar_entry").selectAll().execute();
  expect(entry?.uid).toMatch(/^[0-9a-f-]{36}@aoba\.example\.jp$/);
  const [link] = await db.selectFrom("private_link").selectAll().execute();
  expect(await findLink(db, tokenOf(secret, link?.id ?? ""), now)).toMatchObject({
    purpose: "invitation",
    state: "open",
    candidateId: seoyeon.id,
  });
  expect(await db.selectFrom("touchpoint").select("kind").execute()).toEqual([{ kind: "invited" }]);
});

test("the preview says who gets none and why; inviting twice invites once", async () => {
  const event = await anEvent(db);
  const member = await aMember(db);
  const [hana, quiet, gone] = [
    await aCandidate(db, { sort_key: "a" }),
    await aCandidate(db, { sort_key: "b", email: "" }),
    await aCandidate(db, { sort_key: "c", offer_state: "declined_before" }),
  ];
  const everybody = {
    eventId: event.id,
    candidateIds: [hana.id, quiet.id, gone.id],
    memberId: member.id,
    secret,
    now,
  };
  const both = await Promise.all([
    inviteCandidates(db, jobs, everybody),
    inviteCandidates(db, jobs, everybody),
  ]);

  expect(both.map((result) => (result.ok ? result.invited : result.reason)).sort()).toEqual([1, "nobody"]);
  const filter = { ...noFilter, year: 2027 };
  const people = await listInvitees(db, { eventId: event.id, filter, clock: { now, today: "2026-07-06" } });
  expect(people.map((person) => person.leftOut)).toEqual(["invited", "no_address", "offer_ended"]);
});

test("400 people are invited in a few statements", async () => {
  const event = await anEvent(db);
  const member = await aMember(db);
  const ids: string[] = [];
  for (let count = 0; count < 400; count += 1) ids.push((await aCandidate(db)).id);

  const result = await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: ids,
    memberId: member.id,
    secret,
    now,
  });

  expect(result).toMatchObject({ ok: true, invited: 400 });
  const [counted] = await db
    .selectFrom("delivery")
    .select((is) => is.fn.countAll<number>().as("count"))
    .execute();
  expect(counted?.count).toBe(400);
});

test("stopping within the minute takes the invitations back and keeps the stopped letters in the log", async () => {
  const event = await anEvent(db);
  const member = await aMember(db);
  const [hana, ren] = [await aCandidate(db), await aCandidate(db)];
  const all = { eventId: event.id, candidateIds: [hana.id, ren.id], memberId: member.id, secret, now };
  await inviteCandidates(db, jobs, all);

  expect(await stopInvitations(db, { eventId: event.id, memberId: member.id, now })).toBe(2);
  for (const table of ["invitation", "calendar_entry", "private_link"] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  const letters = await db.selectFrom("delivery").select("state").execute();
  expect(letters).toEqual([{ state: "stopped" }, { state: "stopped" }]);
  expect(await inviteCandidates(db, jobs, all)).toMatchObject({ invited: 2 });
  expect(await stopInvitations(db, { eventId: event.id, memberId: member.id, now: later })).toBe(0);
});

test("another time or place is told to all but those who said no, and raises their calendar entries", async () => {
  const event = await anEvent(db);
  const [hana, ren] = [await anInvitation(db, event), await anInvitation(db, event)];
  const answer = { invitationId: ren.id, sessionId: event.session.id, answer: "no", word: "" } as const;
  await answerInvitation(db, { ...answer, source: "link", now, mailDomain: "x" });

  const quiet = await editEvent(db, jobs, {
    eventId: event.id,
    draft: { ...draft, title: { ja: "夏の会" } },
    now: later,
  });
  expect(quiet).toEqual({ ok: true, told: 0 });
  const startsAt = new Date("2026-07-18T06:00:00Z");
  expect(await editEvent(db, jobs, { eventId: event.id, draft: { ...draft, startsAt }, now: later })).toEqual(
    { ok: true, told: 1 },
  );

  expect(await lettersOf(hana)).toEqual(["event_changed queued"]);
  expect(await lettersOf(ren)).toEqual([]);
  const [letter] = await db.selectFrom("delivery").select("details").execute();
  expect(letter?.details).toEqual({
    time: {
      from: ["2026-07-18T05:00:00.000Z", "2026-07-18T07:30:00.000Z"],
      to: ["2026-07-18T06:00:00.000Z", "2026-07-18T07:30:00.000Z"],
    },
  });
  const entries = await db.selectFrom("calendar_entry").select("sequence").execute();
  expect(entries.every((entry) => entry.sequence === 1)).toBe(true);
});

test("an edit that leaves fewer seats than are given changes nothing at all", async () => {
  const event = await anEvent(db, { session: { seats: 2 } });
  const guests = [await anInvitation(db, event), await anInvitation(db, event)];
  for (const { id } of guests)
    await answerInvitation(db, {
      invitationId: id,
      sessionId: event.session.id,
      answer: "yes",
      word: "",
      source: "link",
      now,
      mailDomain: "x",
    });

  const result = await editEvent(db, jobs, {
    eventId: event.id,
    draft: { ...draft, seats: 1, address: "別の場所" },
    now: later,
  });

  expect(result).toEqual({ ok: false, reason: "seats_given" });
  const session = await db.selectFrom("session").select(["seats", "address"]).executeTakeFirst();
  expect(session).toEqual({ seats: 2, address: "名古屋市中区栄1-0-0" });
});

test("cancelling tells the invited, takes the entry out of their calendars and stops what hasn't left", async () => {
  const event = await anEvent(db);
  const member = await aMember(db);
  const [hana, ren] = [await anInvitation(db, event), await anInvitation(db, event)];
  const answer = { sessionId: event.session.id, word: "", source: "link", now, mailDomain: "x" } as const;
  await answerInvitation(db, { ...answer, invitationId: hana.id, answer: "yes" });
  await answerInvitation(db, { ...answer, invitationId: ren.id, answer: "no" });
  const waiting = await aCandidate(db);
  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [waiting.id],
    memberId: member.id,
    secret,
    now: later,
  });

  const result = await cancelEvent(db, jobs, {
    eventId: event.id,
    reason: "台風のため",
    memberId: member.id,
    now: later,
  });

  expect(result).toEqual({ ok: true, told: 1 });
  expect(await lettersOf(hana)).toEqual(["event_confirmed queued", "event_cancelled queued"]);
  expect(await lettersOf(ren)).toEqual([]);
  const stopped = await db.selectFrom("delivery").select("letter").where("state", "=", "stopped").execute();
  expect(stopped).toEqual([{ letter: "event_invitation" }]);
  expect(await answerInvitation(db, { ...answer, invitationId: hana.id, answer: "no" })).toEqual({
    ok: false,
    reason: "cancelled",
  });
  expect(
    await cancelEvent(db, jobs, { eventId: event.id, reason: "", memberId: member.id, now: later }),
  ).toEqual({
    ok: false,
    reason: "cancelled",
  });
});
