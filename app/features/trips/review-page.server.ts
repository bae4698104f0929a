import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { listCriteria, listReadings } from "./review.server.ts";

export type ReviewWords = Awaited<ReturnType<typeof readReviewPage>>["words"];

/** What one reviewer has before them: numbers, words, their own points. */
export async function readReviewPage(db: Db, tripId: string, memberId: string, locale: Locale) {
  const [criteria, readings] = await Promise.all([
    listCriteria(db, tripId),
    listReadings(db, tripId, memberId),
  ]);
  return {
    criteria: criteria.map((each) => ({
      ...each,
      label: m.trip_review_points({ criterion: each.name, most: each.points }, { locale }),
    })),
    readings: readings.map((reading) => ({
      ...reading,
      title: m.trip_review_number({ number: reading.number }, { locale }),
    })),
    progress: m.trip_review_progress(
      { read: readings.filter(({ mine }) => mine.length > 0).length, all: readings.length },
      { locale },
    ),
    words: sayAll(locale, {
      title: m.trip_review,
      lede: m.trip_review_lede,
      reason: m.trip_review_reason,
      save: m.trip_review_save,
      again: m.trip_review_again,
      theirs: m.trip_review_theirs,
      done: m.trip_review_done,
    }),
  };
}
