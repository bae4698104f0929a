import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { budgets } from "~/features/contact/contact-wish.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import {
  addQuietTime,
  removeQuietTime,
  saveContactWish,
} from "~/features/privacy/save-contact-wish.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_contact({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const budget = await readContactBudget(context.db, candidateId, { zone, now: context.now() });
  const days = ({ from, until }: { from: string; until: string }) =>
    m.mypage_quiet_days(
      { from: formatDay(from, { locale }), until: formatDay(until, { locale }) },
      { locale },
    );
  return {
    ...{ locale, frame, most: budget.most },
    overrides: budget.overrides.map(({ at, reason }) => ({
      day: formatDay(at, { locale, zone }),
      reason: m.answer_quote({ word: reason }, { locale }),
    })),
    exams: budget.exams.map((weeks) => m.mypage_exams({ days: days(weeks) }, { locale })),
    quiet: budget.quiet.map((time) => ({ id: time.id, days: days(time) })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const now = context.now();
  const values = { from: text("from"), until: text("until") };
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] }, values }, 400);
  if (text("intent") === "budget") {
    const most = budgets.find((each) => String(each) === text("most"));
    if (most === undefined) return refuse("most", m.error_field_choose({}, { locale }));
    await saveContactWish(context.db, { candidateId, most, through: "page", now });
  } else if (text("intent") === "remove") await removeQuietTime(context.db, candidateId, text("id"));
  else {
    const today = todayIn(zone, now);
    const [from, until] = [parseDay(values.from, today), parseDay(values.until, today)];
    if (!from) return refuse("from", m.error_field_date({}, { locale }));
    if (!until) return refuse("until", m.error_field_date({}, { locale }));
    const added = await addQuietTime(context.db, { candidateId, from, until, now });
    if (!added.ok)
      return refuse(
        "until",
        added.reason === "ends_before"
          ? m.mypage_quiet_order({}, { locale })
          : m.mypage_quiet_many({}, { locale }),
      );
  }
  return redirect(`${frame.base}/contact${frame.query}`, 303);
}

export default function Contact() {
  const { locale, frame, most, quiet, exams, overrides } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_contact({}, { locale })}</h1>
      <ErrorSummary errors={errors} />
      <p>{m.mypage_contact_text({}, { locale })}</p>
      <form method="post">
        <AnswerCards
          name="most"
          legend={m.mypage_contact_how_many({}, { locale })}
          chosen={String(most)}
          error={errors.most}
          cards={budgets.map((count) => ({
            value: String(count),
            label:
              count === 0
                ? m.mypage_contact_zero({}, { locale })
                : m.mypage_contact_count({ count }, { locale }),
          }))}
        />
        <p className="send">
          <button type="submit" name="intent" value="budget" className="btn go big wide">
            {m.mypage_save({}, { locale })}
          </button>
        </p>
      </form>
      {overrides.length > 0 && (
        <section>
          <h2>{m.mypage_overrides({}, { locale })}</h2>
          <p>{m.mypage_overrides_text({}, { locale })}</p>
          {overrides.map(({ day, reason }) => (
            <p key={day + reason} className="word">
              {day} {reason}
            </p>
          ))}
        </section>
      )}
      <section>
        <h2>{m.mypage_quiet({}, { locale })}</h2>
        <p>{m.mypage_quiet_text({}, { locale })}</p>
        {exams.map((sentence) => (
          <p key={sentence} className="hint">
            {sentence}
          </p>
        ))}
        {quiet.map((time) => (
          <form method="post" className="panel" key={time.id}>
            <p>{time.days}</p>
            <input type="hidden" name="id" value={time.id} />
            <button type="submit" name="intent" value="remove" className="btn">
              {m.mypage_quiet_remove({}, { locale })}
            </button>
          </form>
        ))}
        <form method="post">
          <TextField
            name="from"
            label={m.mypage_quiet_from({}, { locale })}
            defaultValue={typed?.values.from}
            error={errors.from}
          />
          <TextField
            name="until"
            label={m.mypage_quiet_until({}, { locale })}
            defaultValue={typed?.values.until}
            error={errors.until}
          />
          <p className="send">
            <button type="submit" name="intent" value="quiet" className="btn big wide">
              {m.mypage_quiet_add({}, { locale })}
            </button>
          </p>
        </form>
      </section>
    </MyPageFrame>
  );
}
