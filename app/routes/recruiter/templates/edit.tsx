import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { eventWords } from "~/features/events/event-texts.ts";
import { saveTemplate } from "~/features/templates/save-template.server.ts";
import { TemplateForm } from "~/features/templates/template-form.tsx";
import { templateSchema } from "~/features/templates/template-forms.server.ts";
import { findTemplate } from "~/features/templates/template-queries.server.ts";
import { templateRowsOf, typedTemplateRows } from "~/features/templates/template-rows.ts";
import { planValues } from "~/features/templates/template-values.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.template_edit_title({ title: page.title }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { id, origin, plan } = required(await findTemplate(context.db, params.template ?? ""));
  const answerDays = plan.answerDays === null ? "" : String(plan.answerDays);
  return {
    locale,
    isStandard: origin !== "own",
    title: textIn(plan.title, locale),
    values: { ...planValues(plan), id, kind: plan.kind, answerDays },
    rows: templateRowsOf(plan),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const template = required(await findTemplate(context.db, params.template ?? ""));
  const form = await request.formData();
  const locale = localeOf(request, member.locale);
  const parsed = await parseFields(form, templateSchema, locale);
  if (!parsed.ok)
    return data({ values: parsed.values, rows: typedTemplateRows(form), errors: parsed.errors }, 400);
  const saved = await saveTemplate(context.db, {
    id: template.id,
    plan: parsed.value,
    memberId: member.id,
    secondLook: String(form.get("secondLook") ?? ""),
    now: context.now(),
  });
  if (!saved.ok && saved.reason === "wording") {
    const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const help = wordingHelp(eventWords(parsed.value, parsed.value.sessions), locale);
    return data({ values, rows: typedTemplateRows(form), ...help }, 400);
  }
  return redirect("/events/templates", { status: 303 });
}

export default function EditTemplatePage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.template_edit_title({ title: page.title }, { locale })}
        lede={<p>{m.template_edit_lede({}, { locale })}</p>}
        back={{ to: "/events/templates", list: m.template_title({}, { locale }) }}
      />
      <TemplateForm
        values={typed?.values ?? page.values}
        rows={typed?.rows ?? page.rows}
        errors={typed?.errors}
        secondLook={secondLookOf(typed)}
        isStandard={page.isStandard}
        back="/events/templates"
      />
    </>
  );
}
