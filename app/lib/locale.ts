/** The languages the product speaks. Japanese first: it is what we fall back to. */
export const locales = ["ja", "en", "ko"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "ja" || value === "en" || value === "ko";
}

/** Each language by its own name, as a language switch writes it. */
export const localeNames: Record<Locale, string> = { ja: "日本語", en: "English", ko: "한국어" };

const namesIn = {
  ja: new Intl.DisplayNames("ja", { type: "language" }),
  en: new Intl.DisplayNames("en", { type: "language" }),
  ko: new Intl.DisplayNames("ko", { type: "language" }),
};

/** A language as the reader of a sentence calls it: 韓国語, Korean, 한국어. */
export function languageName(language: Locale, locale: Locale): string {
  return namesIn[locale].of(language) ?? localeNames[language];
}
