import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { emptyDatabase, testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { expectExact, expectLettersAgree, expectLineInOrder } from "#tests/support/seats.ts";
import { answers } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { answerWithoutSession } from "~/features/events/answer-without-session.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { claimSeat } from "~/features/events/claim-seat.server.ts";
import { closeSession, reopenSession } from "~/features/events/close-session.server.ts";
import { expireClaims } from "~/features/events/expire-claims.server.ts";
import { giveUpSeat } from "~/features/events/give-up-seat.server.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { reorderLine } from "~/features/events/reorder-line.server.ts";

const db = testDatabase({ max: 16 });
const jobs = quietJobs();
const start = Date.parse("2026-07-06T03:00:00Z");
const people = 6;
const sessions = 3;

const who = fc.nat(people - 1);
const session = fc.nat(sessions - 1);
const of = <K extends string, T>(kind: K, parts: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.record<T>(parts).map((rest) => ({ kind, ...rest }));
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: of("choose", {
      who,
      wanted: fc.uniqueArray(session, { minLength: 1, maxLength: sessions }),
      companions: fc.nat(2),
    }),
  },
  { weight: 4, arbitrary: of("claim", { who, session }) },
  { weight: 3, arbitrary: of("give", { who, session }) },
  {
    weight: 2,
    arbitrary: of("without", {
      who,
      answer: fc.constantFrom("no" as const, "maybe" as const, "other_date" as const),
    }),
  },
  { weight: 3, arbitrary: of("single", { who, answer: fc.constantFrom(...answers) }) },
  { weight: 2, arbitrary: of("seats", { session, seats: fc.nat(6) }) },
  { weight: 1, arbitrary: of("expire", { hours: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: of("move", { session, day: fc.nat(3), releases: fc.boolean() }) },
  { weight: 1, arbitrary: of("close", { session, opens: fc.boolean() }) },
  { weight: 1, arbitrary: of("merge", { session, into: session }) },
  { weight: 1, arbitrary: of("cancel", { session }) },
  { weight: 1, arbitrary: of("reorder", { who, session, position: fc.integer({ min: 1, max: 4 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Each wave is sent at once over its own connections; the clock moves between waves. */
const story = fc.record({
  seats: fc.integer({ min: 0, max: 4 }),
  each: fc.integer({ min: 1, max: 2 }),
  waves: fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
});

/** One event of several sessions and, at the time of its first, another of one session; everybody is asked to both. */
async function aHouse(options: { seats: number; sessions_each: number; people: number }) {
  const event = await aChoice(db, {
    ...{ sessions, seats: options.seats, sessions_each: options.sessions_each, companions_max: 2 },
  });
  const single = await anEvent(db, { session: { seats: 3 } });
  const member = await aMember(db);
  const guests: { choice: string; single: string; candidateId: string }[] = [];
  for (let count = 0; count < options.people; count += 1) {
    const choice = await aChooser(db, event);
    const asked = await anInvitation(db, single, { candidate_id: choice.candidate_id });
    guests.push({ choice: choice.id, single: asked.id, candidateId: choice.candidate_id });
  }
  return { event, single, member, guests };
}

async function take(trx: Db, house: Awaited<ReturnType<typeof aHouse>>, each: Step, now: Date) {
  const { event, single, member } = house;
  const common = { word: "", source: "link", now, mailDomain: jobs.mailDomain } as const;
  const guest = "who" in each ? house.guests[each.who % house.guests.length] : undefined;
  const invitationId = guest?.choice ?? "";
  const sessionId = "session" in each ? (event.ids[each.session] ?? "") : "";
  const staff = { sessionId, memberId: member.id, now };
  switch (each.kind) {
    case "choose": {
      const wanted = each.wanted.map((place) => event.ids[place] ?? "");
      return chooseSessions(trx, { ...common, invitationId, wanted, companions: each.companions });
    }
    case "claim":
      return claimSeat(trx, { ...common, invitationId, sessionId });
    case "give":
      return giveUpSeat(trx, { ...common, invitationId, sessionId });
    case "without":
      return answerWithoutSession(trx, { ...common, invitationId, answer: each.answer });
    case "single":
      return answerInvitation(trx, {
        ...{ ...common, invitationId: guest?.single ?? "", sessionId: single.session.id },
        answer: each.answer,
      });
    case "seats":
      return changeSeats(trx, jobs, { sessionId, seats: each.seats, now });
    case "expire":
      return expireClaims(trx, jobs, now);
    case "move": {
      const startsAt = new Date(Date.parse("2026-07-18T04:00:00Z") + each.day * 86_400_000);
      const to = { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000) };
      return moveSession(trx, jobs, { ...staff, to, releasesClashes: each.releases });
    }
    case "close":
      return each.opens ? reopenSession(trx, jobs, staff) : closeSession(trx, staff);
    case "merge": {
      const merge = { fromId: sessionId, intoId: event.ids[each.into] ?? "", releasesClashes: true };
      return mergeSessions(trx, jobs, { ...merge, memberId: member.id, now });
    }
    case "cancel":
      return cancelSession(trx, jobs, { ...staff, reason: "台風" });
    default:
      return reorderLine(trx, jobs, {
        ...staff,
        candidateId: guest?.candidateId ?? "",
        position: each.position,
        reason: "遠方",
      });
  }
}

async function expectHolds() {
  await expectExact(db);
  await expectLettersAgree(db);
  await expectLineInOrder(db);
}

test("whatever people and staff do to several sessions at once, seats, lines, calendars and letters stay exact", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ seats, each, waves }) => {
      await emptyDatabase(db);
      const house = await aHouse({ seats, sessions_each: each, people });
      let now = new Date(start);
      for (const wave of waves) {
        await Promise.all(wave.map((one) => take(db, house, one, now)));
        await expectHolds();
        const hours = Math.max(1, ...wave.map((one) => ("hours" in one ? one.hours : 1)));
        now = new Date(now.getTime() + 3_600_000 * hours);
      }
    }),
    { numRuns: 40 },
  );
}, 240_000);

const pools: Db[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.destroy())));

test("sixty people and busy staff over 40 connections and four sessions end without a deadlock", async () => {
  const pool = connect(testDatabaseUrl(), { max: 40 });
  pools.push(pool);
  const house = await aHouse({ seats: 5, sessions_each: 2, people: 60 });
  const work = fc.sample(step, { numRuns: 500, seed: 20260706 }).map((each, place): Step => {
    return "who" in each ? { ...each, who: place % 60 } : each;
  });
  const calm = work.filter((each) => each.kind !== "cancel" && each.kind !== "merge");

  await Promise.all(calm.map((each) => take(pool, house, each, new Date(start))));

  await expectHolds();
  const { count } = await db
    .selectFrom("seat")
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(20);
}, 120_000);

test("thirty people who take two seats of the same time in one moment get one each, whichever", async () => {
  const house = await aHouse({ seats: 40, sessions_each: 1, people: 30 });
  await db.updateTable("session").set({ seats: 40 }).execute();
  const now = new Date(start);

  const both = await Promise.all(
    house.guests.flatMap((_, place) => [
      take(db, house, { kind: "choose", who: place, wanted: [0], companions: 0 }, now),
      take(db, house, { kind: "single", who: place, answer: "yes" }, now),
    ]),
  );

  const refusals = both.flatMap((result) =>
    typeof result === "object" && "reason" in result ? [result.reason] : [],
  );
  expect(refusals).toEqual(Array.from({ length: 30 }, () => "double_booked"));
  await expectExact(db);
});
