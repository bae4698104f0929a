import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { addCandidateWithOffer } from "~/features/candidates/add-candidate.server.ts";
import { CandidateFields } from "~/features/candidates/candidate-fields.tsx";
import { candidateForm, factsOf } from "~/features/candidates/candidate-forms.server.ts";
import {
  currentYear,
  listCohorts,
  listRecruiters,
  listUnits,
} from "~/features/candidates/candidate-queries.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_new({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const [year, cohorts, units, recruiters] = await Promise.all([
    currentYear(context.db),
    listCohorts(context.db),
    listUnits(context.db),
    listRecruiters(context.db),
  ]);
  return {
    today: todayIn(company.zone, context.now()),
    defaults: {
      year: String(year ?? ""),
      recruiter: member.role === "recruiter" ? member.id : "",
      language: "ja",
    },
    years: cohorts.map((cohort) => cohort.year),
    units,
    recruiters: recruiters.map(personOf),
    replyDays: company.replyDays,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(company.zone, context.now());
  const day = z.string().transform((text, ctx) => {
    const read = parseDay(text, today);
    if (!read) ctx.addIssue({ code: "custom", message: "error_field_date" });
    return read ?? today;
  });
  const form = candidateForm.extend({
    year: z.coerce.number().int(),
    unit: z.union([z.literal(""), z.uuid()]).default(""),
    offeredOn: day,
    replyOn: z.union([z.literal("").transform(() => null), day]).default(null),
  });
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { year, unit, offeredOn, replyOn, ...facts } = parsed.value;
  const added = await addCandidateWithOffer(context.db, {
    cohortYear: year,
    facts: factsOf(facts),
    offer: { unitId: unit || null, offeredOn, replyOn },
    by: member.id,
    now: context.now(),
  });
  if (added.ok) return redirect(`/candidates/${added.candidateId}?done=saved`);
  const { field, sentence } = refusalSentence(added.reason, locale);
  const values = Object.fromEntries(
    Object.entries({ ...facts, year, unit, offeredOn, replyOn: replyOn ?? "" }).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  return data({ errors: { [field === "happenedOn" ? "offeredOn" : field]: [sentence] }, values }, 400);
}

export default function NewCandidate() {
  const { today, defaults, years, units, recruiters, replyDays } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? defaults;
  const locale = useLocale();
  const isBusy = useNavigation().state === "submitting";
  return (
    <>
      <PageHead
        title={m.candidate_new({}, { locale })}
        back={{ to: "/candidates", list: m.candidate_list_back({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" className="fields max-w-180">
        <CandidateFields values={values} errors={errors} recruiters={recruiters} />
        <h2 className="mt-4 text-lg">{m.offer_title({}, { locale })}</h2>
        <div className="fields two">
          <SelectField
            name="year"
            label={m.candidate_filter_class({}, { locale })}
            defaultValue={values.year}
            options={years.map((year) => ({
              value: String(year),
              label: m.candidate_class({ year }, { locale }),
            }))}
            error={errors.year}
          />
          <SelectField
            name="unit"
            label={m.candidate_filter_unit({}, { locale })}
            defaultValue={values.unit}
            emptyLabel={m.candidate_unit_none({}, { locale })}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            isOptional
            error={errors.unit}
          />
          <DateField
            name="offeredOn"
            label={m.offer_field_offered({}, { locale })}
            today={today}
            defaultValue={values.offeredOn ?? today.replaceAll("-", "/")}
            error={errors.offeredOn}
          />
          <DateField
            name="replyOn"
            label={m.offer_field_reply({}, { locale })}
            hint={m.offer_field_reply_hint({ days: replyDays }, { locale })}
            today={today}
            defaultValue={values.replyOn ?? ""}
            isOptional
            error={errors.replyOn}
          />
        </div>
        <div className="row">
          <Button variant="go" busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.candidate_new_go({}, { locale })}
          </Button>
          <ButtonLink to="/candidates">{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
