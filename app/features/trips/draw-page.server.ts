import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { drawFormat } from "./draw.ts";
import { findDraw, type PublicDraw } from "./trip-queries.server.ts";

/** What the script reads: null for what isn't known yet. */
export function drawFile(draw: PublicDraw) {
  const { commitment, numbersHash, seats, line, seed } = draw;
  return {
    ...{ format: drawFormat, trip: draw.id, seats, line, commitment, numbersHash },
    numbers: draw.closedAt ? draw.numbers : null,
    seed,
    order: seed && draw.selection === "draw" ? draw.order : null,
    alternative: draw.alternative,
  };
}

/** The page of a draw in words; undefined before the trip is published, and where points decide. */
export async function readDrawPage(
  db: Db,
  tripId: string,
  { locale, zone }: { locale: Locale; zone: string },
) {
  const draw = await findDraw(db, tripId);
  if (draw?.selection !== "draw") return undefined;
  const at = (instant: Date | null, later: string) =>
    instant ? formatDayTime(instant, { locale, zone, zoneName: true }) : later;
  const applyBy = formatDay(draw.applyBy, { locale });
  return {
    head: m.draw_title({}, { locale }),
    tripTitle: textIn(draw.title, locale),
    lede: m.draw_lede({}, { locale }),
    hasFile: draw.seed !== null,
    file: `/draws/${draw.id}/draw.json`,
    order: draw.seed ? draw.order : [],
    alternativeOrder: [...(draw.alternative?.firstWish ?? []), ...(draw.alternative?.secondWish ?? [])],
    steps: [
      {
        title: m.draw_step_commitment({}, { locale }),
        when: at(draw.openedAt, ""),
        text: m.draw_step_commitment_text({}, { locale }),
        value: draw.commitment,
      },
      {
        title: m.draw_step_list({}, { locale }),
        when: at(draw.closedAt, m.draw_later_list({ day: applyBy }, { locale })),
        text: draw.closedAt
          ? m.draw_step_list_text({ count: draw.numbers.length }, { locale })
          : m.draw_step_list_ahead({}, { locale }),
        value: draw.closedAt ? `${draw.numbers.join(" ")}\n${draw.numbersHash ?? ""}` : "",
      },
      {
        title: m.draw_step_seed({}, { locale }),
        when: at(draw.settledAt, m.draw_later_seed({}, { locale })),
        text: m.draw_step_seed_text({}, { locale }),
        value: draw.seed ?? "",
      },
    ],
  };
}
