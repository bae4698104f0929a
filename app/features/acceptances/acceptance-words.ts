import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type AcceptanceRow, gap, type ReplyDates, signed } from "./acceptance-table.ts";

/** 「目標80/承諾71(先週比+5)/検討中46/辞退24。今週:返答期限9名」: what goes to the boss or a chat. */
export function sayAcceptances(sum: AcceptanceRow, dates: ReplyDates, locale: Locale): string {
  return m.acceptance_say(
    {
      target: sum.target,
      held: sum.held,
      change: signed(sum.held - sum.heldLastMonday),
      considering: sum.considering,
      declined: sum.declinedBefore + sum.declinedAfter,
      week: dates.thisWeek,
    },
    { locale },
  );
}

/** The one sentence above the table: how far to the target, how many are considering. */
export function summariseAcceptances(sum: AcceptanceRow, dates: ReplyDates, locale: Locale): string {
  const missing = gap(sum);
  const target = sum.target;
  const first =
    target === 0
      ? m.acceptance_lede_noplan({}, { locale })
      : missing > 0
        ? m.acceptance_lede_gap({ target, gap: missing }, { locale })
        : m.acceptance_lede_met({ target }, { locale });
  const second =
    sum.considering > 0
      ? m.acceptance_lede_considering({ count: sum.considering, week: dates.thisWeek }, { locale })
      : m.acceptance_lede_none({}, { locale });
  return locale === "ja" ? first + second : `${first} ${second}`;
}
