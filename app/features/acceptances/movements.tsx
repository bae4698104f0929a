import { Link } from "@remix-run/react";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { Movement } from "./acceptance-queries.server.ts";

const kinds = [
  { states: ["accepted", "formal"], icon: "check", say: m.acceptance_moves_accepted },
  { states: ["declined_before"], icon: "minus-round", say: m.acceptance_moves_declined_before },
  { states: ["declined_after"], icon: "minus-round", say: m.acceptance_moves_declined_after },
  { states: ["withdrawn_by_company"], icon: "lock", say: m.acceptance_moves_withdrawn },
] as const;
const namedAtMost = 8;

/** Who accepted and who declined since a day, one line for each kind and day it was entered. */
export function Movements({ movements, zone }: { movements: readonly Movement[]; zone: string }) {
  const locale = useLocale();
  if (movements.length === 0) return <p className="note">{m.acceptance_moves_none({}, { locale })}</p>;
  const days = [...new Set(movements.map((move) => todayIn(zone, move.recordedAt)))];
  const lines = days.flatMap((day) =>
    kinds.map((kind) => ({
      ...kind,
      day,
      moves: movements.filter(
        (move) =>
          todayIn(zone, move.recordedAt) === day && (kind.states as readonly string[]).includes(move.toState),
      ),
    })),
  );
  return (
    <ul className="rows moves">
      {lines
        .filter((line) => line.moves.length > 0)
        .map((line) => (
          <li key={`${line.day} ${line.icon} ${line.states[0]}`}>
            <Icon name={line.icon} />
            <span>
              <b>{line.say({ count: line.moves.length }, { locale })}</b>
              <small>
                {line.moves.slice(0, namedAtMost).map((move) => (
                  <Name key={move.id} move={move} enteredOn={line.day} />
                ))}
                {line.moves.length > namedAtMost &&
                  m.acceptance_moves_more({ count: line.moves.length - namedAtMost }, { locale })}
              </small>
            </span>
            <time dateTime={line.day}>{formatShortDay(line.day, { locale })}</time>
          </li>
        ))}
    </ul>
  );
}

function Name({ move, enteredOn }: { move: Movement; enteredOn: string }) {
  const locale = useLocale();
  const name = addressed(move, locale);
  const day = formatShortDay(move.happenedOn, { locale });
  return (
    <Link to={`/candidates/${move.candidateId}`}>
      {move.happenedOn === enteredOn ? name : m.acceptance_moves_heard({ name, day }, { locale })}
    </Link>
  );
}
