import type { LoaderFunctionArgs } from "@remix-run/node";
import { invitationIcs } from "~/features/calendar/invitation-ics.server.ts";
import { findCalendarEntry, findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { textIn } from "~/features/events/event.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";

export const handle = { access: "link" } satisfies RouteHandle;

/** The guest's own entry as a file, under the UID of the mail: adding it twice leaves one entry. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const page = link.invitationId ? await findInvitationPage(context.db, link.invitationId) : undefined;
  const wanted = new URL(request.url).searchParams.get("session") ?? page?.sessionId;
  const session = page?.sessions.find((each) => each.id === wanted);
  const entry = page && session && (await findCalendarEntry(context.db, session.id, page.candidateId));
  if (!entry || page.state !== "published" || session.state === "cancelled")
    throw new Response(null, { status: 404 });
  const locale = localeOf(request, page.candidate.locale);
  const place = [textIn(session.place, locale), session.address].filter(Boolean).join(" ");
  const file = invitationIcs({
    method: "PUBLISH",
    locale,
    title: [textIn(page.title, locale), textIn(session.label, locale)].filter(Boolean).join(" "),
    description: [textIn(page.description, locale), session.mine?.state === "going" ? session.onlineUrl : ""]
      .filter(Boolean)
      .join("\n\n"),
    place,
    start: session.startsAt,
    end: session.endsAt,
    organizer: { name: page.companyName, address: page.contactEmail || `events@${context.jobs.mailDomain}` },
    uid: entry.uid,
    sequence: entry.sequence,
    stamp: context.now(),
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
