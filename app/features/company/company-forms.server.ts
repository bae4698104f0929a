import { z } from "zod";
import { locales } from "~/lib/locale.ts";

const hour = z.coerce.number().int().min(0).max(23);
const line = (most: number) => z.string().trim().max(most).catch("");

/** Fields of the company's settings; sentences of errors are keys of messages. */
export const companyForm = z.object({
  name: z.string().trim().min(1, "settings_company_name_error").max(100),
  postalAddress: line(200),
  contactEmail: z.union([z.literal(""), z.email("settings_company_email_error")]),
  contactPhone: line(40),
  deskContact: line(200),
  replyDays: z.coerce
    .number("settings_company_reply_error")
    .int("settings_company_reply_error")
    .min(7, "settings_company_reply_error")
    .max(90, "settings_company_reply_error"),
  quietFrom: hour,
  quietUntil: hour,
  locale: z.enum(locales),
});

/**
 * The hiring plan as posted: name-<unit> and target-<unit> for each department, newName and newTarget for one more.
 * The answer is the plan, or the key of a sentence by field.
 */
export function parsePlanForm(form: FormData, unitIds: readonly string[]) {
  const errors: Record<string, "settings_plan_number" | "settings_plan_name"> = {};
  const text = (field: string) => String(form.get(field) ?? "").trim();
  const number = (field: string) => {
    const typed = text(field).normalize("NFKC");
    if (/^\d{0,4}$/.test(typed)) return Number(typed);
    errors[field] = "settings_plan_number";
    return 0;
  };
  const targets: Record<string, number> = {};
  const names: Record<string, string> = {};
  for (const id of unitIds) {
    targets[id] = number(`target-${id}`);
    names[id] = text(`name-${id}`).slice(0, 60);
    if (names[id] === "") errors[`name-${id}`] = "settings_plan_name";
  }
  const newName = text("newName").slice(0, 60);
  const newTarget = number("newTarget");
  if (newName === "" && newTarget > 0) errors["newName"] = "settings_plan_name";
  const added = newName ? [{ name: newName, target: newTarget }] : [];
  return Object.keys(errors).length > 0
    ? { ok: false as const, errors }
    : { ok: true as const, plan: { targets, names, added } };
}
