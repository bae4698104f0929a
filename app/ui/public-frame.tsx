import type { ReactNode } from "react";
import { LanguageLinks } from "./language-switch.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  companyName: string;
  /** Under the company's name: a unit, or who the page is for. */
  note?: ReactNode;
  /** Larger type and only the calmest colours. */
  isFamily?: boolean;
  /** Who may see this page, how to stop. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of pages for candidates and families: one column, the company's name, the three languages. */
export function PublicFrame({ companyName, note, isFamily, footer, children }: Props) {
  return (
    <div className={isFamily ? "pub family" : "pub"}>
      <SkipLink />
      <div className="wrap">
        <header className="top">
          <span>
            <b>{companyName}</b>
            {note && <small>{note}</small>}
          </span>
          <LanguageLinks />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {footer && <footer className="end-note">{footer}</footer>}
      </div>
    </div>
  );
}
