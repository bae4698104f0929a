import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import {
  addExamWeek,
  listExamWeeks,
  listSchools,
  removeExamWeek,
} from "~/features/contact/exam-weeks.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";
import { formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.exams_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const today = todayIn(member.zone, context.now());
  const [weeks, schools] = await Promise.all([listExamWeeks(context.db, today), listSchools(context.db)]);
  const short = (day: string) => formatDay(day, { locale });
  return {
    ...{ role: member.role, today, schools },
    weeks: weeks.map(({ id, school, from, until, people }) => ({
      id,
      school: school || m.exams_every({}, { locale }),
      days: m.exams_days({ from: short(from), until: short(until) }, { locale }),
      people: m.exams_people({ count: people }, { locale }),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  if (form.get("intent") === "remove") {
    await removeExamWeek(context.db, requireId(String(form.get("id") ?? "")));
    return redirect("/settings/exam-weeks", 303);
  }
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const values = { school: text("school").slice(0, 100), from: text("from"), until: text("until") };
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] }, values }, 400);
  const now = context.now();
  const today = todayIn(member.zone, now);
  const [from, until] = [parseDay(values.from, today), parseDay(values.until, today)];
  if (!from) return refuse("from", m.error_field_date({}, { locale }));
  if (!until) return refuse("until", m.error_field_date({}, { locale }));
  const { school } = values;
  const added = await addExamWeek(context.db, { school, from, until, memberId: member.id, now });
  if (added.ok) return redirect("/settings/exam-weeks", 303);
  const why = { order: m.exams_error_order, long: m.exams_error_long, known: m.exams_error_known };
  return refuse("until", why[added.reason]({}, { locale }));
}

/** When the schools of ours examine: then nobody is invited or reminded. */
export default function ExamWeeks() {
  const { role, weeks, today, schools } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const values: Record<string, string> = typed?.values ?? {};
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <>
      <PageHead title={m.exams_title({}, { locale })} lede={m.exams_lede({}, { locale })} />
      <SettingsTabs role={role} />
      <ErrorSummary errors={typed?.errors} />
      <div className="cols wider mt-4">
        <Card title={m.exams_title({}, { locale })} isFlush>
          {weeks.length === 0 && <p className="note pad">{m.exams_none({}, { locale })}</p>}
          <ul className="rows">
            {weeks.map(({ id, school, days, people }) => (
              <li key={id} className="row between">
                <span>
                  <b>{school}</b>
                  <span className="block soft sm num">
                    {days} · {people}
                  </span>
                </span>
                <Form method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button
                    variant="quiet"
                    size="small"
                    name="intent"
                    value="remove"
                    aria-label={m.exams_remove_of({ school, days }, { locale })}
                  >
                    {m.exams_remove({}, { locale })}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
        <aside className="stack" aria-label={m.exams_add_title({}, { locale })}>
          <Card title={m.exams_add_title({}, { locale })}>
            <Form method="post" noValidate key={weeks.length}>
              <div className="fields">
                <TextField
                  name="school"
                  list="schools"
                  label={m.exams_school({}, { locale })}
                  hint={m.exams_school_hint({}, { locale })}
                  defaultValue={values.school}
                />
                <datalist id="schools">
                  {schools.map((school) => (
                    <option key={school} value={school} />
                  ))}
                </datalist>
                <DateField
                  name="from"
                  today={today}
                  label={m.exams_from({}, { locale })}
                  defaultValue={values.from ?? ""}
                  error={errors.from}
                />
                <DateField
                  name="until"
                  today={today}
                  label={m.exams_until({}, { locale })}
                  defaultValue={values.until ?? ""}
                  error={errors.until}
                />
              </div>
              <p className="mt-4">
                <Button variant="go">{m.exams_add({}, { locale })}</Button>
              </p>
            </Form>
          </Card>
        </aside>
      </div>
    </>
  );
}
