import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { DeliveryState } from "~/features/letters/letter.ts";
import { isId } from "~/lib/ids.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { StormAction, StormReason } from "./storm.ts";
import type { StormStanding } from "./storm-people.server.ts";

export type Storm = {
  id: string;
  day: string;
  what: StormAction;
  reason: StormReason;
  texts: Texts;
  createdAt: Date;
  by: PersonName | null;
};

export type ToldRow = PersonName & {
  /** Of the candidate, colleague or relative. */
  personId: string;
  kind: "candidate" | "host" | "family";
  /** Whose family a relative is; the candidate themselves else. */
  candidateId: string | null;
  child: PersonName | null;
  /** Empty for a relative whom we may not phone. */
  phone: string;
  locale: Locale;
  standing: StormStanding;
  sessionId: string;
  eventId: string;
  title: Texts;
  zone: string;
  /** As they knew it, and as it is now. */
  startedAt: Date;
  startsAt: Date;
  endsAt: Date;
  letter: DeliveryState | null;
  deliveryId: string | null;
  hasAnswered: boolean;
  phonedAt: Date | null;
  phonedBy: PersonName | null;
};

export async function findStorm(db: Db, id: string): Promise<Storm | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await readStorms(db, sql`storm.id = ${id}`);
  return rows[0];
}

/** What was done for this day already, newest first. */
export async function listStorms(db: Db, day: string): Promise<Storm[]> {
  return (await readStorms(db, sql`storm.day = ${day}::date`)).rows;
}

function readStorms(db: Db, where: ReturnType<typeof sql>) {
  return sql<Storm>`
    select storm.id, storm.day, what, reason, texts, storm.created_at as "createdAt",
      case when member.id is not null then jsonb_build_object('familyName', member.family_name, 'givenName', member.given_name,
        'romaji', member.romaji) end as by
    from storm left join member on member.id = storm.created_by
    where ${where} order by storm.created_at desc limit 20`.execute(db);
}

/** A row for each person and session, by the time they knew; without a relative who was closed since. */
export async function listTold(db: Db, stormId: string, now: Date): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select coalesce(person.candidate_id, person.member_id, person.relative_id) as "personId",
      case person.standing when 'host' then 'host' when 'family' then 'family' else 'candidate' end as kind,
      coalesce(person.candidate_id, r.candidate_id) as "candidateId",
      case when child.id is not null then jsonb_build_object('familyName', child.family_name,
        'givenName', child.given_name, 'romaji', child.romaji) end as child,
      coalesce(c.family_name, m.family_name, r.name) as "familyName",
      coalesce(c.given_name, m.given_name, '') as "givenName",
      coalesce(c.family_kana, m.family_kana) as "familyKana", coalesce(c.given_kana, m.given_kana) as "givenKana",
      coalesce(c.romaji, m.romaji) as romaji, coalesce(c.phone, m.phone,
        case when is_family_open(r.id, 'briefing', 'phone', ${now}) then r.phone end, '') as phone,
      coalesce(c.locale, m.locale, r.locale) as locale,
      person.standing, person.session_id as "sessionId", event.id as "eventId", event.title, event.zone,
      person.starts_at as "startedAt", session.starts_at as "startsAt", session.ends_at as "endsAt",
      delivery.state as letter, delivery.id as "deliveryId",
      person.seen_at is not null
        or exists (select from answer_history said where said.invitation_id = person.invitation_id
          and said.answered_at > storm.created_at and said.answered_by is null and said.source not in ('line', 'staff'))
        or exists (select from session_host led where led.session_id = person.session_id
          and led.member_id = person.member_id and led.answered_at > storm.created_at)
        or exists (select from family_invitation family where family.session_id = person.session_id
          and family.relative_id = person.relative_id and family.answered_at > storm.created_at) as "hasAnswered",
      person.phoned_at as "phonedAt",
      case when caller.id is not null then jsonb_build_object('familyName', caller.family_name,
        'givenName', caller.given_name, 'romaji', caller.romaji) end as "phonedBy"
    from storm_person person
    join storm on storm.id = person.storm_id
    join session on session.id = person.session_id
    join event on event.id = session.event_id
    left join candidate c on c.id = person.candidate_id
    left join member m on m.id = person.member_id
    left join relative r on r.id = person.relative_id
    left join candidate child on child.id = r.candidate_id
    left join member caller on caller.id = person.phoned_by
    left join delivery on delivery.id = person.delivery_id
    where person.storm_id = ${stormId} and (r.id is null or is_family_open(r.id, 'briefing', 'mail', ${now}))
    order by person.starts_at, coalesce(c.sort_key, ''), person.id`.execute(db);
  return rows;
}

/** Whose page it is: an invited person, a colleague who leads a session, a relative. */
export type StormReader =
  | { invitationId: string }
  | { memberId: string; sessionId: string }
  | { relativeId: string };

/** The rows of one reader, as a condition on storm_person. */
export function ofReader(reader: StormReader) {
  if ("invitationId" in reader) return sql`person.invitation_id = ${reader.invitationId}::uuid`;
  if ("relativeId" in reader) return sql`person.relative_id = ${reader.relativeId}::uuid`;
  return sql`person.member_id = ${reader.memberId}::uuid and person.session_id = ${reader.sessionId}::uuid`;
}

/** What the newest storm said to a reader, and whether they have said that they know. */
export async function findSeenPage(db: Db, reader: StormReader) {
  const { rows } = await sql<
    PersonName & {
      isFamily: boolean;
      locale: Locale;
      title: Texts;
      day: string;
      texts: Texts;
      isSeen: boolean;
    }
  >`
    select coalesce(c.family_name, m.family_name, r.name) as "familyName",
      coalesce(c.given_name, m.given_name, '') as "givenName", coalesce(c.romaji, m.romaji, '') as romaji,
      r.id is not null as "isFamily", coalesce(c.locale, m.locale, r.locale) as locale,
      event.title, storm.day, storm.texts, person.seen_at is not null as "isSeen"
    from storm_person person join storm on storm.id = person.storm_id
    join session on session.id = person.session_id
    join event on event.id = session.event_id
    left join candidate c on c.id = person.candidate_id
    left join member m on m.id = person.member_id
    left join relative r on r.id = person.relative_id
    where ${ofReader(reader)}
    order by storm.created_at desc limit 1`.execute(db);
  return rows[0];
}
