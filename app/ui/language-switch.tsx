import { Form, useLocation } from "@remix-run/react";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

/** For staff and at the door: a POST that is remembered (for the member, or in a cookie before signing in). */
export function LanguageSwitch() {
  const locale = useLocale();
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action="/language"
      className="tongue"
      reloadDocument
      aria-label={m.ui_language({}, { locale })}
    >
      <input type="hidden" name="next" value={pathname + search} />
      {locales.map((each) =>
        each === locale ? (
          <b key={each} lang={each} aria-current="true">
            {localeNames[each]}
          </b>
        ) : (
          <button key={each} type="submit" name="locale" value={each} lang={each}>
            {localeNames[each]}
          </button>
        ),
      )}
    </Form>
  );
}

/** For public pages: plain links that keep the address and ask for a language. Works without script and cookies. */
export function LanguageLinks() {
  const locale = useLocale();
  const { pathname, search } = useLocation();
  return (
    <nav className="lang" aria-label={m.ui_language({}, { locale })}>
      {locales.map((each) => {
        if (each === locale)
          return (
            <b key={each} lang={each} aria-current="true">
              {localeNames[each]}
            </b>
          );
        const query = new URLSearchParams(search);
        query.set("lang", each);
        return (
          <a key={each} lang={each} hrefLang={each} href={`${pathname}?${query}`} rel="nofollow">
            {localeNames[each]}
          </a>
        );
      })}
    </nav>
  );
}
