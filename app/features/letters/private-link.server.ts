import { createHash, createHmac } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

// A private link lets one person use one page without an account. Its token can be made again from the row's id and
// SECRET, and only the token's hash is stored: docs/decisions/0002-links-are-derived.md.

export type LinkPurpose = "invitation" | "my_page" | "unsubscribe" | "family";

/** The page of a relative opens and closes with the ledger, so its address may live long. */
export const familyLinkDays = 400;

export type PrivateLink = {
  id: string;
  purpose: LinkPurpose;
  candidateId: string | null;
  invitationId: string | null;
  /** Whose page it is, when it belongs to a relative of the candidate. */
  relativeId: string | null;
  state: "open" | "expired" | "revoked";
};

/** Where a link of a purpose opens. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  const rooms: Partial<Record<LinkPurpose, string>> = { my_page: "/c", family: "/f" };
  return `${rooms[purpose] ?? "/a"}/${encodeURIComponent(token)}`;
}

/** A candidate's own page stays open from the first letter until well after the first working day. */
export const myPageDays = 500;

type NewLink = {
  secret: string;
  purpose: LinkPurpose;
  candidateId: string;
  invitationId?: string;
  relativeId?: string;
  now: Date;
  days: number;
};

/** Writes one link; the token goes into an address and is never stored. */
export async function issueLink(trx: Db, link: NewLink): Promise<{ id: string; token: string }> {
  const [issued] = await issueLinks(trx, [link]);
  if (!issued) throw new Error("no link was written");
  return issued;
}

/** The same for many people in one statement; answers in the order asked. */
export async function issueLinks(trx: Db, links: NewLink[]): Promise<{ id: string; token: string }[]> {
  if (links.length === 0) return [];
  const issued = links.map((link) => {
    const id = uuidv7();
    return { link, id, token: tokenOf(link.secret, id) };
  });
  await trx
    .insertInto("private_link")
    .values(
      issued.map(({ link, id, token }) => ({
        id,
        token_hash: hashOf(token),
        purpose: link.purpose,
        candidate_id: link.candidateId,
        invitation_id: link.invitationId ?? null,
        relative_id: link.relativeId ?? null,
        created_at: link.now,
        expires_at: new Date(link.now.getTime() + link.days * 86_400_000),
      })),
    )
    .execute();
  return issued.map(({ id, token }) => ({ id, token }));
}

export function tokenOf(secret: string, linkId: string): string {
  return createHmac("sha256", secret).update(`link:${linkId}`).digest("base64url");
}

/** The link of a token, also when it is too old or was taken back (its page says so); undefined for an unknown one. */
export async function findLink(db: Db, token: string, now: Date): Promise<PrivateLink | undefined> {
  const row = await db
    .selectFrom("private_link")
    .select(["id", "purpose", "candidate_id", "invitation_id", "relative_id", "expires_at", "revoked_at"])
    .where("token_hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    purpose: row.purpose as LinkPurpose,
    candidateId: row.candidate_id,
    invitationId: row.invitation_id,
    relativeId: row.relative_id,
    state: row.revoked_at ? "revoked" : row.expires_at <= now ? "expired" : "open",
  };
}

/** Ends all open links of one purpose for one person, for instance when a new one was asked for. */
export async function revokeLinks(
  trx: Db,
  owner: { candidateId: string; purpose: LinkPurpose; invitationId?: string },
  now: Date,
): Promise<void> {
  let query = trx
    .updateTable("private_link")
    .set({ revoked_at: now })
    .where("candidate_id", "=", owner.candidateId)
    .where("purpose", "=", owner.purpose)
    .where("revoked_at", "is", null);
  if (owner.invitationId) query = query.where("invitation_id", "=", owner.invitationId);
  await query.execute();
}

/** What is stored of a token. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
