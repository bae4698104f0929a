import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { policySchema, savePolicy } from "~/features/events/policy-settings.server.ts";
import { readPolicyPage } from "~/features/events/policy-words.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, FieldError, TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const page = await readPolicyPage(context.db, company.deskContact, localeOf(request, member.locale));
  return { ...page, role: member.role, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const parsed = await parseForm(request, policySchema, localeOf(request, member.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  await savePolicy(context.db, { policy: parsed.value, memberId: member.id, now: context.now() });
  return redirect("/settings/meetings?saved=1");
}

export default function MeetingSettings() {
  const { policy, words, choices, desk, role, isSaved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const field = (name: string, value: string) => ({
    name,
    defaultValue: result?.values[name] ?? value,
    error: result?.errors[name],
  });
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <SettingsTabs role={role} />
      <ErrorSummary errors={result?.errors} />
      {isSaved && !result && <Banner tone="matsu">{words.saved}</Banner>}
      <Card className="max-w-2xl mt-4">
        <Form method="post" noValidate>
          <div className="fields">
            <fieldset className="field" id="f-places">
              <legend>{words.places}</legend>
              {result?.errors.places && (
                <FieldError id="f-places-error">{result.errors.places[0]}</FieldError>
              )}
              {choices.places.map((kind) => (
                <CheckField
                  key={kind.value}
                  name="places"
                  value={kind.value}
                  label={kind.label}
                  defaultChecked={policy.placeKinds.some((each) => each === kind.value)}
                />
              ))}
            </fieldset>
            <SelectField
              {...field("fromHour", String(policy.fromHour))}
              label={words.from}
              options={choices.hours}
            />
            <SelectField
              {...field("untilHour", String(policy.untilHour))}
              label={words.until}
              options={choices.hours}
            />
            <SelectField
              {...field("aloneUntil", String(policy.aloneUntil ?? ""))}
              label={words.aloneUntil}
              emptyLabel={words.aloneAny}
              options={choices.hours}
            />
            <SelectField
              {...field("alcohol", policy.alcohol)}
              label={words.alcohol}
              options={choices.alcohol}
            />
            <CheckField
              name="aloneOutside"
              value="yes"
              label={words.aloneOutside}
              defaultChecked={policy.aloneOutside}
            />
            <TextField
              {...field("onlineSites", policy.onlineSites.join(", "))}
              label={words.sites}
              hint={words.sitesHint}
              isOptional
            />
            <CheckField
              name="twoHostsFirst"
              value="yes"
              label={words.twoHosts}
              hint={words.twoHostsHint}
              defaultChecked={policy.twoHostsFirst}
            />
          </div>
          <p className="mt-5">
            <Button variant="go">{words.save}</Button>
          </p>
        </Form>
        <p className="hint mt-4">
          {desk} <Link to="/settings/company">{words.toCompany}</Link>
        </p>
      </Card>
    </>
  );
}
