import { createHash, createHmac } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

// The link in a host's letter opens one session for one colleague, without signing in. As with guests' links its token
// is derived from the row's id, and only the hash is kept.

export type HostLink = { sessionId: string; memberId: string };

const lifetimeMs = 120 * 86_400_000;

/** The token of an open link, made when there is none or it would soon be too old: the worker asks when it sends. */
export async function hostLinkToken(
  db: Db,
  { sessionId, memberId, secret, now }: HostLink & { secret: string; now: Date },
): Promise<string> {
  const known = await db
    .selectFrom("host_link")
    .select("id")
    .where("session_id", "=", sessionId)
    .where("member_id", "=", memberId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", new Date(now.getTime() + lifetimeMs / 2))
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  if (known) return tokenOf(secret, known.id);
  const id = uuidv7();
  const token = tokenOf(secret, id);
  await db
    .insertInto("host_link")
    .values({
      id,
      token_hash: hashOf(token),
      session_id: sessionId,
      member_id: memberId,
      created_at: now,
      expires_at: new Date(now.getTime() + lifetimeMs),
    })
    .execute();
  return token;
}

/** Whom and which session an open link is for; undefined for an unknown, old or ended one, or when access has ended. */
export async function findHostLink(db: Db, token: string, now: Date): Promise<HostLink | undefined> {
  return db
    .selectFrom("host_link")
    .innerJoin("member", "member.id", "host_link.member_id")
    .select(["host_link.session_id as sessionId", "host_link.member_id as memberId"])
    .where("token_hash", "=", hashOf(token))
    .where("host_link.revoked_at", "is", null)
    .where("host_link.expires_at", ">", now)
    .where("member.ended_at", "is", null)
    .executeTakeFirst();
}

function tokenOf(secret: string, linkId: string): string {
  return createHmac("sha256", secret).update(`host-link:${linkId}`).digest("base64url");
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
