import type { z } from "zod";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { localeOf } from "./locale.ts";

export type FormErrors = Record<string, string[]>;
export type FormValues = Record<string, string>;
export type ParsedForm<T> = { ok: true; value: T } | { ok: false; errors: FormErrors; values: FormValues };

type Word = (inputs: Record<string, unknown>, options: { locale: Locale }) => string;

/**
 * Reads a posted form. Errors are sentences in the reader's language, by field ("" is the form as a whole); `values`
 * is what was typed, to be shown again (never passwords). A schema names its own sentence by the key of a message:
 * `z.string().min(1, "error_choose_unit")`, with inputs through `ctx.addIssue({ …, params })`.
 * A field sent more than once becomes an array; files stay files.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  locale: Locale = localeOf(request),
): Promise<ParsedForm<z.output<S>>> {
  const form = await request.formData();
  return parseFields(form, schema, locale);
}

/** The same for a form that was read already. */
export async function parseFields<S extends z.ZodType>(
  form: FormData,
  schema: S,
  locale: Locale,
): Promise<ParsedForm<z.output<S>>> {
  const parsed = await schema.safeParseAsync(fieldsOf(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: FormErrors = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "");
    const sentence = sentenceOf(issue, locale);
    const known = errors[field] ?? [];
    if (!known.includes(sentence)) errors[field] = [...known, sentence];
  }
  return { ok: false, errors, values: typedText(form) };
}

function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name);
    const [first] = all;
    if (first !== undefined) fields[name] = all.length === 1 ? first : all;
  }
  return fields;
}

function typedText(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form)
    if (typeof value === "string" && !/password|secret|token/i.test(name) && !(name in values))
      values[name] = value;
  return values;
}

function sentenceOf(issue: z.core.$ZodIssue, locale: Locale): string {
  const inputs = "params" in issue && issue.params ? issue.params : {};
  const own = word(issue.message);
  if (own) return own(inputs, { locale });
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? m.error_field_empty({}, { locale })
        : m.error_field_unread({}, { locale });
    case "too_small":
      return tooSmall(issue, locale);
    case "too_big":
      return tooBig(issue, locale);
    case "invalid_format":
      return formatSentence(issue.format, locale);
    case "invalid_value":
      return m.error_field_choose({}, { locale });
    case "custom":
      // A sentence of the schema's own (made with the reader's locale) stays as it is.
      return issue.message === "Invalid input" ? m.error_field_unread({}, { locale }) : issue.message;
    default:
      return m.error_field_unread({}, { locale });
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, locale: Locale): string {
  const minimum = Number(issue.minimum);
  if (issue.origin === "string")
    return minimum <= 1
      ? m.error_field_empty({}, { locale })
      : m.error_field_short({ count: minimum }, { locale });
  if (issue.origin === "array" || issue.origin === "set") return m.error_field_choose({}, { locale });
  const least = issue.inclusive === false ? minimum + 1 : minimum;
  return m.error_field_low({ count: least }, { locale });
}

function tooBig(issue: z.core.$ZodIssueTooBig, locale: Locale): string {
  const maximum = Number(issue.maximum);
  if (issue.origin === "string") return m.error_field_long({ count: maximum }, { locale });
  if (issue.origin === "array" || issue.origin === "set")
    return m.error_field_many({ count: maximum }, { locale });
  return m.error_field_high({ count: issue.inclusive === false ? maximum - 1 : maximum }, { locale });
}

function formatSentence(format: string, locale: Locale): string {
  if (format === "email") return m.error_field_email({}, { locale });
  if (format === "url") return m.error_field_url({}, { locale });
  if (format === "date" || format === "datetime") return m.error_field_date({}, { locale });
  return m.error_field_unread({}, { locale });
}

function word(key: string): Word | undefined {
  if (!/^[a-z]+(_[a-z0-9]+)+$/.test(key)) return undefined;
  return (m as unknown as Record<string, Word>)[key];
}
