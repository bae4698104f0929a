import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { LanguageSwitch } from "./language-switch.tsx";
import { useLocale } from "./locale.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  title: string;
  /** When and where, under the title. */
  note: string;
  /** Where "close" leads. */
  close: string;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of pages used standing, at a desk or a door: one column, large targets, what it is about always on top. */
export function DeskFrame({ title, note, close, footer, children }: Props) {
  const locale = useLocale();
  return (
    <div className="pub desk">
      <SkipLink />
      <div className="wrap">
        <header className="top">
          <span>
            <b>{title}</b>
            <small>{note}</small>
          </span>
          <Link className="close" to={close}>
            {m.ui_close({}, { locale })}
          </Link>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="end-note">
          {footer}
          <LanguageSwitch />
        </footer>
      </div>
    </div>
  );
}
