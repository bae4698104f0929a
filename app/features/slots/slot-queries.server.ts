import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PlaceKind, Texts } from "~/features/events/event.ts";
import type { PersonName } from "~/lib/names.ts";
import { bookableHours, type SlotForm } from "./slot.ts";

export type OpenSlot = PersonName & {
  sessionId: string;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  form: SlotForm | null;
  tables: number;
  placeKind: PlaceKind;
  place: Texts;
  seats: number;
  free: number;
  hostId: string;
  does: string;
  topics: string;
  languages: string;
  unitName: string | null;
  /** The candidate holds it. */
  isMine: boolean;
  onlineUrl: string;
  /** Of the invitation the seat hangs on: its page and its calendar file. */
  invitationId: string | null;
};

const bookableFrom = (now: Date) => new Date(now.getTime() + bookableHours * 3_600_000);

/** Slots of a candidate's class that can be booked, and the ones they hold that are still to come; by time. */
export async function listOpenSlots(db: Db, candidateId: string, now: Date, most = 60): Promise<OpenSlot[]> {
  const { rows } = await sql<OpenSlot>`
    select session.id as "sessionId", event.zone, session.starts_at as "startsAt", session.ends_at as "endsAt",
      session.form, session.tables, session.place_kind as "placeKind", session.place, session.seats,
      session.seats - session.seats_taken as free, host.id as "hostId", host.family_name as "familyName",
      host.given_name as "givenName", host.family_kana as "familyKana", host.given_kana as "givenKana", host.romaji,
      coalesce(offered.does, '') as does, coalesce(offered.topics, '') as topics,
      coalesce(offered.languages, '') as languages, unit.name as "unitName", mine.session_id is not null as "isMine",
      case when mine.session_id is not null then session.online_url else '' end as "onlineUrl",
      mine.invitation_id as "invitationId"
    from candidate
    join event on event.cohort_year = candidate.cohort_year and event.is_slots and event.state = 'published'
    join session on session.event_id = event.id and session.state = 'open' and session.starts_at > ${now}
    join lateral (
      select member.* from session_host led join member on member.id = led.member_id
      where led.session_id = session.id and led.leads and led.state in ('accepted', 'substitute_asked')
      order by member.family_kana limit 1
    ) host on true
    left join unit on unit.id = host.unit_id
    left join host_offer offered on offered.member_id = host.id
    left join seat mine on mine.session_id = session.id and mine.candidate_id = candidate.id and mine.state = 'going'
    where candidate.id = ${candidateId} and candidate.merged_into_id is null
      and (mine.session_id is not null
        or (session.starts_at > ${bookableFrom(now)} and session.seats_taken < session.seats and session.waiting = 0))
    order by session.starts_at, session.id limit ${most}`.execute(db);
  return rows;
}

/** How many slots a candidate could book now: what their page says of it. */
export async function countOpenSlots(db: Db, candidateId: string, now: Date): Promise<number> {
  return (await listOpenSlots(db, candidateId, now)).filter((slot) => !slot.isMine).length;
}

/** The slot as this candidate may take it; undefined when it isn't theirs to take. Seats are counted under the lock. */
export async function findBookable(
  trx: Db,
  { candidateId, sessionId, now }: { candidateId: string; sessionId: string; now: Date },
): Promise<{ eventId: string; offerState: string | null } | undefined> {
  const { rows } = await sql<{ eventId: string; offerState: string | null }>`
    select event.id as "eventId", candidate.offer_state as "offerState"
    from candidate
    join event on event.cohort_year = candidate.cohort_year and event.is_slots and event.state = 'published'
    join session on session.event_id = event.id and session.state = 'open'
    where candidate.id = ${candidateId} and candidate.merged_into_id is null and session.id = ${sessionId}
      and session.starts_at > ${bookableFrom(now)}
      and exists (select from session_host led where led.session_id = session.id and led.leads
        and led.state in ('accepted', 'substitute_asked'))`.execute(trx);
  return rows[0];
}
