import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";

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
  memberId: string | null;
  relativeId: string | null;
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
    coalesce(c.romaji, m.romaji, '') as romaji, r.name as "relativeName", c.id as "candidateId", m.id as "memberId",
    r.id as "relativeId", s.id as "sessionId",
    e.title, mail.proposal
  from inbound_mail mail left join candidate c on c.id = mail.candidate_id left join member m on m.id = mail.member_id
    left join relative r on r.id = mail.relative_id
    left join session s on s.id = mail.session_id left join event e on e.id = s.event_id`;

/** Why the mailbox isn't read at the moment; undefined while all is well, or nobody reads one. */
export async function findMailboxTrouble(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ trouble: string }>`
    select trouble from mailbox_place where trouble <> '' and held_until > now() - interval '5 minutes' limit 1`.execute(
    db,
  );
  return rows[0]?.trouble;
}
