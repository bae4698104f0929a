import { fork } from "node:child_process";
import { sql } from "kysely";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { connect, type Db } from "../../db/client.server.ts";
import type { AnswerWork } from "./answer-process.ts";

export type AnswerFigures = {
  connections: number;
  processes: number;
  answersPerSecond: number;
  /** One statement that takes the hot row and writes one seat, nothing else: the floor. */
  rawStatementPerSecond: number;
  rawInsertPerSecond: number;
  share: number;
  overbooked: number;
  outOfOrder: number;
};

const people = 3000;
const seats = 500;
const now = "2026-07-06T03:00:00.000Z";

/**
 * Answers per second to one event of 500 seats, history, letter and timeline included, beside raw `pg` statements in
 * the same run. `url` is a migrated database that may be emptied.
 */
export async function benchAnswers(
  url: string,
  options = { connections: [8, 32], processes: 2 },
): Promise<AnswerFigures[]> {
  const figures: AnswerFigures[] = [];
  for (const connections of options.connections)
    figures.push(await measure(url, connections, options.processes));
  return figures;
}

async function measure(url: string, connections: number, processes: number): Promise<AnswerFigures> {
  const db = connect(url, { max: 2 });
  try {
    const { sessionId, invitationIds } = await prepare(db);
    const raw = await rawRates(url, connections, sessionId);
    const milliseconds = await answerInProcesses({ url, connections, processes, sessionId, invitationIds });
    const rawAfter = await rawRates(url, connections, sessionId);
    const { rows } = await sql<{ taken: number; jumped: number }>`
      select (select count(*) from seat where state = 'going') as taken,
        (select count(*) from seat going, seat waiting
          where going.state = 'going' and waiting.state = 'waiting' and waiting.arrival < going.arrival) as jumped`.execute(
      db,
    );
    const answersPerSecond = Math.round((people / milliseconds) * 1000);
    const rawStatementPerSecond = Math.round((raw.capped + rawAfter.capped) / 2);
    return {
      connections,
      processes,
      answersPerSecond,
      rawStatementPerSecond,
      rawInsertPerSecond: Math.round((raw.insert + rawAfter.insert) / 2),
      share: Math.round((answersPerSecond / rawStatementPerSecond) * 100) / 100,
      overbooked: Math.max(0, (rows[0]?.taken ?? 0) - seats),
      outOfOrder: rows[0]?.jumped ?? 0,
    };
  } finally {
    await db.destroy();
  }
}

/** Splits the people over processes that start together; answers the milliseconds of the slowest. */
export async function answerInProcesses(
  work: Omit<AnswerWork, "now"> & { processes: number },
): Promise<number> {
  const { processes, connections, invitationIds } = work;
  const children = Array.from({ length: processes }, () =>
    fork(new URL("./answer-process.ts", import.meta.url), {
      stdio: "inherit",
      execArgv: ["--import", new URL("../../bin/typescript.js", import.meta.url).href],
    }),
  );
  const next = <T>(child: (typeof children)[number]) =>
    new Promise<T>((resolve, reject) => {
      child.once("message", (message) => resolve(message as T));
      child.once("error", reject);
    });
  await Promise.all(
    children.map((child, place) => {
      const ready = next(child);
      child.send({
        url: work.url,
        sessionId: work.sessionId,
        connections: Math.ceil(connections / processes),
        invitationIds: invitationIds.filter((_, index) => index % processes === place),
        now,
      } satisfies AnswerWork);
      return ready;
    }),
  );
  const done = await Promise.all(
    children.map((child) => {
      const result = next<{ milliseconds: number; failures: string[] }>(child);
      child.send("go");
      return result;
    }),
  );
  const failures = done.flatMap((each) => each.failures);
  if (failures.length > 0) throw new Error(`${failures.length} answers failed: ${failures[0]}`);
  return Math.max(...done.map((each) => each.milliseconds));
}

async function prepare(db: Db): Promise<{ sessionId: string; invitationIds: string[] }> {
  await sql`truncate cohort, event, candidate cascade`.execute(db);
  await sql`drop table if exists bench_session, bench_seat`.execute(db);
  await sql`create table bench_session (id uuid primary key, seats int, taken int, next bigint)`.execute(db);
  await sql`create table bench_seat (id uuid primary key, session_id uuid, state text, arrival bigint, at timestamptz)`.execute(
    db,
  );
  await db
    .insertInto("cohort")
    .values({ year: 2027, formal_on: "2026-10-01", joins_on: "2027-04-01" })
    .execute();
  const [eventId, sessionId] = [uuidv7(), uuidv7()];
  await sql`insert into bench_session values (${sessionId}, ${seats}, 0, 1)`.execute(db);
  await db
    .insertInto("event")
    .values({
      id: eventId,
      cohort_year: 2027,
      kind: "social",
      state: "published",
      title: '{"ja":"懇親会"}',
      created_at: now,
    })
    .execute();
  await db
    .insertInto("session")
    .values({
      id: sessionId,
      event_id: eventId,
      starts_at: "2026-07-18T05:00:00Z",
      ends_at: "2026-07-18T07:30:00Z",
      seats,
    })
    .execute();
  const invitations = Array.from({ length: people }, () => ({ id: uuidv7(), candidateId: uuidv7() }));
  for (let from = 0; from < people; from += 1000) {
    const part = invitations.slice(from, from + 1000);
    await db
      .insertInto("candidate")
      .values(
        part.map(({ candidateId }) => ({
          id: candidateId,
          cohort_year: 2027,
          family_name: "山田",
          email: `${candidateId}@example.ac.jp`,
          sort_key: candidateId,
          name_key: candidateId,
        })),
      )
      .execute();
    await db
      .insertInto("invitation")
      .values(
        part.map(({ id, candidateId }) => ({
          id,
          event_id: eventId,
          candidate_id: candidateId,
          invited_at: now,
          sends_at: now,
        })),
      )
      .execute();
  }
  await sql`analyze candidate, invitation`.execute(db);
  return { sessionId, invitationIds: invitations.map((each) => each.id) };
}

async function rawRates(
  url: string,
  connections: number,
  sessionId: string,
): Promise<{ insert: number; capped: number }> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const rate = async (run: () => Promise<unknown>) => {
    await Promise.all(Array.from({ length: connections }, () => pool.query("select 1")));
    const began = performance.now();
    let left = 2000;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) await run();
      }),
    );
    return 2_000_000 / (performance.now() - began);
  };
  try {
    const insert = await rate(() =>
      pool.query("insert into bench_seat values ($1, $2, 'going', 1, now())", [uuidv7(), sessionId]),
    );
    const capped = await rate(() =>
      pool.query(
        `with taken as (update bench_session set taken = taken + (taken < seats)::int, next = next + 1
            where id = $1 returning taken, next)
          insert into bench_seat select $2, $1, 'going', next, now() from taken`,
        [sessionId, uuidv7()],
      ),
    );
    return { insert, capped };
  } finally {
    await pool.end();
  }
}
