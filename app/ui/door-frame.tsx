import type { ReactNode } from "react";
import { BrandMark } from "./brand.tsx";
import { LanguageLinks } from "./language-switch.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { SkipLink } from "./skip-link.tsx";

/** The frame before signing in: mark, company, one narrow column. For pages with frame "staff" outside the layout. */
export function DoorFrame({ companyName, children }: { companyName?: string; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <LoadingLine />
      <div className="door">
        <header className="flex items-center mb-7">
          <a className="brand" href="/">
            <BrandMark />
            <span className="block">
              <b lang="ja">縁 Enishi</b>
              {companyName && <small>{companyName}</small>}
            </span>
          </a>
          <span className="ml-auto">
            <LanguageLinks />
          </span>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
