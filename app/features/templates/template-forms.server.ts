import { z } from "zod";
import { eventKinds, eventWays, placeKinds } from "~/features/events/event.ts";
import { numberIn, text, texts, timeIn } from "~/features/events/form-fields.ts";
import { rowName } from "~/features/events/session-rows.ts";
import type { TemplatePlan, TemplateSession } from "./template.ts";

const column = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((cells) => cells ?? []);
const count = (least: number, most: number, message: string) =>
  z
    .string()
    .default("")
    .transform((typed) => (typed.trim() === "" ? least : numberIn(typed)))
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, message);

/** The form of a template. A row of sessions without a beginning isn't one: that is how rows are left out. */
export const templateSchema = z
  .object({
    kind: z.enum(eventKinds),
    title_ja: text(80),
    title_en: text(120),
    title_ko: text(80),
    description_ja: text(2000),
    description_en: text(3000),
    description_ko: text(2000),
    placeKind: z.enum(placeKinds),
    place_ja: text(120),
    place_en: text(160),
    place_ko: text(120),
    address: text(200),
    onlineUrl: text(500).refine((url) => url === "" || /^https?:\/\/\S+$/.test(url), "event_error_url"),
    days: column,
    starts: column,
    ends: column,
    seats: column,
    label_ja: column,
    label_en: column,
    label_ko: column,
    answerDays: text(5),
    way: z.enum(eventWays).default("book"),
    sessionsEach: count(1, 60, "event_error_each"),
    companionsMax: count(0, 20, "event_error_companions"),
    asksNeeds: z.literal("on").optional().transform(Boolean),
    isPaidWork: z.enum(["voluntary", "paid"]).transform((choice) => choice === "paid"),
    hasAlcohol: z.literal("on").optional().transform(Boolean),
    policyReason: text(500),
  })
  .transform((form, context): TemplatePlan => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!form.title_ja && !form.title_en && !form.title_ko) refuse("title_ja", "event_error_title");
    const sessions = readSessions(form, refuse);
    const each = Math.max(1, sessions.length);
    if (form.sessionsEach > each) refuse("sessionsEach", "event_error_each");
    return {
      kind: form.kind,
      title: texts(form.title_ja, form.title_en, form.title_ko),
      description: texts(form.description_ja, form.description_en, form.description_ko),
      placeKind: form.placeKind,
      place: texts(form.place_ja, form.place_en, form.place_ko),
      address: form.address,
      onlineUrl: form.onlineUrl,
      answerDays: form.answerDays === "" ? null : readDays(form.answerDays, "answerDays", refuse),
      way: sessions.length > 1 ? form.way : "book",
      sessionsEach: form.sessionsEach,
      companionsMax: form.companionsMax,
      asksNeeds: form.asksNeeds,
      isPaidWork: form.isPaidWork,
      hasAlcohol: form.hasAlcohol,
      policyReason: form.policyReason,
      sessions,
    };
  });

type Columns = Record<"days" | "starts" | "ends" | "seats" | "label_ja" | "label_en" | "label_ko", string[]>;
type Refuse = (path: string, message: string) => void;

function readSessions(form: Columns, refuse: Refuse): TemplateSession[] {
  const rows = form.starts.map((typed, place) => {
    const cell = (name: keyof Columns) => (form[name][place] ?? "").trim();
    const fault = (name: string, message: string) => refuse(rowName(name, place), message);
    if (place > 0 && typed.trim() === "") return undefined;
    const [starts, ends, seats] = [timeIn(typed), timeIn(cell("ends")), numberIn(cell("seats"))];
    if (!starts) fault("starts", "event_error_time");
    if (!ends) fault("ends", "event_error_time");
    else if (starts && ends <= starts) fault("ends", "event_error_ends");
    if (!Number.isInteger(seats) || seats < 1 || seats > 5000) fault("seats", "event_error_seats");
    const days = cell("days") === "" ? 0 : readDays(cell("days"), rowName("days", place), refuse);
    const label = texts(cell("label_ja"), cell("label_en"), cell("label_ko"));
    return { days, starts: starts ?? "", ends: ends ?? "", seats, label };
  });
  return rows
    .filter((row) => row !== undefined)
    .sort((a, b) => a.days - b.days || (a.starts < b.starts ? -1 : 1));
}

function readDays(typed: string, path: string, refuse: Refuse): number {
  const days = numberIn(typed);
  if (!Number.isInteger(days) || days < 0 || days > 365) refuse(path, "template_error_days");
  return days;
}
