import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { feedbackUntil, fewestShown, grades } from "~/features/feedback/feedback.ts";
import { feedbackForm } from "~/features/feedback/feedback-forms.server.ts";
import { findAttended } from "~/features/feedback/feedback-queries.server.ts";
import { gradeWord } from "~/features/feedback/feedback-words.ts";
import { giveFeedback } from "~/features/feedback/give-feedback.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { formatDay } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.feedback_page_title(page, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const visit = required(await findAttended(context.db, link.invitationId ?? ""));
  const company = await requireCompany(context);
  const locale = localeOf(request, visit.locale);
  const now = context.now();
  return {
    locale,
    company: company.name,
    to: addressed(visit, locale),
    title: textIn(visit.title, locale),
    day: formatDay(visit.startsAt, { locale, zone: visit.zone }),
    given: visit.given,
    isEarly: now < visit.endsAt,
    isLate: now > feedbackUntil(visit.endsAt),
    isNoted: new URL(request.url).searchParams.has("noted"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const invitationId = link.invitationId ?? "";
  const visit = required(await findAttended(context.db, invitationId));
  const parsed = await parseForm(request, feedbackForm, localeOf(request, visit.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const result = await giveFeedback(context.db, { invitationId, feedback: parsed.value, now: context.now() });
  const { pathname } = new URL(request.url);
  // Too early or too late needs no words here: the page it leads back to says so.
  return redirect(result.ok ? `${pathname}?noted=1` : pathname, { status: 303 });
}

export default function AfterPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={page.company}>
      <p className="soft to">{page.to}</p>
      <Face />
    </PublicFrame>
  );
}

function Face() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  if (page.isNoted)
    return (
      <>
        <h1>{m.feedback_noted({}, { locale })}</h1>
        <p>{m.feedback_noted_text({}, { locale })}</p>
        <p>
          <a href="?">{m.feedback_change({}, { locale })}</a>
        </p>
      </>
    );
  if (page.isEarly || page.isLate)
    return (
      <>
        <h1>{page.isEarly ? m.feedback_early({}, { locale }) : m.feedback_late({}, { locale })}</h1>
        <p>{page.isEarly ? m.feedback_early_text({}, { locale }) : m.feedback_late_text({}, { locale })}</p>
      </>
    );
  return (
    <>
      <h1>{m.feedback_ask({ title: page.title }, { locale })}</h1>
      <p className="soft">{page.day}</p>
      <p>{m.feedback_lede({ fewest: fewestShown }, { locale })}</p>
      <Questions />
    </>
  );
}

function Questions() {
  const { given } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const cards = (question: "worthwhile" | "pictured") =>
    grades.map((grade) => ({ value: grade, label: gradeWord(question, grade, locale) }));
  return (
    <form method="post">
      <ErrorSummary errors={typed?.errors} />
      <section>
        <AnswerCards
          name="worthwhile"
          legend={m.feedback_worthwhile({}, { locale })}
          chosen={typed?.values.worthwhile ?? given?.worthwhile}
          cards={cards("worthwhile")}
          error={typed?.errors.worthwhile}
        />
      </section>
      <section>
        <AnswerCards
          name="pictured"
          legend={m.feedback_pictured({}, { locale })}
          chosen={typed?.values.pictured ?? given?.pictured}
          cards={cards("pictured")}
          error={typed?.errors.pictured}
        />
      </section>
      <section>
        <TextArea
          name="word"
          rows={3}
          maxLength={1000}
          isOptional
          label={m.feedback_word({}, { locale })}
          hint={m.feedback_word_hint({}, { locale })}
          defaultValue={typed?.values.word ?? given?.word}
          error={typed?.errors.word}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.feedback_send({}, { locale })}
          </button>
        </p>
      </section>
    </form>
  );
}
