import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Answer, SeatState } from "./answer.ts";
import type { EventKind, EventState, PlaceKind, Texts } from "./event.ts";

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
  sessionId: string;
  sessionState: "open" | "closed" | "cancelled";
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
  const { rows } = await sql<InvitationPage & PersonName & { locale: Locale; candidateZone: string }>`
    select invitation.id as "invitationId", candidate.id as "candidateId",
      candidate.family_name as "familyName", candidate.given_name as "givenName", candidate.family_kana as "familyKana",
      candidate.given_kana as "givenKana", candidate.romaji, candidate.locale, candidate.zone as "candidateZone",
      coalesce(company.name, '') as "companyName", coalesce(company.contact_email, '') as "contactEmail",
      coalesce(company.contact_phone, '') as "contactPhone", coalesce(company.desk_contact, '') as "deskContact",
      case when member.id is not null then jsonb_build_object('familyName', member.family_name,
        'givenName', member.given_name, 'romaji', member.romaji) end as recruiter, member.email as "recruiterEmail",
      event.id as "eventId", event.kind, event.state, event.title, event.description, event.zone,
      event.is_paid_work as "isPaidWork", event.has_alcohol as "hasAlcohol", event.answer_by as "answerBy",
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
    order by session.starts_at limit 1`.execute(db);
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
  return { ...page, candidate: { ...name, locale, zone: candidateZone } };
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
