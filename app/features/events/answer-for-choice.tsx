import { m } from "~/paraglide/messages.js";
import { CheckField, FieldError, fieldIdOf } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { marks } from "./answer.ts";
import { answerLabel } from "./answer-words.ts";
import { CompanyFields } from "./choose-extras.tsx";
import type { ChoosePageView } from "./choose-page-view.ts";
import type { ChooseTyped } from "./choose-view.ts";
import { markSigns, markWord } from "./choose-words.ts";

type Props = {
  page: ChoosePageView;
  typed: ChooseTyped;
  errors: Record<string, string[]> | undefined;
};

/** What somebody said on the telephone about several sessions: the same fields as their own page, closer together. */
export function AnswerForChoice({ page, typed, errors }: Props) {
  const locale = useLocale();
  const open = page.sessions.filter((session) => session.isOpen || session.seat);
  const isAsking = page.way === "ask_around";
  const sentence = (errors?.pick ?? errors?.mark)?.[0];
  const fieldId = fieldIdOf(isAsking ? "mark" : "pick");
  return (
    <>
      <fieldset
        className="field"
        id={fieldId}
        {...(sentence ? { "aria-describedby": `${fieldId}-error` } : {})}
      >
        <legend>{m.event_answer_heard({}, { locale })}</legend>
        {sentence && <FieldError id={`${fieldId}-error`}>{sentence}</FieldError>}
        {open.map((session) =>
          isAsking ? (
            <SelectField
              key={session.id}
              name={`mark_${session.id}`}
              defaultValue={typed.marks[session.id] ?? ""}
              label={session.when}
              emptyLabel={m.event_answer_unsaid({}, { locale })}
              options={marks.map((mark) => ({
                value: mark,
                label: `${markSigns[mark]} ${markWord(mark, locale)}`,
              }))}
            />
          ) : (
            <CheckField
              key={session.id}
              name="pick"
              value={session.id}
              defaultChecked={typed.picks.includes(session.id)}
              label={session.when}
              hint={`${session.where} ${session.seats}`}
            />
          ),
        )}
        {(["no", "maybe", "other_date"] as const).map((answer) => (
          <CheckField
            key={answer}
            name="pick"
            value={answer}
            defaultChecked={typed.picks.includes(answer)}
            label={answerLabel(answer, locale)}
          />
        ))}
      </fieldset>
      {open.length > 1 && (
        <div className="side-by-side">
          {[1, 2, 3].slice(0, open.length).map((place, index) => (
            <SelectField
              key={place}
              name="wish"
              id={index === 0 ? fieldIdOf("wish") : `${fieldIdOf("wish")}-${place}`}
              defaultValue={typed.wishes[index] ?? ""}
              label={m.choose_wish({ place }, { locale })}
              emptyLabel={m.choose_wish_none({}, { locale })}
              error={index === 0 ? errors?.wish : undefined}
              options={open.map((session) => ({ value: session.id, label: session.when }))}
            />
          ))}
        </div>
      )}
      <CompanyFields {...page} typed={typed} errors={errors} />
    </>
  );
}
