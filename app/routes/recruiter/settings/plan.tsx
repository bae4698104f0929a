import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { findCohort, listCohorts } from "~/features/company/cohort-queries.server.ts";
import { parsePlanForm } from "~/features/company/company-forms.server.ts";
import { listOpenUnits, listTargets } from "~/features/company/company-queries.server.ts";
import { savePlan } from "~/features/company/save-plan.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${m.settings_plan_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const query = new URL(request.url).searchParams;
  const today = todayIn(zone, context.now());
  const [cohorts, shown, units] = await Promise.all([
    listCohorts(context.db),
    findCohort(context.db, today),
    listOpenUnits(context.db),
  ]);
  const year = Number(query.get("class")) || shown?.year || Number(today.slice(0, 4)) + 1;
  const years = [...new Set([year, (cohorts[0]?.year ?? year) + 1, ...cohorts.map((cohort) => cohort.year)])];
  const targets = await listTargets(context.db, year);
  return {
    year,
    years: years.sort().reverse().slice(0, 6),
    units,
    targets,
    role: member.role,
    isSaved: query.has("saved"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const year = Number(form.get("class"));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Response(null, { status: 400 });
  const units = await listOpenUnits(context.db);
  const parsed = parsePlanForm(
    form,
    units.map((unit) => unit.id),
  );
  const sentences = {
    settings_plan_number: m.settings_plan_number,
    settings_plan_name: m.settings_plan_name,
  };
  if (!parsed.ok) {
    const errors = Object.entries(parsed.errors).map(([field, key]) => [
      field,
      [sentences[key]({}, { locale })],
    ]);
    return refuse(Object.fromEntries(errors), values);
  }
  const saved = await savePlan(context.db, { cohortYear: year, ...parsed.plan });
  if (!saved.ok) return refuse({ "": [m.settings_plan_taken({}, { locale })] }, values);
  return redirect(`/settings/plan?class=${year}&saved=1`);
}

export default function HiringPlan() {
  const { year, years, units, targets, role, isSaved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  const isSaving = useNavigation().state === "submitting";
  const field = (name: string, value: string) => ({
    name,
    defaultValue: result?.values[name] ?? value,
    error: result?.errors[name],
  });
  return (
    <>
      <PageHead title={m.settings_plan_title({}, { locale })} lede={m.settings_plan_lede({}, { locale })} />
      <SettingsTabs role={role} />
      <ErrorSummary errors={result?.errors} />
      {isSaved && !result && <Banner tone="matsu">{m.settings_saved({}, { locale })}</Banner>}
      <Tabs
        label={m.settings_plan_class({}, { locale })}
        tabs={years.map((each) => ({
          to: `/settings/plan?class=${each}`,
          label: m.acceptance_class({ year: each }, { locale }),
          isCurrent: each === year,
        }))}
      />
      <Card className="max-w-2xl mt-4" key={year}>
        <Form method="post" noValidate>
          <input type="hidden" name="class" value={year} />
          {units.map((unit) => (
            <div className="pair" key={unit.id}>
              <TextField
                {...field(`name-${unit.id}`, unit.name)}
                label={m.settings_plan_unit_of({ name: unit.name }, { locale })}
              />
              <TextField
                {...field(`target-${unit.id}`, String(targets[unit.id] ?? 0))}
                label={m.settings_plan_target_of({ name: unit.name }, { locale })}
                inputMode="numeric"
                width="narrow"
              />
            </div>
          ))}
          <fieldset className="mt-6">
            <legend>{m.settings_plan_new({}, { locale })}</legend>
            <div className="pair">
              <TextField
                {...field("newName", "")}
                label={m.settings_plan_new_name({}, { locale })}
                hint={m.settings_plan_new_hint({}, { locale })}
                isOptional
              />
              <TextField
                {...field("newTarget", "")}
                label={m.settings_plan_new_target({}, { locale })}
                inputMode="numeric"
                width="narrow"
                isOptional
              />
            </div>
          </fieldset>
          <p className="mt-5">
            <Button variant="go" busy={isSaving && m.settings_saving({}, { locale })}>
              {m.settings_save({}, { locale })}
            </Button>
          </p>
        </Form>
      </Card>
    </>
  );
}
