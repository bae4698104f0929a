import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Answer, SeatState } from "~/features/events/answer.ts";
import type { FamilyAnswer } from "~/features/families/family.ts";

type Common = { uid: string; sequence: number; isCancelled: boolean; sessionId: string; startsAt: Date };

/** Whose entry of which session a UID is. */
export type Entry = Common &
  (
    | {
        of: "candidate";
        candidateId: string;
        address: string;
        invitationId: string;
        isSeveral: boolean;
        answer: Answer | null;
        answeredAt: Date | null;
        seat: SeatState | null;
      }
    | { of: "host"; memberId: string; address: string; answeredAt: Date | null }
    | {
        of: "relative";
        relativeId: string;
        address: string;
        invitationId: string;
        answer: FamilyAnswer | null;
        answeredAt: Date | null;
        people: number;
        needs: string;
        isOnline: boolean;
      }
  );

/** By its UID, in whatever case it comes back; undefined for one that isn't ours. */
export async function findEntry(db: Db, uid: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select case when c.id is null then 'host' else 'candidate' end as of, entry.uid, entry.sequence,
      entry.is_cancelled as "isCancelled", entry.session_id as "sessionId", s.starts_at as "startsAt",
      c.id as "candidateId", m.id as "memberId", coalesce(c.email, m.email) as address, i.id as "invitationId",
      e.way <> 'book' or e.is_slots or exists (select from session o where o.event_id = e.id and o.id <> s.id) as "isSeveral",
      i.answer, coalesce(i.answered_at, led.answered_at) as "answeredAt", seat.state as seat
    from calendar_entry entry join session s on s.id = entry.session_id join event e on e.id = s.event_id
      left join candidate c on c.id = entry.candidate_id
      left join invitation i on i.event_id = e.id and i.candidate_id = c.id
      left join seat on seat.session_id = s.id and seat.candidate_id = c.id
      left join member m on m.id = entry.member_id
      left join session_host led on led.session_id = s.id and led.member_id = m.id
    where lower(entry.uid) = lower(${uid}) and (c.id is null or i.id is not null)`.execute(db);
  return rows[0] ?? findFamilyEntry(db, uid);
}

async function findFamilyEntry(db: Db, uid: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select 'relative' as of, fi.uid, fi.sequence, fi.is_cancelled as "isCancelled", fi.session_id as "sessionId",
      s.starts_at as "startsAt", r.id as "relativeId", r.email as address, fi.id as "invitationId", fi.answer,
      fi.answered_at as "answeredAt", fi.people, fi.access_needs as needs, s.place_kind = 'online' as "isOnline"
    from family_invitation fi join relative r on r.id = fi.relative_id join session s on s.id = fi.session_id
    where lower(fi.uid) = lower(${uid})`.execute(db);
  return rows[0];
}

/** Whom a mail is from: by one of our letters that it answers to, else by the address. */
export type Sender = { candidateId?: string; memberId?: string; relativeId?: string; sessionId?: string };

export async function findSender(
  db: Db,
  address: string,
  answersTo: readonly string[],
): Promise<Sender | undefined> {
  const letter = answersTo.length > 0 ? await findAnsweredLetter(db, answersTo) : undefined;
  if (letter) return letter;
  if (!address) return undefined;
  const { rows } = await sql<{
    candidateId: string | null;
    memberId: string | null;
    relativeId: string | null;
  }>`
    select id as "candidateId", null::uuid as "memberId", null::uuid as "relativeId" from candidate
      where email_key = lower(${address}) and merged_into_id is null
    union all select null, id, null from member where lower(email) = lower(${address})
    union all select null, null, id from relative where email <> '' and lower(email) = lower(${address})
    limit 2`.execute(db);
  const [only] = rows;
  // Two who share an address are nobody for certain.
  return rows.length === 1 && only ? known(only) : undefined;
}

async function findAnsweredLetter(db: Db, answersTo: readonly string[]): Promise<Sender | undefined> {
  const row = await db
    .selectFrom("delivery")
    .select(["candidate_id as candidateId", "member_id as memberId", "relative_id as relativeId"])
    .select("session_id as sessionId")
    .where("message_id", "in", answersTo)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row && known(row);
}

function known(row: Record<string, string | null>): Sender {
  return Object.fromEntries(Object.entries(row).filter(([, id]) => id !== null)) as Sender;
}

/** True where the address is another person's of ours: somebody to whom an invitation was passed on. */
export async function isSomebodyElse(db: Db, address: string, entry: Entry): Promise<boolean> {
  const sender = await findSender(db, address, []);
  if (!sender) return false;
  if (entry.of === "candidate") return sender.candidateId !== entry.candidateId;
  if (entry.of === "host") return sender.memberId !== entry.memberId;
  return sender.relativeId !== entry.relativeId;
}

export async function isOurLetter(db: Db, messageId: string): Promise<boolean> {
  if (!messageId) return false;
  return Boolean(
    await db.selectFrom("delivery").select("id").where("message_id", "=", messageId).executeTakeFirst(),
  );
}
