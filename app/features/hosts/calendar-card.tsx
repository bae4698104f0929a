import { Form } from "@remix-run/react";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import type { CalendarCard as Card } from "./calendar-card.server.ts";

/** A host lends the address of their own calendar, sees what is read from it, and takes it back. */
export function CalendarCard({ card, error }: { card: Card; error: string | undefined }) {
  const { words } = card;
  return (
    <section id="busy">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {card.problem && <Banner tone="yama">{card.problem}</Banner>}
      {card.isStale && <Banner tone="yama">{words.stale}</Banner>}
      {card.lines.map((line) => (
        <p key={line} className="hint">
          {line}
        </p>
      ))}
      <Form method="post" noValidate>
        <TextField
          name="calendar"
          label={card.isLent ? words.change : words.field}
          hint={words.hint}
          error={error}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <p className="send">
          <Button size="wide" name="intent" value="lend_calendar">
            {words.lend}
          </Button>
        </p>
      </Form>
      {card.isLent && (
        <Form method="post">
          <Button variant="quiet" name="intent" value="take_calendar_back">
            {words.back}
          </Button>
        </Form>
      )}
    </section>
  );
}
