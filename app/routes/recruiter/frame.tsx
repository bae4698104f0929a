import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Count, countWaiting, listToday } from "~/features/today/list-today.server.ts";
import { todayAsk } from "~/features/today/today-page.server.ts";
import { allStaff, hiringTeam, type Role, type RouteHandle } from "~/http/access.ts";
import { ErrorPage, errorTitle } from "~/http/error-page.tsx";
import { localeOf } from "~/http/locale.ts";
import { requireSession } from "~/http/require-member.server.ts";
import { seenOnce } from "~/http/seen-once.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches } from "~/ui/locale.tsx";
import { StaffFrame } from "~/ui/staff-frame.tsx";

export const handle = { access: allStaff, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ error, matches }) => [
  { title: error ? errorTitle(error, localeOfMatches(matches)) : "Enishi" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member, companyName, companyZone } = await requireSession(request, context);
  const locale = localeOf(request, member.locale);
  const { familyName, givenName, role } = member;
  return {
    locale,
    companyName,
    member: { familyName, givenName, roleName: roleName(role, locale) },
    places: placesOf(role),
    waiting: await waitingFor(role),
  };

  /** Today itself reads the rows that the navigation counts: then they aren't looked for twice. */
  async function waitingFor(role: Role): Promise<Record<string, Count>> {
    if (!hiringTeam.roles.some((each) => each === role)) return {};
    const asking = {
      memberId: member.id,
      hasPeople: member.hasPeople,
      locale,
      zone: companyZone,
      now: context.now(),
    };
    const ask = todayAsk(new URLSearchParams(), asking);
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/today" || searchParams.has("who"))
      return { "/today": await countWaiting(context.db, ask) };
    const { counts } = await seenOnce(request, context, "today", () => listToday(context.db, ask));
    return { "/today": counts.waiting };
  }
}

export default function Frame() {
  const { companyName, member, places, waiting } = useLoaderData<typeof loader>();
  return (
    <StaffFrame companyName={companyName} member={member} only={places} waiting={waiting}>
      <Outlet />
    </StaffFrame>
  );
}

/** Keeps the navigation around what went wrong inside. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("routes/recruiter/frame");
  const page: ReactNode = <ErrorPage error={error} home="/" />;
  if (!frame)
    return (
      <main className="main middle" id="main" tabIndex={-1}>
        {page}
      </main>
    );
  return (
    <StaffFrame
      companyName={frame.companyName}
      member={frame.member}
      only={frame.places}
      waiting={frame.waiting}
    >
      {page}
    </StaffFrame>
  );
}

/** The rooms of the navigation that a role may enter; the loaders themselves keep the doors. */
function placesOf(role: Role): string[] {
  if (role === "administrator" || role === "recruiter")
    return [
      "/acceptances",
      "/today",
      "/candidates",
      "/offers",
      "/events",
      "/hosts",
      "/perks",
      "/trips",
      "/families",
      "/questions",
      "/letters",
      "/settings",
    ];
  return role === "viewer" ? ["/acceptances"] : ["/questions"];
}

function roleName(role: Role, locale: Locale): string {
  const names: Record<Role, typeof m.ui_role_recruiter> = {
    administrator: m.ui_role_administrator,
    recruiter: m.ui_role_recruiter,
    host: m.ui_role_host,
    desk: m.ui_role_desk,
    viewer: m.ui_role_viewer,
  };
  return names[role]({}, { locale });
}
