import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { hashOf } from "~/features/letters/private-link.server.ts";
import { batched } from "~/lib/batch.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Answer, Mark, SeatState } from "./answer.ts";
import type { EventKind, EventState, EventWay, PlaceKind, SessionState, Texts } from "./event.ts";

/** One session as an invited person sees it, with what is theirs in it. */
export type InvitedSession = {
  id: string;
  label: Texts;
  startsAt: Date;
  endsAt: Date;
  state: SessionState;
  mergedIntoId: string | null;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  hosts: (PersonName & { unitName: string | null })[];
  /** Free places that nobody in line comes before; 0 while somebody waits. */
  placesLeft: number;
  /** Full, and one may wait. */
  isWaitingPossible: boolean;
  mine: {
    state: SeatState;
    wish: number | null;
    claimUntil: Date | null;
    companions: number;
    origin: "booked" | "placed";
    /** Position in the line, from 1. */
    placeInLine: number | null;
  } | null;
  /** ○ △ × and the order of wishes of "ask around". */
  mark: Mark | null;
  wish: number | null;
};

/** Facts of the first session (by its start, cancelled ones last) stand beside those of the event; all are in `sessions`. */
export type InvitationPage = {
  invitationId: string;
  candidateId: string;
  candidate: PersonName & { locale: Locale; zone: string };
  companyName: string;
  contactEmail: string;
  contactPhone: string;
  deskContact: string;
  /** The recruiter in charge, else who invited. */
  recruiter: PersonName | null;
  recruiterEmail: string | null;
  eventId: string;
  kind: EventKind;
  state: EventState;
  title: Texts;
  description: Texts;
  zone: string;
  isPaidWork: boolean;
  hasAlcohol: boolean;
  answerBy: Date | null;
  way: EventWay;
  /** Slots that hosts opened: booked anew whenever one is over. */
  isSlots: boolean;
  sessionsEach: number;
  companionsMax: number;
  asksNeeds: boolean;
  needs: string;
  /** "2026-08-01": the day on which what they wrote is deleted; null while they wrote nothing. */
  needsUntil: string | null;
  /** Of the wish; a seat has its own number. */
  companions: number;
  /** More than one session, or wishes: chosen, not answered with yes. */
  isSeveral: boolean;
  sessions: InvitedSession[];
  sessionId: string;
  sessionState: SessionState;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  hasFreeSeats: boolean;
  answer: Answer | null;
  answeredAt: Date | null;
  word: string;
  seat: SeatState | null;
  claimUntil: Date | null;
  /** Position in the line, from 1. */
  placeInLine: number | null;
};

/** All that one invited person's page shows: of others only how many are before them in line. */
export async function findInvitationPage(db: Db, invitationId: string): Promise<InvitationPage | undefined> {
  const { rows } = await sql<
    Omit<InvitationPage, "sessions" | "isSeveral"> & PersonName & { locale: Locale; candidateZone: string }
  >`
    select invitation.id as "invitationId", candidate.id as "candidateId",
      candidate.family_name as "familyName", candidate.given_name as "givenName", candidate.family_kana as "familyKana",
      candidate.given_kana as "givenKana", candidate.romaji, candidate.locale, candidate.zone as "candidateZone",
      coalesce(company.name, '') as "companyName", coalesce(company.contact_email, '') as "contactEmail",
      coalesce(company.contact_phone, '') as "contactPhone", coalesce(company.desk_contact, '') as "deskContact",
      case when member.id is not null then jsonb_build_object('familyName', member.family_name,
        'givenName', member.given_name, 'romaji', member.romaji) end as recruiter, member.email as "recruiterEmail",
      event.id as "eventId", event.kind, event.state, event.title, event.description, event.zone,
      event.is_paid_work as "isPaidWork", event.has_alcohol as "hasAlcohol", event.answer_by as "answerBy",
      event.way, event.is_slots as "isSlots", event.sessions_each as "sessionsEach", event.companions_max as "companionsMax",
      event.asks_needs as "asksNeeds", invitation.needs, invitation.needs_until::text as "needsUntil", invitation.companions,
      session.id as "sessionId", session.state as "sessionState", session.starts_at as "startsAt", session.ends_at as "endsAt",
      session.place_kind as "placeKind", session.place, session.address, session.online_url as "onlineUrl",
      session.waiting = 0 and session.seats_taken < session.seats as "hasFreeSeats",
      invitation.answer, invitation.answered_at as "answeredAt", invitation.answer_word as word,
      seat.state as seat, seat.claim_until as "claimUntil",
      case when seat.state = 'waiting' then (select count(*) from seat before
        where before.session_id = session.id and before.state = 'waiting' and before.arrival <= seat.arrival) end as "placeInLine"
    from invitation
    join candidate on candidate.id = invitation.candidate_id
    join event on event.id = invitation.event_id
    join session on session.event_id = event.id
    left join seat on seat.invitation_id = invitation.id and seat.session_id = session.id
    left join member on member.id = coalesce(candidate.recruiter_id, invitation.invited_by)
    left join company on company.id = 1
    where invitation.id = ${invitationId}
    order by session.state = 'cancelled', session.starts_at, session.id limit 1`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { familyName, givenName, familyKana, givenKana, romaji, locale, candidateZone, ...page } = row;
  const name = {
    familyName,
    givenName,
    familyKana: familyKana ?? "",
    givenKana: givenKana ?? "",
    romaji: romaji ?? "",
  };
  const sessions = await listInvitedSessions(db, invitationId);
  return {
    ...page,
    isSeveral: page.way !== "book" || page.isSlots || sessions.length > 1,
    sessions,
    candidate: { ...name, locale, zone: candidateZone },
  };
}

/** What an answer needs to know before it is noted, and no more: many people answer at once. */
export type AnswerTarget = Pick<
  InvitationPage,
  "invitationId" | "sessionId" | "way" | "zone" | "companionsMax" | "asksNeeds" | "isSeveral"
> & {
  locale: Locale;
  /** A storm's news waits for a sign that they know of it. */
  isToldOfStorm: boolean;
};

/**
 * Whose answer page a token opens; undefined where the link doesn't open one (any more), or the event is a draft. What
 * is asked for while a reading is under way is read together.
 */
export async function findAnswerTarget(db: Db, token: string, now: Date): Promise<AnswerTarget | undefined> {
  let read = readers.get(db);
  if (!read) {
    read = batched((asked: Asked[]) => listAnswerTargets(db, asked));
    readers.set(db, read);
  }
  return (await read({ hash: hashOf(token), now })) ?? undefined;
}

type Asked = { hash: Buffer; now: Date };
const readers = new WeakMap<Db, (asked: Asked) => Promise<AnswerTarget | null>>();

async function listAnswerTargets(db: Db, asked: Asked[]): Promise<(AnswerTarget | null)[]> {
  const { rows } = await sql<AnswerTarget & { hash: Buffer; expiresAt: Date }>`
    select invitation.id as "invitationId", first.id as "sessionId", event.way, event.zone,
      event.companions_max as "companionsMax", event.asks_needs as "asksNeeds", candidate.locale,
      event.way <> 'book' or event.is_slots or exists (select from session other where other.event_id = event.id and other.id <> first.id)
        as "isSeveral",
      exists (select from storm_person where storm_person.invitation_id = invitation.id and seen_at is null)
        as "isToldOfStorm",
      private_link.token_hash as hash, private_link.expires_at as "expiresAt"
    from private_link
    join invitation on invitation.id = private_link.invitation_id
    join candidate on candidate.id = invitation.candidate_id
    join event on event.id = invitation.event_id
    cross join lateral (select id from session where session.event_id = event.id
      order by session.state = 'cancelled', session.starts_at, session.id limit 1) first
    where private_link.token_hash = any(${asked.map(({ hash }) => hash)}::bytea[])
      and private_link.purpose = 'invitation' and private_link.revoked_at is null and event.state <> 'draft'`.execute(
    db,
  );
  const found = new Map(rows.map(({ hash, ...row }) => [hash.toString("hex"), row]));
  return asked.map(({ hash, now }) => {
    const row = found.get(hash.toString("hex"));
    if (!row || row.expiresAt <= now) return null;
    const { expiresAt, ...target } = row;
    return target;
  });
}

/** Every session of the event, by its start. */
export async function listInvitedSessions(db: Db, invitationId: string): Promise<InvitedSession[]> {
  const { rows } = await sql<
    Omit<InvitedSession, "mine"> & {
      mine: (Omit<NonNullable<InvitedSession["mine"]>, "claimUntil"> & { claimUntil: string | null }) | null;
    }
  >`
    select session.id, session.label, session.starts_at as "startsAt", session.ends_at as "endsAt", session.state,
      session.merged_into_id as "mergedIntoId", session.place_kind as "placeKind", session.place, session.address,
      session.online_url as "onlineUrl",
      case when session.waiting = 0 and session.state = 'open' then session.seats - session.seats_taken else 0 end as "placesLeft",
      session.state = 'open' and (session.waiting > 0 or session.seats_taken >= session.seats) as "isWaitingPossible",
      case when seat.state is not null then jsonb_build_object('state', seat.state, 'wish', seat.wish,
        'claimUntil', seat.claim_until, 'companions', seat.companions, 'origin', seat.origin,
        'placeInLine', case when seat.state = 'waiting' then (select count(*) from seat before where before.session_id = session.id
          and before.state = 'waiting' and before.arrival <= seat.arrival) end) end as mine,
      session_wish.mark, session_wish.wish,
      coalesce((select jsonb_agg(jsonb_build_object('familyName', member.family_name, 'givenName', member.given_name,
          'familyKana', member.family_kana, 'givenKana', member.given_kana, 'romaji', member.romaji, 'unitName', unit.name)
          order by member.family_kana, member.id)
        from session_host join member on member.id = session_host.member_id left join unit on unit.id = member.unit_id
        where session_host.session_id = session.id), '[]') as hosts
    from invitation
    join session on session.event_id = invitation.event_id
    left join seat on seat.session_id = session.id and seat.invitation_id = invitation.id
    left join session_wish on session_wish.session_id = session.id and session_wish.invitation_id = invitation.id
    where invitation.id = ${invitationId}
    order by session.starts_at, session.id`.execute(db);
  return rows.map(({ mine, ...row }) => ({
    ...row,
    mine: mine && { ...mine, claimUntil: mine.claimUntil === null ? null : new Date(mine.claimUntil) },
  }));
}

/** One person's entry in their own calendar. */
export async function findCalendarEntry(
  db: Db,
  sessionId: string,
  candidateId: string,
): Promise<{ uid: string; sequence: number } | undefined> {
  return db
    .selectFrom("calendar_entry")
    .select(["uid", "sequence"])
    .where("session_id", "=", sessionId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
}
