import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

type Typed = {
  errors: Record<string, string[]>;
  values: { body: string; meeting: string; nameless: boolean };
};
type Props = {
  form: { meetings: { value: string; label: string }[]; chosen: string };
  typed: Typed | undefined;
  isSent: boolean;
};

/** Tells the desk something: which meeting, what, with a name or without. Works without script. */
export function ReportForm({ form, typed, isSent }: Props) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.report_title({}, { locale })}</h1>
      {isSent && (
        <p className="pill" role="status">
          <Icon name="check" />
          <span>{m.report_sent({}, { locale })}</span>
        </p>
      )}
      <p>{m.report_lead({}, { locale })}</p>
      <ErrorSummary errors={typed?.errors} />
      <form method="post">
        {form.meetings.length > 0 && (
          <SelectField
            name="meeting"
            label={m.report_meeting({}, { locale })}
            emptyLabel={m.report_no_meeting({}, { locale })}
            options={form.meetings}
            defaultValue={typed?.values.meeting ?? form.chosen}
            error={typed?.errors.meeting}
          />
        )}
        <TextArea
          name="body"
          label={m.report_body({}, { locale })}
          hint={m.report_body_help({}, { locale })}
          rows={7}
          defaultValue={typed?.values.body}
          error={typed?.errors.body}
        />
        <CheckField
          name="nameless"
          value="yes"
          id="f-nameless"
          label={m.report_nameless({}, { locale })}
          hint={m.report_nameless_help({}, { locale })}
          defaultChecked={typed?.values.nameless ?? false}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.report_send({}, { locale })}
          </button>
        </p>
      </form>
    </>
  );
}

type Own = { id: string; day: string; body: string; answer: string; by: string };

/** What this person told before, and what the desk answered. */
export function OwnReports({ reports }: { reports: Own[] }) {
  const locale = useLocale();
  if (reports.length === 0) return null;
  return (
    <section>
      <h2>{m.report_own({}, { locale })}</h2>
      {reports.map((report) => (
        <div className="panel" key={report.id}>
          <small>{report.day}</small>
          <p className="lines">
            <b>{report.body}</b>
          </p>
          <p className={report.answer ? "lines word" : "soft word"}>
            {report.answer || m.report_waits({}, { locale })}
          </p>
          {report.answer && <small>{report.by}</small>}
        </div>
      ))}
    </section>
  );
}
