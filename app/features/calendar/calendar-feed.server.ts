import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";

// A feed is a private address that a person's own calendar asks every hour. As with other links its token is derived
// from the row's id and SECRET, so that the page can show the address again while only the hash is kept.

export type FeedOwner = { memberId: string } | { candidateId: string };

export type Feed = {
  id: string;
  owner: FeedOwner;
  locale: Locale;
  companyName: string;
  /** How often something of a colleague's changed: equal numbers mean an equal feed. */
  changes: string;
};

type Means = { secret: string; now: Date };

/** The address's last part of the open feed; undefined when there is none. */
export async function findFeedFile(db: Db, owner: FeedOwner, secret: string): Promise<string | undefined> {
  const feed = await ofOwner(db.selectFrom("calendar_feed").select("id"), owner)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return feed && fileOf(secret, feed.id);
}

/** Opens a feed and closes the one before it: the old address stops within the hour that calendars ask again. */
export async function openFeed(db: Db, owner: FeedOwner, { secret, now }: Means): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await closeFeed(trx, owner, now);
    const id = uuidv7();
    await trx
      .insertInto("calendar_feed")
      .values({
        id,
        token_hash: hashOf(tokenOf(secret, id)),
        member_id: "memberId" in owner ? owner.memberId : null,
        candidate_id: "candidateId" in owner ? owner.candidateId : null,
        created_at: now,
      })
      .execute();
    return fileOf(secret, id);
  });
}

export async function closeFeed(db: Db, owner: FeedOwner, now: Date): Promise<void> {
  const [column, id] =
    "memberId" in owner
      ? (["member_id", owner.memberId] as const)
      : (["candidate_id", owner.candidateId] as const);
  await db
    .updateTable("calendar_feed")
    .set({ revoked_at: now })
    .where(column, "=", id)
    .where("revoked_at", "is", null)
    .execute();
}

/** The open feed of an address's last part (token.ics), in one look-up; undefined for an unknown or closed one. */
export async function findFeed(db: Db, file: string): Promise<Feed | undefined> {
  const token = /^([\w-]{20,100})\.ics$/.exec(file)?.[1];
  if (!token) return undefined;
  const { rows } = await sql<Omit<Feed, "owner"> & { memberId: string | null; candidateId: string | null }>`
    select feed.id, feed.member_id as "memberId", feed.candidate_id as "candidateId",
      coalesce(member.locale, candidate.locale) as locale,
      coalesce((select name from company where id = 1), '') as "companyName",
      (select count(*) || '.' || coalesce(max(id), 0) from calendar_change where member_id = feed.member_id) as changes
    from calendar_feed feed
    left join member on member.id = feed.member_id
    left join candidate on candidate.id = feed.candidate_id
    where feed.token_hash = ${hashOf(token)} and feed.revoked_at is null
      and member.ended_at is null and candidate.merged_into_id is null`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { memberId, candidateId, ...feed } = row;
  if (memberId) return { ...feed, owner: { memberId } };
  return candidateId ? { ...feed, owner: { candidateId } } : undefined;
}

type OwnerColumn = "member_id" | "candidate_id";

function ofOwner<Query extends { where(column: OwnerColumn, sign: "=", value: string): Query }>(
  query: Query,
  owner: FeedOwner,
): Query {
  return "memberId" in owner
    ? query.where("member_id", "=", owner.memberId)
    : query.where("candidate_id", "=", owner.candidateId);
}

function fileOf(secret: string, id: string): string {
  return `${tokenOf(secret, id)}.ics`;
}

function tokenOf(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`feed:${id}`).digest("base64url");
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
