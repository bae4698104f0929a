import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { FieldError } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { OneAnswer } from "./answer-form.tsx";

type State = { title: string; facts: ReactNode };

/** A freed seat: two answers of the same size, and until when it is kept. */
export function SeatOffered({
  title,
  facts,
  claim,
  error,
}: State & { claim: string; error?: string | undefined }) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.answer_offered_title({}, { locale })}</h1>
      <p>{m.answer_offered_text({ title, until: claim }, { locale })}</p>
      {error && <FieldError id="f-pick-error">{error}</FieldError>}
      <div className="duo">
        <OneAnswer answer="yes" label={m.answer_yes({}, { locale })} />
        <OneAnswer answer="no" label={m.answer_pass({}, { locale })} />
      </div>
      <p className="hint">{m.answer_offered_after({}, { locale })}</p>
      {facts}
    </>
  );
}

/** After the deadline: when it was, and whom to ask. */
export function AnswersClosed({ title, facts, until, whom }: State & { until: string; whom: string | null }) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.answer_closed_title({}, { locale })}</h1>
      <p>{m.answer_closed_text({ day: until }, { locale })}</p>
      {whom && <p className="soft">{m.answer_ask_whom({ name: whom }, { locale })}</p>}
      <h2 className="about">{title}</h2>
      {facts}
    </>
  );
}

export function EventPast({ title, day, hasCome }: { title: string; day: string; hasCome: boolean }) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.answer_past_title({}, { locale })}</h1>
      <p>
        <b>{title}</b> · {m.answer_past_text({ day }, { locale })}
      </p>
      {hasCome && <p>{m.answer_past_thanks({}, { locale })}</p>}
    </>
  );
}

export function EventCancelled({ title, day }: { title: string; day: string }) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.answer_cancelled_title({}, { locale })}</h1>
      <p>
        <b>{title}</b> · {day}
      </p>
      <p>{m.answer_cancelled_text({}, { locale })}</p>
    </>
  );
}

/** Free to come, or paid working time: said before the question. */
export function Freedom({ isPaidWork }: { isPaidWork: boolean }) {
  const locale = useLocale();
  const [title, text] = isPaidWork
    ? [m.answer_paid_title, m.answer_paid_text]
    : [m.answer_free_title, m.answer_free_text];
  return (
    <p className="pill">
      <Icon name="check" />
      <span>
        <b>{title({}, { locale })}</b> {text({}, { locale })}
      </span>
    </p>
  );
}
