import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { documentsFrom, linesOfDocuments } from "~/features/joining/document-lines.ts";
import { listJoiningDocuments, saveJoiningDocuments } from "~/features/joining/joining-documents.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.joining_settings({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  return { role: member.role, lines: linesOfDocuments(await listJoiningDocuments(context.db)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const values: Record<string, string> = {};
  for (const name of [...locales, "days"]) values[name] = String(form.get(name) ?? "");
  const read = documentsFrom(values);
  if (!read.ok) {
    const sentence = {
      uneven: m.decline_reasons_uneven({}, { locale }),
      long: m.decline_reasons_long({}, { locale }),
      days: m.joining_error_days({}, { locale }),
    }[read.reason];
    return data({ errors: { [read.reason === "days" ? "days" : "ja"]: [sentence] }, values }, 400);
  }
  await saveJoiningDocuments(context.db, { documents: read.documents, now: context.now() });
  return redirect("/settings/joining");
}

export default function JoiningSettings() {
  const { role, lines } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? lines;
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.joining_settings({}, { locale })} lede={m.joining_settings_lede({}, { locale })} />
      <SettingsTabs role={role} />
      <ErrorSummary errors={errors} />
      <Form method="post" className="fields max-w-160 mt-4">
        {locales.map((language) => (
          <TextArea
            key={language}
            name={language}
            label={localeNames[language]}
            hint={m.decline_reasons_hint({}, { locale })}
            rows={10}
            defaultValue={values[language]}
            error={errors[language]}
          />
        ))}
        <TextArea
          name="days"
          label={m.joining_days({}, { locale })}
          hint={m.joining_days_hint({}, { locale })}
          rows={10}
          defaultValue={values.days}
          error={errors.days}
        />
        <div className="row">
          <Button variant="go">{m.decline_reasons_save({}, { locale })}</Button>
        </div>
      </Form>
    </>
  );
}
