import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";

/** Who looks after an event: whoever made it while they are here, else the colleague who has been here longest. */
export async function findPlanner(
  db: Db,
  eventId: string,
): Promise<(PersonName & { id: string }) | undefined> {
  return db
    .selectFrom("member")
    .innerJoin("event", (join) => join.on("event.id", "=", eventId))
    .select([
      "member.id",
      "member.family_name as familyName",
      "member.given_name as givenName",
      "member.romaji",
    ])
    .where("member.ended_at", "is", null)
    .where("member.role", "in", ["recruiter", "administrator"])
    .orderBy(sql`member.id = event.created_by`, (order) => order.desc().nullsLast())
    .orderBy(sql`member.role = 'recruiter'`, "desc")
    .orderBy("member.created_at")
    .orderBy("member.id")
    .limit(1)
    .executeTakeFirst();
}
