import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryBadge } from "~/features/entries/entry-badge.tsx";
import { readOwnEntries } from "~/features/entries/entry-view.server.ts";
import { repairEntry } from "~/features/entries/repair-entry.server.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.calendar_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const entries = await readOwnEntries(context.db, candidateId, { locale, zone, now: context.now() });
  const done = new URL(request.url).searchParams.get("done");
  const said =
    done === "sent"
      ? m.calendar_sent({}, { locale })
      : done === "soon"
        ? m.calendar_too_soon({}, { locale })
        : done === "cant"
          ? m.calendar_cant({}, { locale })
          : "";
  return { locale, frame, entries, said, isSent: done === "sent" };
}

/** Mails one entry again, as it stands. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const entryId = requireId(String(form.get("entry") ?? ""));
  const repair = { entryId, candidateId, isOwnWish: true, now: context.now() };
  const repaired = await repairEntry(context.db, context.jobs, repair);
  const done = repaired.ok ? "sent" : repaired.reason === "too_soon" ? "soon" : "cant";
  return redirect(`${frame.base}/calendar?done=${done}${frame.query.replace("?", "&")}`, 303);
}

export default function MyCalendar() {
  const { locale, frame, entries, said, isSent } = useLoaderData<typeof loader>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.calendar_title({}, { locale })}</h1>
      {said && (
        <p className="pill" role="status">
          <Icon name={isSent ? "check" : "clock"} />
          <span>{said}</span>
        </p>
      )}
      <p className="soft">
        {entries.length > 0 ? m.calendar_lead({}, { locale }) : m.calendar_none({}, { locale })}
      </p>
      {entries.map((entry) => (
        <div className="panel" key={entry.id}>
          <p>
            <b>{entry.title}</b>
            <small>{entry.when}</small>
          </p>
          <p className="word">
            <EntryBadge entry={entry} />
            {entry.lines.map((line) => (
              <small key={line}>{line}</small>
            ))}
          </p>
          {entry.canSend && (
            <form method="post" action={`${frame.base}/calendar${frame.query}`}>
              <input type="hidden" name="entry" value={entry.id} />
              <button type="submit" className="btn wide">
                {entry.send}
              </button>
            </form>
          )}
        </div>
      ))}
    </MyPageFrame>
  );
}
