import type { Db } from "#db/client.server.ts";
import { type HostProfile, nothingShown, showsAnything } from "./host-profile.ts";

/** What somebody shows to hosts; nothing at first. */
export async function findHostProfile(db: Db, candidateId: string): Promise<HostProfile> {
  const row = await db
    .selectFrom("host_profile")
    .select(["shows_reading as reading", "shows_school as school", "shows_faculty as faculty"])
    .select(["region", "languages", "topics", "about"])
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  return row ?? nothingShown;
}

/** From now on hosts see this and nothing else; with nothing to show, nothing is kept either. */
export async function saveHostProfile(
  db: Db,
  { candidateId, profile, now }: { candidateId: string; profile: HostProfile; now: Date },
): Promise<void> {
  if (!showsAnything(profile)) {
    await db.deleteFrom("host_profile").where("candidate_id", "=", candidateId).execute();
    return;
  }
  const { reading, school, faculty, ...lines } = profile;
  const shown = {
    ...{ shows_reading: reading, shows_school: school, shows_faculty: faculty },
    ...lines,
    updated_at: now,
  };
  await db
    .insertInto("host_profile")
    .values({ candidate_id: candidateId, ...shown })
    .onConflict((conflict) => conflict.column("candidate_id").doUpdateSet(shown))
    .execute();
}
