import { sql } from "kysely";
import { issueLinks } from "~/features/letters/private-link.server.ts";
import { connect, type Db } from "../../db/client.server.ts";
import { startWebProcesses, visitAll } from "./web-processes.ts";

export type HttpFigures = {
  people: number;
  webProcesses: number;
  connections: number;
  answersPerSecond: number;
  /** A Remix resource route that only redirects, asked of the same processes: the floor. */
  emptyRoutePerSecond: number;
  share: number;
  overbooked: number;
  outOfOrder: number;
  /** People whose letter doesn't say what their seat is. */
  wrongLetters: number;
};

/** Visits of each way before the clock runs; the answers go to an event of their own. */
const warmUp = 1000;
/** Turn and turn about, so that whatever else the machine does meets both. */
const rounds = 5;
const secret = "a secret of at least thirty-two characters";

/** Everybody says yes on their own page to one event of 500 seats. `url` is a migrated database that may be emptied. */
export async function benchAnswersOverHttp(
  url: string,
  options = { people: 2000, seats: 500, webProcesses: 2, connections: 32 },
): Promise<HttpFigures> {
  const db = connect(url, { max: 4 });
  const { people, seats, webProcesses, connections } = options;
  await empty(db);
  const before = await invite(db, warmUp, seats);
  const invited = await invite(db, people, seats);
  const web = await startWebProcesses(webProcesses, { databaseUrl: url, secret });
  try {
    const visits = Math.ceil(Math.min(people, 2000) / rounds);
    const redirects = (count: number) => Array.from({ length: count }, () => ({ path: "/language" }));
    // Code is compiled while it runs: both ways are walked before either is timed.
    await visitAll(web.urls, redirects(warmUp), connections);
    await visitAll(web.urls, answersOf(before), connections);
    const [answers, each] = [answersOf(invited), Math.ceil(people / rounds)];
    const took = { empty: 0, answers: 0 };
    let taken = 0;
    for (let round = 0; round < rounds; round += 1) {
      took.empty += (await visitAll(web.urls, redirects(visits), connections)).milliseconds;
      const part = answers.slice(round * each, (round + 1) * each);
      const { milliseconds, statuses } = await visitAll(web.urls, part, connections);
      took.answers += milliseconds;
      taken += statuses[303] ?? 0;
    }
    if (taken !== people) throw new Error(`only ${taken} of ${people} were taken`);
    const perSecond = (count: number, milliseconds: number) => Math.round((count / milliseconds) * 1000);
    const answersPerSecond = perSecond(people, took.answers);
    const emptyRoutePerSecond = perSecond(visits * rounds, took.empty);
    const share = Math.round((answersPerSecond / emptyRoutePerSecond) * 100) / 100;
    const checked = await check(db, invited.sessionId, seats);
    return { people, webProcesses, connections, answersPerSecond, emptyRoutePerSecond, share, ...checked };
  } finally {
    await web.stop();
    await db.destroy();
  }
}

/** Arrival is handed out under the session's row, in the order of commit: seats are the first arrivals, the line the rest. */
async function check(db: Db, sessionId: string, seats: number) {
  const { rows } = await sql<{ overbooked: number; outOfOrder: number; wrongLetters: number }>`
    select greatest(0, count(*) filter (where state = 'going') - ${seats}::int) as overbooked,
      count(*) filter (where (state = 'going') <> (arrival <= ${seats}::int))
        + count(*) - count(distinct arrival) as "outOfOrder",
      count(*) filter (where 1 <> (select count(*) from delivery where delivery.invitation_id = seat.invitation_id
        and delivery.letter = case seat.state when 'going' then 'event_confirmed' else 'event_waiting' end)) as "wrongLetters"
    from seat where session_id = ${sessionId}`.execute(db);
  if (!rows[0]) throw new Error("no seats");
  return rows[0];
}

type Invited = { sessionId: string; tokens: string[] };

/** What the page's form sends. */
function answersOf({ sessionId, tokens }: Invited) {
  return tokens.map((token) => ({
    path: `/a/${token}`,
    form: { session: sessionId, answer: "yes", word: "" },
  }));
}

async function empty(db: Db) {
  await sql`truncate candidate, cohort, event, session, company cascade`.execute(db);
  await sql`insert into company (name) values ('青葉精機株式会社')`.execute(db);
  await sql`insert into cohort (year, formal_on, joins_on) values (2027, '2026-10-01', '2027-04-01')`.execute(
    db,
  );
}

async function invite(db: Db, people: number, seats: number): Promise<Invited> {
  const [eventId, sessionId] = [crypto.randomUUID(), crypto.randomUUID()];
  const now = new Date();
  const startsAt = new Date(now.getTime() + 20 * 86_400_000);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  await sql`insert into event (id, cohort_year, kind, state, title, created_at)
    values (${eventId}, 2027, 'social', 'published', '{"ja": "夏の懇親会"}', ${now})`.execute(db);
  await sql`insert into session (id, event_id, starts_at, ends_at, seats)
    values (${sessionId}, ${eventId}, ${startsAt}, ${endsAt}, ${seats})`.execute(db);
  const { rows } = await sql<{ id: string; candidate_id: string }>`
    with invited as (
      insert into candidate (id, cohort_year, family_name, given_name, email, sort_key, name_key)
      select gen_random_uuid(), 2027, '髙橋', '蓮' || n, gen_random_uuid() || '@example.ac.jp', 'k', 'n'
      from generate_series(1, ${people}::int) n returning id)
    insert into invitation (id, event_id, candidate_id, invited_at, sends_at)
    select gen_random_uuid(), ${eventId}, id, ${now}, ${now} from invited returning id, candidate_id`.execute(
    db,
  );
  await sql`insert into calendar_entry (id, session_id, candidate_id, uid)
    select gen_random_uuid(), ${sessionId}, candidate_id, gen_random_uuid() || '@aoba.example.jp'
    from invitation where event_id = ${eventId}`.execute(db);
  const tokens: string[] = [];
  for (let at = 0; at < rows.length; at += 1000) {
    const links = await issueLinks(
      db,
      rows.slice(at, at + 1000).map(
        (row) =>
          ({
            ...{ secret, purpose: "invitation", now, days: 90 },
            ...{ candidateId: row.candidate_id, invitationId: row.id },
          }) as const,
      ),
    );
    tokens.push(...links.map((link) => link.token));
  }
  await sql`analyze`.execute(db);
  return { sessionId, tokens };
}
