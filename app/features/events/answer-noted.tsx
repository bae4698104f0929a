import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { type Answer, type SeatState, standingOf } from "./answer.ts";
import { OneAnswer } from "./answer-form.tsx";

type Props = {
  answer: Answer;
  seat: SeatState | null;
  placeInLine: number | null;
  word: string;
  /** The last day for changes, in words. */
  until: string;
  canChange: boolean;
  /** The page's own address, with its language. */
  links: { change: string; calendar: string };
};

/** The title of what we noted. */
export function useNotedTitle(answer: Answer, seat: SeatState | null): string {
  const locale = useLocale();
  const titles = {
    going: m.answer_going_title,
    waiting: m.answer_waiting_title,
    offered: m.answer_offered_title,
    wished: m.answer_wished_title,
    no: m.answer_no_title,
    maybe: m.answer_maybe_title,
    other_date: m.answer_other_date_title,
    lapsed: m.answer_lapsed_title,
    silent: m.answer_question,
  };
  return titles[standingOf(answer, seat)]({}, { locale });
}

/** What we noted, in one sentence, and what one can do about it. */
export function NotedText({ answer, seat, placeInLine, word, until }: Props) {
  const locale = useLocale();
  const standing = standingOf(answer, seat);
  const text =
    standing === "going"
      ? m.answer_going_text({}, { locale })
      : standing === "no"
        ? m.answer_no_text({}, { locale })
        : standing === "maybe"
          ? m.answer_maybe_text({ day: until }, { locale })
          : standing === "other_date"
            ? m.answer_other_date_text({}, { locale })
            : standing === "lapsed"
              ? m.answer_lapsed_text({}, { locale })
              : m.answer_waiting_text({}, { locale });
  return (
    <>
      {standing === "waiting" && placeInLine !== null && (
        <p>
          <b>{m.answer_waiting_place({ place: placeInLine }, { locale })}</b>
        </p>
      )}
      <p>{text}</p>
      {word && (
        <p className="word">
          <small className="soft">{m.answer_your_word({}, { locale })}</small>
          <br />
          {m.answer_quote({ word }, { locale })}
        </p>
      )}
    </>
  );
}

export function NotedActions({ answer, seat, until, canChange, links }: Props) {
  const locale = useLocale();
  const standing = standingOf(answer, seat);
  const change = (
    <a className="btn big" href={links.change}>
      {m.answer_change({}, { locale })}
    </a>
  );
  const calendar = (
    <a className="btn big" href={links.calendar} download>
      {m.answer_add_calendar({}, { locale })}
    </a>
  );
  return (
    <section>
      <div className="duo">
        {standing === "going" && calendar}
        {standing === "waiting" && <OneAnswer answer="no" label={m.answer_leave_line({}, { locale })} />}
        {standing === "lapsed" && canChange && (
          <OneAnswer answer="yes" label={m.answer_wait_again({}, { locale })} />
        )}
        {standing === "going" && !canChange && (
          <OneAnswer answer="no" label={m.answer_cannot_come({}, { locale })} />
        )}
        {canChange && change}
      </div>
      {canChange && <p className="hint">{m.answer_change_until({ day: until }, { locale })}</p>}
    </section>
  );
}
