import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { acceptOffer } from "~/features/offers/answer-offer.server.ts";
import { DecisionSheet, PaperLinks } from "~/features/offers/decision-sheet.tsx";
import { isAnswerAwaited, offerStates } from "~/features/offers/offer.ts";
import { declinesFrom, readOtherOffers } from "~/features/offers/other-offers.server.ts";
import { OtherOffers } from "~/features/offers/other-offers.tsx";
import { findOwnOffer, readDecision } from "~/features/offers/own-offer.server.ts";
import { paperWord } from "~/features/offers/paper-word.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, () => page?.text.title ?? "");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const offer = required(await findOwnOffer(context.db, candidateId, params.offer ?? ""));
  const at = offer.lostFrom ?? offer.state;
  if (!isAnswerAwaited(at)) throw redirect(`${frame.base}/offer${frame.query}`);
  const today = todayIn(offer.zone, context.now());
  const { text, papers, mark } = await readDecision(context.db, offer, "accepted", { locale, today });
  const others = await readOtherOffers(context.db, { candidateId, offerId: offer.id, locale, today });
  return {
    others,
    locale,
    frame,
    text,
    mark,
    from: offer.state,
    papers: papers.map(({ id, kind, name, size }) => {
      return { id, kind: paperWord(kind, locale), name, kilobytes: Math.max(1, Math.round(size / 1024)) };
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const from = offerStates.find((state) => state === form.get("from"));
  const accepted = await acceptOffer(context.db, context.jobs, {
    offerId: params.offer ?? "",
    candidateId,
    from: required(from),
    mark: String(form.get("mark") ?? ""),
    declines: declinesFrom(form),
    locale,
    now: context.now(),
  });
  if (accepted.ok) return redirect(`${frame.base}/receipts/${accepted.receiptId}${frame.query}`, 303);
  if (accepted.reason === "shown_changed") return data({ isChanged: true }, 409);
  return redirect(`${frame.base}/offer${frame.query}`, 303);
}

/** Repeats what accepting means, and asks once. */
export default function AcceptOffer() {
  const { locale, frame, text, mark, from, papers, others } = useLoaderData<typeof loader>();
  const isChanged = useActionData<typeof action>()?.isChanged ?? false;
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{text.title}</h1>
      {isChanged && (
        <p className="ban" role="alert">
          {m.mypage_shown_changed({}, { locale })}
        </p>
      )}
      <DecisionSheet text={text} />
      <PaperLinks papers={papers} base={frame.base} />
      <form method="post">
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="mark" value={mark} />
        <OtherOffers others={others} />
        <p className="send">
          <button type="submit" className="btn big wide">
            {m.mypage_accept_send({}, { locale })}
          </button>
        </p>
        <p className="send">
          <a className="btn big wide" href={frame.base + frame.query}>
            {m.mypage_think_on({}, { locale })}
          </a>
        </p>
        <p className="hint">{m.mypage_accept_hint({}, { locale })}</p>
      </form>
    </MyPageFrame>
  );
}
