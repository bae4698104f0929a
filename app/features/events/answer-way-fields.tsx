import { m } from "~/paraglide/messages.js";
import { CheckField, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { eventWays } from "./event.ts";
import type { EventFormValues } from "./event-form.tsx";

type Props = { values: EventFormValues; errors: Record<string, string[]> | undefined; isSeveral: boolean };

/** How people answer: asked only where there are several sessions; companions and needs are folded away until wanted. */
export function AnswerWayFields({ values, errors, isSeveral }: Props) {
  const locale = useLocale();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  const words = {
    book: [m.event_way_book, m.event_way_book_text],
    ask_around: [m.event_way_ask, m.event_way_ask_text],
  } as const;
  const isUsed =
    Boolean(errors?.companionsMax) || values.asksNeeds === "on" || Number(values.companionsMax ?? 0) > 0;
  return (
    <>
      {isSeveral && (
        <>
          <fieldset className="field ways">
            <legend>{m.event_way({}, { locale })}</legend>
            {eventWays.map((way) => {
              const [title, text] = words[way];
              return (
                <label className="tick" key={way}>
                  <input
                    type="radio"
                    name="way"
                    value={way}
                    defaultChecked={(values.way || "book") === way}
                  />
                  <span>
                    <b>{title({}, { locale })}</b>
                    <small>{text({}, { locale })}</small>
                  </span>
                </label>
              );
            })}
          </fieldset>
          <TextField
            {...field("sessionsEach")}
            inputMode="numeric"
            width="narrow"
            label={m.event_form_each({}, { locale })}
            hint={m.event_form_each_hint({}, { locale })}
          />
        </>
      )}
      <details className="tongue-part" open={isUsed}>
        <summary>{m.event_form_extras({}, { locale })}</summary>
        <div className="stack">
          <TextField
            {...field("companionsMax")}
            inputMode="numeric"
            width="narrow"
            label={m.event_form_companions({}, { locale })}
            hint={m.event_form_companions_hint({}, { locale })}
          />
          <CheckField
            name="asksNeeds"
            defaultChecked={values.asksNeeds === "on"}
            label={m.event_form_needs({}, { locale })}
            hint={m.event_form_needs_hint({}, { locale })}
          />
        </div>
      </details>
    </>
  );
}
