import { createContext, type ReactNode, useContext } from "react";
import { isLocale, type Locale } from "~/lib/locale.ts";

const LocaleContext = createContext<Locale>("ja");

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The reader's language. Root provides it from the deepest loader that returns `locale`. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** For `meta`: the language of a page is what the deepest loader says that returns `locale`. */
export function localeOfMatches(matches: readonly ({ data?: unknown } | undefined)[]): Locale {
  for (const match of [...matches].reverse()) {
    const data = match?.data;
    if (typeof data === "object" && data !== null && "locale" in data && isLocale(data.locale))
      return data.locale;
  }
  return "ja";
}
