import { createHash } from "node:crypto";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

type Limit = { seconds: number; max: number };

/**
 * Counts a try and says whether it is still within the limit. The count is in the database: all processes share it.
 * A window begins with its first try. `who` is hashed, so that no address stands in the table.
 */
export async function mayTry(db: Db, what: string, who: string, limit: Limit, now: Date): Promise<boolean> {
  const key = `${what}:${createHash("sha256").update(who.trim().toLowerCase()).digest("base64url")}`;
  const at = now.getTime();
  const isOver = sql<boolean>`auth_rate_limit.last_request <= ${at - limit.seconds * 1000}`;
  const { count } = await db
    .insertInto("auth_rate_limit")
    .values({ id: uuidv7(), key, count: 1, last_request: at })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        count: sql<number>`case when ${isOver} then 1 else auth_rate_limit.count + 1 end`,
        last_request: sql<number>`case when ${isOver} then ${at}::bigint else auth_rate_limit.last_request end`,
      }),
    )
    .returning("count")
    .executeTakeFirstOrThrow();
  return count <= limit.max;
}
