import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { AnswerBadge } from "./answer-badge.tsx";
import type { LineRow } from "./guest-view.ts";
import type { WaitingWords } from "./waiting-words.server.ts";

type Waiting = {
  /** Where the number of seats is sent. */
  seatsAt: string;
  line: LineRow[];
  seats: number;
  canChange: boolean;
  seatsError: string | undefined;
  words: WaitingWords;
  children?: ReactNode;
};

/** The line by the second, how it is served, and the number of seats. */
export function WaitingCard({ seatsAt, line, seats, canChange, seatsError, words, children }: Waiting) {
  return (
    <Card title={words.title} end={words.order}>
      {line.length === 0 && <p className="note">{words.empty}</p>}
      <ol className="rows line">
        {line.map((row, place) => (
          <li key={row.candidateId}>
            <b className="num">{place + 1}</b>
            <span>
              <b>{row.name}</b> <AnswerBadge standing={row.standing} />
              <span className="block soft num">{row.said}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="note ruled">{words.note}</p>
      {canChange && (
        <details className="fold" open={Boolean(seatsError)}>
          <summary className="btn small">{words.seatsChange}</summary>
          <Form method="post" action={seatsAt} className="inline-form">
            <TextField
              name="seats"
              inputMode="numeric"
              width="narrow"
              defaultValue={String(seats)}
              label={words.seatsField}
              error={seatsError}
            />
            <Button size="small">{words.seatsSave}</Button>
          </Form>
        </details>
      )}
      {children}
    </Card>
  );
}

export type LetterLine = { letter: string; word: string; at: string; counts: string };

type Letters = { event: { id: string; state: string }; letters: LetterLine[] };

/** What was sent, and the way to write to the people of this event. */
export function LettersCard({ event, letters }: Letters) {
  const locale = useLocale();
  return (
    <Card
      title={m.event_letters({}, { locale })}
      end={<Link to="/letters">{m.event_letters_all({}, { locale })}</Link>}
    >
      {letters.length === 0 && <p className="note">{m.event_letters_none({}, { locale })}</p>}
      <ul className="rows">
        {letters.map((line) => (
          <li key={line.letter}>
            {line.word}
            <span className="block soft xs num">
              {line.at} · {line.counts}
            </span>
          </li>
        ))}
      </ul>
      {event.state === "published" && (
        <p className="note ruled">
          <ButtonLink size="small" icon="mail" to={`/events/${event.id}/message`}>
            {m.message_write({}, { locale })}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}
