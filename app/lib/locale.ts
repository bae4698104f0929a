/** The languages the product speaks. Japanese first: it is what we fall back to. */
export const locales = ["ja", "en", "ko"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "ja" || value === "en" || value === "ko";
}

/** Each language by its own name, as a language switch writes it. */
export const localeNames: Record<Locale, string> = { ja: "日本語", en: "English", ko: "한국어" };
