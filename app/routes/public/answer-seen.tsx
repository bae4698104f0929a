import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import { findSeenPage } from "~/features/storms/storm-queries.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { formatDay } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.answer_page_title({ title: page.title, company: page.company }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const seen = required(await findSeenPage(context.db, link.invitationId ?? ""));
  const company = await requireCompany(context);
  const locale = localeOf(request, seen.locale);
  return {
    locale,
    company: company.name,
    to: addressed(seen, locale),
    title: textIn(seen.title, locale),
    day: formatDay(seen.day, { locale }),
    text: textIn(seen.texts, locale),
    isSeen: seen.isSeen,
    answerAt: `/a/${encodeURIComponent(params.token ?? "")}`,
  };
}

/** One press, so that nobody has to be phoned; a mail scanner that follows the link changes nothing. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  await noteSeen(context.db, { invitationId: link.invitationId ?? "", now: context.now() });
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
}

export default function SeenPage() {
  const { locale, ...page } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={page.company}>
      <p className="soft to">{page.to}</p>
      <h1>{page.isSeen ? m.storm_seen_thanks({}, { locale }) : page.title}</h1>
      <p className="soft">{page.isSeen ? page.title : page.day}</p>
      {page.text.split("\n").map((line) => (
        <p key={line}>{line}</p>
      ))}
      {!page.isSeen && (
        <form method="post">
          <p className="send">
            <button type="submit" className="btn go big wide">
              {m.letter_storm_seen({}, { locale })}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={page.answerAt}>{m.storm_seen_page({}, { locale })}</a>
      </p>
    </PublicFrame>
  );
}
