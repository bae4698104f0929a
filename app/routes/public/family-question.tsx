import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listBriefingsOf } from "~/features/families/briefing-queries.server.ts";
import { questionForm } from "~/features/families/family-forms.server.ts";
import { peopleOf } from "~/features/families/family-page.server.ts";
import { NothingOpen } from "~/features/families/family-parts.tsx";
import { askQuestion } from "~/features/families/family-questions.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const company = await requireCompany(context);
  const locale = localeOf(request, relative.locale);
  const { pathname, searchParams } = new URL(request.url);
  const lang = searchParams.has("lang") ? `?lang=${locale}` : "";
  return {
    locale,
    companyName: company.name,
    isOpen,
    to: peopleOf(relative, locale).to,
    back: pathname.replace(/\/question$/, "") + lang,
    isSent: searchParams.has("sent"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const locale = localeOf(request, relative.locale);
  const { pathname, searchParams } = new URL(request.url);
  if (!isOpen) return redirect(pathname, { status: 303 });
  const parsed = await parseForm(request, questionForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { question, topic, wantsCall, phone, at } = parsed.value;
  if (wantsCall && !phone)
    return data({ errors: { phone: [m.family_error_phone({}, { locale })] }, values: parsed.value }, 400);
  const now = context.now();
  const own = await listBriefingsOf(context.db, relative.id, now);
  const about = own.find(({ id }) => id === searchParams.get("briefing"));
  await askQuestion(context.db, {
    relativeId: relative.id,
    eventId: about?.eventId ?? null,
    topic,
    question,
    callPhone: wantsCall ? phone : "",
    callAt: wantsCall ? at : "",
    now,
  });
  return redirect(`${pathname}?sent=1${searchParams.has("lang") ? `&lang=${locale}` : ""}`, { status: 303 });
}

export default function FamilyQuestionPage() {
  const { locale, companyName, isOpen, to, back, isSent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = (answer?.values ?? {}) as Record<string, string | undefined>;
  const errors = (answer?.errors ?? {}) as Record<string, string[]>;
  if (!isOpen)
    return (
      <PublicFrame companyName={companyName} isFamily>
        <NothingOpen />
      </PublicFrame>
    );
  if (isSent)
    return (
      <PublicFrame companyName={companyName} isFamily>
        <h1>{m.family_question_sent_title({}, { locale })}</h1>
        <p>{m.family_question_sent_text({}, { locale })}</p>
        <p className="send">
          <a className="btn big wide" href={back}>
            {m.family_letter_open({}, { locale })}
          </a>
        </p>
      </PublicFrame>
    );
  return (
    <PublicFrame
      companyName={companyName}
      isFamily
      footer={<p>{m.family_question_footer({}, { locale })}</p>}
    >
      <p className="soft to">{to}</p>
      <h1>{m.family_question_title({}, { locale })}</h1>
      <ErrorSummary errors={answer?.errors} />
      <form method="post">
        <TextArea
          name="question"
          label={m.family_question_label({}, { locale })}
          hint={m.family_question_hint({}, { locale })}
          rows={5}
          defaultValue={values.question}
          error={errors.question}
        />
        <CheckField
          name="wantsCall"
          value="1"
          label={m.family_question_call({}, { locale })}
          defaultChecked={values.wantsCall === "1"}
        />
        <TextField
          name="phone"
          type="tel"
          label={m.family_question_phone({}, { locale })}
          hint={m.family_question_phone_hint({}, { locale })}
          isOptional
          optionalWord=""
          defaultValue={values.phone}
          error={errors.phone}
        />
        <TextField
          name="at"
          label={m.family_question_at({}, { locale })}
          hint={m.family_question_at_hint({}, { locale })}
          isOptional
          optionalWord=""
          defaultValue={values.at}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.family_question_send({}, { locale })}
          </button>
        </p>
      </form>
      <p>
        <a href={back}>{m.family_back({}, { locale })}</a>
      </p>
    </PublicFrame>
  );
}
