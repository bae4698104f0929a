import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { findCohort, listCohorts } from "~/features/company/cohort-queries.server.ts";
import { listImportRuns } from "~/features/imports/import-queries.server.ts";
import { failureSentence, runStateWord, unreadableSentence } from "~/features/imports/import-words.ts";
import { mostFileBytes, storeFile } from "~/features/imports/store-file.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDayTime, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DropBox } from "~/ui/drop-box.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Steps } from "~/ui/steps.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.import_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = await requireCompany(context);
  const today = todayIn(zone, context.now());
  const [cohorts, cohort, runs] = await Promise.all([
    listCohorts(context.db),
    findCohort(context.db, today),
    listImportRuns(context.db),
  ]);
  const coming = Number(today.slice(0, 4)) + 1;
  const years = [...new Set([coming + 1, coming, ...cohorts.map((each) => each.year)])].sort((a, b) => b - a);
  return {
    locale,
    years,
    year: cohort?.year ?? coming,
    runs: runs.map((run) => ({
      id: run.id,
      fileName: run.fileName,
      who: fullName(run, locale),
      when: formatShortDayTime(run.startedAt, { locale, zone: member.zone }),
      state: runStateWord(run.state, locale),
      result:
        run.state === "failed" || run.state === "stopped"
          ? failureSentence(run.state, run.failure, locale)
          : m.import_run_result(
              {
                added: formatNumber(run.addedCount, locale),
                changed: formatNumber(run.changedCount, locale),
                skipped: formatNumber(run.skippedCount, locale),
              },
              { locale },
            ),
      hasResult: run.state !== "waiting" && run.state !== "running",
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const refuse = (error: string) => data({ error }, 400);
  if (Number(request.headers.get("content-length") ?? 0) > mostFileBytes + 100_000)
    return refuse(unreadableSentence("too_large", undefined, locale));
  const form = await request.formData();
  const file = form.get("file");
  if (!(file instanceof File) || file.name === "")
    return refuse(unreadableSentence("no_file", undefined, locale));
  const year = Number(form.get("year"));
  const today = todayIn((await requireCompany(context)).zone, context.now());
  const stored = await storeFile(context.db, {
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    cohortYear: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : Number(today.slice(0, 4)) + 1,
    by: member.id,
    now: context.now(),
  });
  if (!stored.ok)
    return refuse(unreadableSentence(stored.reason, "row" in stored ? stored.row : undefined, locale));
  return redirect(`/candidates/import/${stored.fileId}`);
}

export default function StartImport() {
  const { years, year, runs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const isReading = useNavigation().formMethod === "POST";
  const words = { locale };
  return (
    <>
      <PageHead
        title={m.import_title({}, words)}
        lede={m.import_lede({}, words)}
        back={{ to: "/candidates", list: m.candidate_list({}, words) }}
      />
      <Steps
        label={m.import_steps({}, words)}
        current={0}
        steps={[m.import_step_file, m.import_step_columns, m.import_step_check, m.import_step_done].map(
          (word) => ({ label: word({}, words) }),
        )}
      />
      <Form method="post" encType="multipart/form-data" ref={form}>
        <DropBox
          name="file"
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
          chooseLabel={m.import_choose_file({}, words)}
          isTall
          error={isReading ? undefined : answer?.error}
          onFile={() => form.current && submit(form.current)}
        >
          <b>{isReading ? m.import_reading({}, words) : m.import_drop({}, words)}</b>
          <span className="muted sm block">{m.import_drop_hint({}, words)}</span>
        </DropBox>
        <div className="mt-4 flex flex-wrap items-end gap-4">
          <SelectField
            label={m.import_for_class({}, words)}
            name="year"
            defaultValue={String(year)}
            options={years.map((each) => ({
              value: String(each),
              label: m.import_class({ year: each }, words),
            }))}
          />
          <Button variant="go" busy={isReading && m.import_reading({}, words)}>
            {m.import_read({}, words)}
          </Button>
          <a href="/candidates/import/sample.csv" className="sm py-2">
            {m.import_sample({}, words)}
          </a>
        </div>
      </Form>
      <p className="soft sm mt-4 mb-6">{m.import_promises({}, words)}</p>
      <Card isFlush={runs.length > 0} title={m.import_history({}, words)}>
        {runs.length === 0 ? (
          <p className="soft">{m.import_history_none({}, words)}</p>
        ) : (
          <Table name={m.import_history({}, words)} className="people bare">
            <thead>
              <tr>
                <th scope="col">{m.import_file({}, words)}</th>
                <th scope="col">{m.import_result({}, words)}</th>
                <th scope="col">{m.import_when({}, words)}</th>
                <th scope="col">{m.import_who({}, words)}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <td>
                    <Link className="name" to={`/candidates/import/runs/${run.id}`}>
                      {run.fileName}
                    </Link>
                  </td>
                  <td>
                    <b>{run.state}</b>
                    {run.hasResult && <span className="soft block">{run.result}</span>}
                  </td>
                  <td className="second nowrap">{run.when}</td>
                  <td className="third">{run.who}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
