import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { declineOffer } from "~/features/offers/answer-offer.server.ts";
import { DecisionSheet } from "~/features/offers/decision-sheet.tsx";
import { listDeclineReasons } from "~/features/offers/decline-reasons.server.ts";
import { isOpen, offerStates } from "~/features/offers/offer.ts";
import { findOwnOffer, readDecision } from "~/features/offers/own-offer.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, () => page?.text.title ?? "");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const offer = required(await findOwnOffer(context.db, candidateId, params.offer ?? ""));
  if (!isOpen(offer.state)) throw redirect(`${frame.base}/offer${frame.query}`);
  const today = todayIn(offer.zone, context.now());
  const { text, mark } = await readDecision(context.db, offer, "declined", { locale, today });
  const reasons = await listDeclineReasons(context.db);
  return {
    ...{ locale, frame, text, mark, from: offer.state },
    reasons: reasons.map(({ id, label }) => ({ value: id, label: textIn(label, locale) })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const from = offerStates.find((state) => state === form.get("from"));
  const word = String(form.get("word") ?? "").trim();
  const reasons = await listDeclineReasons(context.db);
  const typed = { reason: String(form.get("reason") ?? ""), word, wayBack: form.get("wayBack") === "yes" };
  if (word.length > 1000)
    return data({ ...typed, isChanged: false, error: m.answer_word_long({}, { locale }) }, 400);
  const declined = await declineOffer(context.db, context.jobs, {
    offerId: params.offer ?? "",
    candidateId,
    from: required(from),
    mark: String(form.get("mark") ?? ""),
    locale,
    reason: reasons.find(({ id }) => id === typed.reason) ?? null,
    word,
    hasWayBack: typed.wayBack,
    now: context.now(),
  });
  if (declined.ok) return redirect(`${frame.base}/receipts/${declined.receiptId}${frame.query}`, 303);
  if (declined.reason === "shown_changed") return data({ ...typed, isChanged: true, error: "" }, 409);
  return redirect(`${frame.base}/offer${frame.query}`, 303);
}

/** Two minutes, no call: the reason, the word and the way back may all stay empty. */
export default function DeclineOffer() {
  const { locale, frame, text, mark, from, reasons } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{text.title}</h1>
      {typed?.isChanged && (
        <p className="ban" role="alert">
          {m.mypage_shown_changed({}, { locale })}
        </p>
      )}
      <DecisionSheet text={text} />
      <form method="post">
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="mark" value={mark} />
        <SelectField
          name="reason"
          label={m.mypage_decline_reason({}, { locale })}
          hint={m.mypage_decline_reason_hint({}, { locale })}
          options={reasons}
          emptyLabel={m.mypage_decline_reason_none({}, { locale })}
          defaultValue={typed?.reason}
          isOptional
        />
        <TextArea
          name="word"
          label={m.answer_word({}, { locale })}
          defaultValue={typed?.word}
          error={typed?.error || undefined}
          isOptional
        />
        <CheckField
          name="wayBack"
          value="yes"
          label={m.mypage_decline_way_back({}, { locale })}
          hint={m.mypage_decline_way_back_hint({}, { locale })}
          defaultChecked={typed?.wayBack ?? false}
        />
        <p className="send">
          <button type="submit" className="btn big wide">
            {m.mypage_decline_send({}, { locale })}
          </button>
        </p>
        <p className="send">
          <a className="btn big wide" href={frame.base + frame.query}>
            {m.mypage_think_on({}, { locale })}
          </a>
        </p>
      </form>
    </MyPageFrame>
  );
}
