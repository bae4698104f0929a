import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { answerQuestion } from "~/features/questions/answer-question.server.ts";
import { findQuestion } from "~/features/questions/question-queries.server.ts";
import { addresseeWord } from "~/features/questions/question-words.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { isLocale, languageName } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = {
  access: { roles: ["administrator", "recruiter", "host", "desk"] },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.question_answer({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reader = { memberId: member.id, role: member.role };
  const question = required(await findQuestion(context.db, reader, requireId(params.id)));
  const lang = isLocale(question.locale) ? question.locale : ("ja" as const);
  return {
    body: question.body,
    lang,
    to: addresseeWord(question.toWhom, locale),
    who: question.familyName
      ? fullName(
          { ...question, familyName: question.familyName, givenName: question.givenName ?? "" },
          locale,
        )
      : "",
    isForDesk: question.toWhom === "desk",
    mayPublish: question.mayPublish,
    answer: question.answer,
    isAnswered: question.answeredAt !== null,
    isPublished: question.publishedAt !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").slice(0, 4000);
  const answered = await answerQuestion(context.db, context.jobs, {
    questionId: requireId(params.id),
    reader: { memberId: member.id, role: member.role },
    answer: text("answer"),
    isPublished: form.get("publish") === "yes",
    publishedBody: text("body"),
    secondLook: text("secondLook"),
    now: context.now(),
  });
  if (answered.ok || answered.reason === "already_answered") return redirect("/questions");
  if (answered.reason === "wording") {
    const texts = { answer: text("answer"), ...(form.get("publish") === "yes" && { body: text("body") }) };
    return data(
      { ...wordingHelp(texts, locale), values: { answer: text("answer"), body: text("body") } },
      400,
    );
  }
  if (answered.reason === "answer_missing")
    return data({ errors: { answer: [m.question_answer_missing({}, { locale })] } }, 400);
  throw new Response(null, { status: 404 });
}

export default function Question() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values = typed && "values" in typed ? typed.values : undefined;
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.question_answer({}, { locale })}
        back={{ to: "/questions", list: m.question_title({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <Card
        title={[page.to, page.who || m.question_nameless({}, { locale })].join(" · ")}
        className="max-w-160"
      >
        <p className="whitespace-pre-line" lang={page.lang}>
          {page.body}
        </p>
        {page.isAnswered ? (
          <p className="mt-4 whitespace-pre-line">
            <b>
              {page.isPublished ? m.question_published({}, { locale }) : m.question_answered({}, { locale })}
            </b>
            <br />
            {page.answer}
          </p>
        ) : (
          <Form method="post" className="fields mt-4">
            <TextArea
              name="answer"
              label={m.question_answer_text({ language: languageName(page.lang, locale) }, { locale })}
              hint={
                page.who
                  ? m.question_answer_named({}, { locale })
                  : page.isForDesk
                    ? m.question_answer_desk({}, { locale })
                    : m.question_answer_nameless({}, { locale })
              }
              rows={6}
              defaultValue={values?.answer}
              width="full"
              error={errors.answer}
            />
            {page.mayPublish && (
              <>
                <CheckField
                  name="publish"
                  value="yes"
                  label={m.question_publish({}, { locale })}
                  hint={m.question_publish_help({}, { locale })}
                  defaultChecked={page.who === ""}
                />
                <TextArea
                  name="body"
                  label={m.question_published_body({}, { locale })}
                  hint={m.question_published_body_help({}, { locale })}
                  defaultValue={values?.body ?? page.body}
                  error={errors.body}
                  width="full"
                />
              </>
            )}
            <SecondLook words={secondLookOf(typed)} />
            <div className="row">
              <Button variant="go">{m.question_send({}, { locale })}</Button>
            </div>
          </Form>
        )}
      </Card>
    </>
  );
}
