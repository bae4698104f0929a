import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  giveHostFeedback,
  hostFeedbackForm,
  listMetGuests,
} from "~/features/feedback/host-feedback.server.ts";
import { longestLine } from "~/features/feedback/host-feedback.ts";
import { hostQuestionWords, metGuestView } from "~/features/feedback/host-feedback-words.server.ts";
import { sayReasons } from "~/features/notes/note-stop-words.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜${page.companyName}` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const of = { sessionId: requireId(params.session), candidateId: requireId(params.person) };
  const [found] = await listMetGuests(context.db, { ...of, memberId: member.id, now: context.now() });
  const guest = required(found);
  const locale = localeOf(request, member.locale);
  const { familyName, givenName } = member;
  return {
    companyName: (await requireCompany(context)).name,
    member: { familyName, givenName },
    guest: metGuestView(guest, locale),
    given: guest.given,
    questions: hostQuestionWords(locale),
    words: {
      title: m.hostsaid_title({ name: metGuestView(guest, locale).name }, { locale }),
      read: m.hostsaid_read({}, { locale }),
      line: m.hostsaid_line({}, { locale }),
      hint: m.hostsaid_line_hint({}, { locale }),
      send: m.hostsaid_send({}, { locale }),
      back: m.host_back_home({}, { locale }),
      call: m.hostcall_ask({}, { locale }),
    },
    callAt: `/host/sessions/${of.sessionId}/call/${of.candidateId}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const of = { sessionId: requireId(params.session), candidateId: requireId(params.person) };
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, hostFeedbackForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const given = { ...of, feedback: parsed.value, memberId: member.id, now: context.now() };
  const result = await giveHostFeedback(context.db, given);
  if (result.ok) return redirect("/host?thanks=1", 303);
  if (result.reason === "not_found") throw new Response(null, { status: 404 });
  const line = m.hostcall_stopped({ reasons: sayReasons(result.check.found, locale) }, { locale });
  return data({ errors: { line: [line] }, values: { ...parsed.value } }, 400);
}

export default function HostFeedbackPage() {
  const { guest, given, questions, words, callAt, ...frame } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> | undefined = typed?.errors;
  const values: Record<string, string> = typed?.values ?? given ?? {};
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to="/host">{words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p>{guest.when}</p>
      <p className="ban">{words.read}</p>
      <ErrorSummary errors={errors} />
      <Form method="post" noValidate>
        {(["talked", "helped", "next"] as const).map((question) => (
          <AnswerCards
            key={question}
            name={question}
            legend={questions[question].legend}
            cards={questions[question].cards}
            chosen={values[question]}
            error={errors?.[question]}
          />
        ))}
        <TextArea
          name="line"
          label={words.line}
          hint={words.hint}
          maxLength={longestLine}
          defaultValue={values.line}
          error={errors?.line}
          isOptional
        />
        <p className="send">
          <Button variant="go" size="wide">
            {words.send}
          </Button>
        </p>
      </Form>
      <p>
        <Link to={callAt}>{words.call}</Link>
      </p>
    </HostFrame>
  );
}
