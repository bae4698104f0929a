import type { Db } from "#db/client.server.ts";
import type { LeafletTexts } from "./family-queries.server.ts";

/** What the company tells families about itself, in the company's own words and up to three languages. */
export async function saveLeaflet(
  db: Db,
  leaflet: { body: LeafletTexts; videoUrl: string; phoneHours: LeafletTexts; memberId: string; now: Date },
): Promise<void> {
  const row = {
    body: JSON.stringify(leaflet.body),
    video_url: leaflet.videoUrl,
    phone_hours: JSON.stringify(leaflet.phoneHours),
    changed_by: leaflet.memberId,
    changed_at: leaflet.now,
  };
  await db
    .insertInto("family_leaflet")
    .values(row)
    .onConflict((known) => known.column("id").doUpdateSet(row))
    .execute();
}
