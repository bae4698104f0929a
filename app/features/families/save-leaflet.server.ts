import type { Db } from "#db/client.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Result } from "~/lib/result.ts";
import type { LeafletTexts } from "./family-queries.server.ts";
import { bySuffix } from "./family-texts.ts";

/** What the company tells families about itself, in the company's own words and up to three languages. */
export async function saveLeaflet(
  db: Db,
  leaflet: {
    body: LeafletTexts;
    videoUrl: string;
    phoneHours: LeafletTexts;
    memberId: string;
    secondLook?: string;
    now: Date;
  },
): Promise<Result<object, "wording">> {
  const { memberId, secondLook, now } = leaflet;
  const passed = { texts: leafletWords(leaflet), place: "leaflet", memberId, secondLook, now } as const;
  return db.transaction().execute(async (trx) => {
    const words = await passWording(trx, passed);
    if (words.ok) await writeLeaflet(trx, leaflet);
    return words;
  });
}

/** The words by the fields of the form. */
export function leafletWords({ body, phoneHours }: { body: LeafletTexts; phoneHours: LeafletTexts }) {
  return { ...bySuffix("body", body), ...bySuffix("hours", phoneHours) };
}

async function writeLeaflet(db: Db, leaflet: Parameters<typeof saveLeaflet>[1]): Promise<void> {
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
