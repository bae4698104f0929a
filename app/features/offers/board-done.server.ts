import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { findOffer } from "./offer-queries.server.ts";
import { offerStateWord } from "./offer-words.ts";

/** What was just done, said on the board one comes back to: ?moved=<offer>, or ?done=undone&count=3. */
export async function readBoardDone(
  db: Db,
  query: URLSearchParams,
  locale: Locale,
): Promise<{ movedId: string; done: string }> {
  if (query.get("done") === "undone") {
    const count = formatNumber(Number(query.get("count")) || 0, locale);
    return { movedId: "", done: m.board_undone({ count }, { locale }) };
  }
  const movedId = query.get("moved") ?? "";
  const offer = isId(movedId) ? await findOffer(db, movedId) : undefined;
  if (!offer) return { movedId: "", done: "" };
  const name = addressed(
    { familyName: offer.family_name, givenName: offer.given_name, romaji: offer.romaji },
    locale,
  );
  const column = offerStateWord(offer.state, locale, offer.extended_count > 0);
  return { movedId, done: m.board_done({ name, column }, { locale }) };
}
