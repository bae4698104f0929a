import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { listDeclineReasons, saveDeclineReasons } from "~/features/offers/decline-reasons.server.ts";
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
  { title: `${m.decline_reasons_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const reasons = await listDeclineReasons(context.db);
  const lines = locales.map((locale) => [
    locale,
    reasons.map(({ label }) => label[locale] ?? label.ja ?? "").join("\n"),
  ]);
  return { role: member.role, lines: Object.fromEntries(lines) as Record<string, string> };
}

const mostReasons = 12;

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const values: Record<string, string> = {};
  for (const language of locales) values[language] = String(form.get(language) ?? "");
  const lists = locales.map((language) => linesOf(values[language] ?? ""));
  const [first = []] = lists;
  if (lists.some((list) => list.length !== first.length))
    return data({ errors: { ja: [m.decline_reasons_uneven({}, { locale })] }, values }, 400);
  if (first.length > mostReasons || lists.flat().some((line) => line.length > 60))
    return data({ errors: { ja: [m.decline_reasons_long({}, { locale })] }, values }, 400);
  const labels = first.map((_, place) =>
    Object.fromEntries(locales.map((language, at) => [language, lists[at]?.[place] ?? ""])),
  );
  await saveDeclineReasons(context.db, { labels, now: context.now() });
  return redirect("/settings/decline-reasons");
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

export default function DeclineReasons() {
  const { role, lines } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const values: Record<string, string> = typed?.values ?? lines;
  return (
    <>
      <PageHead
        title={m.decline_reasons_title({}, { locale })}
        lede={m.decline_reasons_lede({}, { locale })}
      />
      <SettingsTabs role={role} />
      <ErrorSummary errors={typed?.errors} />
      <Form method="post" className="fields max-w-160 mt-4">
        {locales.map((language) => (
          <TextArea
            key={language}
            name={language}
            label={localeNames[language]}
            hint={m.decline_reasons_hint({}, { locale })}
            rows={8}
            defaultValue={values[language]}
            error={language === "ja" ? typed?.errors.ja : undefined}
          />
        ))}
        <div className="row">
          <Button variant="go">{m.decline_reasons_save({}, { locale })}</Button>
        </div>
      </Form>
    </>
  );
}
