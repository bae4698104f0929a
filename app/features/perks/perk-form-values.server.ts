import type { Db } from "#db/client.server.ts";
import { type Locale, languageName } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { companyToday } from "./audience.server.ts";
import { givings, type PerkPlan, perkKinds } from "./perk.ts";
import { listAudiences } from "./perk-queries.server.ts";
import { givingChoice, kindWord } from "./perk-words.ts";

export type PerkFormWords = ReturnType<typeof formWords>;

function formWords(locale: Locale) {
  const inLanguage = (written: Locale) => ({
    add: m.event_form_add_language({ language: languageName(written, locale) }, { locale }),
    language:
      written === locale ? "" : m.event_form_in({ language: languageName(written, locale) }, { locale }),
  });
  const languages = { en: inLanguage("en"), ko: inLanguage("ko") };
  const said = sayAll(locale, {
    what: m.perk_form_what,
    kind: m.perk_kind,
    choose: m.perk_choose,
    title: m.perk_form_title,
    body: m.perk_form_body,
    criteria: m.perk_criteria,
    criteriaHint: m.perk_criteria_hint,
    free: m.perk_form_free,
    how: m.perk_giving,
    giving: m.perk_giving_label,
    seats: m.perk_seats,
    seatsHint: m.perk_seats_hint,
    whom: m.perk_audience,
    year: m.perk_form_class,
    units: m.perk_form_units,
    unitsHint: m.perk_form_units_hint,
    when: m.perk_form_when,
    applyBy: m.perk_apply_by,
    from: m.perk_form_from,
    until: m.perk_form_until,
    amount: m.perk_amount,
    amountHint: m.perk_amount_hint,
    cancel: m.ui_cancel,
    save: m.event_save,
    busy: m.candidate_busy,
  });
  return { ...said, languages };
}

/** All that the form needs besides its values. */
export async function readPerkForm(db: Db, { locale, now }: { locale: Locale; now: Date }) {
  const [{ years, units }, today] = await Promise.all([listAudiences(db), companyToday(db, now)]);
  return {
    words: formWords(locale),
    today,
    choices: {
      years: years.map((year) => ({ value: String(year), label: m.perk_class({ year }, { locale }) })),
      givings: givings.map((giving) => ({ value: giving, ...givingChoice(giving, locale) })),
      kinds: perkKinds.map((kind) => ({ value: kind, label: kindWord(kind, locale) })),
      units,
    },
  };
}

/** What the form shows of a perk. */
export function perkValues(plan: PerkPlan): Record<string, string> {
  const day = (on: string | null) => (on ?? "").replaceAll("-", "/");
  const texts = Object.entries({ title: plan.title, body: plan.body, criteria: plan.criteria }).flatMap(
    ([name, all]) => Object.entries(all).map(([language, text]) => [`${name}_${language}`, text ?? ""]),
  );
  return {
    ...Object.fromEntries(texts),
    cohortYear: String(plan.cohortYear),
    kind: plan.kind,
    fromOn: day(plan.fromOn),
    untilOn: day(plan.untilOn),
    applyBy: day(plan.applyBy),
    amountYen: plan.amountYen === null ? "" : String(plan.amountYen),
    giving: plan.giving,
    seats: plan.seats === null ? "" : String(plan.seats),
  };
}
