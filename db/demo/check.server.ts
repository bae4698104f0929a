// Looks for what would make the demo unbelievable. Each finding is a sentence; none is the aim.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type HistoryEntry, replay } from "../../app/features/offers/offer.ts";
import { readingsOf } from "./names.ts";
import { demoYear } from "./season.ts";

export async function checkDemo(db: Db, now: Date): Promise<string[]> {
  const counted = await Promise.all(
    counts(now).map(async ([sentence, query]) => {
      const { rows } = await sql<{ found: number }>`select count(*) as found from (${query}) finding`.execute(
        db,
      );
      const found = rows[0]?.found ?? 0;
      return found > 0 ? [`${sentence}: ${found}`] : [];
    }),
  );
  return [
    ...counted.flat(),
    ...(await checkStories(db)),
    ...(await checkReadings(db)),
    ...(await checkHistories(db)),
  ];
}

function counts(now: Date): [string, ReturnType<typeof sql>][] {
  return [
    [
      "events without answers",
      sql`select 1 from event where state = 'published' and kind <> 'family_briefing' and not is_slots
        and not exists (select 1 from trip where trip.event_id = event.id and trip.state <> 'settled') and not exists (
        select 1 from invitation where event_id = event.id and answer is not null)`,
    ],
    [
      "open times for which no proposal places anybody",
      sql`select 1 from event where is_slots and state = 'published' and not exists (
        select 1 from matching_run run join matching_pair pair on pair.run_id = run.id
        where run.event_id = event.id and run.state = 'done' and pair.session_id is not null)`,
    ],
    [
      "answers before their invitation",
      sql`select 1 from answer_history h join invitation i on i.id = h.invitation_id where h.answered_at <= i.invited_at`,
    ],
    [
      "invitations before the offer",
      sql`select 1 from invitation i join offer o on o.candidate_id = i.candidate_id where i.invited_at < o.created_at`,
    ],
    [
      "answers other than the last one of the history",
      sql`select 1 from invitation i where i.answer is distinct from (
        select answer from answer_history h where h.invitation_id = i.id order by answered_at desc, id desc limit 1)`,
    ],
    [
      "seats taken after the time to answer was over",
      sql`select 1 from answer_history h join invitation i on i.id = h.invitation_id join event e on e.id = i.event_id
        where h.answered_at > e.answer_by and h.answer <> 'no' and h.answered_by is null and h.source = 'link'
        and not exists (select 1 from answer_history o where o.invitation_id = h.invitation_id and o.outcome = 'offered')`,
    ],
    ["sessions with more people than seats", sql`select 1 from session where seats_taken > seats`],
    [
      "sessions that count their seats wrongly",
      sql`select 1 from session s where seats_taken <> (select coalesce(sum(1 + companions), 0) from seat where session_id = s.id and state <> 'waiting')
          + (select coalesce(sum(people), 0) from family_invitation where session_id = s.id and seat = 'going')
        or waiting <> (select count(*) from seat where session_id = s.id and state = 'waiting')
        or next_arrival <= (select coalesce(max(arrival), 0) from seat where session_id = s.id)`,
    ],
    [
      "arrivals out of order",
      sql`select 1 from seat a join seat b on b.session_id = a.session_id and b.arrival > a.arrival and b.arrived_at < a.arrived_at`,
    ],
    [
      "people in line who came before somebody who was given a seat at once",
      sql`select 1 from seat w join seat g on g.session_id = w.session_id and g.state = 'going' and g.arrival > w.arrival
        where w.state = 'waiting' and not exists (
          select 1 from answer_history h where h.invitation_id = g.invitation_id and h.outcome in ('waiting', 'offered'))`,
    ],
    [
      "seats of people who didn't say yes",
      sql`select 1 from seat join invitation i on i.id = seat.invitation_id where i.answer is distinct from 'yes'`,
    ],
    [
      "attendances at sessions that aren't over",
      sql`select 1 from seat join session s on s.id = seat.session_id where attendance <> 'unknown' and s.ends_at > ${now}`,
    ],
    [
      "facts from the future",
      sql`select 1 from touchpoint where happened_at > ${now} union all select 1 from offer_move where recorded_at > ${now}
        union all select 1 from answer_history where answered_at > ${now} union all select 1 from delivery where created_at > ${now}
        union all select 1 from candidate where created_at > ${now}`,
    ],
    [
      "moves recorded before they happened, or before the offer",
      sql`select 1 from offer_move m join offer o on o.id = m.offer_id
        where (m.recorded_at at time zone 'Asia/Tokyo')::date < m.happened_on or m.happened_on < o.offered_on`,
    ],
    [
      "offers whose day of acceptance, formality or end isn't that of their move",
      sql`select 1 from offer o where
        accepted_on is distinct from (select min(happened_on) from offer_move where offer_id = o.id
          and (to_state = 'accepted' or to_state = 'formal' and from_state in ('informal', 'considering')))
        or formal_on is distinct from (select min(happened_on) from offer_move where offer_id = o.id and to_state = 'formal')
        or ended_on is distinct from (select max(happened_on) from offer_move where offer_id = o.id
          and to_state in ('declined_before', 'declined_after', 'withdrawn_by_company'))
        or reply_on is distinct from (select reply_on_after from offer_move where offer_id = o.id order by recorded_at desc, id desc limit 1)`,
    ],
    [
      "reply dates less than seven days after the offer",
      sql`select 1 from offer where reply_on < offered_on + 7`,
    ],
    [
      "candidates whose summary isn't their offer",
      sql`select 1 from candidate c left join lateral (select * from offer where candidate_id = c.id
          order by offer_rank(state), reply_on nulls last, offered_on desc, id desc limit 1) o on true
        where (c.offer_id, c.offer_state, c.unit_id) is distinct from (o.id, o.state, o.unit_id)
        or c.reply_on is distinct from case when o.state in ('informal', 'considering') then o.reply_on end`,
    ],
    [
      "candidates whose last contact isn't the newest one",
      sql`select 1 from candidate c where last_contact_at is distinct from (
        select max(happened_at) from touchpoint where candidate_id = c.id and is_contact)`,
    ],
    [
      "states that don't fit the season",
      sql`select 1 from offer join cohort on cohort.year = offer.cohort_year
        where (cohort.year = ${demoYear} and state in ('formal', 'preparing', 'joined'))
        or (cohort.year < ${demoYear} and state not in ('joined', 'declined_before', 'declined_after', 'withdrawn_by_company'))`,
    ],
    [
      "classes whose formal day or first day lies on the wrong side of today",
      sql`select 1 from cohort where formal_on >= joins_on or extract(day from formal_on) <> 1 or extract(day from joins_on) <> 1
        or case when year = ${demoYear} then formal_on <= (${now}::timestamptz at time zone 'Asia/Tokyo')::date
          else joins_on > (${now}::timestamptz at time zone 'Asia/Tokyo')::date end`,
    ],
    [
      "phone numbers used twice",
      sql`select phone_key from candidate where merged_into_id is null and offer_id is not null group by 1 having count(*) > 1`,
    ],
    [
      "addresses outside the example domains",
      sql`select 1 from candidate where email <> '' and lower(email) !~ '@example\\.(ac\\.jp|com|net|org)$'
        union all select 1 from member where email !~ '\\.example\\.com$'`,
    ],
    [
      "withdrawals that nobody else confirmed",
      sql`select 1 from offer where state = 'withdrawn_by_company' and not exists (
        select 1 from offer_withdrawal w where w.offer_id = offer.id and is_confirmed and decided_by <> requested_by)`,
    ],
  ];
}

/** What people of ours wrote and what candidates wrote, in order: the same for two people would be a copied life. */
async function checkStories(db: Db): Promise<string[]> {
  const { rows } = await sql<{ story: string; people: number }>`
    select story, count(*) as people from (
      select string_agg(kind || ':' || body, '|' order by happened_at, id) filter (where kind in ('call', 'note')) as story
      from touchpoint group by candidate_id) stories
    group by story having count(*) > 1 or story is null`.execute(db);
  const copies = await sql<{ body: string }>`
    select body from touchpoint where kind in ('call', 'note') and details->>'result' is distinct from 'voicemail'
    group by body having count(*) > 1`.execute(db);
  return [
    ...rows.map((row) => `${row.people} people with the same story: ${row.story}`),
    ...copies.rows.map((row) => `a note used twice: ${row.body}`),
  ];
}

/** Kana that no table knows for the name; the half-width twins are compared after widening. */
async function checkReadings(db: Db): Promise<string[]> {
  const people = await db
    .selectFrom("candidate")
    .select(["family_name", "given_name", "family_kana", "given_kana"])
    .execute();
  const [families, givens] = [readingsOf("family"), readingsOf("given")];
  const wrong = people.filter(
    (person) =>
      !families.get(person.family_name)?.has(person.family_kana.normalize("NFKC")) ||
      !givens.get(person.given_name)?.has(person.given_kana.normalize("NFKC")),
  );
  return wrong.map(
    (each) =>
      `unknown reading: ${each.family_name} ${each.given_name} ${each.family_kana} ${each.given_kana}`,
  );
}

async function checkHistories(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string; moves: HistoryEntry[] }>`
    select o.id, o.state, json_agg(json_build_object('from', m.from_state, 'to', m.to_state) order by m.recorded_at, m.id) as moves
    from offer o join offer_move m on m.offer_id = o.id group by o.id`.execute(db);
  return rows
    .filter((row) => replay(row.moves) !== row.state)
    .map((row) => `a history that doesn't lead to ${row.state}: ${row.id}`);
}
