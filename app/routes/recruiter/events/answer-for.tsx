import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { answers, isAnswer, standingOf } from "~/features/events/answer.ts";
import { AnswerBadge } from "~/features/events/answer-badge.tsx";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { textIn } from "~/features/events/event.ts";
import { standingWord } from "~/features/events/event-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.event_answer_for_whom({ name: page.name }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const page = await guestOf(context, params);
  const locale = localeOf(request, member.locale);
  return {
    locale,
    name: fullName(page.candidate, locale),
    said: addressed(page.candidate, locale),
    title: textIn(page.title, locale),
    back: `/events/${page.eventId}`,
    standing: standingOf(page.answer, page.seat),
    answer: page.answer,
    word: page.word,
    hasFreeSeats: page.hasFreeSeats,
    isSeated: page.seat !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const page = await guestOf(context, params);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const answer = String(form.get("answer") ?? "");
  const word = String(form.get("word") ?? "")
    .trim()
    .slice(0, 1000);
  if (!isAnswer(answer))
    return data({ errors: { answer: [m.answer_choose_one({}, { locale })] }, word }, 400);
  const result = await answerInvitation(context.db, {
    invitationId: page.invitationId,
    sessionId: page.sessionId,
    answer,
    word,
    memberId: member.id,
    source: "staff",
    now: context.now(),
    mailDomain: context.jobs.mailDomain,
  });
  if (!result.ok) return data({ errors: { "": [m.event_answer_refused({}, { locale })] }, word }, 400);
  if (result.changed) context.jobs.wake();
  return redirect(`/events/${page.eventId}`);
}

async function guestOf(context: AppContext, params: Record<string, string | undefined>) {
  const page = await findInvitationPage(context.db, params.invitation ?? "");
  if (!page || page.eventId !== params.id) throw new Response(null, { status: 404 });
  return page;
}

/** An answer heard by telephone, entered by whoever heard it and marked as such. */
export default function AnswerForPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.event_answer_for_whom({ name: page.said }, { locale })}
        lede={
          <>
            {m.event_answer_now({}, { locale })} <AnswerBadge standing={page.standing} />
          </>
        }
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="narrow-form">
        <ErrorSummary errors={typed?.errors} />
        <Card as="div">
          <div className="stack">
            <SelectField
              name="answer"
              label={m.event_answer_heard({}, { locale })}
              defaultValue={page.answer ?? ""}
              emptyLabel={m.event_answer_choose({}, { locale })}
              error={typed?.errors["answer" as keyof typeof typed.errors]}
              options={answers.map((answer) => ({
                value: answer,
                label: standingWord(answer === "yes" ? "going" : answer, locale),
              }))}
            />
            {!page.hasFreeSeats && !page.isSeated && (
              <p className="note">{m.event_answer_full({}, { locale })}</p>
            )}
            <TextArea
              name="word"
              rows={3}
              maxLength={1000}
              isOptional
              defaultValue={typed?.word ?? page.word}
              label={m.event_answer_word({}, { locale })}
              hint={m.event_answer_word_hint({}, { locale })}
            />
            <p className="note">{m.event_answer_mail({}, { locale })}</p>
          </div>
        </Card>
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="go">{m.event_answer_save({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
