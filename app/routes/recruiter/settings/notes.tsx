import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { noteReasons } from "~/features/notes/note-rule.ts";
import { sayReasons } from "~/features/notes/note-stop-words.ts";
import { listWrongStops, reviewWrongStop } from "~/features/notes/wrong-stops.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.note_wrong_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const stops = await listWrongStops(context.db);
  return {
    locale,
    role: member.role,
    stops: stops.map(({ at, reasons, ...stop }) => ({
      ...stop,
      by: m.note_wrong_by(
        { name: fullName(stop, locale), day: formatDay(at, { locale, zone: member.zone }) },
        { locale },
      ),
      reasons: noteReasons.filter((reason) => reasons.includes(reason)),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  await reviewWrongStop(context.db, String(form.get("stop") ?? ""), member.id, context.now());
  return redirect("/settings/notes");
}

export default function WrongStops() {
  const { role, stops } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.note_wrong_title({}, { locale })} lede={m.note_wrong_lede({}, { locale })} />
      <SettingsTabs role={role} />
      {stops.length === 0 && <Empty title={m.note_wrong_none({}, { locale })} />}
      <div className="stack tight max-w-3xl mt-4">
        {stops.map((stop) => (
          <Card
            key={stop.id}
            title={sayReasons(
              stop.reasons.map((reason) => ({ reason })),
              locale,
            )}
            end={stop.by}
          >
            <p className="whitespace-pre-line">{stop.text}</p>
            <Form method="post" className="row mt-3" preventScrollReset>
              <input type="hidden" name="stop" value={stop.id} />
              <Button>{m.note_wrong_seen({}, { locale })}</Button>
              {stop.candidateId && (
                <Link to={`/candidates/${stop.candidateId}`}>{m.note_wrong_open({}, { locale })}</Link>
              )}
            </Form>
          </Card>
        ))}
      </div>
    </>
  );
}
