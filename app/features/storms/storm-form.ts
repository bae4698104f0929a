// What one has chosen on the page of a storm, as typed: it travels from step to step and comes back when something is wrong.
import { type Locale, locales } from "~/lib/locale.ts";
import { stormActions, stormReasons } from "./storm.ts";
import { readyTexts } from "./storm-words.ts";

export type StormValues = {
  chosen: string[];
  /** By session: what the presser saw of it, and its own link. */
  marks: Record<string, string>;
  links: Record<string, string>;
  what: string;
  how: string;
  toDay: string;
  hours: string;
  link: string;
  reason: string;
  tickets: boolean;
  texts: Record<Locale, string>;
  /** Which choice the texts were made ready for: another choice makes them anew. */
  textsFor: string;
};

/** Hours that a session can move within its day, as a list offers them. */
export const hourChoices = [1, 2, 3, 4, 5, 6, -1, -2, -3, -4] as const;

export function readStormValues(form: FormData): StormValues {
  const text = (name: string, most = 500) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, most);
  const named = (prefix: string) =>
    Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => [name.slice(prefix.length), text(name)]),
    );
  const values: StormValues = {
    chosen: form.getAll("session").map(String).slice(0, 100),
    marks: named("mark_"),
    links: named("link_"),
    what: text("what"),
    how: text("how"),
    toDay: text("toDay"),
    hours: text("hours"),
    link: text("link"),
    reason: text("reason"),
    tickets: form.get("tickets") === "on",
    texts: { ja: text("text_ja", 2000), en: text("text_en", 2000), ko: text("text_ko", 2000) },
    textsFor: text("textsFor"),
  };
  return withReadyTexts(values);
}

/** Without the words that a browser's line ends add: a text is kept as it was shown. */
function withReadyTexts(values: StormValues): StormValues {
  const what = stormActions.find((each) => each === values.what);
  const reason = stormReasons.find((each) => each === values.reason);
  if (!what || !reason) return values;
  const textsFor = [what, reason, values.tickets ? "tickets" : ""].join(" ").trim();
  if (textsFor !== values.textsFor) {
    const ready = readyTexts({ what, reason, paysTickets: values.tickets });
    return { ...values, textsFor, texts: { ja: ready.ja ?? "", en: ready.en ?? "", ko: ready.ko ?? "" } };
  }
  const texts = { ...values.texts };
  for (const locale of locales) texts[locale] = texts[locale].replace(/\r\n?/g, "\n");
  return { ...values, texts };
}

/** The same as fields of a form, for the step after. */
export function hiddenFields(values: StormValues): [name: string, value: string][] {
  return [
    ...values.chosen.map((id): [string, string] => ["session", id]),
    ...values.chosen.map((id): [string, string] => [`mark_${id}`, values.marks[id] ?? ""]),
    ...values.chosen.map((id): [string, string] => [`link_${id}`, values.links[id] ?? ""]),
    ["what", values.what],
    ["how", values.how],
    ["toDay", values.toDay],
    ["hours", values.hours],
    ["link", values.link],
    ["reason", values.reason],
    ...(values.tickets ? [["tickets", "on"] as [string, string]] : []),
    ["textsFor", values.textsFor],
  ];
}
