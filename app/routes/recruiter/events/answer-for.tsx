import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { answers, standingOf } from "~/features/events/answer.ts";
import { AnswerBadge } from "~/features/events/answer-badge.tsx";
import { AnswerForChoice } from "~/features/events/answer-for-choice.tsx";
import { readAnswer, typedAnswers } from "~/features/events/answer-forms.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { readChoice } from "~/features/events/choose-forms.server.ts";
import { choosePageView } from "~/features/events/choose-page-view.ts";
import { textIn } from "~/features/events/event.ts";
import { choiceErrors, sendChoice } from "~/features/events/send-choice.server.ts";
import { standingWord } from "~/features/events/standing-words.ts";
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
    standing: standingOf(page.answer, page.seat, page.way),
    choice: page.isSeveral
      ? choosePageView(page, [], { locale, now: context.now(), query: new URLSearchParams() })
      : null,
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
  const { invitationId, sessionId } = page;
  const { mailDomain } = context.jobs;
  const who = { invitationId, memberId: member.id, source: "staff", now: context.now(), mailDomain } as const;
  const read = page.isSeveral ? readChoice(form, page, locale) : readAnswer(form, page, locale);
  const typed = typedAnswers(form);
  if (!read.ok) return data({ errors: read.errors, ...typed }, 400);
  const result =
    "choice" in read
      ? await sendChoice(context.db, { ...who, choice: read.choice })
      : await answerInvitation(context.db, { ...who, ...read.answer, sessionId });
  if (!result.ok) {
    const known = result.reason === "double_booked" || page.isSeveral;
    const errors = (known && choiceErrors(result, page, locale)) || {
      "": [m.event_answer_refused({}, { locale })],
    };
    return data({ errors, ...typed }, 400);
  }
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
  const { locale, choice } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
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
        <ErrorSummary errors={errors} />
        <Card as="div">
          <div className="stack">
            {choice ? (
              <AnswerForChoice page={choice} typed={typed?.choice ?? choice.typed} errors={errors} />
            ) : (
              <SelectField
                name="answer"
                label={m.event_answer_heard({}, { locale })}
                defaultValue={typed?.answer ?? page.answer ?? ""}
                emptyLabel={m.event_answer_choose({}, { locale })}
                error={errors?.answer ?? errors?.pick}
                options={answers.map((answer) => ({
                  value: answer,
                  label: standingWord(answer === "yes" ? "going" : answer, locale),
                }))}
              />
            )}
            {!choice && !page.hasFreeSeats && !page.isSeated && (
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
