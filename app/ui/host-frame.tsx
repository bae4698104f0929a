import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { addressed, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { LanguageSwitch } from "./language-switch.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { useLocale } from "./locale.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ToastRegion } from "./toast.tsx";

type Props = { companyName: string; unitName?: string; member: PersonName; children: ReactNode };

/** The frame of a host's pages: one column, who is signed in, the three languages, the way out. */
export function HostFrame({ companyName, unitName, member, children }: Props) {
  const locale = useLocale();
  return (
    <ToastRegion>
      <div className="pub">
        <SkipLink />
        <LoadingLine />
        <div className="wrap">
          <header className="top">
            <span>
              <b>{addressed(member, locale)}</b>
              <small>{[companyName, unitName].filter(Boolean).join(" ")}</small>
            </span>
            <span className="also">
              <Link to="/host/settings">{m.host_settings_link({}, { locale })}</Link>
              <LanguageSwitch />
              <Form method="post" action="/sign-out" reloadDocument>
                <button type="submit">{m.ui_sign_out({}, { locale })}</button>
              </Form>
            </span>
          </header>
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </ToastRegion>
  );
}
