import type { Db } from "#db/client.server.ts";

const keptDays = 60;

/** Forgets what was put off until a time that has passed, old claims, and which mornings had a letter. */
export async function tidyToday(db: Db, now: Date): Promise<void> {
  const old = new Date(now.getTime() - keptDays * 86_400_000);
  await db
    .deleteFrom("today_rest")
    .where("until", "<", new Date(now.getTime() - 86_400_000))
    .execute();
  await db.deleteFrom("today_claim").where("until", "<", now).execute();
  await db.deleteFrom("digest_sent").where("sent_on", "<", old.toISOString().slice(0, 10)).execute();
}
