import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "./avatar.tsx";
import { BrandMark } from "./brand.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { useLocale } from "./locale.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ToastRegion } from "./toast.tsx";
import { WaitCount } from "./wait-badge.tsx";

export type StaffMember = PersonName & { roleName: string };

type Waiting = Record<string, { count: number; hasMore: boolean }>;
type Place = { to: string; under: string; icon: IconName; label: string };

type Props = {
  companyName: string;
  member: StaffMember;
  /** People waiting, by the first part of the address. */
  waiting?: Waiting;
  /** The rooms this person may enter; all when left out. */
  only?: readonly string[];
  /** One sentence about the whole installation (mail not set up). */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of staff pages: navigation at the left, below 820 px one scrolling row on top. */
export function StaffFrame({ companyName, member, waiting = {}, only, banner, children }: Props) {
  const locale = useLocale();
  return (
    <ToastRegion>
      <SkipLink />
      <LoadingLine />
      <div className="app">
        <header className="side">
          <Link className="brand" to="/">
            <BrandMark />
            <span>
              <b lang="ja">縁 Enishi</b>
              <small>{companyName}</small>
            </span>
          </Link>
          <StaffNav waiting={waiting} {...(only ? { only } : {})} />
          <div className="me">
            <Link className="person" to="/settings/account">
              <Avatar person={member} />
              <span>
                <b>{fullName(member, locale)}</b>
                <span className="muted xs block">{member.roleName}</span>
              </span>
              <span className="sr">{m.ui_account({}, { locale })}</span>
            </Link>
            <div className="also">
              <LanguageSwitch />
              <Form method="post" action="/sign-out" reloadDocument>
                <button type="submit">{m.ui_sign_out({}, { locale })}</button>
              </Form>
            </div>
          </div>
        </header>
        <main className="main" id="main" tabIndex={-1}>
          {banner && <div className="mb-4">{banner}</div>}
          {children}
        </main>
      </div>
    </ToastRegion>
  );
}

function StaffNav({ waiting, only }: { waiting: Waiting; only?: readonly string[] }) {
  const locale = useLocale();
  const { pathname } = useLocation();
  const places: Place[] = [
    { to: "/acceptances", under: "/acceptances", icon: "chart", label: m.ui_nav_acceptances({}, { locale }) },
    { to: "/today", under: "/today", icon: "sun", label: m.ui_nav_today({}, { locale }) },
    { to: "/candidates", under: "/candidates", icon: "people", label: m.ui_nav_candidates({}, { locale }) },
    { to: "/offers", under: "/offers", icon: "document-check", label: m.ui_nav_offers({}, { locale }) },
    { to: "/events", under: "/events", icon: "calendar", label: m.ui_nav_events({}, { locale }) },
    { to: "/hosts", under: "/hosts", icon: "person", label: m.hostdir_title({}, { locale }) },
    { to: "/perks", under: "/perks", icon: "leaf", label: m.perk_title({}, { locale }) },
    { to: "/questions", under: "/questions", icon: "question", label: m.question_title({}, { locale }) },
    { to: "/families", under: "/families", icon: "home", label: m.ui_nav_families({}, { locale }) },
    { to: "/letters", under: "/letters", icon: "mail", label: m.ui_nav_letters({}, { locale }) },
    { to: "/settings", under: "/settings", icon: "settings", label: m.ui_nav_settings({}, { locale }) },
  ];
  return (
    <nav className="nav" aria-label={m.ui_nav_main({}, { locale })}>
      {places
        .filter(({ under }) => only?.includes(under) ?? true)
        .map(({ to, under, icon, label }) => (
          <Link
            key={to}
            to={to}
            prefetch="intent"
            {...(isUnder(pathname, under) ? { "aria-current": "page" } : {})}
          >
            <Icon name={icon} />
            {label}
            {waiting[under] && <WaitCount {...waiting[under]} />}
          </Link>
        ))}
    </nav>
  );
}

function isUnder(pathname: string, place: string): boolean {
  return pathname === place || pathname.startsWith(`${place}/`);
}
