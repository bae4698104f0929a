import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type Answer, answers, type SeatState } from "./answer.ts";
import { answerLabel } from "./answer-words.ts";
import { CompanyFields } from "./choose-extras.tsx";

type Props = {
  sessionId: string;
  chosen: Answer | undefined;
  isFromMail: boolean;
  /** What they answered before. */
  given: Answer | null;
  seat: SeatState | null;
  hasFreeSeats: boolean;
  companionsMax: number;
  asksNeeds: boolean;
  needsUntil: string;
  typed: { companions: number; needs: string; word: string };
  /** The last day for changes, in words. */
  until: string;
  errors: Record<string, string[]> | undefined;
};

/** The one question and its large button. Everything works without script. */
export function AnswerForm({
  sessionId,
  chosen,
  isFromMail,
  given,
  seat,
  hasFreeSeats,
  typed,
  until,
  errors,
  ...asks
}: Props) {
  const locale = useLocale();
  const yesHelp = seat === "going" ? m.answer_yes_held : hasFreeSeats ? m.answer_yes_free : m.answer_yes_full;
  const help = {
    yes: yesHelp,
    no: m.answer_no_help,
    maybe: m.answer_maybe_help,
    other_date: m.answer_other_date_help,
  };
  const hints = [
    isFromMail && m.answer_from_mail({}, { locale }),
    given && m.answer_until_now({ answer: answerLabel(given, locale) }, { locale }),
  ].filter(Boolean);
  return (
    <section>
      <form method="post">
        <input type="hidden" name="session" value={sessionId} />
        <AnswerCards
          name="answer"
          legend={m.answer_question({}, { locale })}
          hint={hints.length > 0 ? hints.join(" ") : undefined}
          chosen={chosen}
          error={errors?.answer ?? errors?.pick}
          cards={answers.map((answer) => ({
            value: answer,
            label: answerLabel(answer, locale),
            help: help[answer]({}, { locale }),
          }))}
        />
        <CompanyFields {...asks} typed={typed} errors={errors} />
        <TextArea
          name="word"
          rows={2}
          maxLength={1000}
          defaultValue={typed.word}
          label={m.answer_word({}, { locale })}
          isOptional
          optionalWord={m.answer_word_optional({}, { locale })}
          hint={asks.asksNeeds ? m.choose_word_hint({}, { locale }) : m.answer_word_hint({}, { locale })}
          error={errors?.word}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.answer_send({}, { locale })}
          </button>
        </p>
        <p className="hint">{m.answer_until({ day: until }, { locale })}</p>
      </form>
    </section>
  );
}

/** One decision, one button: leave the line, take the seat, wait again. */
export function OneAnswer({ answer, label }: { answer: Answer; label: string }) {
  return (
    <form method="post">
      <input type="hidden" name="answer" value={answer} />
      <button type="submit" className="btn big wide">
        {label}
      </button>
    </form>
  );
}
