import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";

/** Half an hour is a long call; then somebody else may try. */
const claimMs = 30 * 60_000;

export type Claimed = { isMine: true } | { isMine: false; memberId: string };

/** "I am on it", for one person or row at a time. The first one has it; asking again renews one's own. */
export async function claimRow(
  db: Db,
  { subject, memberId, now }: { subject: string; memberId: string; now: Date },
): Promise<Claimed | undefined> {
  if (!isSubject(subject)) return undefined;
  const until = new Date(now.getTime() + claimMs);
  const { rows } = await sql<{ memberId: string }>`
    insert into today_claim (subject, member_id, claimed_at, until) values (${subject}, ${memberId}, ${now}, ${until})
    on conflict (subject) do update set member_id = excluded.member_id, claimed_at = excluded.claimed_at, until = excluded.until
      where today_claim.until <= ${now} or today_claim.member_id = excluded.member_id
    returning member_id as "memberId"`.execute(db);
  if (rows[0]) return { isMine: true };
  const other = await db
    .selectFrom("today_claim")
    .select("member_id as memberId")
    .where("subject", "=", subject)
    .executeTakeFirst();
  return other ? { isMine: false, memberId: other.memberId } : undefined;
}

/** Lets go of one's own claim. */
export async function dropClaim(db: Db, subject: string, memberId: string): Promise<void> {
  await db
    .deleteFrom("today_claim")
    .where("subject", "=", subject)
    .where("member_id", "=", memberId)
    .execute();
}

function isSubject(text: string): boolean {
  return text.startsWith("candidate:") ? isId(text.slice(10)) : /^[a-z_]+:[\w:.@-]{1,120}$/.test(text);
}
