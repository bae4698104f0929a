import { m } from "~/paraglide/messages.js";
import { FieldError, fieldIdOf } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { answerLabel } from "./answer-words.ts";
import { ChooseExtras, type Extras, SendAnswer } from "./choose-extras.tsx";
import type { ChooseTyped, SessionView } from "./choose-view.ts";
import { WishSelects } from "./wish-selects.tsx";

type Props = Extras & {
  sessions: SessionView[];
  sessionsEach: number;
  /** The zone's name: 日本時間. */
  zone: string;
  until: string;
  isFromMail: boolean;
  typed: ChooseTyped;
};

const besides = ["no", "maybe", "other_date"] as const;

/** One question: which sessions, or an answer without one; all cards alike. One session is a radio, several are boxes. */
export function BookForm({
  sessions,
  sessionsEach,
  zone,
  until,
  isFromMail,
  typed,
  errors,
  ...extras
}: Props) {
  const locale = useLocale();
  const open = sessions.filter((session) => session.isOpen);
  const full = open.filter((session) => session.isFull && session.seat !== "going");
  const isOne = sessionsEach === 1;
  const legend = isOne
    ? m.choose_legend_one({}, { locale })
    : m.choose_legend_many({ count: sessionsEach }, { locale });
  const error = errors?.pick?.[0];
  const card = { type: isOne ? "radio" : "checkbox", name: "pick" };
  const help = {
    no: m.answer_no_help({}, { locale }),
    maybe: m.answer_maybe_help({}, { locale }),
    other_date: m.answer_other_date_help({}, { locale }),
  };
  return (
    <form method="post">
      <fieldset className="question" {...(error ? { "aria-describedby": "f-pick-error" } : {})}>
        <legend>{legend}</legend>
        <p className="hint">
          {isFromMail && `${m.choose_from_mail({}, { locale })} `}
          {m.choose_zone({ zone }, { locale })}
        </p>
        {error && <FieldError id="f-pick-error">{error}</FieldError>}
        {open.map((session, place) => (
          <label className="choice" key={session.id}>
            <input
              {...card}
              value={session.id}
              defaultChecked={typed.picks.includes(session.id)}
              {...(place === 0 ? { id: fieldIdOf("pick") } : {})}
            />
            <b>{session.when}</b>
            <small>
              {session.where}
              <br />
              <span className="seat-said">{session.seats}</span>
            </small>
          </label>
        ))}
        {besides.map((answer) => (
          <label className="choice" key={answer}>
            <input {...card} value={answer} defaultChecked={typed.picks.includes(answer)} />
            <b>{answerLabel(answer, locale)}</b>
            <small>{help[answer]}</small>
          </label>
        ))}
      </fieldset>
      {full.length > 0 && open.length > 1 && (
        <WishSelects
          sessions={open}
          // The radio is the first wish.
          places={isOne ? [2, 3] : [1, 2, 3]}
          typed={typed.wishes}
          hint={m.choose_wishes_line({}, { locale })}
          errors={errors}
        />
      )}
      <ChooseExtras {...extras} typed={typed} errors={errors} />
      <SendAnswer until={until} />
    </form>
  );
}
