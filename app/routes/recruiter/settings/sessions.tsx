import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { deviceOf } from "~/features/accounts/device.ts";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { endSessions, listSessions } from "~/features/accounts/own-sessions.server.ts";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { allStaff, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireSession } from "~/http/require-member.server.ts";
import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: allStaff, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.settings_sessions_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member, sessionId } = await requireSession(request, context);
  const locale = localeOf(request, member.locale);
  const format = { locale, zone: member.zone, year: true };
  const sessions = (await listSessions(context.db, member.id, context.now())).map((session) => ({
    id: session.id,
    isThis: session.id === sessionId,
    device: deviceName(session.userAgent, locale),
    seen: formatDayTime(session.seenAt, format),
    since: formatDayTime(session.startedAt, format),
    address: session.address,
  }));
  return { locale, role: member.role, sessions, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member, sessionId } = await requireSession(request, context);
  const wish = (await request.formData()).get("session");
  const which = typeof wish === "string" && wish !== "others" ? { only: wish } : { exceptFor: sessionId };
  await endSessions(context.db, { memberId: member.id, by: member.id, which, now: context.now() });
  return redirect("/settings/sessions?done");
}

function deviceName(userAgent: string, locale: Locale): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return m.settings_sessions_device({ browser, system }, { locale });
  return browser ?? system ?? m.settings_sessions_unknown({}, { locale });
}

export default function Sessions() {
  const { sessions, role, isDone } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.settings_sessions_title({}, { locale })}
        lede={m.settings_sessions_lede({}, { locale })}
      />
      <SettingsTabs role={role} />
      {isDone && <Banner tone="matsu">{m.settings_sessions_done({}, { locale })}</Banner>}
      <Form method="post" className="max-w-2xl mt-4">
        <ul className="card">
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex flex-wrap items-center gap-3 px-4 py-3 border-t border-line first:border-t-0"
            >
              <span className="grow min-w-0">
                <b>{session.device}</b>{" "}
                {session.isThis && <Badge tone="ai">{m.settings_sessions_this({}, { locale })}</Badge>}
                <span className="soft sm block">
                  {m.settings_sessions_seen({ time: session.seen }, { locale })}
                </span>
                <span className="muted xs block">
                  {m.settings_sessions_since({ time: session.since }, { locale })} {session.address}
                </span>
              </span>
              {!session.isThis && (
                <Button
                  name="session"
                  value={session.id}
                  size="small"
                  aria-label={m.settings_sessions_end_of({ device: session.device }, { locale })}
                >
                  {m.settings_sessions_end({}, { locale })}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <p className="mt-4">
            <Button name="session" value="others">
              {m.settings_sessions_end_others({}, { locale })}
            </Button>
          </p>
        )}
      </Form>
    </>
  );
}
