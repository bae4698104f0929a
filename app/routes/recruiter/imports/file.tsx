import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { CompareCard } from "~/features/imports/compare-card.tsx";
import { chooseSheet, findDecisions } from "~/features/imports/decide-row.server.ts";
import { DryRows } from "~/features/imports/dry-rows.tsx";
import { dryRunView } from "~/features/imports/dry-run-view.server.ts";
import { FileCard } from "~/features/imports/file-card.tsx";
import { FixCard } from "~/features/imports/fix-card.tsx";
import { FoundColumns } from "~/features/imports/found-columns.tsx";
import { mappingFrom } from "~/features/imports/import-field.ts";
import { ImportFinish } from "~/features/imports/import-finish.tsx";
import { keepColumns } from "~/features/imports/keep-columns.server.ts";
import { findDryRunForPage } from "~/features/imports/kept-dry-run.server.ts";
import { startImport } from "~/features/imports/run-import.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { gone, requireId } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Steps } from "~/ui/steps.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${m.import_title({}, { locale: localeOfMatches(matches) })} ${page?.file.name ?? ""}｜Enishi` },
];

/** The dry run: what the file would do now. Nothing is stored by looking. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = await requireCompany(context);
  const now = context.now();
  const fileId = requireId(params["fileId"]);
  const dry = await findDryRunForPage(context.db, context.apart, { fileId, zone, now });
  if (!dry) throw fileGone(locale);
  return dryRunView(dry, { locale, today: todayIn(zone, now), query: new URL(request.url).searchParams });
}

/** Corrected columns, another sheet, or the import itself; single rows have their own address. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const fileId = requireId(params["fileId"]);
  const form = await request.formData();
  const [by, now] = [member.id, context.now()];
  const here = `/candidates/import/${fileId}`;
  switch (form.get("intent")) {
    case "sheet":
      await chooseSheet(context.db, { fileId, sheet: String(form.get("sheet") ?? ""), now });
      return redirect(here);
    case "import": {
      const decisions = await findDecisions(context.db, fileId);
      const mapping = mappingFrom(form.get("mapping"));
      const started = await startImport(context.db, context.jobs, { fileId, decisions, mapping, by, now });
      if (!started.ok) throw fileGone(locale);
      return redirect(`/candidates/import/runs/${started.runId}`);
    }
    case "columns": {
      const { zone } = await requireCompany(context);
      const picks = new Map(
        [...form].flatMap(([name, value]) =>
          /^column-\d+$/.test(name) ? [[Number(name.slice(7)), String(value)]] : [],
        ),
      );
      const reset = form.get("reset");
      if (reset !== null) picks.delete(Number(reset));
      const kept = await keepColumns(context.db, { fileId, picks, today: todayIn(zone, now), by, now });
      if (!kept) throw fileGone(locale);
      return redirect(here);
    }
    default:
      return data(null, 400);
  }
}

function fileGone(locale: Locale): Response {
  return gone({ title: m.import_gone_title({}, { locale }), text: m.import_gone_text({}, { locale }) });
}

export default function ImportFile() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const words = { locale };
  const isBusy = useNavigation().formData?.get("intent") === "import";
  const { opened } = page;
  return (
    <>
      <PageHead
        title={m.import_title({}, words)}
        subtitle={m.import_class({ year: page.file.cohortYear }, words)}
        lede={<Lede ready={page.ready} waiting={page.waiting} />}
        back={{ to: "/candidates", list: m.candidate_list({}, words) }}
      />
      <Steps
        label={m.import_steps({}, words)}
        current={2}
        steps={[
          { label: m.import_step_file({}, words), to: "/candidates/import" },
          { label: m.import_step_columns({}, words), to: "#columns" },
          { label: m.import_step_check({}, words) },
          { label: m.import_step_done({}, words) },
        ]}
      />
      <div className="grid gap-4">
        <FileCard file={page.file} />
        <FoundColumns columns={page.columns} used={page.usedCount} byHand={page.handCount} />
        <DryRows page={page} />
        {opened?.kind === "compare" && (
          <CompareCard key={opened.line} fileId={page.file.id} opened={opened} />
        )}
        {opened?.kind === "fix" && <FixCard key={opened.line} fileId={page.file.id} opened={opened} />}
        {page.notes.length > 0 && (
          <Card title={m.import_remarks({}, words)}>
            <ul className="grid list-disc gap-1 pl-5">
              {page.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      <ImportFinish page={page} isBusy={isBusy} />
    </>
  );
}

function Lede({ ready, waiting }: { ready: number; waiting: number }) {
  const locale = useLocale();
  if (ready + waiting === 0) return m.import_nothing({}, { locale });
  return (
    <>
      {ready > 0 && `${m.import_ready({ count: formatNumber(ready, locale) }, { locale })} `}
      {waiting > 0 && m.import_wait({ count: formatNumber(waiting, locale) }, { locale })}
    </>
  );
}
