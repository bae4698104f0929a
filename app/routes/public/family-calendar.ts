import type { LoaderFunctionArgs } from "@remix-run/node";
import { invitationIcs } from "~/features/calendar/invitation-ics.server.ts";
import { textIn } from "~/features/events/event.ts";
import { listBriefingsOf } from "~/features/families/briefing-queries.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { notFound, required } from "~/http/responses.ts";

export const handle = { access: "link" } satisfies RouteHandle;

/** The relative's own entry as a file, under the UID of the mail; gone as soon as contact is closed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative } = await requireRelative(request, context, params.token);
  const now = context.now();
  if (!relative.open.some(({ topic }) => topic === "briefing")) throw notFound();
  const company = await requireCompany(context);
  const locale = localeOf(request, relative.locale);
  const wanted = new URL(request.url).searchParams.get("briefing");
  const briefing = required(
    (await listBriefingsOf(context.db, relative.id, now)).find(({ id }) => id === wanted),
  );
  const isComing = briefing.seat === "going" || briefing.answer === "online";
  if (!isComing || briefing.state !== "published") throw notFound();
  const file = invitationIcs({
    method: "PUBLISH",
    locale,
    title: textIn(briefing.title, locale),
    description: [
      textIn(briefing.description, locale),
      briefing.answer === "online" ? briefing.onlineUrl : "",
    ]
      .filter(Boolean)
      .join("\n\n"),
    place: [textIn(briefing.place, locale), briefing.address].filter(Boolean).join(" "),
    start: briefing.startsAt,
    end: briefing.endsAt,
    organizer: { name: company.name, address: company.contactEmail || `events@${context.jobs.mailDomain}` },
    uid: briefing.uid,
    sequence: briefing.sequence,
    stamp: now,
    attendee: { name: "", address: "", status: "ACCEPTED" },
  });
  return new Response(file, {
    headers: {
      ...privatePageHeaders,
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": 'attachment; filename="event.ics"',
    },
  });
}
