import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { emptyDatabase, testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { answers } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { expireClaims } from "~/features/events/expire-claims.server.ts";

const db = testDatabase({ max: 16 });
const jobs = quietJobs();
const start = Date.parse("2026-07-06T03:00:00Z");
const people = 7;

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("answer"),
      who: fc.nat(people - 1),
      answer: fc.constantFrom(...answers),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("seats"), seats: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("expire"), hours: fc.integer({ min: 1, max: 40 }) }),
  },
);
/** Each wave is sent at once over its own connections; the clock moves between waves. */
const story = fc.record({
  seats: fc.nat(4),
  waves: fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
});

test("whatever people and staff do at once, seats are never overbooked and the line is served in order", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ seats, waves }) => {
      await emptyDatabase(db);
      const event = await anEvent(db, { session: { seats } });
      const guests = await Promise.all(Array.from({ length: people }, () => anInvitation(db, event)));
      let now = new Date(start);
      for (const wave of waves) {
        await Promise.all(wave.map((each) => take(each, event.session.id, guests, now)));
        await expectExactSeats(db, event.session.id);
        now = new Date(
          now.getTime() + 3_600_000 * Math.max(1, ...wave.map((each) => ("hours" in each ? each.hours : 1))),
        );
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

async function take(
  each: typeof step extends fc.Arbitrary<infer T> ? T : never,
  sessionId: string,
  guests: { id: string }[],
  now: Date,
) {
  if ("answer" in each) {
    const invitationId = guests[each.who]?.id ?? "";
    await answerInvitation(db, {
      invitationId,
      sessionId,
      answer: each.answer,
      word: "",
      source: "link",
      now,
      mailDomain: jobs.mailDomain,
    });
  } else if ("seats" in each) await changeSeats(db, jobs, { sessionId, seats: each.seats, now });
  else await expireClaims(db, jobs, now);
}

/** The rows agree with the counters, nobody is too many, no seat stays free while somebody waits, the line is in order. */
async function expectExactSeats(trx: Db, sessionId: string) {
  const { rows } = await sql<
    Record<"seats" | "seats_taken" | "waiting" | "taken" | "line" | "jumped" | "letters" | "wrong", number>
  >`
    select seats, seats_taken, waiting,
      (select count(*) from seat where session_id = session.id and state <> 'waiting') as taken,
      (select count(*) from seat where session_id = session.id and state = 'waiting') as line,
      (select count(*) from seat offered join seat waiting using (session_id)
        where session_id = session.id and offered.state = 'offered' and waiting.state = 'waiting'
          and waiting.arrival < offered.arrival) as jumped,
      (select count(*) from answer_history where outcome in ('going', 'waiting', 'offered'))
        - (select count(*) from delivery where letter in ('event_confirmed', 'event_waiting', 'event_seat_offered')) as letters,
      (select count(*) from answer_history history join delivery using (invitation_id)
        where history.answered_at = delivery.created_at and history.source = 'link'
          and (history.outcome = 'going') <> (delivery.letter = 'event_confirmed')
          and history.outcome in ('going', 'waiting') and delivery.letter in ('event_confirmed', 'event_waiting')
          and (select count(*) from answer_history other where other.invitation_id = history.invitation_id
            and other.answered_at = history.answered_at) = 1) as wrong
    from session where id = ${sessionId}`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error("no session");
  expect(row.taken).toBe(row.seats_taken);
  expect(row.line).toBe(row.waiting);
  expect(row.taken).toBeLessThanOrEqual(row.seats);
  if (row.line > 0) expect(row.taken).toBe(row.seats);
  expect(row).toMatchObject({ jumped: 0, letters: 0, wrong: 0 });
}

const many: Db[] = [];
afterAll(() => Promise.all(many.map((pool) => pool.destroy())));

test("forty people and changing seats over 32 connections end without a deadlock and without a seat too many", async () => {
  const pool = connect(testDatabaseUrl(), { max: 32 });
  many.push(pool);
  const event = await anEvent(db, { session: { seats: 6 } });
  const guests = [];
  for (let count = 0; count < 40; count += 1) guests.push(await anInvitation(db, event));
  const sessionId = event.session.id;
  const now = new Date(start);
  const work = guests.flatMap((guest, place) =>
    (["yes", "no", "yes"] as const).map((answer) => ({ guest, answer, place })),
  );
  await Promise.all(
    work.map(async ({ guest, answer, place }) => {
      await answerInvitation(pool, {
        invitationId: guest.id,
        sessionId,
        answer,
        word: "",
        source: "link",
        now,
        mailDomain: jobs.mailDomain,
      });
      if (place % 7 === 0) await changeSeats(pool, jobs, { sessionId, seats: 6 + (place % 5), now });
    }),
  );
  await expectExactSeats(db, sessionId);
});
