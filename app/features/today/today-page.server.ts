import type { Db } from "#db/client.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { listToday } from "./list-today.server.ts";
import type { TodayAsk } from "./today-row.ts";
import { sayWaiting } from "./wait-words.ts";

type Asking = { memberId: string; hasPeople: boolean; locale: Locale; zone: string; now: Date };

/** Whose rows: asked for by ?who=, else one's own as soon as one is in charge of anybody. */
export function todayAsk(query: URLSearchParams, { hasPeople, ...asking }: Asking): TodayAsk {
  const who = query.get("who");
  const isMine = who ? who === "mine" : hasPeople;
  return { ...asking, isMine, today: todayIn(asking.zone, asking.now) };
}

/** Everything on Today in the reader's words; `listing` when its rows are being read already. */
export async function readToday(db: Db, ask: TodayAsk, listing = listToday(db, ask)) {
  const lists = await listing;
  const isEmpty = lists.waiting.length + lists.week.length === 0;
  return {
    ...lists,
    isEmpty,
    lede: sayWaiting(lists.counts, ask),
    nextDay: isEmpty ? await nextReplyDay(db, ask) : "",
  };
}

async function nextReplyDay(db: Db, { memberId, isMine, today, locale }: TodayAsk): Promise<string> {
  let query = db
    .selectFrom("candidate")
    .select("reply_on")
    .where("reply_on", ">", today)
    .where("merged_into_id", "is", null);
  if (isMine)
    query = query.where((is) => is.or([is("recruiter_id", "=", memberId), is("deputy_id", "=", memberId)]));
  const next = await query.orderBy("reply_on").limit(1).executeTakeFirst();
  return next?.reply_on ? formatDay(next.reply_on, { locale, year: false }) : "";
}
