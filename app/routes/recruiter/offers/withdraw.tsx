import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { nameOf } from "~/features/candidates/person-of.ts";
import {
  confirmWithdrawal,
  mayDecide,
  refuseWithdrawal,
} from "~/features/offers/decide-withdrawal.server.ts";
import { canMove } from "~/features/offers/offer.ts";
import { findOffer, findOpenWithdrawal } from "~/features/offers/offer-queries.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { requestWithdrawal } from "~/features/offers/request-withdrawal.server.ts";
import { WithdrawalDecision } from "~/features/offers/withdrawal-decision.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_do_withdraw({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const form = z.object({
  intent: z.enum(["request", "confirm", "refuse"]),
  withdrawal: z.string().default(""),
  reason: z.string().max(1000).default(""),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const open = await findOpenWithdrawal(context.db, offer.id);
  return {
    candidateId: offer.candidate_id,
    person: nameOf(offer),
    isPossible: canMove(offer.state, "withdrawn_by_company", offer.lostFrom),
    request: open
      ? {
          id: open.id,
          reason: open.reason,
          by: nameOf(open),
          at: formatDayTime(open.requested_at, { locale, zone: member.zone }),
          isOwn: open.requested_by === member.id,
          isMine: await mayDecide(context.db, member.id, open.requested_by),
        }
      : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { intent, withdrawal, reason } = parsed.value;
  const now = context.now();
  const decision = { withdrawalId: withdrawal, by: member.id, now };
  const done =
    intent === "request"
      ? await requestWithdrawal(context.db, { offerId: offer.id, reason, by: member.id, now })
      : !z.uuid().safeParse(withdrawal).success
        ? ({ ok: false, reason: "not_found" } as const)
        : intent === "confirm"
          ? await confirmWithdrawal(context.db, decision)
          : await refuseWithdrawal(context.db, decision);
  const word = { request: "requested", confirm: "offer", refuse: "refused" }[intent];
  if (done.ok) return redirect(`/candidates/${done.candidateId}?done=${word}`);
  const { field, sentence } = refusalSentence(done.reason, locale);
  return data({ errors: { [field]: [sentence] }, values: { reason } }, 400);
}

export default function Withdraw() {
  const { candidateId, person, request, isPossible } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_do_withdraw({}, { locale })}
        lede={m.offer_withdraw_lede({ name: addressed(person, locale) }, { locale })}
        back={{ to: `/candidates/${candidateId}`, list: fullName(person, locale) }}
      />
      <ErrorSummary errors={errors} />
      {request ? (
        <WithdrawalDecision request={request} candidateId={candidateId} />
      ) : isPossible ? (
        <Form method="post" className="fields max-w-160">
          <TextArea
            name="reason"
            label={m.offer_field_reason_withdraw({}, { locale })}
            hint={m.offer_withdraw_hint({}, { locale })}
            defaultValue={values.reason}
            error={errors.reason}
            maxLength={1000}
          />
          <div className="row">
            <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
            <Button variant="danger" name="intent" value="request">
              {m.offer_withdraw_go({}, { locale })}
            </Button>
          </div>
        </Form>
      ) : (
        <p>{m.offer_error_not_allowed({}, { locale })}</p>
      )}
    </>
  );
}
