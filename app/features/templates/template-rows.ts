import type { TemplatePlan } from "./template.ts";

const names = ["days", "starts", "ends", "seats", "label_ja", "label_en", "label_ko"] as const;
export type TemplateFormRow = Record<(typeof names)[number], string>;

const emptyRow: TemplateFormRow = {
  ...{ days: "", starts: "", ends: "", seats: "" },
  ...{ label_ja: "", label_en: "", label_ko: "" },
};

/** The sessions as fields, and an empty row for one more. */
export function templateRowsOf(plan: TemplatePlan): TemplateFormRow[] {
  const rows = plan.sessions.map(({ days, starts, ends, seats, label }) => ({
    ...{ days: String(days), starts, ends, seats: String(seats) },
    ...{ label_ja: label.ja ?? "", label_en: label.en ?? "", label_ko: label.ko ?? "" },
  }));
  return [...rows, emptyRow];
}

/** The same from a posted form, as typed. */
export function typedTemplateRows(form: FormData): TemplateFormRow[] {
  const columns = names.map((name) => form.getAll(name).map(String));
  return form
    .getAll("starts")
    .map((_, place) =>
      Object.fromEntries(names.map((name, column) => [name, columns[column]?.[place] ?? ""])),
    ) as TemplateFormRow[];
}
