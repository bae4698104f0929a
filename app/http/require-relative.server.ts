import { findRelative } from "~/features/families/family-queries.server.ts";
import { findLink } from "~/features/letters/private-link.server.ts";
import { m } from "~/paraglide/messages.js";
import type { AppContext } from "./context.ts";
import { localeOf } from "./locale.ts";
import { gone } from "./responses.ts";

/**
 * The guard of a relative's pages. Whether anything is open is asked at each visit: `isOpen` false means that the page
 * may say only that, whatever the link once opened. An unknown or old address gets the same sentence for everybody.
 */
export async function requireRelative(
  request: Request,
  context: Pick<AppContext, "db" | "now">,
  token: string | undefined,
) {
  const now = context.now();
  const link = token ? await findLink(context.db, token, now) : undefined;
  const relative =
    link?.state === "open" && link.purpose === "family" && link.relativeId
      ? await findRelative(context.db, link.relativeId, now)
      : undefined;
  if (!link || !relative) {
    const locale = localeOf(request);
    throw gone({ title: m.family_gone_title({}, { locale }), text: m.family_gone_text({}, { locale }) });
  }
  return { linkId: link.id, relative, isOpen: relative.open.length > 0 };
}
