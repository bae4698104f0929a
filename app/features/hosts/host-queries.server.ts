import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventKind, PlaceKind, Texts } from "~/features/events/event.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { HostState } from "./host.ts";
import type { ProfileLine } from "./host-profile.ts";

export type HostRequest = {
  sessionId: string;
  memberId: string;
  state: HostState;
  word: string;
  /** Whom they would stand in for, and who is asked to stand in for them. */
  standsInFor: PersonName | null;
  substitute: PersonName | null;
  /** What the one they would stand in for wrote to them. */
  firstWord: string;
  /** Somebody said yes in their place. */
  isTakenOver: boolean;
  isCancelled: boolean;
  kind: EventKind;
  title: Texts;
  description: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  hasAlcohol: boolean;
  going: number;
  member: PersonName & { locale: Locale; zone: string };
  companyName: string;
  contactEmail: string;
  deskContact: string;
  /** Who looks after the event, to write to. */
  plannerEmail: string | null;
};

/** What one colleague is asked about one session; undefined when they aren't asked (any more). */
export async function findHostRequest(
  db: Db,
  { sessionId, memberId }: { sessionId: string; memberId: string },
): Promise<HostRequest | undefined> {
  const { rows } = await sql<HostRequest>`
    select session.id as "sessionId", me.id as "memberId", mine.state, mine.word,
      case when first.id is not null then ${nameOf("first")} end as "standsInFor",
      case when substitute.id is not null then ${nameOf("substitute")} end as substitute,
      coalesce((select asking.word from session_host asking where asking.session_id = session.id
        and asking.member_id = mine.stands_in_for), '') as "firstWord",
      exists (select from session_host other where other.session_id = session.id
        and other.stands_in_for = me.id and other.state = 'accepted') as "isTakenOver",
      session.state = 'cancelled' or event.state = 'cancelled' as "isCancelled",
      event.kind, event.title, event.description,
      coalesce((select day.zone from trip_day day where day.session_id = session.id), event.zone) as zone, event.has_alcohol as "hasAlcohol",
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      session.address, session.online_url as "onlineUrl",
      (select count(*) from seat where seat.session_id = session.id and seat.state = 'going') as going,
      ${nameOf("me")} || jsonb_build_object('locale', me.locale, 'zone', me.zone) as member,
      coalesce(company.name, '') as "companyName", coalesce(company.contact_email, '') as "contactEmail",
      coalesce(company.desk_contact, '') as "deskContact", planner.email as "plannerEmail"
    from session_host mine
    join member me on me.id = mine.member_id
    join session on session.id = mine.session_id
    join event on event.id = session.event_id
    left join member first on first.id = mine.stands_in_for
    left join member substitute on substitute.id = mine.substitute_id
    left join member planner on planner.id = event.created_by and planner.ended_at is null
    left join company on company.id = 1
    where mine.session_id = ${sessionId} and mine.member_id = ${memberId} and mine.state <> 'planned'`.execute(
    db,
  );
  return rows[0];
}

function nameOf(person: string) {
  const column = (name: string) => sql.ref(`${person}.${name}`);
  return sql`jsonb_build_object('familyName', ${column("family_name")}, 'givenName', ${column("given_name")},
    'romaji', ${column("romaji")})`;
}

export type HostedSession = {
  /** When they said that they are here. */
  checkedInAt: Date | null;
  sessionId: string;
  state: HostState;
  standsInFor: PersonName | null;
  substitute: PersonName | null;
  kind: EventKind;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  hasAlcohol: boolean;
  going: number;
};

/** The coming sessions one colleague leads or is asked to lead. Only their own, only what was published. */
export async function listHostedSessions(db: Db, memberId: string, now: Date): Promise<HostedSession[]> {
  const { rows } = await sql<HostedSession>`
    select session.id as "sessionId", mine.state, mine.checked_in_at as "checkedInAt",
      case when first.id is not null then ${nameOf("first")} end as "standsInFor",
      case when substitute.id is not null then ${nameOf("substitute")} end as substitute,
      event.kind, event.title, coalesce((select day.zone from trip_day day where day.session_id = session.id), event.zone) as zone,
      event.has_alcohol as "hasAlcohol",
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      session.address, session.online_url as "onlineUrl",
      (select count(*) from seat where seat.session_id = session.id and seat.state = 'going') as going
    from session_host mine
    join session on session.id = mine.session_id
    join event on event.id = session.event_id
    left join member first on first.id = mine.stands_in_for
    left join member substitute on substitute.id = mine.substitute_id
    where mine.member_id = ${memberId} and mine.state in ('asked', 'accepted', 'substitute_asked')
      and session.ends_at > ${now} and session.state <> 'cancelled' and event.state = 'published'
    order by session.starts_at, session.id limit 50`.execute(db);
  return rows;
}

/** What they don't show is null or empty. */
type Shown = { reading: boolean | null; school: string | null; faculty: string | null } & Record<
  ProfileLine,
  string | null
>;
export type ComingGuest = PersonName & Shown & { id: string; locale: Locale; sessionId: string };

/** Who comes to the sessions this colleague leads, by kana: their name and language, and what they chose to show. */
export async function listGuestsOf(db: Db, memberId: string, sessionIds: string[]): Promise<ComingGuest[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom("seat")
    .innerJoin("candidate", "candidate.id", "seat.candidate_id")
    .innerJoin("session_host", (join) =>
      join
        .onRef("session_host.session_id", "=", "seat.session_id")
        .on("session_host.member_id", "=", memberId)
        .on("session_host.state", "in", ["accepted", "substitute_asked"])
        .on("session_host.leads", "=", true),
    )
    .leftJoin("host_profile as shown", "shown.candidate_id", "candidate.id")
    .select([
      "shown.shows_reading as reading",
      ...(["shown.region", "shown.languages", "shown.topics", "shown.about"] as const),
      sql<string | null>`case when shown.shows_school then candidate.school end`.as("school"),
      sql<string | null>`case when shown.shows_faculty then candidate.faculty end`.as("faculty"),
      "seat.session_id as sessionId",
      "candidate.id",
      "candidate.locale",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.family_kana as familyKana",
      "candidate.given_kana as givenKana",
      "candidate.romaji",
    ])
    .where("seat.session_id", "in", sessionIds)
    .where("seat.state", "=", "going")
    .orderBy("candidate.sort_key")
    .execute();
  return rows.map((row) => ({ ...row, locale: row.locale as Locale }));
}
