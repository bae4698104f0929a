import { z } from "zod";
import type { Texts } from "~/features/events/event.ts";
import { parseDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { givings, type PerkPlan, perkDecisions, perkKinds } from "./perk.ts";

const text = (most: number) => z.string().trim().max(most).default("");
const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((ids) => (ids ?? []).filter(isId));

/** The form of a perk; `today` is what a day without a year is nearest to. Amounts may be typed with commas or full-width. */
export function perkSchema(today: string) {
  return z
    .object({
      cohortYear: z.coerce.number().int().min(2000).max(2100),
      kind: z.enum(perkKinds, { error: "error_field_choose" }),
      ...inLanguages("title", 80),
      ...inLanguages("body", 2000),
      ...inLanguages("criteria", 1000),
      fromOn: text(40),
      untilOn: text(40),
      applyBy: text(40),
      amountYen: text(20),
      giving: z.enum(givings, { error: "error_field_choose" }),
      seats: text(20),
      units: several,
    })
    .transform((form, context): PerkPlan => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const day = (name: "fromOn" | "untilOn" | "applyBy") => {
        if (form[name] === "") return null;
        const parsed = parseDay(form[name], today);
        if (!parsed) refuse(name, "error_field_date");
        return parsed ?? null;
      };
      const fields: Record<string, unknown> = form;
      const texts = (name: string): Texts =>
        Object.fromEntries(
          ["ja", "en", "ko"].flatMap((language) => {
            const typed = String(fields[`${name}_${language}`] ?? "");
            return typed === "" ? [] : [[language, typed]];
          }),
        );
      const title = texts("title");
      if (Object.keys(title).length === 0) refuse("title_ja", "perk_error_title");
      const [fromOn, untilOn, applyBy] = [day("fromOn"), day("untilOn"), day("applyBy")];
      if (fromOn && untilOn && untilOn < fromOn) refuse("untilOn", "perk_error_until");
      const seats =
        form.giving === "all" ? null : seatsIn(form.seats, () => refuse("seats", "perk_error_seats"));
      if (form.giving === "order" && form.seats === "") refuse("seats", "perk_error_seats_order");
      return {
        ...{ giving: form.giving, seats },
        ...{ cohortYear: form.cohortYear, kind: form.kind, title, fromOn, untilOn, applyBy },
        ...{ body: texts("body"), criteria: texts("criteria"), unitIds: form.units },
        amountYen: amountIn(form.amountYen, () => refuse("amountYen", "perk_error_amount")),
      };
    });
}

export const decisionSchema = z.object({
  decision: z.enum(perkDecisions, { error: "perk_error_decision" }),
  reason: text(500),
});

/** The same for several people at once. */
export const decisionsSchema = decisionSchema.extend({ applications: several });

function inLanguages<Name extends string>(name: Name, most: number) {
  const field = text(most);
  return { [`${name}_ja`]: field, [`${name}_en`]: field, [`${name}_ko`]: field } as Record<
    `${Name}_${"ja" | "en" | "ko"}`,
    typeof field
  >;
}

function amountIn(typed: string, refuse: () => void): number | null {
  return numberIn(typed.normalize("NFKC").replace(/[,\s円¥￥]|yen|원/giu, ""), 9, refuse);
}

function seatsIn(typed: string, refuse: () => void): number | null {
  return numberIn(typed.normalize("NFKC").replace(/[,\s名人명]|people/giu, ""), 5, refuse);
}

function numberIn(digits: string, most: number, refuse: () => void): number | null {
  if (digits === "") return null;
  if (/^\d+$/.test(digits) && digits.length <= most && Number(digits) > 0) return Number(digits);
  refuse();
  return null;
}
