import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { rhythms, seriesShapes } from "./series.ts";
import type { SeriesAsked, SeriesRow } from "./series-page.server.ts";

const rhythmWords = {
  weekly: m.series_weekly,
  fortnightly: m.series_fortnightly,
  monthly: m.series_monthly,
  picked: m.series_picked,
};
const shapeWords = {
  events: [m.series_events, m.series_events_text],
  sessions: [m.series_sessions, m.series_sessions_text],
} as const;

/** In which rhythm, how often, as what. Sending it only shows the days. */
export function SeriesForm({
  asked,
  unread,
  canAddSessions,
}: {
  asked: SeriesAsked;
  unread: string[];
  canAddSessions: boolean;
}) {
  const locale = useLocale();
  const error =
    unread.length > 0
      ? m.series_error_unread({ days: unread.join({ ja: "、", en: ", ", ko: ", " }[locale]) }, { locale })
      : undefined;
  return (
    <Form method="get" className="stack" preventScrollReset>
      <fieldset className="field ways">
        <legend>{m.series_rhythm({}, { locale })}</legend>
        {rhythms.map((rhythm) => (
          <label className="tick" key={rhythm}>
            <input type="radio" name="rhythm" value={rhythm} defaultChecked={asked.rhythm === rhythm} />
            <span>{rhythmWords[rhythm]({}, { locale })}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        name="times"
        inputMode="numeric"
        width="narrow"
        defaultValue={String(asked.times)}
        label={m.series_times({}, { locale })}
        hint={m.series_times_hint({}, { locale })}
      />
      <TextArea
        name="picked"
        rows={3}
        isOptional
        defaultValue={asked.picked}
        error={error}
        label={m.series_days({}, { locale })}
        hint={m.series_days_hint({}, { locale })}
      />
      <fieldset className="field ways">
        <legend>{m.series_shape({}, { locale })}</legend>
        {seriesShapes
          .filter((shape) => canAddSessions || shape === "events")
          .map((shape) => (
            <label className="tick" key={shape}>
              <input type="radio" name="shape" value={shape} defaultChecked={asked.shape === shape} />
              <span>
                <b>{shapeWords[shape][0]({}, { locale })}</b>
                <small>{shapeWords[shape][1]({}, { locale })}</small>
              </span>
            </label>
          ))}
      </fieldset>
      <CheckField name="hosts" defaultChecked={asked.withHosts} label={m.series_hosts({}, { locale })} />
      <p>
        <Button>{m.series_preview({}, { locale })}</Button>
      </p>
    </Form>
  );
}

/** The days, each ticked unless somebody can't or it is over; only what is ticked is made. */
export function SeriesDays({ rows, asked }: { rows: SeriesRow[]; asked: SeriesAsked }) {
  const locale = useLocale();
  if (rows.length === 0) return <p className="note">{m.series_no_days({}, { locale })}</p>;
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="shape" value={asked.shape} />
      {asked.withHosts && <input type="hidden" name="hosts" value="on" />}
      <ul className="series-days">
        {rows.map((row) => (
          <li key={row.day}>
            <label className="tick">
              <input
                type="checkbox"
                name="day"
                value={row.day}
                disabled={row.isPast}
                defaultChecked={!row.isPast && row.busy === ""}
              />
              <span>
                <span className="num">{row.said}</span>
                {row.holiday && (
                  <span className="hint-of-day">{m.series_holiday({ name: row.holiday }, { locale })}</span>
                )}
                {row.busy && <small>{row.busy}</small>}
                {row.isPast && <small>{m.series_past({}, { locale })}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="note">{m.series_holiday_source({}, { locale })}</p>
      <p>
        <Button variant="go">
          {asked.shape === "events"
            ? m.series_make_events({}, { locale })
            : m.series_make_sessions({}, { locale })}
        </Button>
      </p>
    </Form>
  );
}
