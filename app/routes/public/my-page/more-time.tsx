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
import { askForTime } from "~/features/offers/ask-for-time.server.ts";
import { readOwnOffers } from "~/features/offers/own-offer-view.server.ts";
import { takeMoreTime } from "~/features/offers/take-more-time.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";
import { addDays, formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_do_more_time({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const offers = await readOwnOffers(context.db, candidateId, { locale, now: context.now() });
  const offer = required(offers.find(({ id }) => id === params.offer));
  if (offer.face !== "awaited") throw redirect(`${frame.base}/offer${frame.query}`);
  const from = offer.replyOn && !offer.isReplyPast ? offer.replyOn : todayIn(zone, context.now());
  const example = formatDay(addDays(from, 14), { locale });
  return { locale, frame, offer, example, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const now = context.now();
  const own = { offerId: params.offer ?? "", candidateId, now };
  const form = await request.formData();
  const done = `${frame.base}/offer/${own.offerId}/time?done=1${frame.query.replace("?", "&")}`;
  if (form.get("intent") === "take") {
    await takeMoreTime(context.db, context.jobs, {
      ...own,
      replyOnBefore: String(form.get("before") ?? "") || null,
    });
    return redirect(done, 303);
  }
  const values = { wish: String(form.get("wish") ?? "").trim(), word: String(form.get("word") ?? "").trim() };
  const wishOn = values.wish ? parseDay(values.wish, todayIn(zone, now)) : null;
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] }, values }, 400);
  if (wishOn === undefined) return refuse("wish", m.error_field_date({}, { locale }));
  if (values.word.length > 1000) return refuse("word", m.answer_word_long({}, { locale }));
  const asked = await askForTime(context.db, { ...own, wishOn, word: values.word });
  if (!asked.ok && asked.reason === "wish_too_early")
    return refuse("wish", m.mypage_wish_too_early({}, { locale }));
  return redirect(done, 303);
}

export default function MoreTime() {
  const { locale, frame, offer, example, isDone } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const day = offer.replyDay;
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>
        {isDone && !offer.request && day
          ? m.mypage_time_given({ day }, { locale })
          : m.mypage_do_more_time({}, { locale })}
      </h1>
      <ErrorSummary errors={typed?.errors} />
      {offer.request ? (
        <p className="pill">
          <Icon name="hourglass" />
          <span>
            {offer.request.wishDay
              ? m.mypage_time_asked_until({ day: offer.request.wishDay }, { locale })
              : m.mypage_time_asked({}, { locale })}
          </span>
        </p>
      ) : (
        <p>{isDone ? m.mypage_time_given_text({}, { locale }) : m.mypage_time_lead({}, { locale })}</p>
      )}
      {offer.oneTapDay && (
        <form method="post">
          <input type="hidden" name="intent" value="take" />
          <input type="hidden" name="before" value={offer.replyOn ?? ""} />
          <p className="send">
            <button type="submit" className="btn go big wide">
              {m.mypage_time_take({ day: offer.oneTapDay }, { locale })}
            </button>
          </p>
          <p className="hint">{m.mypage_time_take_hint({}, { locale })}</p>
        </form>
      )}
      {!offer.request && (
        <section>
          <h2>{m.mypage_time_ask_title({}, { locale })}</h2>
          <p>{m.mypage_time_ask_text({}, { locale })}</p>
          <form method="post">
            <TextField
              name="wish"
              label={m.mypage_time_wish({}, { locale })}
              hint={m.mypage_time_wish_hint({ day: example }, { locale })}
              defaultValue={typed?.values.wish}
              error={typed?.errors.wish}
              isOptional
            />
            <TextArea
              name="word"
              label={m.answer_word({}, { locale })}
              hint={m.mypage_time_word_hint({}, { locale })}
              defaultValue={typed?.values.word}
              error={typed?.errors.word}
              isOptional
            />
            <p className="send">
              <button type="submit" className="btn big wide">
                {m.mypage_time_ask({}, { locale })}
              </button>
            </p>
          </form>
        </section>
      )}
    </MyPageFrame>
  );
}
