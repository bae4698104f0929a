// What tests of seats look at: who holds what, which letters were decided, whether rows and counters agree.
import { sql } from "kysely";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";

type Invited = { id: string };

/** Session id and state, in the order of the sessions' starts. */
export async function seatsOf(db: Db, invitation: Invited): Promise<string[]> {
  const rows = await db
    .selectFrom("seat")
    .innerJoin("session", "session.id", "seat.session_id")
    .select(["seat.state", "session.starts_at"])
    .where("seat.invitation_id", "=", invitation.id)
    .orderBy("session.starts_at")
    .execute();
  return rows.map((row) => `${row.starts_at.getUTCDate()} ${row.state}`);
}

/** Letters with the day of the session they are about, sorted. */
export async function lettersOf(db: Db, invitation: Invited): Promise<string[]> {
  const rows = await db
    .selectFrom("delivery")
    .leftJoin("session", "session.id", "delivery.session_id")
    .select(["letter", "session.starts_at"])
    .where("invitation_id", "=", invitation.id)
    .execute();
  return rows.map((row) => `${row.letter.replace("event_", "")} ${row.starts_at?.getUTCDate()}`).sort();
}

/** UID-free state of a person's calendar entries: day, SEQUENCE, whether it is out. */
export async function entriesOf(db: Db, invitation: { candidate_id: string }): Promise<string[]> {
  const rows = await db
    .selectFrom("calendar_entry")
    .innerJoin("session", "session.id", "calendar_entry.session_id")
    .select(["sequence", "is_cancelled", "session.starts_at"])
    .where("candidate_id", "=", invitation.candidate_id)
    .orderBy("session.starts_at")
    .execute();
  return rows.map((row) => `${row.starts_at.getUTCDate()} v${row.sequence}${row.is_cancelled ? " out" : ""}`);
}

export async function outcomesOf(db: Db, invitation: Invited): Promise<string[]> {
  const rows = await db
    .selectFrom("answer_history")
    .select("outcome")
    .where("invitation_id", "=", invitation.id)
    .execute();
  return rows.map((row) => row.outcome).sort();
}

/**
 * For every session: counters equal the rows, no place too many, nobody waits while the head of the line fits, nobody was
 * offered a seat past somebody who waits. For every person: no two seats at once, no more than the event gives each.
 */
export async function expectExact(db: Db): Promise<void> {
  const { rows } = await sql<Record<string, number>>`
    select session.id, session.seats, session.state, session.seats_taken as "countedTaken", session.waiting as "countedWaiting",
      coalesce(sum(1 + companions) filter (where seat.state in ('going', 'offered')), 0)::int as taken,
      count(*) filter (where seat.state = 'waiting') as waiting,
      (array_agg(1 + companions order by arrival) filter (where seat.state = 'waiting'))[1] as head,
      count(distinct arrival) as arrivals, count(seat.arrival) as rows
    from session left join seat on seat.session_id = session.id group by session.id`.execute(db);
  for (const row of rows) {
    expect([row.countedTaken, row.countedWaiting]).toEqual([row.taken, row.waiting]);
    expect(row.taken).toBeLessThanOrEqual(row.seats ?? 0);
    expect(row.arrivals).toBe(row.rows);
    if (row.head && String(row.state) === "open")
      expect((row.taken ?? 0) + row.head).toBeGreaterThan(row.seats ?? 0);
  }
  const doubles = await sql`
    select one.candidate_id from seat one join seat other using (candidate_id)
      join session a on a.id = one.session_id join session b on b.id = other.session_id
    where one.session_id < other.session_id and one.state = 'going' and other.state = 'going'
      and a.starts_at < b.ends_at and b.starts_at < a.ends_at`.execute(db);
  expect(doubles.rows).toEqual([]);
  const toomany = await sql`
    select seat.invitation_id from seat join invitation on invitation.id = seat.invitation_id
      join event on event.id = invitation.event_id
    where seat.state = 'going' and event.way = 'book'
    group by seat.invitation_id, event.sessions_each having count(*) > event.sessions_each`.execute(db);
  expect(toomany.rows).toEqual([]);
}

/**
 * Of events with several sessions: an entry stands in a calendar exactly while its owner goes; every seat, offer and entry
 * taken out was told by a letter of its kind; as many confirmations were decided as seats were given. Where a merge let
 * two entries of one person change places, the one that was out already was told of under the session it came from.
 */
export async function expectLettersAgree(db: Db): Promise<void> {
  const { rows } = await sql<{
    state: string | null;
    letters: string[];
    isIn: boolean | null;
    wasToldThere: boolean;
  }>`
    select seat.state, not entry.is_cancelled as "isIn",
      exists (select from delivery where delivery.session_id = session.merged_into_id
        and delivery.candidate_id = pair.candidate_id
        and letter in ('event_declined_noted', 'event_session_cancelled', 'event_unplaced')) as "wasToldThere",
      coalesce((select array_agg(letter) from delivery where delivery.session_id = pair.session_id
        and delivery.candidate_id = pair.candidate_id), '{}') as letters
    from (select session_id, candidate_id from seat
        union select session_id, candidate_id from calendar_entry where candidate_id is not null) pair
      join session on session.id = pair.session_id
      left join seat using (session_id, candidate_id) left join calendar_entry entry using (session_id, candidate_id)
    where (select count(*) from session other where other.event_id = session.event_id) > 1`.execute(db);
  for (const { state, letters, isIn, wasToldThere } of rows) {
    expect(isIn ?? false).toBe(state === "going");
    const has = (...kinds: string[]) =>
      letters.some((letter) => kinds.includes(letter.replace("event_", "")));
    if (state === "going") expect(has("confirmed", "placed", "moved")).toBe(true);
    if (state === "offered") expect(has("seat_offered", "moved")).toBe(true);
    if (isIn === false)
      expect(wasToldThere || has("declined_noted", "session_cancelled", "unplaced", "moved")).toBe(true);
  }
  const { rows: counts } = await sql<Record<string, number>>`
    select (select count(*) from answer_history where outcome = 'going') as going,
      (select count(*) from delivery where letter = 'event_confirmed') as confirmed,
      (select count(*) from answer_history where outcome = 'offered') as offered,
      (select count(*) from delivery where letter = 'event_seat_offered') as "offerLetters"`.execute(db);
  expect(counts[0]?.confirmed).toBe(counts[0]?.going);
  expect(counts[0]?.offerLetters).toBe(counts[0]?.offered);
}

/** The line of each session is in order of arrival where nobody changed it, and no offer went past somebody who waits. */
export async function expectLineInOrder(db: Db): Promise<void> {
  const jumped = await sql`
    select one.session_id from seat one join seat other using (session_id)
    where one.arrival > other.arrival and other.state = 'waiting'
      and (one.state = 'offered' or (one.state = 'waiting' and one.arrived_at < other.arrived_at
        and not exists (select from session_change where kind = 'line')))`.execute(db);
  expect(jumped.rows).toEqual([]);
}
