import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ArrivalList } from "~/features/attendance/arrival-list.tsx";
import { catchUp, readPresses } from "~/features/attendance/catch-up.server.ts";
import { findDeskSession, readDesk, sessionWords } from "~/features/attendance/desk-page.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { DeskFrame } from "~/ui/desk-frame.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const headers = () => ({ "Cache-Control": "private, no-cache" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_page_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const session = required(await findDeskSession(context.db, params.session, member));
  const locale = localeOf(request, member.locale);
  return {
    locale,
    ...sessionWords(session, locale),
    ...(await readDesk(context.db, session, { locale, now: context.now() })),
    sessionId: session.sessionId,
    zone: session.zone,
    isOver: context.now() > session.endsAt,
    close: member.role === "host" ? "/host" : `/events/${session.eventId}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { sessionId } = required(await findDeskSession(context.db, params.session, member));
  const form = await request.formData();
  const now = context.now();
  const presses = readPresses([
    { guestId: form.get("guest"), attendance: form.get("attendance"), at: now.toISOString() },
  ]);
  if (!presses) throw badRequest();
  await catchUp(context.db, { sessionId, presses, memberId: member.id, now });
  return redirect(new URL(request.url).pathname, { status: 303 });
}

export default function CheckIn() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <DeskFrame
      title={m.attendance_head({ title: page.title }, { locale })}
      note={[`${page.shortDay} ${page.time}`, page.place]
        .filter(Boolean)
        .join({ ja: "・", en: ", ", ko: ", " }[locale])}
      close={page.close}
      footer={<p>{m.attendance_forget({ day: page.forgetDay }, { locale })}</p>}
    >
      <h1 className="sr">{m.attendance_head({ title: page.title }, { locale })}</h1>
      {page.rows.length === 0 && <p className="hint">{m.attendance_empty({}, { locale })}</p>}
      <ArrivalList {...page} />
      <section className="desk-more">
        <ButtonLink to="door" size="wide" icon="qr">
          {m.attendance_show_code({}, { locale })}
        </ButtonLink>
        <p className="hint">{m.attendance_show_code_hint({}, { locale })}</p>
        <ButtonLink to="walk-in" size="wide" icon="plus">
          {m.attendance_walk_in({}, { locale })}
        </ButtonLink>
        <p className="hint">
          <Link to="tables">{m.attendance_tables({}, { locale })}</Link>
        </p>
      </section>
    </DeskFrame>
  );
}
