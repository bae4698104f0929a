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
import { MoveFields } from "~/features/offers/move-fields.tsx";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { heardBy, isEnded, offerStates, statesAfter } from "~/features/offers/offer.ts";
import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_do_move({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  return {
    candidateId: offer.candidate_id,
    person: nameOf(offer),
    state: offer.state,
    isExtended: offer.extended_count > 0,
    after: statesAfter(offer.state, offer.lostFrom).filter((state) => state !== "withdrawn_by_company"),
    asked: new URL(request.url).searchParams.get("to") ?? "",
    board: new URL(request.url).searchParams.get("board"),
    today: todayIn(offer.zone, context.now()),
    formalOn: offer.cohort_formal_on,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const today = todayIn(offer.zone, context.now());
  const day = z.string().refine((text) => parseDay(text, today) !== undefined, "error_field_date");
  const form = z.object({
    from: z.enum(offerStates),
    to: z.enum(offerStates),
    happenedOn: day,
    replyOn: z.union([z.literal(""), day]).default(""),
    heardBy: z.union([z.literal(""), z.enum(heardBy)]).default(""),
    reason: z.string().max(1000).default(""),
    board: z.string().max(500).optional(),
  });
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { happenedOn, replyOn, board, ...wish } = parsed.value;
  const moved = await moveOffer(context.db, {
    ...wish,
    offerId: offer.id,
    happenedOn: parseDay(happenedOn, today) ?? today,
    replyOn: replyOn && wish.to === "considering" ? (parseDay(replyOn, today) ?? null) : null,
    by: member.id,
    now: context.now(),
  });
  if (moved.ok && board !== undefined) {
    const back = new URLSearchParams(board);
    back.set("moved", offer.id);
    return redirect(`/offers?${back}`);
  }
  if (moved.ok) return redirect(`/candidates/${moved.candidateId}?done=offer`);
  const { field, sentence } = refusalSentence(moved.reason, locale);
  return data(
    { errors: { [field]: [sentence] }, values: stringsOf(parsed.value) },
    moved.reason === "moved_meanwhile" ? 409 : 400,
  );
}

function stringsOf({ board: _, ...values }: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ""]));
}

export default function MoveOffer() {
  const { candidateId, person, state, isExtended, after, asked, today, formalOn, board } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? { to: asked };
  const locale = useLocale();
  const isReopening = isEnded(state);
  const isBusy = useNavigation().state === "submitting";
  return (
    <>
      <PageHead
        title={isReopening ? m.offer_do_reopen({}, { locale }) : m.offer_do_move({}, { locale })}
        back={
          board === null
            ? { to: `/candidates/${candidateId}`, list: fullName(person, locale) }
            : { to: `/offers?${new URLSearchParams(board)}`, list: m.board_title({}, { locale }) }
        }
        lede={
          <span className="row">
            {m.offer_move_now({ name: addressed(person, locale) }, { locale })}{" "}
            <OfferBadge state={state} isExtended={isExtended} />
          </span>
        }
      />
      <ErrorSummary errors={errors} />
      {after.length === 0 ? (
        <p>{m.offer_move_nowhere({}, { locale })}</p>
      ) : (
        <Form method="post" className="fields max-w-160">
          <input type="hidden" name="from" value={state} />
          {board !== null && <input type="hidden" name="board" value={board} />}
          <MoveFields
            choices={after.map((to) => ({ value: to, label: offerStateWord(to, locale) }))}
            today={today}
            values={values}
            errors={errors}
            isReasonNeeded={isReopening}
          />
          {after.includes("considering") && (
            <DateField
              name="replyOn"
              label={m.offer_field_reply({}, { locale })}
              hint={m.offer_field_reply_move_hint({}, { locale })}
              today={today}
              defaultValue={values.replyOn ?? ""}
              error={errors.replyOn}
              isOptional
            />
          )}
          {after.includes("accepted") && (
            <p className="hint">
              {m.offer_formal_hint({ day: formatDay(formalOn, { locale }) }, { locale })}
            </p>
          )}
          <div className="row">
            <Button variant="go" busy={isBusy && m.candidate_busy({}, { locale })}>
              {m.offer_move_go({}, { locale })}
            </Button>
            <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
          </div>
        </Form>
      )}
    </>
  );
}
