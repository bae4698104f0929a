import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { nameOf } from "~/features/candidates/person-of.ts";
import { extendReplyDate } from "~/features/offers/extend-reply-date.server.ts";
import { heardByWord } from "~/features/offers/heard-by-word.ts";
import { heardBy, shortestReplyDays } from "~/features/offers/offer.ts";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, required } from "~/http/responses.ts";
import { addDays, formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_do_extend({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  if (offer.state !== "considering") throw notFound();
  const today = todayIn(offer.zone, context.now());
  const proposal = addDays(
    offer.reply_on && offer.reply_on > today ? offer.reply_on : today,
    shortestReplyDays,
  );
  return {
    candidateId: offer.candidate_id,
    person: nameOf(offer),
    replyOn: offer.reply_on,
    today,
    floor: addDays(today, shortestReplyDays),
    proposal,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const today = todayIn(offer.zone, context.now());
  const form = z.object({
    before: z.string().default(""),
    replyOn: z.string().refine((text) => parseDay(text, today) !== undefined, "error_field_date"),
    heardBy: z.union([z.literal(""), z.enum(heardBy)]).default(""),
    reason: z.string().max(1000).default(""),
  });
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { before, replyOn, reason, heardBy: source } = parsed.value;
  const extended = await extendReplyDate(context.db, {
    offerId: offer.id,
    replyOnBefore: before || null,
    replyOn: parseDay(replyOn, today) ?? today,
    reason,
    heardBy: source,
    by: member.id,
    now: context.now(),
  });
  if (extended.ok) return redirect(`/candidates/${extended.candidateId}?done=offer`);
  const { field, sentence } = refusalSentence(extended.reason, locale);
  return data(
    { errors: { [field]: [sentence] }, values: { ...parsed.value } },
    extended.reason === "moved_meanwhile" ? 409 : 400,
  );
}

export default function ExtendReplyDate() {
  const { candidateId, person, replyOn, today, floor, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? {};
  const locale = useLocale();
  const isBusy = useNavigation().state === "submitting";
  return (
    <>
      <PageHead
        title={m.offer_do_extend({}, { locale })}
        back={{ to: `/candidates/${candidateId}`, list: fullName(person, locale) }}
        lede={replyOn && m.offer_extend_now({ day: formatDay(replyOn, { locale }) }, { locale })}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" className="fields max-w-160">
        <input type="hidden" name="before" value={replyOn ?? ""} />
        <DateField
          name="replyOn"
          label={m.offer_field_reply_new({}, { locale })}
          hint={m.offer_extend_hint({ day: formatDay(floor, { locale }) }, { locale })}
          today={today}
          defaultValue={values.replyOn ?? proposal.replaceAll("-", "/")}
          error={errors.replyOn}
        />
        <SelectField
          name="heardBy"
          label={m.offer_field_heard_wish({}, { locale })}
          isOptional
          emptyLabel={m.offer_heard_none({}, { locale })}
          options={heardBy.map((source) => ({ value: source, label: heardByWord(source, locale) }))}
          defaultValue={values.heardBy}
          width="narrow"
        />
        <TextArea
          name="reason"
          label={m.offer_field_reason({}, { locale })}
          hint={m.offer_field_reason_hint({}, { locale })}
          defaultValue={values.reason}
          isOptional
          maxLength={1000}
        />
        <div className="row">
          <Button variant="go" busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.offer_extend_go({}, { locale })}
          </Button>
          <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
