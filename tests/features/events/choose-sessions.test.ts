import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { entriesOf, expectExact, lettersOf, outcomesOf, seatsOf } from "#tests/support/seats.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { answerWithoutSession } from "~/features/events/answer-without-session.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { claimSeat } from "~/features/events/claim-seat.server.ts";
import { expireClaims } from "~/features/events/expire-claims.server.ts";
import { giveUpSeat } from "~/features/events/give-up-seat.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const noon = new Date("2026-07-06T03:00:00Z");
const common = { word: "", source: "link", now: noon, mailDomain: jobs.mailDomain } as const;

type Invited = { id: string };
const choose = (
  invitation: Invited,
  wanted: (string | undefined)[],
  more: Partial<Parameters<typeof chooseSessions>[1]> = {},
) =>
  chooseSessions(db, {
    ...common,
    invitationId: invitation.id,
    wanted: wanted.map((id) => id ?? ""),
    ...more,
  });

test("the first wish with a seat is theirs; the letter says so and only then an entry is made for their calendar", async () => {
  const event = await aChoice(db, { seats: 1 });
  const [a, b, c] = event.ids;
  const [hana, ren] = [await aChooser(db, event), await aChooser(db, event)];
  await choose(ren, [a]);

  expect(await choose(hana, [a, b, c])).toEqual({ ok: true, going: [b], waiting: [], changed: true });

  expect(await seatsOf(db, hana)).toEqual(["19 going"]);
  expect(await lettersOf(db, hana)).toEqual(["confirmed 19"]);
  expect(await entriesOf(db, hana)).toEqual(["19 v0"]);
  expect(await outcomesOf(db, hana)).toEqual(["going"]);
  await expectExact(db);
});

test("where all are full one waits in several, in the order of the wishes, with one letter for all", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1, sessions_each: 1 });
  const [a, b] = event.ids;
  const [ren, aoi, hana] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  await choose(ren, [a]);
  await choose(aoi, [b]);

  expect(await choose(hana, [b, a])).toEqual({ ok: true, going: [], waiting: [b, a], changed: true });
  expect(await choose(hana, [b, a])).toMatchObject({ changed: false });

  expect(await lettersOf(db, hana)).toEqual(["waiting 19"]);
  const page = await findInvitationPage(db, hana.id);
  expect(page?.sessions.map(({ mine }) => [mine?.state, mine?.wish, mine?.placeInLine])).toEqual([
    ["waiting", 2, 1],
    ["waiting", 1, 1],
  ]);
  expect(await entriesOf(db, hana)).toEqual([]);
});

test("taking an offered seat leaves the other lines, and the letter names them", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a = "", b] = event.ids;
  const [ren, aoi, hana] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  await choose(ren, [a]);
  await choose(aoi, [b]);
  await choose(hana, [a, b]);
  await giveUpSeat(db, { ...common, invitationId: ren.id, sessionId: a });
  expect(await seatsOf(db, hana)).toEqual(["18 offered", "19 waiting"]);

  const claim = { ...common, invitationId: hana.id, sessionId: a };
  expect(await claimSeat(db, claim)).toEqual({ ok: true, changed: true });
  expect(await claimSeat(db, claim)).toEqual({ ok: true, changed: false });

  expect(await seatsOf(db, hana)).toEqual(["18 going"]);
  const letter = await db
    .selectFrom("delivery")
    .select("details")
    .where("letter", "=", "event_confirmed")
    .where("invitation_id", "=", hana.id)
    .executeTakeFirst();
  expect(letter?.details).toEqual({ left: [["2026-07-19T05:00:00.000Z", "2026-07-19T07:30:00.000Z"]] });
  expect(await outcomesOf(db, hana)).toEqual(["going", "left_line", "offered", "waiting", "waiting"]);
  await expectExact(db);
});

test("an offered seat that ran out can't be claimed any more, and the other lines stay", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a = "", b] = event.ids;
  const [ren, aoi, hana] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  await choose(ren, [a]);
  await choose(aoi, [b]);
  await choose(hana, [a, b]);
  await giveUpSeat(db, { ...common, invitationId: ren.id, sessionId: a });
  const late = new Date("2026-07-07T02:00:00Z");

  const claim = { ...common, invitationId: hana.id, sessionId: a, now: late };
  expect(await claimSeat(db, claim)).toEqual({ ok: false, reason: "claim_expired" });
  await expireClaims(db, jobs, late);
  expect(await seatsOf(db, hana)).toEqual(["19 waiting"]);
});

test("changing one's mind gives back the old seat with a CANCEL and offers it to the line", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a, b] = event.ids;
  const [hana, ren] = [await aChooser(db, event), await aChooser(db, event)];
  await choose(hana, [a]);
  await choose(ren, [a]);

  expect(await choose(hana, [b])).toEqual({ ok: true, going: [b], waiting: [], changed: true });

  expect(await seatsOf(db, hana)).toEqual(["19 going"]);
  expect(await seatsOf(db, ren)).toEqual(["18 offered"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out", "19 v0"]);
  expect(await lettersOf(db, hana)).toEqual(["confirmed 18", "confirmed 19", "declined_noted 18"]);
  await choose(hana, [a]);
  expect(await seatsOf(db, hana)).toEqual(["18 waiting"]); // the place they gave back is kept for Ren now
});

test("two sessions each: both are theirs, a third isn't waited for", async () => {
  const event = await aChoice(db, { sessions: 3, sessions_each: 2 });
  const hana = await aChooser(db, event);
  const [a, b, c] = event.ids;

  expect(await choose(hana, [c, a, b])).toEqual({ ok: true, going: [c, a], waiting: [], changed: true });
  expect(await lettersOf(db, hana)).toEqual(["confirmed 18", "confirmed 20"]);
});

test("no, not yet and another date give everything back; a no is taken after the deadline", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2, answer_by: noon });
  const hana = await aChooser(db, event);
  await choose(hana, event.ids);
  const without = { ...common, invitationId: hana.id, now: new Date(noon.getTime() + 1000) };

  expect(await answerWithoutSession(db, { ...without, answer: "maybe" })).toEqual({
    ok: false,
    reason: "closed",
  });
  expect(await answerWithoutSession(db, { ...without, answer: "no" })).toEqual({ ok: true, changed: true });
  expect(await answerWithoutSession(db, { ...without, answer: "no" })).toEqual({ ok: true, changed: false });

  expect(await seatsOf(db, hana)).toEqual([]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out", "19 v1 out"]);
  expect(await choose(hana, [event.ids[0]], { now: without.now })).toEqual({ ok: false, reason: "closed" });
});

test("giving up the last seat is a no, giving up one of two isn't", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2 });
  const hana = await aChooser(db, event);
  await choose(hana, event.ids);
  const answer = async () =>
    (await db.selectFrom("invitation").select("answer").where("id", "=", hana.id).executeTakeFirst())?.answer;

  const [a = "", b = ""] = event.ids;
  await giveUpSeat(db, { ...common, invitationId: hana.id, sessionId: a });
  expect(await answer()).toBe("yes");
  await giveUpSeat(db, { ...common, invitationId: hana.id, sessionId: b });
  expect(await answer()).toBe("no");
  expect(await giveUpSeat(db, { ...common, invitationId: hana.id, sessionId: b })).toEqual({
    ok: true,
    changed: false,
  });
});

test("a seat at the same time elsewhere refuses the choice and names it", async () => {
  const social = await anEvent(db);
  const event = await aChoice(db);
  const invited = await anInvitation(db, social);
  const hana = await aChooser(db, event, { candidate_id: invited.candidate_id });
  await answerInvitation(db, {
    ...common,
    invitationId: invited.id,
    sessionId: social.session.id,
    answer: "yes",
  });

  expect(await choose(hana, [event.ids[1], event.ids[0]])).toMatchObject({
    ok: false,
    reason: "double_booked",
    other: { title: { ja: "夏の懇親会" }, startsAt: new Date("2026-07-18T05:00:00Z") },
  });
  expect(await seatsOf(db, hana)).toEqual([]);
  expect(await choose(hana, [event.ids[1]])).toMatchObject({ ok: true });
});

test("an answer to one session refuses a double booking too, and several sessions want to be chosen", async () => {
  const [one, other] = [await anEvent(db), await anEvent(db)];
  const hana = await anInvitation(db, one);
  const again = await anInvitation(db, other, { candidate_id: hana.candidate_id });
  const yes = { ...common, answer: "yes" } as const;
  await answerInvitation(db, { ...yes, invitationId: hana.id, sessionId: one.session.id });

  expect(
    await answerInvitation(db, { ...yes, invitationId: again.id, sessionId: other.session.id }),
  ).toMatchObject({ ok: false, reason: "double_booked", other: { endsAt: one.session.ends_at } });
  const event = await aChoice(db);
  const chooser = await aChooser(db, event);
  expect(
    await answerInvitation(db, { ...yes, invitationId: chooser.id, sessionId: event.session.id }),
  ).toEqual({ ok: false, reason: "several" });
});

test("companions take places; the head of the line waits until the whole party fits", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 4, companions_max: 2 });
  const [a = ""] = event.ids;
  const [hana, ren, aoi] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  expect(await choose(hana, [a], { companions: 3 })).toEqual({ ok: false, reason: "too_many" });
  await choose(hana, [a], { companions: 2 });

  expect(await choose(ren, [a], { companions: 1 })).toMatchObject({ waiting: [a] });
  expect(await choose(aoi, [a])).toMatchObject({ waiting: [a] }); // one place is free, but Ren was first
  expect(await choose(hana, [a], { companions: 1 })).toMatchObject({ going: [a], changed: true });

  expect(await seatsOf(db, ren)).toEqual(["18 offered"]);
  expect(await seatsOf(db, aoi)).toEqual(["18 waiting"]);
  expect(await choose(hana, [a], { companions: 2 })).toEqual({ ok: false, reason: "no_room" });
  await claimSeat(db, { ...common, invitationId: ren.id, sessionId: a, companions: 0 });
  expect(await seatsOf(db, aoi)).toEqual(["18 offered"]);
  await expectExact(db);
});

test("a session that is cancelled, over, closed or another event's can't be picked; staff may pick a closed one", async () => {
  const event = await aChoice(db, { sessions: 3 });
  const [a = "", b = "", c = ""] = event.ids;
  const other = await anEvent(db);
  const [hana, member] = [await aChooser(db, event), await aMember(db)];
  await db.updateTable("session").set({ state: "cancelled" }).where("id", "=", a).execute();
  await db.updateTable("session").set({ state: "closed" }).where("id", "=", b).execute();
  const reasons = [];
  for (const id of [a, b, other.session.id]) reasons.push(await choose(hana, [id]));
  reasons.push(await choose(hana, [c], { now: new Date("2026-07-20T05:00:00Z") }), await choose(hana, []));

  expect(reasons.map((result) => !result.ok && result.reason)).toEqual([
    "cancelled",
    "closed",
    "unknown",
    "past",
    "nothing",
  ]);
  expect(await choose(hana, [b], { memberId: member.id, source: "staff" })).toMatchObject({ going: [b] });
  const history = await db.selectFrom("answer_history").select(["answered_by", "source"]).executeTakeFirst();
  expect(history).toEqual({ answered_by: member.id, source: "staff" });
});

test("what somebody needs is kept only where it is asked for, until two weeks after the last session", async () => {
  const event = await aChoice(db, { asks_needs: true });
  const quiet = await aChoice(db);
  const [hana, ren] = [await aChooser(db, event), await aChooser(db, quiet)];
  await choose(hana, [event.ids[0]], { needs: "えびアレルギー" });
  await choose(ren, [quiet.ids[0]], { needs: "えびアレルギー" });

  expect(await findInvitationPage(db, hana.id)).toMatchObject({
    needs: "えびアレルギー",
    needsUntil: "2026-08-03",
  });
  expect(await findInvitationPage(db, ren.id)).toMatchObject({ needs: "", needsUntil: null });
  await answerWithoutSession(db, { ...common, invitationId: hana.id, answer: "no" });
  expect(await findInvitationPage(db, hana.id)).toMatchObject({ needs: "", needsUntil: null });
});
