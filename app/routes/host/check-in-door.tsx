import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { codePicture } from "~/features/attendance/code-picture.server.ts";
import { findDeskSession, sessionWords } from "~/features/attendance/desk-page.server.ts";
import { doorToken } from "~/features/attendance/door.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { CodePicture } from "~/ui/code-picture.tsx";
import { DeskFrame } from "~/ui/desk-frame.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_page_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const session = required(await findDeskSession(context.db, params.session, member));
  const locale = localeOf(request, member.locale);
  const address = `${context.appUrl}/d/${doorToken(context.secret, session.sessionId)}`;
  return {
    locale,
    address,
    ...sessionWords(session, locale),
    close: `/check-in/${session.sessionId}`,
    code: await codePicture(address),
  };
}

/** Held out to somebody who wants to check in with their own phone. */
export default function DoorCode() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <DeskFrame title={page.title} note={`${page.shortDay} ${page.time}`} close={page.close}>
      <h1>{m.attendance_code_title({}, { locale })}</h1>
      <CodePicture src={page.code} words={m.attendance_code_words({ title: page.title }, { locale })} />
      <p>{m.attendance_code_lede({}, { locale })}</p>
    </DeskFrame>
  );
}
