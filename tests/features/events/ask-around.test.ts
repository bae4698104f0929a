import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { entriesOf, expectExact, lettersOf, outcomesOf, seatsOf } from "#tests/support/seats.ts";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { giveUpSeat } from "~/features/events/give-up-seat.server.ts";
import { listGuests } from "~/features/events/guest-queries.server.ts";
import { figuresOf } from "~/features/events/guest-view.ts";
import { placeCandidate, unplaceCandidate } from "~/features/events/place-candidate.server.ts";
import { wishSessions } from "~/features/events/wish-sessions.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const common = { word: "", source: "link", now, mailDomain: jobs.mailDomain } as const;

const asking = (options: Parameters<typeof aChoice>[1] = {}) =>
  aChoice(db, { way: "ask_around", ...options });

test("wishes hold no seat, may change until the deadline, and stand on the page", async () => {
  const event = await asking({ answer_by: new Date(now.getTime() + 1000) });
  const [a = "", b = "", c = ""] = event.ids;
  const hana = await aChooser(db, event);
  const marks = [
    { sessionId: a, mark: "no" },
    { sessionId: b, mark: "yes", wish: 2 },
    { sessionId: c, mark: "yes", wish: 1 },
  ] as const;
  const wish = { ...common, invitationId: hana.id, marks: [...marks], word: "午前が助かります" };

  expect(await wishSessions(db, wish)).toEqual({ ok: true, changed: true });
  expect(await wishSessions(db, wish)).toEqual({ ok: true, changed: false });

  const page = await findInvitationPage(db, hana.id);
  expect(page).toMatchObject({ answer: "yes", word: "午前が助かります", isSeveral: true });
  expect(page?.sessions.map(({ mark, wish: order }) => [mark, order])).toEqual([
    ["no", null],
    ["yes", 2],
    ["yes", 1],
  ]);
  expect(await seatsOf(db, hana)).toEqual([]);
  expect(await lettersOf(db, hana)).toEqual([]);
  expect(figuresOf(await listGuests(db, event.id))).toMatchObject({ wished: 1, lapsed: 0, answered: 1 });
  expect(await wishSessions(db, { ...wish, now: new Date(now.getTime() + 2000) })).toEqual({
    ok: false,
    reason: "closed",
  });
});

test("only △ is a maybe, only × a no", async () => {
  const event = await asking({ sessions: 2 });
  const hana = await aChooser(db, event);
  const answer = async (mark: "maybe" | "no") => {
    const marks = event.ids.map((sessionId) => ({ sessionId, mark }));
    await wishSessions(db, { ...common, invitationId: hana.id, marks });
    return (await findInvitationPage(db, hana.id))?.answer;
  };
  expect(await answer("maybe")).toBe("maybe");
  expect(await answer("no")).toBe("no");
});

test("an event to book takes no wishes, one that asks around no picks", async () => {
  const [asks, books] = [await asking(), await aChoice(db)];
  const [hana, ren] = [await aChooser(db, asks), await aChooser(db, books)];
  const marks = [{ sessionId: books.ids[0] ?? "", mark: "yes" as const }];

  expect(await wishSessions(db, { ...common, invitationId: ren.id, marks })).toEqual({
    ok: false,
    reason: "several",
  });
  expect(await chooseSessions(db, { ...common, invitationId: hana.id, wanted: [asks.ids[0] ?? ""] })).toEqual(
    {
      ok: false,
      reason: "several",
    },
  );
});

test("who is placed has a seat with their companions, a letter and an entry, and can give it back", async () => {
  const event = await asking({ companions_max: 1, seats: 2 });
  const [a = "", b = ""] = event.ids;
  const [hana, ren, member] = [await aChooser(db, event), await aChooser(db, event), await aMember(db)];
  const marks = [
    { sessionId: a, mark: "yes" as const },
    { sessionId: b, mark: "no" as const },
  ];
  await wishSessions(db, { ...common, invitationId: hana.id, marks, companions: 1 });
  const place = { sessionId: a, invitationId: hana.id, memberId: member.id, now };

  expect(await placeCandidate(db, jobs, { ...place, sessionId: b })).toEqual({
    ok: false,
    reason: "said_no",
  });
  expect(await placeCandidate(db, jobs, place)).toEqual({ ok: true });
  expect(await placeCandidate(db, jobs, place)).toEqual({ ok: false, reason: "seated" });
  expect(await placeCandidate(db, jobs, { ...place, invitationId: ren.id })).toEqual({
    ok: false,
    reason: "full",
  });

  expect(await seatsOf(db, hana)).toEqual(["18 going"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v0"]);
  await giveUpSeat(db, { ...common, invitationId: hana.id, sessionId: a });
  expect(await lettersOf(db, hana)).toEqual(["declined_noted 18", "placed 18"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out"]);
  expect(await placeCandidate(db, jobs, place)).toEqual({ ok: false, reason: "said_no" });
  expect(await placeCandidate(db, jobs, { ...place, invitationId: ren.id })).toEqual({ ok: true });
  await expectExact(db);
});

test("× on the session where they were placed gives the seat back", async () => {
  const event = await asking();
  const [a = "", b = ""] = event.ids;
  const [hana, member] = [await aChooser(db, event), await aMember(db)];
  await placeCandidate(db, jobs, { sessionId: a, invitationId: hana.id, memberId: member.id, now });
  const marks = [
    { sessionId: a, mark: "no" as const },
    { sessionId: b, mark: "yes" as const },
  ];
  await wishSessions(db, { ...common, invitationId: hana.id, marks });

  expect(await seatsOf(db, hana)).toEqual([]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out"]);
  expect(await outcomesOf(db, hana)).toEqual(["given_up", "placed", "wished"]);
});

test("nobody is placed at two places at once, and a seat taken back is told", async () => {
  const [one, other] = [await asking(), await asking()];
  const hana = await aChooser(db, one);
  const again = await aChooser(db, other, { candidate_id: hana.candidate_id });
  const member = await aMember(db);
  const place = { sessionId: one.ids[0] ?? "", invitationId: hana.id, memberId: member.id, now };
  await placeCandidate(db, jobs, place);
  const second = { ...place, sessionId: other.ids[0] ?? "", invitationId: again.id };

  expect(await placeCandidate(db, jobs, second)).toMatchObject({
    reason: "double_booked",
    other: { title: { ja: "夏の懇親会" } },
  });
  expect(await unplaceCandidate(db, jobs, place)).toBe(true);
  expect(await unplaceCandidate(db, jobs, place)).toBe(false);
  expect(await lettersOf(db, hana)).toEqual(["placed 18", "unplaced 18"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out"]);
  expect(await placeCandidate(db, jobs, second)).toEqual({ ok: true });
});
