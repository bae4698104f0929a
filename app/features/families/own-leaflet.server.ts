import type { Db } from "#db/client.server.ts";
import { textIn, writtenLocale } from "~/features/events/event.ts";
import { tokenOf } from "~/features/letters/private-link.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { findFamilyLinkId, findLeaflet, listOpenConsents, listRelatives } from "./family-queries.server.ts";

type Asked = {
  candidateId: string;
  /** For whom it is printed; null for a leaflet without a code. */
  relativeId: string | null;
  appUrl: string;
  secret: string;
  locale: Locale;
  now: Date;
};

/** The leaflet a candidate hands over, in the language of who gets it; undefined while the company hasn't written one. */
export async function findOwnLeaflet(
  db: Db,
  { candidateId, relativeId, appUrl, secret, locale, now }: Asked,
) {
  const leaflet = await findLeaflet(db);
  if (!leaflet) return undefined;
  const relative = (await listRelatives(db, candidateId)).find(({ id }) => id === relativeId);
  const isOpen = relative && (await listOpenConsents(db, [relative.id], now)).has(relative.id);
  const linkId = isOpen ? await findFamilyLinkId(db, relative.id, now) : undefined;
  const language = writtenLocale(leaflet.body, relative?.locale ?? locale);
  return {
    text: textIn(leaflet.body, language),
    language,
    phoneHours: textIn(leaflet.phoneHours, language),
    pageUrl: linkId ? `${appUrl}/f/${tokenOf(secret, linkId)}` : null,
  };
}
