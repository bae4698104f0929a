import { sql } from "kysely";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { answerInvitation } from "/work/main/app/features/events/answer-invitation.server.ts";
import { connect } from "/work/main/db/client.server.ts";

const url = process.argv[2]!;
const conns = Number(process.argv[3] ?? 8);
const N = 3000;
const db = connect(url, { max: conns });
const year = 2027;
await sql`truncate cohort, event, candidate, company cascade`.execute(db);
await sql`insert into cohort values (${year}, '2026-10-01', '2027-04-01')`.execute(db);
const ev = uuidv7(),
  ses = uuidv7();
await sql`insert into event (id, cohort_year, kind, state, title, created_at) values (${ev}, ${year}, 'social', 'published', '{"ja":"x"}', now())`.execute(
  db,
);
await sql`insert into session (id, event_id, starts_at, ends_at, seats) values (${ses}, ${ev}, now() + interval '10 days', now() + interval '10 days 2 hours', 500)`.execute(
  db,
);
const cs = Array.from({ length: N }, (_, i) => ({
  id: uuidv7(),
  cohort_year: year,
  family_name: `山田${i}`,
  email: `c${i}@example.com`,
  sort_key: `k${i}`,
  name_key: `n${i}`,
}));
const inv = cs.map((c) => ({
  id: uuidv7(),
  event_id: ev,
  candidate_id: c.id,
  invited_at: new Date(),
  sends_at: new Date(),
}));
for (let i = 0; i < N; i += 1000) {
  await db
    .insertInto("candidate")
    .values(cs.slice(i, i + 1000))
    .execute();
  await db
    .insertInto("invitation")
    .values(inv.slice(i, i + 1000))
    .execute();
}
await sql`analyze candidate, invitation`.execute(db);
async function run(name: string, f: (i: number) => Promise<unknown>) {
  let i = 0;
  const t = performance.now();
  await Promise.all(
    Array.from({ length: conns }, async () => {
      while (i < N) await f(i++);
    }),
  );
  console.log(name, Math.round(N / ((performance.now() - t) / 1000)), "/s");
}
const pool = new pg.Pool({ connectionString: url, max: conns });
await sql`drop table if exists raw_session, raw_seat`.execute(db);
await sql`create table raw_session (id uuid primary key, seats int, taken int, next bigint)`.execute(db);
await sql`create table raw_seat (id uuid primary key, session_id uuid, state text, arrival bigint, at timestamptz)`.execute(
  db,
);
await sql`insert into raw_session values (${ses}, 500, 0, 1)`.execute(db);
await run("plain insert", (i) =>
  pool.query("insert into raw_seat values ($1,$2,'going',1,now())", [uuidv7(), ses]),
);
await run("one capped statement", (i) =>
  pool.query(
    "with s as (update raw_session set taken = taken + (taken < seats)::int, next = next + 1 where id = $1 returning taken, next) insert into raw_seat select $2, $1, 'going', next, now() from s",
    [ses, uuidv7()],
  ),
);
await run("use case", (i) =>
  answerInvitation(db, {
    invitationId: inv[i]!.id,
    sessionId: ses,
    answer: "yes",
    word: "",
    source: "link",
    now: new Date(),
    mailDomain: "x.test",
  }),
);
await run("one capped statement", (i) =>
  pool.query(
    "with s as (update raw_session set taken = taken + (taken < seats)::int, next = next + 1 where id = $1 returning taken, next) insert into raw_seat select $2, $1, 'going', next, now() from s",
    [ses, uuidv7()],
  ),
);
console.log(
  (
    await sql`select seats, seats_taken, waiting, next_arrival, (select count(*) from seat where state='going') g, (select count(*) from seat where state='waiting') w, (select count(*) from delivery) d, (select count(*) from answer_history) h, (select count(*) from touchpoint) t from session`.execute(
      db,
    )
  ).rows,
);
await db.destroy();
await pool.end();
