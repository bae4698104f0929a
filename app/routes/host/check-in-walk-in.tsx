import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { findUnseated } from "~/features/attendance/arrival-queries.server.ts";
import { refusalSentence } from "~/features/attendance/attendance-words.ts";
import { checkIn } from "~/features/attendance/check-in.server.ts";
import { findDeskSession, sessionWords } from "~/features/attendance/desk-page.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { DeskFrame } from "~/ui/desk-frame.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_page_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const session = required(await findDeskSession(context.db, params.session, member));
  const locale = localeOf(request, member.locale);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const found = await findUnseated(context.db, { sessionId: session.sessionId, typed });
  return {
    locale,
    typed,
    ...sessionWords(session, locale),
    close: `/check-in/${session.sessionId}`,
    people: found.map((person) => ({
      id: person.candidateId,
      name: fullName(person, locale),
      kana: kanaName(person),
      isWaiting: person.seat !== null,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { sessionId } = required(await findDeskSession(context.db, params.session, member));
  const form = await request.formData();
  const now = context.now();
  const candidateId = requireId(String(form.get("candidate") ?? ""));
  const result = await checkIn(context.db, { sessionId, candidateId, at: now, memberId: member.id, now });
  if (!result.ok)
    return data({ error: refusalSentence(result.reason, localeOf(request, member.locale)) }, 400);
  return redirect(`/check-in/${sessionId}`);
}

/** Somebody stands at the desk and isn't on the list: invited people are found by name and let in. */
export default function WalkIn() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <DeskFrame title={page.title} note={`${page.shortDay} ${page.time}`} close={page.close}>
      <h1>{m.attendance_walk_in({}, { locale })}</h1>
      <p>{m.attendance_walk_in_lede({}, { locale })}</p>
      {refused && <Banner tone="yama">{refused.error}</Banner>}
      <Form method="get" className="find">
        <label htmlFor="q">{m.attendance_find({}, { locale })}</label>
        <span className="find-row">
          <input
            id="q"
            name="q"
            type="search"
            className="control"
            autoComplete="off"
            defaultValue={page.typed}
          />
          <Button icon="search">{m.attendance_find_go({}, { locale })}</Button>
        </span>
      </Form>
      {page.typed !== "" && page.people.length === 0 && (
        <p className="hint">{m.attendance_walk_in_none({}, { locale })}</p>
      )}
      <ul>
        {page.people.map((person) => (
          <li key={person.id} className="come">
            <span>
              <b>{person.name}</b>
              <small>
                {[person.kana, person.isWaiting && m.attendance_waiting({}, { locale })]
                  .filter(Boolean)
                  .join(locale === "ja" ? "・" : ", ")}
              </small>
            </span>
            <Form method="post" className="is-out">
              <input type="hidden" name="candidate" value={person.id} />
              <Button size="big" aria-label={m.attendance_check_in_for({ name: person.name }, { locale })}>
                {m.attendance_check_in({}, { locale })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </DeskFrame>
  );
}
