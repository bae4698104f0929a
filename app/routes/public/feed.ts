import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFeed } from "~/features/calendar/calendar-feed.server.ts";
import { feedTag, listFeedEntries } from "~/features/calendar/feed-entries.server.ts";
import { feedIcs } from "~/features/calendar/feed-ics.ts";
import type { RouteHandle } from "~/http/access.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link" } satisfies RouteHandle;

/** A person's own sessions for their own calendar program; its address is the key, and an unchanged one costs a look-up. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const feed = await findFeed(context.db, params.file ?? "");
  if (!feed) throw new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const now = context.now();
  const tag = await feedTag(context.db, feed, now);
  const headers = {
    ETag: tag,
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
  };
  const known = (request.headers.get("If-None-Match") ?? "").split(",");
  if (known.some((each) => each.trim().replace(/^W\//, "") === tag))
    return new Response(null, { status: 304, headers });
  const { locale, companyName } = feed;
  const word = "memberId" in feed.owner ? m.feed_name_host : m.feed_name_candidate;
  const file = feedIcs({
    name: word({ company: companyName }, { locale }),
    locale,
    entries: await listFeedEntries(context.db, feed, now),
    stamp: now,
  });
  return new Response(file, { headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" } });
}
