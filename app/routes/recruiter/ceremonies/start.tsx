import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ceremonyForm } from "~/features/ceremonies/ceremony-forms.server.ts";
import { countToInvite, listCeremonies } from "~/features/ceremonies/ceremony-queries.server.ts";
import { CeremonyWeeksAhead } from "~/features/ceremonies/ceremony-weeks-ahead.tsx";
import { planCeremony } from "~/features/ceremonies/plan-ceremony.server.ts";
import { stepsAhead } from "~/features/ceremonies/steps-ahead.ts";
import { findCohort, listCohorts } from "~/features/company/cohort-queries.server.ts";
import { textIn } from "~/features/events/event.ts";
import { ourPlan } from "~/features/templates/our-templates.ts";
import { findTemplate } from "~/features/templates/template-queries.server.ts";
import { templateFacts } from "~/features/templates/template-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.kit_start_title({}, page) }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(company.zone, context.now());
  const asked = Number(new URL(request.url).searchParams.get("class")) || undefined;
  const cohort = await findCohort(context.db, today, asked);
  if (!cohort) throw redirect("/settings/plan");
  const [cohorts, template, toInvite, begun] = await Promise.all([
    listCohorts(context.db),
    findTemplate(context.db, "ceremony"),
    countToInvite(context.db, cohort.year),
    listCeremonies(context.db, cohort.year),
  ]);
  const plan = template?.plan ?? ourPlan("ceremony");
  const day = cohort.formalOn > today ? cohort.formalOn : "";
  return {
    ...{ locale, today, plan: { title: textIn(plan.title, locale), facts: templateFacts(plan, locale) } },
    year: cohort.year,
    classes: cohorts.filter((each) => each.joinsOn >= today).map((each) => each.year),
    values: {
      day: day.replaceAll("-", "/"),
      seats: String(Math.max(toInvite, plan.sessions[0]?.seats ?? 1)),
      companionsMax: String(plan.companionsMax),
    },
    toInvite,
    weeks: day ? stepsAhead(day, today, locale) : [],
    begun: begun.map((event) => ({
      id: event.id,
      title: textIn(event.title, locale),
      day: formatDay(event.startsAt, { locale, zone: event.zone }),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const today = todayIn(company.zone, now);
  const parsed = await parseForm(request, ceremonyForm(today), locale);
  if (!parsed.ok) return data({ values: parsed.values, errors: parsed.errors }, 400);
  const { day, seats, companionsMax, year } = parsed.value;
  const values = { day, seats: String(seats), companionsMax: String(companionsMax) };
  const cohort = await findCohort(context.db, today, year);
  if (!cohort) throw redirect("/settings/plan");
  const plan = (await findTemplate(context.db, "ceremony"))?.plan ?? ourPlan("ceremony");
  const result = await planCeremony(context.db, {
    ...{ day, plan, seats, companionsMax, cohortYear: cohort.year },
    ...{ zone: company.zone, memberId: member.id, locale, now },
  });
  if (result.ok) return redirect(`/events/${result.eventId}/ceremony`, { status: 303 });
  const isPast = result.reason === "past";
  const sentence = isPast ? m.event_error_past({}, { locale }) : m.kit_error_policy({}, { locale });
  return data({ values, errors: { [isPast ? "day" : ""]: [sentence] } }, 400);
}

/** One button: the ceremony as a draft, and the tasks of its eight weeks. */
export default function CeremonyStartPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { locale } = page;
  const values: Record<string, string> = { ...page.values, ...refused?.values };
  const errors: Record<string, string[]> | undefined = refused?.errors;
  const others = page.classes.filter((year) => year !== page.year);
  return (
    <>
      <PageHead
        title={m.kit_start_title({}, { locale })}
        subtitle={m.kit_class({ year: page.year }, { locale })}
        lede={<p>{m.kit_start_lede({}, { locale })}</p>}
        back={{ to: "/events/start", list: m.event_new_title({}, { locale }) }}
      />
      {page.begun.map((event) => (
        <p key={event.id} className="ban mb-4">
          <span>
            {m.kit_begun({ day: event.day }, { locale })}{" "}
            <Link to={`/events/${event.id}/ceremony`}>{event.title}</Link>
          </span>
        </p>
      ))}
      <div className="cols wider">
        <Form method="post" className="stack" noValidate key={page.year}>
          <ErrorSummary errors={errors} />
          <Card
            title={page.plan.title}
            end={<Link to="/events/templates/ceremony">{m.kit_template({}, { locale })}</Link>}
          >
            <div className="stack">
              <p className="note num">{page.plan.facts.join({ ja: "・", en: " · ", ko: " · " }[locale])}</p>
              <input type="hidden" name="year" value={page.year} />
              <DateField
                name="day"
                today={page.today}
                defaultValue={values.day ?? ""}
                error={errors?.day}
                label={m.kit_day({}, { locale })}
              />
              <TextField
                name="seats"
                inputMode="numeric"
                width="narrow"
                defaultValue={values.seats ?? ""}
                error={errors?.seats}
                label={m.event_seats_field({}, { locale })}
                hint={m.kit_seats_hint({ count: page.toInvite }, { locale })}
              />
              <TextField
                name="companionsMax"
                inputMode="numeric"
                width="narrow"
                defaultValue={values.companionsMax ?? ""}
                error={errors?.companionsMax}
                label={m.event_form_companions({}, { locale })}
                hint={m.event_form_companions_hint({}, { locale })}
              />
            </div>
          </Card>
          <p>
            <Button variant="go" size="big">
              {m.kit_start_go({}, { locale })}
            </Button>
          </p>
          {others.length > 0 && (
            <p className="note row">
              {others.map((year) => (
                <Link key={year} to={`?class=${year}`}>
                  {m.kit_other_class({ year }, { locale })}
                </Link>
              ))}
            </p>
          )}
        </Form>
        <aside aria-label={m.kit_ahead({}, { locale })}>
          <CeremonyWeeksAhead weeks={page.weeks} />
        </aside>
      </div>
    </>
  );
}
