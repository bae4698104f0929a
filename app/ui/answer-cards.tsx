import type { ReactNode } from "react";
import { FieldError, fieldIdOf } from "./field.tsx";

export type AnswerCard = { value: string; label: ReactNode; help?: ReactNode };

type Props = {
  name: string;
  /** The question itself. */
  legend: ReactNode;
  hint?: ReactNode;
  cards: readonly AnswerCard[];
  /** Only what the person chose in the mail or answered before. */
  chosen?: string | undefined;
  error?: string | readonly string[] | undefined;
};

/** One question with large radio cards, all of the same size and colour. Works without script. */
export function AnswerCards({ name, legend, hint, cards, chosen, error }: Props) {
  const sentence = typeof error === "string" ? error : error?.[0];
  const id = fieldIdOf(name);
  return (
    <fieldset className="question" {...(sentence ? { "aria-describedby": `${id}-error` } : {})}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {sentence && <FieldError id={`${id}-error`}>{sentence}</FieldError>}
      {cards.map((card, place) => (
        <label className="choice" key={card.value}>
          <input
            type="radio"
            name={name}
            value={card.value}
            defaultChecked={card.value === chosen}
            {...(place === 0 ? { id } : {})}
          />
          <b>{card.label}</b>
          {card.help && <small>{card.help}</small>}
        </label>
      ))}
    </fieldset>
  );
}
