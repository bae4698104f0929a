import { givingWord, grantedReason, roomWord, whenWord, yen } from "#emails/perks/perk-words.ts";
import { textIn, writtenLocale } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { OwnPerk } from "./own-perks.server.ts";
import { kindWord } from "./perk-words.ts";

export type OwnPerkView = ReturnType<typeof ownPerkView>;

/** What one's own page shows of a perk, in words. */
export function ownPerkView(perk: OwnPerk, { locale, zone }: { locale: Locale; zone: string }) {
  const day = (on: Date | string) => formatDay(on, { locale, zone });
  const facts = [
    [m.perk_giving({}, { locale }), givingWord(perk, locale)],
    [m.perk_when({}, { locale }), whenWord(perk, locale)],
    [m.perk_amount({}, { locale }), yen(perk.amountYen, locale)],
    [m.perk_apply_by({}, { locale }), perk.applyBy ? day(perk.applyBy) : ""],
  ] as const;
  return {
    id: perk.id,
    lang: writtenLocale(perk.title, locale),
    title: textIn(perk.title, locale),
    kind: kindWord(perk.kind, locale),
    body: textIn(perk.body, locale),
    criteria: textIn(perk.criteria, locale),
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    standing: standingOf(perk, day, locale),
    reason: reasonOf(perk, locale),
    room: perk.isOpen && !isSettled(perk) ? roomWord(perk, locale) : "",
    mayApply: perk.isOpen && (perk.application === null || perk.application === "withdrawn"),
    mayWithdraw: perk.application === "applied" || perk.application === "granted",
    isGranted: perk.application === "granted",
  };
}

/** Whoever has a place, or their place in the line, needn't read how many are left. */
function isSettled({ application }: OwnPerk): boolean {
  return application === "applied" || application === "granted" || application === "refused";
}

/** In the words of who decided, else by the way in which it is given. */
function reasonOf({ application, reason, giving }: OwnPerk, locale: Locale): string {
  if (application === "refused") return reason;
  return application === "granted" ? reason || grantedReason(giving, locale) : "";
}

function standingOf(perk: OwnPerk, day: (on: Date) => string, locale: Locale): string {
  if (perk.application === "applied" && perk.appliedAt && perk.position > 0)
    return m.perk_own_in_line({ day: day(perk.appliedAt), position: perk.position }, { locale });
  if (perk.application === "applied" && perk.appliedAt)
    return m.perk_own_applied({ day: day(perk.appliedAt) }, { locale });
  if (perk.application === "granted" && perk.decidedAt)
    return m.perk_own_granted({ day: day(perk.decidedAt) }, { locale });
  if (perk.application === "refused" && perk.decidedAt)
    return m.perk_own_refused({ day: day(perk.decidedAt) }, { locale });
  return "";
}
