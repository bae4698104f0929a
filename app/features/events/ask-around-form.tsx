import { m } from "~/paraglide/messages.js";
import { FieldError } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { marks } from "./answer.ts";
import { ChooseExtras, type Extras, SendAnswer } from "./choose-extras.tsx";
import type { ChooseTyped, SessionView } from "./choose-view.ts";
import { markSigns, markWord } from "./choose-words.ts";
import { WishSelects } from "./wish-selects.tsx";

type Props = Extras & {
  sessions: SessionView[];
  zone: string;
  until: string;
  typed: ChooseTyped;
};

/** ○ △ × for each date, the order of wishes, another date. Nothing is chosen beforehand. */
export function AskAroundForm({ sessions, zone, until, typed, errors, ...extras }: Props) {
  const locale = useLocale();
  const open = sessions.filter((session) => session.isOpen);
  const error = errors?.mark?.[0];
  return (
    <form method="post">
      <section>
        <h2 id="f-mark">{m.choose_legend_ask({}, { locale })}</h2>
        <p className="hint">{m.choose_ask_hint({ zone }, { locale })}</p>
        {error && <FieldError id="f-mark-error">{error}</FieldError>}
        {open.map((session) => (
          <fieldset className="slot" key={session.id}>
            <legend>
              <b>{session.when}</b>
              <small>
                {session.where}
                <br />
                <span className="seat-said">{session.seats}</span>
              </small>
            </legend>
            <div className="oxt">
              {marks.map((mark) => (
                <label key={mark}>
                  <input
                    type="radio"
                    name={`mark_${session.id}`}
                    value={mark}
                    defaultChecked={typed.marks[session.id] === mark}
                  />
                  <span>
                    <i aria-hidden="true">{markSigns[mark]}</i>
                    {markWord(mark, locale)}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </section>
      {open.length > 1 && (
        <WishSelects
          sessions={open}
          places={[1, 2, 3]}
          typed={typed.wishes}
          hint={m.choose_wishes_ask({}, { locale })}
          errors={errors}
        />
      )}
      <section>
        <ChooseExtras {...extras} typed={typed} errors={errors} isAsking />
        <SendAnswer until={until} isAsking />
      </section>
    </form>
  );
}
