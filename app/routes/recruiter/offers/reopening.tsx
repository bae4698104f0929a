import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { nameOf } from "~/features/candidates/person-of.ts";
import { listReopenRequests } from "~/features/offers/offer-desk.server.ts";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { answerReopening } from "~/features/offers/way-back.server.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_reopening_answer({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const asked = (await listReopenRequests(context.db)).find(({ offerId }) => offerId === offer.id);
  if (!asked) throw redirect(`/candidates/${offer.candidate_id}`);
  return { candidateId: offer.candidate_id, person: nameOf(offer), wayBackId: asked.id, word: asked.word };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const form = await request.formData();
  const answer = String(form.get("answer") ?? "").slice(0, 2000);
  const answered = await answerReopening(context.db, context.jobs, {
    wayBackId: String(form.get("wayBack") ?? ""),
    answer,
    secondLook: String(form.get("secondLook") ?? ""),
    by: member.id,
    now: context.now(),
  });
  if (!answered.ok && answered.reason === "answer_missing")
    return data({ error: [m.offer_time_answer_missing({}, { locale })], answer, secondLook: undefined }, 400);
  if (!answered.ok && answered.reason === "wording") {
    const { errors, secondLook } = wordingHelp({ answer }, locale);
    return data({ error: errors.answer ?? [], answer, secondLook }, 400);
  }
  return redirect(`/candidates/${offer.candidate_id}?done=offer`);
}

export default function AnswerReopening() {
  const { candidateId, person, wayBackId, word } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_reopening_answer({}, { locale })}
        back={{ to: `/candidates/${candidateId}`, list: fullName(person, locale) }}
      />
      {word && <blockquote className="mb-4">{m.answer_quote({ word }, { locale })}</blockquote>}
      <Form method="post" className="fields max-w-160">
        <input type="hidden" name="wayBack" value={wayBackId} />
        <TextArea
          name="answer"
          label={m.offer_time_answer_word({}, { locale })}
          hint={m.offer_time_answer_hint({}, { locale })}
          error={typed?.error}
          defaultValue={typed?.answer}
          maxLength={2000}
        />
        <SecondLook words={typed?.secondLook} />
        <div className="row">
          <Button variant="go">{m.offer_time_only_answer({}, { locale })}</Button>
          <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
