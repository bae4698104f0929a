import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { countLetters, findSendingPause } from "~/features/letters/letter-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const pause = await findSendingPause(context.db);
  if (!pause) return { paused: null };
  const { waiting } = await countLetters(context.db);
  const who = pause.familyName ? fullName(pause, locale) : m.letter_nobody({}, { locale });
  const when = formatDayTime(pause.at, { locale, zone: member.zone, year: false });
  return {
    paused: {
      who: m.letter_paused_by({ who, when, count: waiting }, { locale }),
      why: pause.why && m.letter_paused_because({ why: pause.why }, { locale }),
      resume: m.letter_resume({}, { locale }),
    },
  };
}

/** While all sending is paused, each page of Letters says who did it, when and why, and has the way out. */
export default function EveryLettersPage() {
  const { paused } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      {paused && (
        <div className="mb-4" role="status">
          <Banner tone="yama" icon="pause">
            {paused.who}
            {paused.why && (
              <>
                <br />
                {paused.why}
              </>
            )}
          </Banner>
          <Form method="post" action="/letters/pause" className="mt-2">
            <input type="hidden" name="do" value="resume" />
            <input type="hidden" name="from" value={pathname} />
            <Button variant="go" icon="send">
              {paused.resume}
            </Button>
          </Form>
        </div>
      )}
      <Outlet />
    </>
  );
}
