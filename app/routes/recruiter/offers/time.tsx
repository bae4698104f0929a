import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { nameOf } from "~/features/candidates/person-of.ts";
import { answerTimeRequest } from "~/features/offers/answer-time-request.server.ts";
import { shortestReplyDays } from "~/features/offers/offer.ts";
import { findOpenTimeRequest } from "~/features/offers/offer-desk.server.ts";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { addDays, formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_time_answer({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const asked = await findOpenTimeRequest(context.db, offer.id);
  if (!asked) throw redirect(`/candidates/${offer.candidate_id}`);
  const today = todayIn(offer.zone, context.now());
  const floor = addDays(today, shortestReplyDays);
  return {
    ...{ candidateId: offer.candidate_id, person: nameOf(offer), replyOn: offer.reply_on, today, floor },
    requestId: asked.id,
    word: asked.word,
    wishOn: asked.wishOn,
    proposal: asked.wishOn && asked.wishOn >= floor ? asked.wishOn : addDays(floor, shortestReplyDays),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const values = { replyOn: text("replyOn"), answer: text("answer").slice(0, 2000) };
  const isGiven = form.get("intent") === "give";
  const day = parseDay(values.replyOn, todayIn(offer.zone, context.now()));
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] }, values }, 400);
  if (isGiven && !day) return refuse("replyOn", m.error_field_date({}, { locale }));
  const answered = await answerTimeRequest(context.db, context.jobs, {
    requestId: text("request"),
    replyOn: isGiven ? (day ?? null) : null,
    answer: values.answer,
    secondLook: text("secondLook"),
    by: member.id,
    now: context.now(),
  });
  if (answered.ok || answered.reason === "already_decided")
    return redirect(`/candidates/${offer.candidate_id}?done=offer`);
  if (answered.reason === "answer_missing")
    return refuse("answer", m.offer_time_answer_missing({}, { locale }));
  if (answered.reason === "wording")
    return data({ ...wordingHelp({ answer: values.answer }, locale), values }, 400);
  const { field, sentence } = refusalSentence(answered.reason, locale);
  return refuse(field, sentence);
}

export default function AnswerTime() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const isBusy = useNavigation().state === "submitting";
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <>
      <PageHead
        title={m.offer_time_answer({}, { locale })}
        back={{ to: `/candidates/${page.candidateId}`, list: fullName(page.person, locale) }}
        lede={page.replyOn && m.offer_extend_now({ day: formatDay(page.replyOn, { locale }) }, { locale })}
      />
      <ErrorSummary errors={errors} />
      {page.word && (
        <blockquote className="mb-4">{m.answer_quote({ word: page.word }, { locale })}</blockquote>
      )}
      {page.wishOn && (
        <p className="mb-4">
          {m.touchpoint_time_asked_until({ day: formatDay(page.wishOn, { locale }) }, { locale })}
        </p>
      )}
      <Form method="post" className="fields max-w-160">
        <input type="hidden" name="request" value={page.requestId} />
        <DateField
          name="replyOn"
          label={m.offer_field_reply_new({}, { locale })}
          hint={m.offer_extend_hint({ day: formatDay(page.floor, { locale }) }, { locale })}
          today={page.today}
          defaultValue={typed?.values.replyOn ?? page.proposal.replaceAll("-", "/")}
          error={errors.replyOn}
        />
        <TextArea
          name="answer"
          label={m.offer_time_answer_word({}, { locale })}
          hint={m.offer_time_answer_hint({}, { locale })}
          defaultValue={typed?.values.answer}
          error={errors.answer}
          maxLength={2000}
          isOptional
        />
        <SecondLook words={secondLookOf(typed)} />
        <div className="row">
          <Button variant="go" name="intent" value="give" busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.offer_time_give({}, { locale })}
          </Button>
          <Button name="intent" value="answer">
            {m.offer_time_only_answer({}, { locale })}
          </Button>
          <ButtonLink to={`/candidates/${page.candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
