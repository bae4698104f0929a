import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { closeFeed, findFeedFile, openFeed } from "~/features/calendar/calendar-feed.server.ts";
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
  const [entries, file] = await Promise.all([
    readOwnEntries(context.db, candidateId, { locale, zone, now: context.now() }),
    findFeedFile(context.db, { candidateId }, context.secret),
  ]);
  const done = new URL(request.url).searchParams.get("done");
  const said =
    done === "sent"
      ? m.calendar_sent({}, { locale })
      : done === "soon"
        ? m.calendar_too_soon({}, { locale })
        : done === "cant"
          ? m.calendar_cant({}, { locale })
          : "";
  const feedUrl = file ? `${context.appUrl}/feeds/${file}` : "";
  return { locale, frame, entries, said, isSent: done === "sent", feedUrl };
}

/** Mails one entry again, as it stands, or opens, renews and closes the private address of all of them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "open_feed" || intent === "close_feed") {
    const { db, secret } = context;
    const now = context.now();
    if (intent === "open_feed") await openFeed(db, { candidateId }, { secret, now });
    else await closeFeed(db, { candidateId }, now);
    return redirect(`${frame.base}/calendar${frame.query}#feed`, 303);
  }
  const entryId = requireId(String(form.get("entry") ?? ""));
  const repair = { entryId, candidateId, isOwnWish: true, now: context.now() };
  const repaired = await repairEntry(context.db, context.jobs, repair);
  const done = repaired.ok ? "sent" : repaired.reason === "too_soon" ? "soon" : "cant";
  return redirect(`${frame.base}/calendar?done=${done}${frame.query.replace("?", "&")}`, 303);
}

export default function MyCalendar() {
  const { locale, frame, entries, said, isSent, feedUrl } = useLoaderData<typeof loader>();
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
      <section id="feed">
        <h2>{m.mycal_feed_title({}, { locale })}</h2>
        <p className="soft">{m.mycal_feed_text({}, { locale })}</p>
        <OwnFeed url={feedUrl} />
      </section>
    </MyPageFrame>
  );
}

/** The private address of everything one goes to: subscribe, take it along, renew, close. */
function OwnFeed({ url }: { url: string }) {
  const { locale, frame } = useLoaderData<typeof loader>();
  const action = `${frame.base}/calendar${frame.query}`;
  if (!url)
    return (
      <form method="post" action={action}>
        <button type="submit" className="btn wide" name="intent" value="open_feed">
          {m.mycal_feed_open({}, { locale })}
        </button>
      </form>
    );
  return (
    <>
      <p className="send">
        <a className="btn big wide" href={url.replace(/^https?:/, "webcal:")}>
          {m.host_feed_subscribe({}, { locale })}
        </a>
      </p>
      <p className="hint">{m.host_feed_address({}, { locale })}</p>
      <p className="code">
        <code>{url}</code>
      </p>
      <p className="hint">{m.host_feed_renew_hint({}, { locale })}</p>
      <form method="post" action={action} className="stack">
        <button type="submit" className="btn wide" name="intent" value="open_feed">
          {m.host_feed_renew({}, { locale })}
        </button>
        <button type="submit" className="btn wide" name="intent" value="close_feed">
          {m.host_feed_close({}, { locale })}
        </button>
      </form>
    </>
  );
}
