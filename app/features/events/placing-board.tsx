import { Form } from "@remix-run/react";
import { useState } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { classes } from "~/ui/classes.ts";
import { FinishBar } from "~/ui/finish-bar.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { Mark, SeatState } from "./answer.ts";
import { markSigns, markWord } from "./choose-words.ts";

type Column = {
  id: string;
  day: string;
  time: string;
  when: string;
  hosts: string;
  seats: number;
  going: number;
  offered: number;
  from: number;
  until: number;
};
type Cell = { sessionId: string; mark: Mark | null; wish: number | null; seat: SeatState | null };
export type BoardPerson = {
  invitationId: string;
  candidateId: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  name: string;
  word: string;
  size: number;
  cells: Cell[];
};

type Props = { title: string; sessions: Column[]; people: BoardPerson[]; isSending: boolean };

const keyOf = (invitationId: string, sessionId: string) => `${invitationId}:${sessionId}`;

/**
 * People against sessions: one tap gives a seat or takes it back, nothing leaves the house before the button below is
 * pressed. Plain check boxes, so Tab and Space work it, and it works without script; the counts then come afterwards.
 */
export function PlacingBoard({ title, sessions, people, isSending }: Props) {
  const locale = useLocale();
  const had = people.flatMap((person) =>
    person.cells.filter((cell) => cell.seat).map((cell) => keyOf(person.invitationId, cell.sessionId)),
  );
  // What is changed here, apart from what others change meanwhile: the page refreshes under these.
  const [staged, setStaged] = useState<Staged>({ give: new Set(), take: new Set() });
  const placed = new Set([...had, ...staged.give].filter((key) => !staged.take.has(key)));
  const give = [...placed].filter((key) => !had.includes(key)).length;
  const take = had.filter((key) => !placed.has(key)).length;
  const left = new Map(sessions.map((session) => [session.id, leftIn(session, people, placed)]));
  const toggle = (key: string) => setStaged((before) => toggled(before, key, placed.has(key)));
  return (
    <Form method="post">
      {had.map((key) => (
        <input key={key} type="hidden" name="had" value={key} />
      ))}
      <Table name={title} className="placing">
        <thead>
          <tr>
            <th scope="col">{m.event_col_name({}, { locale })}</th>
            {sessions.map((session) => (
              <th scope="col" key={session.id}>
                <span className="block">{session.day}</span>
                <span className="block num">{session.time}</span>
                <span className="block soft">{session.hosts}</span>
                <span className="block num" aria-live="polite">
                  {leftWords(left.get(session.id) ?? 0, locale)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.invitationId}>
              <th scope="row">
                <Who person={person} to={`/candidates/${person.candidateId}`} />
                {person.size > 1 && (
                  <span className="block xs soft">
                    {m.session_with({ count: person.size - 1 }, { locale })}
                  </span>
                )}
                {person.word && <span className="block xs soft">{person.word}</span>}
              </th>
              {person.cells.map((cell) => (
                <td key={cell.sessionId}>
                  <PlacingCell
                    person={person}
                    cell={cell}
                    when={sessions.find((session) => session.id === cell.sessionId)?.when ?? ""}
                    isPlaced={placed.has(keyOf(person.invitationId, cell.sessionId))}
                    lack={lackOf(person, cell.sessionId, { sessions, placed, left })}
                    onToggle={toggle}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <FinishBar
        action={
          <Button variant="go" busy={isSending && m.placing_sending({}, { locale })}>
            {m.placing_send({}, { locale })}
          </Button>
        }
      >
        {give > 0 && m.placing_will_give({ count: give }, { locale })}
        {take > 0 && m.placing_will_take({ count: take }, { locale })}
        {give + take === 0 && m.placing_nothing_yet({}, { locale })}
      </FinishBar>
    </Form>
  );
}

type Staged = { give: ReadonlySet<string>; take: ReadonlySet<string> };

function toggled({ give, take }: Staged, key: string, isPlaced: boolean): Staged {
  const without = (set: ReadonlySet<string>) => new Set([...set].filter((each) => each !== key));
  return isPlaced
    ? { give: without(give), take: new Set([...take, key]) }
    : { give: new Set([...give, key]), take: without(take) };
}

type Lack = "full" | "overlap" | undefined;

function PlacingCell({
  person,
  cell,
  when,
  isPlaced,
  lack,
  onToggle,
}: {
  person: BoardPerson;
  cell: Cell;
  when: string;
  isPlaced: boolean;
  lack: Lack;
  onToggle: (key: string) => void;
}) {
  const locale = useLocale();
  const key = keyOf(person.invitationId, cell.sessionId);
  const said = cell.mark ? markWord(cell.mark, locale) : m.placing_no_mark({}, { locale });
  const sign = cell.mark ? markSigns[cell.mark] : "–";
  const wish = cell.wish === null ? "" : m.choose_wish({ place: cell.wish }, { locale });
  if (cell.mark === "no" && !cell.seat)
    return (
      <span className="cell no">
        <span aria-hidden="true">{sign}</span>
        <span className="sr">{said}</span>
      </span>
    );
  const why = isPlaced || !lack ? "" : lackWord(lack, locale);
  return (
    <label className={classes("cell", isPlaced && "on", why && "lack")}>
      <input
        type="checkbox"
        name="place"
        value={key}
        checked={isPlaced}
        onChange={() => {
          if (!why) onToggle(key);
        }}
        aria-label={m.placing_cell(
          { name: person.name, when, said: [said, wish, why].filter(Boolean).join(" ") },
          { locale },
        )}
        {...(why ? { "aria-disabled": true } : {})}
      />
      <span aria-hidden="true">
        <b>{sign}</b>
        <small>{isPlaced ? m.placing_seat({}, { locale }) : why || wish}</small>
      </span>
    </label>
  );
}

function leftIn(session: Column, people: BoardPerson[], placed: ReadonlySet<string>): number {
  let left = session.seats - session.going - session.offered;
  for (const person of people) {
    const cell = person.cells.find((each) => each.sessionId === session.id);
    const isNow = placed.has(keyOf(person.invitationId, session.id));
    const wasTaken = cell?.seat === "going" || cell?.seat === "offered";
    if (isNow && !wasTaken) left -= person.size;
    if (!isNow && wasTaken) left += person.size;
  }
  return left;
}

/** Why a seat can't be given now: too few are left, or they are at another session of this event at that time. */
function lackOf(
  person: BoardPerson,
  sessionId: string,
  { sessions, placed, left }: { sessions: Column[]; placed: ReadonlySet<string>; left: Map<string, number> },
): Lack {
  const session = sessions.find((each) => each.id === sessionId);
  if (!session) return undefined;
  const meets = sessions.some(
    (other) =>
      other.id !== sessionId &&
      placed.has(keyOf(person.invitationId, other.id)) &&
      other.from < session.until &&
      session.from < other.until,
  );
  if (meets) return "overlap";
  return (left.get(sessionId) ?? 0) < person.size ? "full" : undefined;
}

function lackWord(lack: Exclude<Lack, undefined>, locale: ReturnType<typeof useLocale>): string {
  return lack === "full" ? m.placing_full({}, { locale }) : m.placing_overlap({}, { locale });
}

function leftWords(left: number, locale: ReturnType<typeof useLocale>): string {
  return left > 0 ? m.placing_left({ count: left }, { locale }) : m.placing_full({}, { locale });
}
