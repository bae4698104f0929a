import { rowName } from "~/features/events/session-rows.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { fieldIdOf, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { TemplateFormRow } from "./template-rows.ts";

type Props = { rows: TemplateFormRow[]; errors: Record<string, string[]> | undefined };

/** Times by the clock, on the first day or so many days after it. The last row is for one more; emptied it isn't one. */
export function TemplateSessionFields({ rows, errors }: Props) {
  const locale = useLocale();
  return (
    <>
      <p className="note">{m.template_form_rows({}, { locale })}</p>
      <ol className="session-rows">
        {rows.map((row, place) => {
          const field = (name: keyof TemplateFormRow) => ({
            name,
            id: fieldIdOf(rowName(name, place)),
            defaultValue: row[name],
            error: errors?.[rowName(name, place)],
            width: "narrow" as const,
          });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <li key={place} aria-label={m.event_form_session({ place: place + 1 }, { locale })}>
              <div className="side-by-side">
                <b className="num">{place + 1}</b>
                <TextField {...field("starts")} type="time" label={m.event_form_starts({}, { locale })} />
                <TextField {...field("ends")} type="time" label={m.event_form_ends({}, { locale })} />
                <TextField
                  {...field("seats")}
                  inputMode="numeric"
                  label={m.event_form_seats_short({}, { locale })}
                />
                <TextField
                  {...field("days")}
                  inputMode="numeric"
                  label={m.template_form_days({}, { locale })}
                />
              </div>
              <details className="tongue-part" open={Boolean(row.label_ja || row.label_en || row.label_ko)}>
                <summary>{m.event_form_label({}, { locale })}</summary>
                <div className="side-by-side">
                  {locales.map((written) => (
                    <TextField
                      key={written}
                      {...field(`label_${written}`)}
                      lang={written}
                      maxLength={60}
                      label={localeNames[written]}
                    />
                  ))}
                </div>
              </details>
            </li>
          );
        })}
      </ol>
    </>
  );
}
