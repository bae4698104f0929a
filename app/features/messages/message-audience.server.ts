import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { SuppressionReason } from "~/features/bounces/bounce.ts";
import { listRestsOf } from "~/features/bounces/rest-queries.server.ts";
import { whoWaits } from "~/features/contact/who-waits.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { MessageGroup, MessageLeftOut } from "./message.ts";

export type Listener = PersonName & {
  candidateId: string;
  invitationId: string;
  email: string;
  phone: string;
  locale: Locale;
  zone: string;
  groups: MessageGroup[];
  /** The session their letter speaks of: theirs where they have one. */
  sessionId: string;
  startsAt: Date;
  /** The session is theirs. */
  hasSeat: boolean;
  leftOut: MessageLeftOut | null;
  /** Why letters to their address rest. */
  rests: SuppressionReason | null;
};

type Row = PersonName & {
  candidateId: string;
  invitationId: string;
  email: string;
  phone: string;
  locale: string;
  zone: string;
  offerState: string | null;
  answer: string | null;
  isWaitingToLeave: boolean;
  seat: string | null;
  attended: boolean;
  sessionId: string;
  startsAt: Date;
};

/**
 * Everybody invited to an event (to one session: who has a seat there or waits), in kana order, with the groups they
 * belong to and why they would get nothing. Without a seat it is a letter that nobody has to send: it spares who should be spared. Who said no, or asked for another day, is in no group.
 */
export async function listListeners(
  db: Db,
  { eventId, sessionId, now }: { eventId: string; sessionId?: string | undefined; now: Date },
): Promise<Listener[]> {
  const { rows } = await sql<Row>`
    select c.id as "candidateId", i.id as "invitationId", c.family_name as "familyName", c.given_name as "givenName",
      c.family_kana as "familyKana", c.given_kana as "givenKana", c.romaji, c.email, c.phone, c.locale, c.zone,
      c.offer_state as "offerState", i.answer, i.sends_at > ${now} and i.answer is null as "isWaitingToLeave",
      own.state as seat, coalesce(own.attended, false) as attended,
      coalesce(own.session_id, first.id) as "sessionId", coalesce(own.starts_at, first.starts_at) as "startsAt"
    from invitation i
    join candidate c on c.id = i.candidate_id
    cross join lateral (
      select id, starts_at from session where session.event_id = i.event_id
      order by state = 'cancelled', starts_at <= ${now}, starts_at, id limit 1
    ) first
    left join lateral (
      select seat.session_id, seat.state, session.starts_at, bool_or(seat.attendance = 'attended') over () as attended
      from seat join session on session.id = seat.session_id
      where seat.invitation_id = i.id and session.state <> 'cancelled'
        and ${sessionId ? sql`seat.session_id = ${sessionId}` : sql`true`}
      order by array_position(array['going', 'offered', 'waiting'], seat.state), session.starts_at <= ${now}, session.starts_at
      limit 1
    ) own on true
    where i.event_id = ${eventId} and i.stopped_at is null and c.merged_into_id is null
      and ${sessionId ? sql`own.session_id is not null` : sql`true`}
    order by c.sort_key, c.id`.execute(db);
  const seatless = rows.filter(({ seat }) => seat === null).map(({ candidateId }) => candidateId);
  const waits = await whoWaits(db, seatless, now);
  const restOf = await listRestsOfRows(db, rows, now);
  return rows.map(({ offerState, answer, seat, attended, isWaitingToLeave, locale, ...person }) => ({
    ...person,
    rests: restOf(person.email, seat),
    locale: isLocale(locale) ? locale : "ja",
    groups: groupsOf(seat, answer, attended),
    hasSeat: seat !== null,
    leftOut: endedStates.some((ended) => ended === offerState)
      ? "offer_ended"
      : person.email === ""
        ? "no_address"
        : isWaitingToLeave
          ? "not_asked_yet"
          : (restWord(restOf(person.email, seat)) ?? waits.get(person.candidateId) ?? null),
  }));
}

/** A complaint stops what nobody has to send: it matters only to who has no seat. */
async function listRestsOfRows(db: Db, rows: Row[], now: Date) {
  const addresses = rows.map(({ email }) => email);
  const [all, promotional] = [
    await listRestsOf(db, addresses, { isPromotional: false, now }),
    await listRestsOf(db, addresses, { isPromotional: true, now }),
  ];
  return (email: string, seat: string | null) => (seat ? all : promotional).get(email.toLowerCase()) ?? null;
}

function restWord(rest: SuppressionReason | null): MessageLeftOut | null {
  return rest && (rest === "complaint" ? "complaint" : "rests");
}

export function chosenListeners(listeners: Listener[], groups: readonly MessageGroup[]): Listener[] {
  return listeners.filter((person) => person.groups.some((group) => groups.includes(group)));
}

function groupsOf(seat: string | null, answer: string | null, attended: boolean): MessageGroup[] {
  if (seat === "going") return attended ? ["going", "attended"] : ["going"];
  if (seat) return ["waiting"];
  if (answer === "maybe") return ["maybe"];
  return answer === null ? ["silent"] : [];
}
