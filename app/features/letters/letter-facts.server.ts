import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { LetterSender } from "#emails/layout/letter-content.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Letter } from "./letter.ts";
import { familyLinkDays, issueLinks, myPageDays } from "./private-link.server.ts";
import { type QuietHours, usualQuietHours } from "./quiet-hours.ts";
import { type WaitingPerk, waitingPerks } from "./waiting-perks.server.ts";

type Texts = Partial<Record<Locale, string>>;

/** Everything the worker knows of one letter at the moment it sends it. */
export type LetterFacts = {
  id: string;
  letter: Letter;
  address: string;
  locale: string;
  messageId: string;
  details: Record<string, unknown>;
  /** Kept bytes of an earlier send whose end is unknown: a second send carries exactly these. */
  source: Buffer | null;
  subject: string;
  /** The reader: a candidate or a member; "" where neither is known. */
  familyName: string;
  givenName: string;
  romaji: string;
  zone: string;
  candidateId: string | null;
  memberId: string | null;
  isMerged: boolean;
  /** A letter that nobody has to send: it carries the way to stop such letters. */
  isPromotional: boolean;
  /** One of these to somebody who has stopped them. */
  isUnwanted: boolean;
  offerState: string | null;
  /** Name of who invited, for the sender's line. */
  byFamilyName: string | null;
  byGivenName: string | null;
  byRomaji: string | null;
  invitationId: string | null;
  answer: string | null;
  isStopped: boolean;
  /** What the day said of their seat, and whether they have answered the three questions. */
  attendance: string | null;
  hasSaid: boolean;
  linkId: string | null;
  /** The open link to the candidate's own page, which every letter to them carries. */
  myPageLinkId: string | null;
  /** Message-ID of the first invitation, for the letters after it. */
  firstMessageId: string | null;
  event: EventFacts | null;
  /** What waits for the reader besides: perks that its details name, as far as they may still have them. */
  perks: WaitingPerk[] | null;
  /** Where the application for a perk stands that its details name. */
  perkStanding: string | null;
  /** Whether a trip that is told of can still be applied for by its reader; null for any other letter. */
  tripCall: "open" | "applied" | "over" | null;
  /** Where the application for a trip stands that its details name. */
  tripStanding: string | null;
  /** The same of its alternative. */
  tripAlternative: string | null;
  /** Why the address gets no such letter now: hard, soft, filtered, complaint; null where it does. */
  rests: string | null;
  /** Set for a letter to a relative. */
  family: FamilyFacts | null;
};

export type FamilyFacts = {
  relativeId: string;
  topic: string;
  /** Whether the candidate's consent for this topic by mail is open. */
  isOpen: boolean;
  /** The candidate, spoken of to the family. */
  childFamilyName: string;
  childGivenName: string;
  childRomaji: string;
  answer: string | null;
  seat: "going" | "waiting" | null;
  people: number;
  isPromotional: boolean;
};

export type EventFacts = {
  sessionId: string;
  /** Set where the session is a day of a trip: its page is inside the reader's own, its times are those of the place. */
  trip: { id: string; zone: string } | null;
  /** The session's own name, where it has one. */
  label: Texts;
  sessionState: string;
  /** book or ask_around: what several sessions want of the reader. */
  way: string;
  /** Those that take place, where there are several to choose from; none where the event is its one session. */
  sessions: SessionTime[];
  title: Texts;
  description: Texts;
  state: string;
  startsAt: Date;
  endsAt: Date;
  answerBy: Date | null;
  place: Texts;
  address: string;
  onlineUrl: string;
  isPaidWork: boolean;
  hasAlcohol: boolean;
  hosts: { familyName: string; givenName: string; romaji: string }[];
  seat: string | null;
  /** How many come; and what a host (the reader) has said. */
  going: number;
  hostState: string | null;
  uid: string | null;
  sequence: number | null;
  isCancelled: boolean | null;
};

/** zone: of the place of a day of a trip. */
export type SessionTime = { label: Texts; startsAt: Date; endsAt: Date; zone: string | null };

/** The company as letters sign it. */
export async function findSender(db: Db): Promise<Omit<LetterSender, "person">> {
  const company = await db
    .selectFrom("company")
    .select(["name", "postal_address", "contact_email", "contact_phone", "desk_contact"])
    .executeTakeFirst();
  return {
    company: company?.name ?? "",
    postalAddress: company?.postal_address ?? "",
    contactEmail: company?.contact_email ?? "",
    contactPhone: company?.contact_phone ?? "",
    desk: company?.desk_contact ?? "",
  };
}

/** The hours of the night in which letters wait. */
export async function findQuietHours(db: Db): Promise<QuietHours> {
  const hours = await db
    .selectFrom("company")
    .select(["quiet_from as from", "quiet_until as until"])
    .executeTakeFirst();
  return hours ?? usualQuietHours;
}

/** Reads what these letters are about, in three statements however many they are; in the order they were asked for. */
export async function listLetterFacts(db: Db, ids: string[], now: Date): Promise<LetterFacts[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<
    Omit<LetterFacts, "event" | "family"> &
      Omit<EventFacts, "hosts" | "address" | "sessions"> & {
        placeAddress: string;
        eventId: string;
        family: FamilyFacts | null;
      }
  >`
    select d.id, d.letter, d.address, d.locale, d.message_id as "messageId", d.details, d.source, d.subject,
      coalesce(r.name, c.family_name, m.family_name, '') as "familyName", coalesce(c.given_name, m.given_name, '') as "givenName",
      coalesce(c.romaji, m.romaji, '') as romaji, coalesce(c.zone, m.zone, e.zone, rc.zone, 'Asia/Tokyo') as zone,
      c.id as "candidateId", m.id as "memberId", c.merged_into_id is not null as "isMerged",
      d.mail_class = 'promotional' as "isPromotional", d.mail_class = 'promotional' and exists (select from contact_wish wish
        where wish.candidate_id = c.id and wish.promotional_a_month = 0)
        or d.letter = 'newsletter' and not takes_newsletter(c.id) as "isUnwanted", c.offer_state as "offerState",
      b.family_name as "byFamilyName", b.given_name as "byGivenName", b.romaji as "byRomaji",
      i.id as "invitationId", i.answer, i.stopped_at is not null as "isStopped",
      seat.attendance, exists (select from event_feedback said where said.invitation_id = i.id) as "hasSaid",
      case when r.id is not null then (select l.id from private_link l where l.relative_id = r.id
          and l.purpose = 'family' and l.revoked_at is null and l.expires_at > ${now} order by l.created_at desc limit 1)
        else (select l.id from private_link l where l.invitation_id = i.id and l.revoked_at is null
          and l.expires_at > ${now} order by l.created_at desc limit 1) end as "linkId",
      (select l.id from private_link l where l.candidate_id = c.id and l.purpose = 'my_page' and l.revoked_at is null
        and l.expires_at > ${now} order by l.created_at desc limit 1) as "myPageLinkId",
      case when r.id is not null then (select f.message_id from delivery f where f.relative_id = r.id
          and f.session_id = d.session_id and f.letter = 'family_invitation' and f.id <> d.id order by f.created_at limit 1)
        when d.letter like 'host\\_%' then (select f.message_id from delivery f
          where f.session_id = d.session_id and f.member_id = d.member_id and f.letter = 'host_asked' and f.id <> d.id
            and d.letter <> 'host_asked' order by f.created_at limit 1)
        when d.letter <> 'event_invitation' then (select f.message_id from delivery f
        where f.invitation_id = i.id and f.letter = 'event_invitation' order by f.created_at limit 1) end as "firstMessageId",
      ${waitingPerks(now)} as perks,
      (select a.state from perk_application a where a.id = (d.details->>'applicationId')::uuid
        and d.letter = 'perk_decided') as "perkStanding",
      case when d.letter = 'trip_told' then coalesce((select case
          when exists (select from trip_application t where t.event_id = tt.event_id and t.candidate_id = c.id) then 'applied'
          when tt.state = 'open' and te.state = 'published' and trip_reaches(te.id, c.id)
            and tt.apply_by >= (${now}::timestamptz at time zone 'Asia/Tokyo')::date then 'open' end
        from trip tt join event te on te.id = tt.event_id where te.id = (d.details->>'tripId')::uuid), 'over') end as "tripCall",
      (select t.state from trip_application t where t.id = (d.details->>'applicationId')::uuid
        and d.letter like 'trip\\_%') as "tripStanding",
      (select t.alternative_state from trip_application t where t.id = (d.details->>'applicationId')::uuid
        and d.letter = 'trip_alternative') as "tripAlternative",
      (select x.reason from mail_suppression x where x.address = lower(d.address) and x.lifted_at is null
        and x.since <= ${now} and x.ends_at > ${now} and x.mail_class in ('all', d.mail_class)
        order by x.mail_class limit 1) as rests,
      s.id as "sessionId", s.label, s.state as "sessionState", e.id as "eventId", e.way, e.title,
      coalesce(nullif(td.programme, '{}'), e.description) as description, e.state,
      case when td.session_id is not null then json_build_object('id', e.id, 'zone', td.zone) end as trip, s.starts_at as "startsAt", s.ends_at as "endsAt",
      e.answer_by as "answerBy", s.place, s.address as "placeAddress", s.online_url as "onlineUrl",
      e.is_paid_work as "isPaidWork", e.has_alcohol as "hasAlcohol", seat.state as seat,
      case when m.id is not null then (select count(*) from seat g where g.session_id = s.id and g.state = 'going') else 0 end
        as going,
      led.state as "hostState", coalesce(fi.uid, entry.uid, own.uid) as uid,
      coalesce(fi.sequence, entry.sequence, own.sequence) as sequence,
      coalesce(fi.is_cancelled, entry.is_cancelled, own.is_cancelled) as "isCancelled",
      case when r.id is not null then json_build_object('relativeId', r.id, 'topic', coalesce(d.topic, 'any'),
        'isOpen', is_family_open(r.id, coalesce(d.topic, 'any'), 'mail', ${now}), 'childFamilyName', rc.family_name,
        'childGivenName', rc.given_name, 'childRomaji', rc.romaji, 'answer', fi.answer, 'seat', fi.seat,
        'people', coalesce(fi.people, 0), 'isPromotional', d.mail_class = 'promotional') end as family
    from unnest(${ids}::uuid[]) with ordinality wanted (id, place)
      join delivery d on d.id = wanted.id
      left join candidate c on c.id = d.candidate_id
      left join member m on m.id = d.member_id
      left join relative r on r.id = d.relative_id
      left join candidate rc on rc.id = r.candidate_id
      left join family_invitation fi on fi.relative_id = r.id and fi.session_id = d.session_id
      left join invitation i on i.id = d.invitation_id
      left join member b on b.id = i.invited_by
      left join session s on s.id = d.session_id
      left join event e on e.id = s.event_id
      left join trip_day td on td.session_id = s.id
      left join seat on seat.session_id = s.id and seat.candidate_id = c.id
      left join calendar_entry entry on entry.session_id = s.id and entry.candidate_id = c.id
      left join session_host led on led.session_id = s.id and led.member_id = m.id
      left join calendar_entry own on own.session_id = s.id and own.member_id = m.id
    order by wanted.place`.execute(db);
  const about = rows.filter((row) => row.sessionId);
  const hosts = await listHosts(db, [...new Set(about.map((row) => row.sessionId))]);
  const sessions = await listSessionTimes(db, [...new Set(about.map((row) => row.eventId))]);
  return rows.map((row) => {
    const {
      sessionId,
      trip,
      label,
      sessionState,
      way,
      title,
      description,
      state,
      startsAt,
      endsAt,
      ...rest
    } = row;
    const { answerBy, place, placeAddress, eventId, onlineUrl, isPaidWork, hasAlcohol, ...more } = rest;
    const { seat, going, hostState, uid, sequence, isCancelled, ...letter } = more;
    if (!sessionId) return { ...letter, event: null };
    const when = { startsAt, endsAt, answerBy, sessions: sessions.get(eventId) ?? [] };
    const where = { place, address: placeAddress, onlineUrl };
    const what = {
      sessionId,
      trip,
      label,
      sessionState,
      way,
      title,
      description,
      state,
      isPaidWork,
      hasAlcohol,
    };
    const entry = { seat, going, hostState, uid, sequence, isCancelled };
    return { ...letter, event: { ...what, ...when, ...where, ...entry, hosts: hosts.get(sessionId) ?? [] } };
  });
}

/** The sessions of events that have several, or that ask which would suit. */
async function listSessionTimes(db: Db, eventIds: string[]): Promise<Map<string, SessionTime[]>> {
  const times = new Map<string, SessionTime[]>();
  if (eventIds.length === 0) return times;
  const { rows } = await sql<SessionTime & { eventId: string; way: string; count: number; state: string }>`
    select event.id as "eventId", event.way, session.state, session.label, session.starts_at as "startsAt",
      session.ends_at as "endsAt", trip_day.zone, count(*) over (partition by event.id) as count
    from event join session on session.event_id = event.id left join trip_day on trip_day.session_id = session.id
    where event.id = any(${eventIds}::uuid[]) order by session.starts_at, session.id`.execute(db);
  for (const { eventId, way, count, state, ...time } of rows)
    if ((way !== "book" || count > 1) && state !== "cancelled")
      times.set(eventId, [...(times.get(eventId) ?? []), time]);
  return times;
}

/** Gives each invitation, candidate and relative without an open private link one, so that their letters can carry them. */
export async function issueMissingLinks(
  db: Db,
  letters: LetterFacts[],
  secret: string,
  now: Date,
): Promise<void> {
  const missing = letters.flatMap((letter) => {
    const { invitationId, candidateId, linkId } = letter;
    return invitationId && candidateId && !linkId ? [{ letter, invitationId, candidateId }] : [];
  });
  await issueFamilyLinks(db, letters, secret, now);
  const issued = await issueLinks(
    db,
    missing.map(({ invitationId, candidateId }) => {
      return { secret, purpose: "invitation", candidateId, invitationId, now, days: 90 };
    }),
  );
  for (const [at, { letter }] of missing.entries()) letter.linkId = issued[at]?.id ?? null;
  const readers = letters.flatMap(({ candidateId, myPageLinkId }) =>
    candidateId && !myPageLinkId ? [candidateId] : [],
  );
  const people = [...new Set(readers)];
  const pages = await issueLinks(
    db,
    people.map((candidateId) => ({ secret, purpose: "my_page", candidateId, now, days: myPageDays })),
  );
  const pageOf = new Map(people.map((candidateId, at) => [candidateId, pages[at]?.id ?? null]));
  for (const letter of letters) letter.myPageLinkId ??= pageOf.get(letter.candidateId ?? "") ?? null;
}

async function issueFamilyLinks(db: Db, letters: LetterFacts[], secret: string, now: Date) {
  const missing = letters.filter(({ family, linkId }) => family && !linkId);
  if (missing.length === 0) return;
  const ids = [...new Set(missing.flatMap(({ family }) => family?.relativeId ?? []))];
  const owners = await db
    .selectFrom("relative")
    .select(["id", "candidate_id"])
    .where("id", "in", ids)
    .execute();
  const issued = await issueLinks(
    db,
    owners.map((owner) => ({
      secret,
      purpose: "family",
      candidateId: owner.candidate_id,
      relativeId: owner.id,
      now,
      days: familyLinkDays,
    })),
  );
  for (const letter of missing)
    letter.linkId = issued[owners.findIndex(({ id }) => id === letter.family?.relativeId)]?.id ?? null;
}

async function listHosts(db: Db, sessionIds: string[]) {
  const hosts = new Map<string, EventFacts["hosts"]>();
  if (sessionIds.length === 0) return hosts;
  const rows = await db
    .selectFrom("session_host")
    .innerJoin("member", "member.id", "session_host.member_id")
    .select(["session_id", "family_name as familyName", "given_name as givenName", "romaji"])
    .where("session_id", "in", sessionIds)
    .where("session_host.leads", "=", true)
    .orderBy("family_kana")
    .orderBy("member.id")
    .execute();
  for (const { session_id, ...host } of rows) hosts.set(session_id, [...(hosts.get(session_id) ?? []), host]);
  return hosts;
}
