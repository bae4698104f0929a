import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwnSeat } from "~/features/attendance/arrival-queries.server.ts";
import { checkIn } from "~/features/attendance/check-in.server.ts";
import { sessionWords } from "~/features/attendance/desk-page.server.ts";
import { doorStateOf } from "~/features/attendance/door.server.ts";
import { CheckedIn, DoorClosed, Welcome } from "~/features/attendance/door-page.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { formatTime } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_door_title(page, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const { session, guest } = required(await findOwnSeat(context.db, link.invitationId ?? "", context.now()));
  const company = await requireCompany(context);
  const locale = localeOf(request, guest.locale);
  return {
    locale,
    company: company.name,
    ...sessionWords(session, locale),
    state: doorStateOf(session, context.now()),
    zone: session.zone,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    name: addressed(guest, locale),
    table: guest.tableNo,
    time: guest.attendance === "attended" && guest.attendedAt ? formatTime(guest.attendedAt, session) : "",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const now = context.now();
  const { session, guest } = required(await findOwnSeat(context.db, link.invitationId ?? "", now));
  const { sessionId } = session;
  // A refusal (too early, over, cancelled) needs no words here: the page it leads back to says so.
  await checkIn(context.db, { sessionId, candidateId: guest.candidateId, at: now, memberId: null, now });
  return redirect(new URL(request.url).pathname, { status: 303 });
}

/** Behind the code on a name tag or in one's own letter: a greeting and one button. */
export default function OwnDoor() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={page.company}>
      {page.time ? (
        <CheckedIn {...page} about={page} />
      ) : page.state === "open" ? (
        <Welcome name={page.name} about={page} fields={{}} />
      ) : (
        <DoorClosed state={page.state} about={page} />
      )}
    </PublicFrame>
  );
}
