import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { fewestDays, mostDays } from "~/features/privacy/retention.ts";
import { readRetentionPage, rulesFrom } from "~/features/privacy/retention-page.server.ts";
import { saveRetention } from "~/features/privacy/retention-rules.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.words.title}｜Enishi` : "Enishi" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  return {
    role: member.role,
    ...(await readRetentionPage(context.db, { locale, zone, now: context.now() })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const saved = await saveRetention(context.db, rulesFrom(form));
  if (saved.ok) return redirect("/settings/retention");
  const sentence = m.retention_error({ fewest: fewestDays, most: mostDays }, { locale });
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ errors: { "joined-notes": [sentence] }, values }, 400);
}

/** Six numbers, what the coming night would delete, and the receipts of what was deleted. */
export default function Retention() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? {};
  const { words } = page;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <SettingsTabs role={page.role} />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-200 mt-4">
        <Form method="post" className="stack">
          {page.groups.map((group) => (
            <Card key={group.title} title={group.title}>
              <div className="fields">
                {group.fields.map((field) => (
                  <TextField
                    key={field.name}
                    name={field.name}
                    label={field.label}
                    hint={field.hint}
                    inputMode="numeric"
                    width="narrow"
                    defaultValue={values[field.name] ?? String(field.days)}
                    error={errors[field.name]}
                  />
                ))}
              </div>
            </Card>
          ))}
          <p>
            <Button variant="go">{words.save}</Button>
          </p>
        </Form>
        <Card title={words.tonight}>
          <p>{page.tonight}</p>
          <p className="note mt-2">{words.kept}</p>
        </Card>
        <Card title={words.receipts}>
          {page.receipts.length === 0 ? (
            <p className="soft">{words.none}</p>
          ) : (
            <ul className="rows">
              {page.receipts.map((receipt) => (
                <li key={receipt.id}>
                  <b className="num">{receipt.number}</b> {receipt.what}
                  <span className="block soft">{receipt.said}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
