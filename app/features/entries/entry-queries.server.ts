import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { calendarNow } from "~/features/letters/letter-calendar.server.ts";

// An entry is what a candidate's own calendar shows of a session; the letters carry it there. What was said last, and
// whether the mail server took it, tell what stands there by now.

export type EntryStanding = ReturnType<typeof calendarNow>;

export type Entry = {
  id: string;
  title: Texts;
  label: Texts;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  standing: EntryStanding;
  sequence: number;
  /** The last letter that said something to the calendar; null before the first. */
  last: { sequence: number; method: string; state: string } | null;
  isUnderway: boolean;
  /** Said no without a seat: no letter took the invitation's entry out. */
  isLeftOver: boolean;
  /** What was sent last is not what is so, or didn't arrive. */
  isBehind: boolean;
};

type Row = Omit<Entry, "standing" | "last" | "isBehind" | "isLeftOver"> & {
  state: string;
  sessionState: string;
  isCancelled: boolean;
  answer: string | null;
  seat: string | null;
  lastSequence: number | null;
  lastMethod: string;
  lastState: string;
};

/** The entries of what is still ahead, the next first; of invitations that have left the house. */
export async function listEntries(db: Db, candidateId: string, now: Date): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    select entry.id, event.title, session.label, session.starts_at as "startsAt", session.ends_at as "endsAt",
      coalesce((select day.zone from trip_day day where day.session_id = session.id), event.zone) as zone,
      event.state, session.state as "sessionState", entry.is_cancelled as "isCancelled", entry.sequence,
      invitation.answer, seat.state as seat, last.calendar_sequence as "lastSequence", last.calendar_method as "lastMethod",
      last.state as "lastState",
      exists (select from delivery d where d.session_id = session.id and d.candidate_id = entry.candidate_id
        and d.letter = 'event_calendar' and d.state in ('queued', 'sending')) as "isUnderway"
    from calendar_entry entry
    join session on session.id = entry.session_id
    join event on event.id = session.event_id
    join invitation on invitation.event_id = event.id and invitation.candidate_id = entry.candidate_id
    left join seat on seat.session_id = session.id and seat.candidate_id = entry.candidate_id
    left join lateral (select calendar_sequence, calendar_method, state from delivery d
      where d.session_id = session.id and d.candidate_id = entry.candidate_id and calendar_sequence is not null
      order by d.created_at desc, d.id desc limit 1) last on true
    where entry.candidate_id = ${candidateId} and event.state <> 'draft' and session.ends_at > ${now}
      and (invitation.sends_at <= ${now} or invitation.answer is not null)
    order by session.starts_at, entry.id`.execute(db);
  return rows.map((row) => {
    const { state, sessionState, isCancelled, answer, seat, lastSequence, lastMethod, lastState, ...entry } =
      row;
    const standing = calendarNow({ state, sessionState, isCancelled, seat }, answer);
    const last =
      lastSequence === null ? null : { sequence: lastSequence, method: lastMethod, state: lastState };
    const isGone = standing === "cancelled";
    const isSaid = last !== null && last.sequence === entry.sequence && (last.method === "CANCEL") === isGone;
    return {
      ...{ ...entry, standing, last },
      isLeftOver: isGone && !isCancelled,
      isBehind: last !== null && (!isSaid || last.state !== "sent"),
    };
  });
}
