import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { listTouchpoints, type TimelineSide } from "./candidate-queries.server.ts";
import { nameOf } from "./person-of.ts";
import { touchpointWords } from "./touchpoint-words.ts";

export const timelineSides = ["all", "candidate", "company"] as const satisfies readonly TimelineSide[];

/** A page of the timeline in the reader's words, and the address part of the next page when there is one. */
export async function readTimeline(
  db: Db,
  asked: { candidateId: string; query: URLSearchParams; locale: Locale; zone: string; thisYear: string },
) {
  const { locale, zone, query } = asked;
  const side = timelineSides.find((each) => each === query.get("side")) ?? "all";
  const { rows, hasMore } = await listTouchpoints(db, {
    candidateId: asked.candidateId,
    side,
    before: placeOf(query.get("before")),
  });
  const titles = await eventTitles(
    db,
    rows.map((row) => eventOf(row.details)),
    locale,
  );
  const entries = rows.map((row) => ({
    id: row.id,
    at: row.happened_at,
    day: formatDay(row.happened_at, { locale, zone, year: !isThisYear(row.happened_at, asked.thisYear) }),
    isFromCandidate: row.from_candidate,
    by: row.member_family_name
      ? fullName(
          nameOf({
            family_name: row.member_family_name,
            given_name: row.member_given_name ?? "",
            romaji: row.member_romaji ?? "",
          }),
          locale,
        )
      : "",
    ...touchpointWords(
      {
        kind: row.kind,
        body: row.body,
        details: row.details,
        eventTitle: titles.get(eventOf(row.details)) ?? "",
        isFromCandidate: row.from_candidate,
      },
      locale,
    ),
  }));
  const last = rows.at(-1);
  return {
    words: timelineWords(locale),
    side,
    entries,
    isLater: query.has("before"),
    next: hasMore && last ? `${last.happened_at.toISOString()}_${last.id}` : null,
  };
}

export type TimelineWords = ReturnType<typeof timelineWords>;

function timelineWords(locale: Locale) {
  return sayAll(locale, {
    newest: m.touchpoint_newest,
    none: m.touchpoint_none,
    older: m.touchpoint_older,
    sideAll: m.touchpoint_side_all,
    sideCandidate: m.touchpoint_side_candidate,
    sideCompany: m.touchpoint_side_company,
    sides: m.touchpoint_sides,
    title: m.touchpoint_title,
  });
}

export type TimelineEntryWords = Awaited<ReturnType<typeof readTimeline>>["entries"][number];

function placeOf(text: string | null) {
  const [at = "", id = ""] = (text ?? "").split("_");
  const time = Date.parse(at);
  return Number.isNaN(time) || !/^[0-9a-f-]{36}$/i.test(id) ? null : { at: new Date(time), id };
}

async function eventTitles(db: Db, ids: readonly string[], locale: Locale) {
  const known = [...new Set(ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id)))];
  if (known.length === 0) return new Map<string, string>();
  const events = await db.selectFrom("event").select(["id", "title"]).where("id", "in", known).execute();
  return new Map(events.map((event) => [event.id, textIn(event.title as Texts, locale)]));
}

function eventOf(details: unknown): string {
  return typeof details === "object" && details !== null && "eventId" in details
    ? String(details.eventId)
    : "";
}

function isThisYear(at: Date, thisYear: string) {
  return at.toISOString().startsWith(thisYear);
}
