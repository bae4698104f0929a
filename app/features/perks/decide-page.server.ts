import type { Db } from "#db/client.server.ts";
import { givingWord } from "#emails/perks/perk-words.ts";
import { textIn } from "~/features/events/event.ts";
import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { perkDecisions, placesLeft } from "./perk.ts";
import { listWaiting, type PerkRow } from "./perk-queries.server.ts";
import { applicationBadge } from "./perk-words.ts";

export type DecideTogetherView = Awaited<ReturnType<typeof readDecideTogether>>;

/** All that the page says on which the applications for a perk are decided together. */
export async function readDecideTogether(
  db: Db,
  perk: PerkRow,
  { locale, zone }: { locale: Locale; zone: string },
) {
  const waiting = await listWaiting(db, perk.id);
  const left = placesLeft(perk);
  return {
    back: `/perks/${perk.id}`,
    perk: textIn(perk.title, locale),
    criteria: textIn(perk.criteria, locale),
    giving: givingWord(perk, locale),
    left:
      left === null
        ? ""
        : m.perk_together_left(
            { seats: formatNumber(perk.seats ?? 0, locale), left: formatNumber(left, locale) },
            { locale },
          ),
    /** Ticked beforehand only where nobody has to be preferred to anybody. */
    isEverybody: perk.giving === "all",
    people: waiting.map((person) => ({
      id: person.id,
      name: fullName(person, locale),
      kana: kanaName(person),
      applied: m.perk_together_applied(
        { day: formatShortDay(person.appliedAt, { locale, zone }) },
        { locale },
      ),
    })),
    choices: perkDecisions.map((value) => ({ value, label: applicationBadge(value, locale).word })),
    words: sayAll(locale, {
      title: m.perk_together_title,
      whom: m.perk_together_whom,
      none: m.perk_together_none,
      lede: m.perk_decide_lede,
      criteria: m.perk_criteria,
      decision: m.perk_decision,
      choose: m.perk_choose,
      reason: m.perk_reason,
      hint: perk.giving === "criteria" ? m.perk_reason_hint : m.perk_reason_optional,
      go: m.perk_together_go,
      cancel: m.ui_cancel,
      busy: m.candidate_busy,
    }),
  };
}
