import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findImportRun } from "~/features/imports/import-queries.server.ts";
import { failureSentence, runStateWord } from "~/features/imports/import-words.ts";
import { RunCard } from "~/features/imports/run-card.tsx";
import { stopImport } from "~/features/imports/run-import.server.ts";
import { undoHours, undoImport } from "~/features/imports/undo-import.server.ts";
import { UndoneCard } from "~/features/imports/undone-card.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { formatShortDayTime } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Steps } from "~/ui/steps.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${page?.state ?? m.import_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const run = required(await findImportRun(context.db, requireId(params["runId"])));
  const number = (value: number) => formatNumber(value, locale);
  const undoableUntil = new Date(run.startedAt.getTime() + undoHours * 3_600_000);
  const counts = {
    added: number(run.addedCount),
    changed: number(run.changedCount),
    skipped: number(run.skippedCount),
  };
  return {
    id: run.id,
    fileId: run.fileId,
    year: run.cohortYear,
    stateKey: run.state,
    state: runStateWord(run.state, locale),
    lede: `${run.fileName} · ${fullName(run, locale)} · ${formatShortDayTime(run.startedAt, { locale, zone: member.zone })}`,
    done: run.rowsDone,
    all: run.rowsTotal,
    progress: m.import_run_progress({ done: number(run.rowsDone), all: number(run.rowsTotal) }, { locale }),
    isStopAsked: run.isStopAsked,
    result:
      run.addedCount + run.changedCount === 0
        ? m.import_run_nothing({}, { locale })
        : m.import_run_result(counts, { locale }),
    failure: failureSentence(run.state, run.failure, locale),
    canUndo: run.state === "done" && context.now() < undoableUntil && run.addedCount + run.changedCount > 0,
    undoNote:
      context.now() < undoableUntil
        ? m.import_undo_until(
            { time: formatShortDayTime(undoableUntil, { locale, zone: member.zone }) },
            { locale },
          )
        : m.import_undo_over({}, { locale }),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const runId = requireId(params["runId"]);
  const intent = (await request.formData()).get("intent");
  if (intent === "stop") {
    await stopImport(context.db, runId, context.now());
    return redirect(`/candidates/import/runs/${runId}`);
  }
  if (intent !== "undo") return data({ reason: "unread" as const }, 400);
  const undone = await undoImport(context.db, { runId, by: member.id, now: context.now() });
  return undone.ok ? data({ undone }) : data({ reason: undone.reason }, 409);
}

export default function ImportRunPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = { locale: useLocale() };
  const isOver = page.stateKey !== "waiting" && page.stateKey !== "running";
  return (
    <>
      <PageHead
        title={page.state}
        subtitle={m.import_class({ year: page.year }, words)}
        lede={page.lede}
        back={{ to: "/candidates/import", list: m.import_history({}, words) }}
      />
      <Steps
        label={m.import_steps({}, words)}
        current={isOver ? 3 : 2}
        steps={[
          { label: m.import_step_file({}, words), to: "/candidates/import" },
          { label: m.import_step_columns({}, words), to: `/candidates/import/${page.fileId}#columns` },
          { label: m.import_step_check({}, words), to: `/candidates/import/${page.fileId}` },
          { label: m.import_step_done({}, words) },
        ]}
      />
      {answer && "undone" in answer ? (
        <UndoneCard undone={answer.undone} />
      ) : (
        <RunCard
          page={page}
          refusal={answer && "reason" in answer ? m.import_undo_impossible({}, words) : undefined}
        />
      )}
    </>
  );
}
