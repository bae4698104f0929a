import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { askForCall, findGuestOf } from "~/features/care/ask-for-call.server.ts";
import { sayReasons } from "~/features/notes/note-stop-words.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { TextArea } from "~/ui/field.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.hostcall_page_title({ company: page.companyName }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { session: sessionId = "", person: candidateId = "" } = params;
  const own = { sessionId, candidateId, memberId: member.id, now: context.now() };
  const guest = required(await findGuestOf(context.db, own));
  const locale = localeOf(request, member.locale);
  const { familyName, givenName } = member;
  return {
    locale,
    companyName: (await requireCompany(context)).name,
    member: { familyName, givenName },
    name: addressed(guest, locale),
    back: `/host/sessions/${sessionId}`,
    isDone: new URL(request.url).searchParams.has("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { session: sessionId = "", person: candidateId = "" } = params;
  const locale = localeOf(request, member.locale);
  const word = String((await request.formData()).get("word") ?? "").slice(0, 500);
  const asked = await askForCall(context.db, {
    ...{ sessionId, candidateId, memberId: member.id, word, now: context.now() },
  });
  if (asked.ok) return redirect(`${new URL(request.url).pathname}?done`, 303);
  if (asked.reason === "not_found") throw new Response(null, { status: 404 });
  return data({ word, problem: sentenceOf(asked, locale) }, 400);
}

type Refused = Exclude<Awaited<ReturnType<typeof askForCall>>, { ok: true }>;

function sentenceOf(refused: Refused, locale: ReturnType<typeof localeOf>): string {
  if (refused.reason === "stopped")
    return m.hostcall_stopped({ reasons: sayReasons(refused.check.found, locale) }, { locale });
  return refused.reason === "empty"
    ? m.hostcall_empty({}, { locale })
    : m.hostcall_not_wanted({}, { locale });
}

export default function AskForCall() {
  const { locale, name, back, isDone, ...frame } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to={back}>{m.hostcall_back({}, { locale })}</Link>
      </p>
      {isDone ? (
        <>
          <h1>{m.hostcall_done({}, { locale })}</h1>
          <p>{m.hostcall_done_text({ name }, { locale })}</p>
        </>
      ) : (
        <>
          <h1>{m.hostcall_title({ name }, { locale })}</h1>
          <p>{m.hostcall_text({}, { locale })}</p>
          <Form method="post">
            <TextArea
              name="word"
              rows={3}
              maxLength={500}
              label={m.hostcall_word({}, { locale })}
              hint={m.hostcall_word_hint({}, { locale })}
              defaultValue={typed?.word}
              error={typed?.problem}
            />
            <p className="send">
              <Button type="submit" variant="go" size="wide">
                {m.hostcall_send({}, { locale })}
              </Button>
            </p>
          </Form>
        </>
      )}
    </HostFrame>
  );
}
