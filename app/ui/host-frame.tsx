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
            <nav className="host-places" aria-label={m.host_settings_link({}, { locale })}>
              <Link to="/host/settings#calendar">{m.host_calendar_link({}, { locale })}</Link>
              <Link to="/host/settings">{m.host_settings_link({}, { locale })}</Link>
            </nav>
          </header>
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <footer className="host-end also">
            <LanguageSwitch />
            <Form method="post" action="/sign-out" reloadDocument>
              <button type="submit">{m.ui_sign_out({}, { locale })}</button>
            </Form>
          </footer>
        </div>
      </div>
    </ToastRegion>
  );
}
