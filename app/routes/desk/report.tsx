import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { answerReport } from "~/features/reports/answer-report.server.ts";
import { longestReport } from "~/features/reports/report.ts";
import { findReport, listReportNotes } from "~/features/reports/report-queries.server.ts";
import { showReport } from "~/features/reports/report-view.server.ts";
import { closeReport, noteOnReport } from "~/features/reports/tend-report.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, required, requireId } from "~/http/responses.ts";
import { formatDay } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: { roles: ["desk"] }, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.report_list({}, { locale }), locale);
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const reportId = requireId(params.id);
  const report = required(await findReport(context.db, member, reportId));
  const notes = await listReportNotes(context.db, member, reportId);
  const reader = { locale: localeOf(request, member.locale), zone: member.zone };
  return {
    report: showReport(report, reader),
    notes: notes.map((note) => ({
      ...{ id: note.id, body: note.body },
      by: `${formatDay(note.writtenAt, reader)} ${fullName(note, reader.locale)}`,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const reportId = requireId(params.id);
  required(await findReport(context.db, member, reportId));
  const form = await request.formData();
  const told = { reportId, by: { memberId: member.id, role: member.role }, now: context.now() };
  const text = (name: string) => String(form.get(name) ?? "");
  switch (text("intent")) {
    case "answer": {
      const locale = localeOf(request, member.locale);
      const isSigned = form.get("signed") === "yes";
      const answered = await answerReport(context.db, context.jobs, {
        ...told,
        ...{ answer: text("answer"), isSigned },
      });
      if (!answered.ok && answered.reason === "empty")
        return data({ errors: { answer: [m.report_answer_empty({}, { locale })] }, answer: "" }, 400);
      if (!answered.ok && answered.reason === "too_long") {
        const sentence = m.error_field_long({ count: longestReport }, { locale });
        return data({ errors: { answer: [sentence] }, answer: text("answer") }, 400);
      }
      break;
    }
    case "note":
      await noteOnReport(context.db, { ...told, body: text("note").slice(0, longestReport) });
      break;
    case "close":
    case "reopen":
      await closeReport(context.db, { ...told, isClosed: text("intent") === "close" });
      break;
    default:
      throw notFound();
  }
  return redirect(`/desk/reports/${reportId}`, 303);
}

export default function DeskReport() {
  const { report, notes } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <DoorPage
      title={report.from}
      lede={[report.stateWord, report.day, report.meeting].filter(Boolean).join(" · ")}
      errors={typed?.errors}
    >
      <p className="mb-4">
        <a href="/desk">{m.report_back_list({}, { locale })}</a>
      </p>
      <p className="mb-6 whitespace-pre-line" lang={report.lang}>
        {report.body}
      </p>
      {report.answer ? (
        <>
          <h2>{m.report_answer({}, { locale })}</h2>
          <p className="mb-6 whitespace-pre-line">{report.answer}</p>
        </>
      ) : (
        <DoorForm>
          <TextArea
            name="answer"
            label={m.report_answer({}, { locale })}
            hint={m.report_answer_help({}, { locale })}
            rows={5}
            width="full"
            defaultValue={typed?.answer}
            error={typed?.errors.answer}
          />
          <CheckField name="signed" value="yes" id="f-signed" label={m.report_signed({}, { locale })} />
          <Button variant="go" name="intent" value="answer">
            {m.report_answer_send({}, { locale })}
          </Button>
        </DoorForm>
      )}
      <h2 className="mt-6">{m.report_notes({}, { locale })}</h2>
      {notes.map((note) => (
        <p className="mb-3 whitespace-pre-line" key={note.id}>
          <span className="block soft">{note.by}</span>
          {note.body}
        </p>
      ))}
      <DoorForm key={notes.length}>
        <TextArea name="note" label={m.report_note({}, { locale })} rows={3} width="full" />
        <Button name="intent" value="note">
          {m.report_note_keep({}, { locale })}
        </Button>
      </DoorForm>
      <Form method="post" className="mt-6">
        <p className="soft mb-2">{m.report_close_help({}, { locale })}</p>
        <Button name="intent" value={report.state === "closed" ? "reopen" : "close"}>
          {report.state === "closed" ? m.report_reopen({}, { locale }) : m.report_close({}, { locale })}
        </Button>
      </Form>
    </DoorPage>
  );
}
