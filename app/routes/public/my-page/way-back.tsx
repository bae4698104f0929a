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
import { readOwnOffers } from "~/features/offers/own-offer-view.server.ts";
import { askToReopen, closeWayBack, renewWayBack } from "~/features/offers/way-back.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { m } from "~/paraglide/messages.js";
import { TextArea } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_way_back({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const offers = await readOwnOffers(context.db, candidateId, { locale, now: context.now() });
  const way = offers.find(({ id }) => id === params.offer)?.wayBack;
  if (!way) throw redirect(`${frame.base}/offer${frame.query}`);
  return { locale, frame, way };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const own = { offerId: params.offer ?? "", candidateId, now: context.now() };
  const word = String(form.get("word") ?? "").trim();
  if (word.length > 1000) return data({ word, error: m.answer_word_long({}, { locale }) }, 400);
  switch (form.get("intent")) {
    case "renew":
      await renewWayBack(context.db, own);
      break;
    case "close":
      await closeWayBack(context.db, own);
      break;
    default:
      await askToReopen(context.db, { ...own, word });
  }
  return redirect(`${frame.base}/offer/${own.offerId}/way-back${frame.query}`, 303);
}

export default function WayBack() {
  const { locale, frame, way } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_way_back({}, { locale })}</h1>
      <p>{m.mypage_offer_way_back({ day: way.untilDay }, { locale })}</p>
      {way.answer && (
        <p className="word">
          <small>{m.mypage_way_back_answer({}, { locale })}</small>
          {m.answer_quote({ word: way.answer }, { locale })}
        </p>
      )}
      {way.isAsked ? (
        <p className="pill">
          <Icon name="check" />
          <span>{m.mypage_way_back_asked({}, { locale })}</span>
        </p>
      ) : (
        <form method="post">
          <TextArea
            name="word"
            label={m.answer_word({}, { locale })}
            defaultValue={typed?.word}
            error={typed?.error}
            isOptional
          />
          <p className="send">
            <button type="submit" name="intent" value="ask" className="btn go big wide">
              {m.mypage_way_back_ask({}, { locale })}
            </button>
          </p>
          <p className="hint">{m.mypage_way_back_ask_hint({}, { locale })}</p>
        </form>
      )}
      <form method="post">
        <div className="duo">
          <button type="submit" name="intent" value="renew" className="btn">
            {m.mypage_way_back_renew({}, { locale })}
          </button>
          <button type="submit" name="intent" value="close" className="btn">
            {m.mypage_way_back_close({}, { locale })}
          </button>
        </div>
      </form>
    </MyPageFrame>
  );
}
