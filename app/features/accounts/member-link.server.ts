import { createHash, createHmac } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

// The links we mail to colleagues. As with candidates' links the token is derived from the link's id, so that the worker
// can write the letter later while the database holds only a hash.

export type MemberLinkPurpose = "invitation" | "sign_in" | "password_reset";

export type MemberLink = {
  id: string;
  memberId: string;
  next: string;
  state: "open" | "used" | "expired" | "revoked";
};

const lifetimeMs: Record<MemberLinkPurpose, number> = {
  invitation: 14 * 86_400_000,
  sign_in: 30 * 60_000,
  password_reset: 60 * 60_000,
};

type NewLink = { secret: string; purpose: MemberLinkPurpose; memberId: string; next?: string; now: Date };

/** Issues a link and takes back the person's earlier ones of the same purpose: only the newest letter works. */
export async function issueMemberLink(trx: Db, link: NewLink): Promise<{ id: string }> {
  await revokeMemberLinks(trx, link.memberId, link.now, link.purpose);
  const id = uuidv7();
  await trx
    .insertInto("member_link")
    .values({
      id,
      token_hash: hashOf(memberLinkToken(link.secret, id)),
      purpose: link.purpose,
      member_id: link.memberId,
      next: link.next ?? "",
      created_at: link.now,
      expires_at: new Date(link.now.getTime() + lifetimeMs[link.purpose]),
    })
    .execute();
  return { id };
}

export function memberLinkToken(secret: string, linkId: string): string {
  return createHmac("sha256", secret).update(`member-link:${linkId}`).digest("base64url");
}

/** Also one that is over (its page says how to go on); undefined for an unknown one. */
export async function findMemberLink(
  db: Db,
  purpose: MemberLinkPurpose,
  token: string,
  now: Date,
): Promise<MemberLink | undefined> {
  const row = await db
    .selectFrom("member_link")
    .select(["id", "member_id", "next", "expires_at", "used_at", "revoked_at"])
    .where("token_hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .executeTakeFirst();
  if (!row) return undefined;
  const state = row.used_at
    ? "used"
    : row.revoked_at
      ? "revoked"
      : row.expires_at <= now
        ? "expired"
        : "open";
  return { id: row.id, memberId: row.member_id, next: row.next, state };
}

/** Uses it up. Of two who come at once only one gets it. */
export async function takeMemberLink(
  trx: Db,
  purpose: MemberLinkPurpose,
  token: string,
  now: Date,
): Promise<{ memberId: string; next: string } | undefined> {
  return trx
    .updateTable("member_link")
    .set({ used_at: now })
    .where("token_hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["member_id as memberId", "next"])
    .executeTakeFirst();
}

export async function revokeMemberLinks(
  trx: Db,
  memberId: string,
  now: Date,
  purpose?: MemberLinkPurpose,
): Promise<void> {
  let query = trx
    .updateTable("member_link")
    .set({ revoked_at: now })
    .where("member_id", "=", memberId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null);
  if (purpose) query = query.where("purpose", "=", purpose);
  await query.execute();
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
