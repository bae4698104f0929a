import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Answer, answers } from "~/features/events/answer.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Entry } from "./find-entry.server.ts";

export type MailOwner = { candidateId: string | null; memberId: string | null; relativeId: string | null };

export type OpenAnswer = {
  /** Of the invitation; for a host, of the session. */
  id: string;
  title: Texts;
  /** To take an answer for. */
  entry: Entry;
  choices: readonly Answer[];
};

type Row<Of extends Entry["of"]> = Extract<Entry, { of: Of }> & { title: Texts };

/** What the sender of a mail could answer to now, the soonest first: invitations, sessions they are asked to lead, briefings. */
export async function listOpenAnswers(db: Db, owner: MailOwner, now: Date): Promise<OpenAnswer[]> {
  const { candidateId, memberId, relativeId } = owner;
  if (candidateId)
    return (await invitationsOf(db, candidateId, now)).map(({ title, ...entry }) => {
      return { id: entry.invitationId, title, entry, choices: answers };
    });
  if (memberId)
    return (await hostingsOf(db, memberId, now)).map(({ title, ...entry }) => {
      return { id: entry.sessionId, title, entry, choices: ["yes", "no"] };
    });
  if (!relativeId) return [];
  return (await briefingsOf(db, relativeId, now)).map(({ title, ...entry }) => {
    return { id: entry.invitationId, title, entry, choices: ["yes", "no", "maybe"] };
  });
}

async function invitationsOf(db: Db, candidateId: string, now: Date): Promise<Row<"candidate">[]> {
  const { rows } = await sql<Row<"candidate">>`
    select distinct on (i.id) 'candidate' as of, coalesce(entry.uid, '') as uid, coalesce(entry.sequence, 0) as sequence,
      coalesce(entry.is_cancelled, false) as "isCancelled", s.id as "sessionId", s.starts_at as "startsAt",
      c.id as "candidateId", c.email as address, i.id as "invitationId",
      e.way <> 'book' or e.is_slots or exists (select from session o where o.event_id = e.id and o.id <> s.id) as "isSeveral",
      i.answer, i.answered_at as "answeredAt", seat.state as seat, e.title
    from invitation i join candidate c on c.id = i.candidate_id join event e on e.id = i.event_id
      join session s on s.event_id = e.id
      left join seat on seat.session_id = s.id and seat.candidate_id = c.id
      left join calendar_entry entry on entry.session_id = s.id and entry.candidate_id = c.id
    where c.id = ${candidateId} and i.stopped_at is null and e.state = 'published' and s.state <> 'cancelled'
      and s.starts_at > ${now}
    order by i.id, seat.state nulls last, s.starts_at`.execute(db);
  return rows.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

async function hostingsOf(db: Db, memberId: string, now: Date): Promise<Row<"host">[]> {
  const { rows } = await sql<Row<"host">>`
    select 'host' as of, coalesce(entry.uid, '') as uid, coalesce(entry.sequence, 0) as sequence,
      coalesce(entry.is_cancelled, false) as "isCancelled", s.id as "sessionId", s.starts_at as "startsAt",
      m.id as "memberId", m.email as address, led.answered_at as "answeredAt", e.title
    from session_host led join member m on m.id = led.member_id join session s on s.id = led.session_id
      join event e on e.id = s.event_id
      left join calendar_entry entry on entry.session_id = s.id and entry.member_id = m.id
    where led.member_id = ${memberId} and led.state <> 'planned' and e.state = 'published' and s.state <> 'cancelled'
      and s.starts_at > ${now}
    order by s.starts_at, s.id`.execute(db);
  return rows;
}

/** Only while the door is open: closed, nothing of theirs is to be seen or answered. */
async function briefingsOf(db: Db, relativeId: string, now: Date): Promise<Row<"relative">[]> {
  const { rows } = await sql<Row<"relative">>`
    select 'relative' as of, fi.uid, fi.sequence, fi.is_cancelled as "isCancelled", fi.session_id as "sessionId",
      s.starts_at as "startsAt", r.id as "relativeId", r.email as address, fi.id as "invitationId", fi.answer,
      fi.answered_at as "answeredAt", fi.people, fi.access_needs as needs, s.place_kind = 'online' as "isOnline", e.title
    from family_invitation fi join relative r on r.id = fi.relative_id join session s on s.id = fi.session_id
      join event e on e.id = s.event_id
    where fi.relative_id = ${relativeId} and e.state = 'published' and s.state <> 'cancelled' and s.starts_at > ${now}
      and is_family_open(r.id, 'briefing', 'mail', ${now})
    order by s.starts_at, s.id`.execute(db);
  return rows;
}
