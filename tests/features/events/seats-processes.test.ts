import { sql } from "kysely";
import { expect, test } from "vitest";
import { answerInProcesses } from "#tests/bench/answers.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { anEvent, anInvitation } from "#tests/support/factories.ts";

const db = testDatabase();

test("300 people answer from two processes over 32 connections: every seat once, the line by commit", async () => {
  const event = await anEvent(db, { session: { seats: 50 } });
  const invitationIds: string[] = [];
  for (let count = 0; count < 300; count += 1) invitationIds.push((await anInvitation(db, event)).id);

  await answerInProcesses({
    url: testDatabaseUrl(),
    connections: 32,
    processes: 2,
    sessionId: event.session.id,
    invitationIds,
  });

  const { rows } = await sql<Record<string, number>>`
    select count(*) filter (where state = 'going') as going, count(*) filter (where state = 'waiting') as waiting,
      count(distinct arrival) as arrivals, max(arrival) filter (where state = 'going') as "lastSeat",
      min(arrival) filter (where state = 'waiting') as "firstInLine" from seat`.execute(db);
  expect(rows[0]).toEqual({ going: 50, waiting: 250, arrivals: 300, lastSeat: 50, firstInLine: 51 });
  const letters = await sql<{ letter: string; count: number }>`
    select letter, count(*) as count from delivery group by letter order by letter`.execute(db);
  expect(letters.rows).toEqual([
    { letter: "event_confirmed", count: 50 },
    { letter: "event_waiting", count: 250 },
  ]);
});
