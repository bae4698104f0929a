import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Entry } from "./find-entry.server.ts";

export type ReplyRow = {
  id: string;
  receivedAt: Date;
  kind: string;
  state: string;
  reason: string;
  answer: string | null;
  word: string;
  doneHow: string;
  doneAt: Date | null;
  fromName: string;
  fromAddress: string;
  subject: string;
  familyName: string | null;
  givenName: string | null;
  romaji: string;
  relativeName: string | null;
  candidateId: string | null;
  sessionId: string | null;
  title: Texts | null;
  proposal: { startsAt: string } | null;
};

export type ReplyView = "review" | "read";

/** Those that wait, the oldest first; or what was read and done lately, the newest first. Machines' mail isn't shown. */
export async function listReplies(db: Db, view: ReplyView): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`${columns}
    where ${view === "review" ? sql`mail.state = 'review'` : sql`mail.state in ('taken', 'done')`}
    order by mail.received_at ${view === "review" ? sql`` : sql`desc`} limit 100`.execute(db);
  return rows;
}

export async function countReplies(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("inbound_mail")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("state", "=", "review")
    .executeTakeFirstOrThrow();
  return count;
}

export async function findReply(
  db: Db,
  id: string,
): Promise<(ReplyRow & { raw: Buffer | null }) | undefined> {
  const { rows } = await sql<ReplyRow>`${columns} where mail.id = ${id} and mail.state <> 'dropped'`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return undefined;
  const kept = await db.selectFrom("inbound_mail").select("raw").where("id", "=", id).executeTakeFirst();
  return { ...row, raw: kept?.raw ?? null };
}

const columns = sql`
  select mail.id, mail.received_at as "receivedAt", mail.kind, mail.state, mail.reason, mail.answer, mail.word,
    mail.done_how as "doneHow", mail.done_at as "doneAt", mail.from_name as "fromName", mail.from_address as "fromAddress",
    mail.subject, coalesce(c.family_name, m.family_name) as "familyName", coalesce(c.given_name, m.given_name) as "givenName",
    coalesce(c.romaji, m.romaji, '') as romaji, r.name as "relativeName", c.id as "candidateId", s.id as "sessionId",
    e.title, mail.proposal
  from inbound_mail mail left join candidate c on c.id = mail.candidate_id left join member m on m.id = mail.member_id
    left join relative r on r.id = mail.relative_id
    left join session s on s.id = mail.session_id left join event e on e.id = s.event_id`;

export type OpenInvitation = Extract<Entry, { of: "candidate" }> & { title: Texts };

/** What a candidate could answer to now, as entries to take an answer for. */
export async function listOpenInvitations(db: Db, candidateId: string, now: Date): Promise<OpenInvitation[]> {
  const { rows } = await sql<OpenInvitation>`
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

/** Why the mailbox isn't read at the moment; undefined while all is well, or nobody reads one. */
export async function findMailboxTrouble(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ trouble: string }>`
    select trouble from mailbox_place where trouble <> '' and held_until > now() - interval '5 minutes' limit 1`.execute(
    db,
  );
  return rows[0]?.trouble;
}
