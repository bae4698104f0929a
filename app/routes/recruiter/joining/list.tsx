import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findCohort } from "~/features/company/cohort-queries.server.ts";
import { checkStates } from "~/features/joining/joining.ts";
import { readJoiningPage } from "~/features/joining/joining-page.server.ts";
import { JoiningTable } from "~/features/joining/joining-table.tsx";
import { noteCheck } from "~/features/joining/note-check.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.words.title}｜Enishi` : "Enishi" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const today = todayIn(zone, context.now());
  const cohort = await findCohort(context.db, today, Number(query.get("class")) || undefined);
  return readJoiningPage(context.db, {
    cohort,
    query,
    today,
    locale,
    isAdministrator: member.role === "administrator",
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const today = todayIn(zone, context.now());
  const refuse = (field: string, sentence: string) => data({ errors: { [field]: [sentence] } }, 400);
  const candidateIds = form.getAll("id").map(String).filter(isId);
  const on = parseDay(String(form.get("on") ?? ""), today);
  if (!on) return refuse("on", m.error_field_date({}, { locale }));
  if (candidateIds.length === 0) return refuse("document", m.joining_error_nobody({}, { locale }));
  const noted = await noteCheck(context.db, {
    ...{ candidateIds, on, today, by: member.id, now: context.now() },
    documentId: String(form.get("document") ?? ""),
    state: checkStates.find((state) => state === form.get("state")) ?? null,
  });
  if (!noted.ok) return refuse("on", m.offer_error_future({}, { locale }));
  const here = new URL(request.url);
  here.searchParams.set("noted", String(noted.count));
  return redirect(here.pathname + here.search);
}

/** Who lacks what; ticked people are noted together, or go on to 入社. */
export default function Joining() {
  const page = useLoaderData<typeof loader>();
  const errors: Record<string, string[]> = useActionData<typeof action>()?.errors ?? {};
  const { words } = page;
  return (
    <>
      <PageHead
        title={words.title}
        subtitle={page.subtitle}
        lede={page.lede}
        actions={
          <>
            {page.isAdministrator && <ButtonLink to="/settings/joining">{words.edit}</ButtonLink>}
            <ButtonLink to={`/joining/handover?class=${page.year}`} icon="download">
              {words.handover}
            </ButtonLink>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {page.noted && (
        <div className="mb-3">
          <Banner tone="matsu">{page.noted}</Banner>
        </div>
      )}
      {page.total === 0 && !page.lacking ? (
        <Empty icon="list" title={words.emptyTitle}>
          {words.emptyText}
        </Empty>
      ) : (
        <>
          <p className="row mb-3">
            {page.filters.map((filter) => (
              <Link
                key={filter.id}
                className="chip"
                to={filter.to}
                {...(filter.isCurrent ? { "aria-current": "page" as const } : {})}
              >
                {filter.label}
              </Link>
            ))}
          </p>
          <Form method="post" key={page.noted + page.lacking}>
            <Card title={words.noteTitle} className="mb-3">
              <div className="fields max-w-160">
                <SelectField
                  name="document"
                  label={words.document}
                  options={page.documents.map(({ id, label }) => ({ value: id, label }))}
                  defaultValue={page.lacking || undefined}
                  error={errors.document}
                />
                <SelectField name="state" label={words.state} options={page.states} />
                <DateField
                  name="on"
                  label={words.day}
                  today={page.today}
                  defaultValue={page.today.replaceAll("-", "/")}
                  error={errors.on}
                />
                <div className="row">
                  <Button variant="go">{words.save}</Button>
                  <Button formMethod="get" formAction="/candidates/move" name="to" value="joined">
                    {words.joined}
                  </Button>
                </div>
                <input type="hidden" name="year" value={page.year} />
                <input type="hidden" name="who" value="all" />
                <input type="hidden" name="standing" value="all" />
                <input type="hidden" name="happenedOn" value={page.joinsOn} />
              </div>
            </Card>
            <Card isFlush as="div">
              <JoiningTable people={page.people} documents={page.documents} words={words} />
            </Card>
            <p className="note mt-3">{page.shown}</p>
          </Form>
          {page.next && (
            <p className="mt-3">
              <ButtonLink size="small" to={page.next}>
                {words.nextPage}
              </ButtonLink>
            </p>
          )}
        </>
      )}
    </>
  );
}
