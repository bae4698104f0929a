import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

/** The first thing the Tab key meets: past the navigation, to what the page is about. */
export function SkipLink() {
  const locale = useLocale();
  return (
    <a className="skip" href="#main">
      {m.ui_skip({}, { locale })}
    </a>
  );
}
