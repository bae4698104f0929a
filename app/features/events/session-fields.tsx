import type { ReactNode } from "react";
import { localeNames, locales } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { fieldIdOf, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { rowName, type SessionRow } from "./session-rows.ts";

type Props = {
  rows: SessionRow[];
  errors: Record<string, string[]> | undefined;
  today: string;
  /** Rows also for one alone, where the event has others. */
  isAlways?: boolean;
  colleagues: (PersonName & { id: string })[];
  /** With script the row changes at once; without, the button sends the form and it comes back changed. */
  onChange: ((verb: string, form: HTMLFormElement) => void) | undefined;
};

/** Day, times: one session as before; from the second on each has its row with seats and host. */
export function SessionFields({ rows, errors, today, isAlways, colleagues, onChange }: Props) {
  const locale = useLocale();
  const [only] = rows;
  if (rows.length === 1 && only && !isAlways)
    return (
      <>
        <div className="side-by-side">
          <TimeFields row={only} place={0} errors={errors} today={today} isAlone />
        </div>
        {onChange && (
          <div className="row-tools">
            <RowTools place={0} onChange={onChange} />
          </div>
        )}
      </>
    );
  return (
    <>
      <ol className="session-rows">
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the list is made anew when it changes
          <li key={place} aria-label={m.event_form_session({ place: place + 1 }, { locale })}>
            <div className="side-by-side">
              <b className="num">{place + 1}</b>
              <TimeFields row={row} place={place} errors={errors} today={today} />
              <TextField
                name="seats"
                id={rowId("seats", place)}
                inputMode="numeric"
                width="narrow"
                defaultValue={row.seats}
                error={errors?.[rowName("seats", place)]}
                label={m.event_form_seats_short({}, { locale })}
              />
              <SelectField
                name="host"
                id={rowId("host", place)}
                defaultValue={row.host}
                label={m.event_form_host({}, { locale })}
                emptyLabel={m.event_form_host_all({}, { locale })}
                options={colleagues.map((person) => ({ value: person.id, label: fullName(person, locale) }))}
              />
            </div>
            <div className="row-tools">
              <RowTools place={place} onChange={onChange} />
              <RowButton verb={`remove:${place}`} onChange={onChange}>
                {m.event_form_remove({}, { locale })}
              </RowButton>
              <details className="tongue-part" open={Boolean(row.label_ja || row.label_en || row.label_ko)}>
                <summary>{m.event_form_label({}, { locale })}</summary>
                <div className="side-by-side">
                  {locales.map((written) => (
                    <TextField
                      key={written}
                      name={`label_${written}`}
                      id={rowId(`label_${written}`, place)}
                      defaultValue={row[`label_${written}`]}
                      label={localeNames[written]}
                      lang={written}
                      maxLength={60}
                    />
                  ))}
                </div>
              </details>
            </div>
          </li>
        ))}
      </ol>
      <p>
        <RowButton verb="add" onChange={onChange}>
          {m.event_form_add_session({}, { locale })}
        </RowButton>
      </p>
    </>
  );
}

function TimeFields({
  row,
  place,
  errors,
  today,
  isAlone,
}: Pick<Props, "errors" | "today"> & { row: SessionRow; place: number; isAlone?: boolean }) {
  const locale = useLocale();
  const field = (name: "day" | "starts" | "ends") => ({
    name,
    id: rowId(name, place),
    defaultValue: row[name],
    error: errors?.[rowName(name, place)],
  });
  return (
    <>
      <DateField
        {...field("day")}
        today={today}
        label={m.event_form_day({}, { locale })}
        {...(isAlone ? {} : { hint: "" })}
      />
      <TextField
        {...field("starts")}
        type="time"
        width="narrow"
        label={m.event_form_starts({}, { locale })}
      />
      <TextField {...field("ends")} type="time" width="narrow" label={m.event_form_ends({}, { locale })} />
    </>
  );
}

function RowTools({ place, onChange }: { place: number; onChange: Props["onChange"] }) {
  const locale = useLocale();
  return (
    <>
      <RowButton verb={`next_day:${place}`} onChange={onChange}>
        {m.event_form_next_day({}, { locale })}
      </RowButton>
      <RowButton verb={`next_week:${place}`} onChange={onChange}>
        {m.event_form_next_week({}, { locale })}
      </RowButton>
      <RowButton verb={`right_after:${place}`} onChange={onChange}>
        {m.event_form_right_after({}, { locale })}
      </RowButton>
    </>
  );
}

function RowButton({
  verb,
  onChange,
  children,
}: {
  verb: string;
  onChange: Props["onChange"];
  children: ReactNode;
}) {
  return (
    <Button
      variant="quiet"
      size="small"
      type="submit"
      name="rows"
      value={verb}
      onClick={(event) => {
        const { form } = event.currentTarget;
        if (!form || !onChange) return;
        event.preventDefault();
        onChange(verb, form);
      }}
    >
      {children}
    </Button>
  );
}

function rowId(name: string, place: number): string {
  return fieldIdOf(rowName(name, place));
}
