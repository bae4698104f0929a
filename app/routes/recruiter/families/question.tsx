import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { type Texts, textIn } from "~/features/events/event.ts";
import { answerQuestion, findQuestion, publishAnswer } from "~/features/families/family-questions.server.ts";
import { aboutWord } from "~/features/families/family-words.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_question_title({ name: page.name }, page)}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const asked = await requireRow(params.id, (id) => findQuestion(context.db, id));
  return {
    locale,
    name: addressed({ familyName: asked.name, givenName: "" }, locale, "family"),
    candidate: addressed(asked, locale),
    about: asked.topic === "other" ? m.family_question_title({}, { locale }) : aboutWord(asked.topic, locale),
    question: asked.question,
    at: formatDayTime(asked.askedAt, { locale, zone: "Asia/Tokyo" }),
    call: asked.callPhone
      ? m.families_wants_call(
          { phone: asked.callPhone, at: asked.callAt || m.family_any_time({}, { locale }) },
          { locale },
        )
      : "",
    answer: asked.answer,
    isAnswered: asked.answeredAt !== null,
    event: asked.eventId ? textIn((asked.eventTitle ?? {}) as Texts, locale) : "",
    publicQuestion: asked.publicQuestion,
    publicAnswer: asked.publicAnswer,
    isPublished: asked.publishedAt !== null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const questionId = requireId(params.id);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const now = context.now();
  if (form.get("intent") === "publish") {
    const published = { publicQuestion: text("publicQuestion"), publicAnswer: text("publicAnswer") };
    const by = { memberId: member.id, secondLook: text("secondLook"), now };
    const result = await publishAnswer(context.db, { questionId, ...published, ...by });
    if (!result.ok && result.reason === "wording")
      return data({ ...wordingHelp(published, locale), published, answer: undefined }, 400);
    required(result.ok || undefined);
    return redirect(`/families/questions/${questionId}`);
  }
  const answer = text("answer").slice(0, 4000);
  if (!answer)
    return data(
      { errors: { answer: [m.error_field_empty({}, { locale })] }, answer, published: undefined },
      400,
    );
  const secondLook = text("secondLook");
  const by = { memberId: member.id, secondLook, now };
  const answered = await answerQuestion(context.db, context.jobs, { questionId, answer, ...by });
  if (!answered.ok && answered.reason === "wording")
    return data({ ...wordingHelp({ answer }, locale), answer, published: undefined }, 400);
  return redirect(`/families/questions/${questionId}`);
}

export default function FamilyQuestionPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
  const busy = useNavigation().state === "submitting" && m.candidate_busy({}, { locale });
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={m.families_question_title({ name: page.name }, { locale })}
        lede={m.families_family_of({ name: page.candidate }, { locale })}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-180">
        <Card title={page.about} end={page.at}>
          <p className="lines">{page.question}</p>
          {page.call && <p className="soft mt-3">{page.call}</p>}
        </Card>
        <Card title={m.families_answer_title({}, { locale })}>
          {page.isAnswered ? (
            <p className="lines">{page.answer}</p>
          ) : (
            <Form method="post" className="fields">
              <TextArea
                name="answer"
                label={m.families_answer_label({ name: page.name }, { locale })}
                hint={m.families_answer_hint({}, { locale })}
                rows={8}
                defaultValue={typed?.answer}
                error={errors?.answer}
              />
              <SecondLook words={secondLookOf(typed)} />
              <div className="row">
                <Button variant="go" busy={busy}>
                  {m.families_answer_go({}, { locale })}
                </Button>
              </div>
            </Form>
          )}
        </Card>
        {page.event && page.isAnswered && (
          <Card title={m.families_publish_title({ event: page.event }, { locale })}>
            <Form method="post" className="fields" key={page.publicQuestion}>
              <p className="soft">{m.families_publish_text({}, { locale })}</p>
              <TextArea
                name="publicQuestion"
                label={m.families_publish_question({}, { locale })}
                rows={2}
                defaultValue={typed?.published?.publicQuestion ?? page.publicQuestion}
                error={errors?.publicQuestion}
              />
              <TextArea
                name="publicAnswer"
                label={m.families_publish_answer({}, { locale })}
                rows={5}
                defaultValue={typed?.published?.publicAnswer ?? (page.publicAnswer || page.answer)}
                error={errors?.publicAnswer}
              />
              <SecondLook words={secondLookOf(typed)} />
              <div className="row">
                <Button name="intent" value="publish" busy={busy}>
                  {m.families_publish_go({}, { locale })}
                </Button>
                {page.isPublished && <span className="soft">{m.families_published({}, { locale })}</span>}
              </div>
            </Form>
          </Card>
        )}
      </div>
    </>
  );
}
