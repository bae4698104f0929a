import { m } from "~/paraglide/messages.js";
import { FieldError, fieldIdOf } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { SessionView } from "./choose-view.ts";

type Props = {
  sessions: SessionView[];
  /** Which wishes are asked for: 1, 2, 3; never more than there are sessions. */
  places: number[];
  /** Ids in order, the first for the first of `places`. */
  typed: string[];
  hint: string;
  errors: Record<string, string[]> | undefined;
};

/** The order of wishes as native lists: no script, no dragging on a small screen. */
export function WishSelects({ sessions, places, typed, hint, errors }: Props) {
  const locale = useLocale();
  const error = errors?.wish?.[0];
  return (
    <section>
      <fieldset className="question">
        <legend>{m.choose_wishes({}, { locale })}</legend>
        <p className="hint">{hint}</p>
        {error && <FieldError id="f-wish-error">{error}</FieldError>}
        {places
          .filter((place) => place <= sessions.length)
          .map((place, index) => {
            const id = index === 0 ? fieldIdOf("wish") : `${fieldIdOf("wish")}-${place}`;
            return (
              <div className="wish" key={place}>
                <label htmlFor={id}>{m.choose_wish({ place }, { locale })}</label>
                <select
                  id={id}
                  name="wish"
                  className="control"
                  defaultValue={typed[index] ?? ""}
                  {...(error ? { "aria-describedby": "f-wish-error" } : {})}
                >
                  <option value="">{m.choose_wish_none({}, { locale })}</option>
                  {sessions.map((session) => (
                    <option key={session.id} value={session.id}>
                      {session.when}
                    </option>
                  ))}
                </select>
              </div>
            );
          })}
      </fieldset>
    </section>
  );
}
