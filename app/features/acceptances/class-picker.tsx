import { Form, useSubmit } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

/** The moment the figures are of, and the class they speak of. Works by a button without script, at once with it. */
export function ClassPicker({ year, years, time }: { year: number; years: readonly number[]; time: string }) {
  const locale = useLocale();
  const submit = useSubmit();
  return (
    <Form className="classpick">
      <span className="muted sm num">{time}</span>
      {years.length > 1 && (
        <>
          <select
            className="chip"
            name="class"
            aria-label={m.acceptance_class_pick({}, { locale })}
            defaultValue={year}
            onChange={(event) => submit(event.currentTarget.form)}
          >
            {years.map((each) => (
              <option key={each} value={each}>
                {m.acceptance_class({ year: each }, { locale })}
              </option>
            ))}
          </select>
          <noscript>
            <button type="submit" className="btn">
              {m.acceptance_class_show({}, { locale })}
            </button>
          </noscript>
        </>
      )}
    </Form>
  );
}
