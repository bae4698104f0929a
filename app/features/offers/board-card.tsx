import { Link } from "@remix-run/react";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import type { Board, BoardCardShown } from "./board-view.server.ts";
import type { Hand } from "./offer-board.tsx";

type Props = {
  card: BoardCardShown;
  hand: Hand;
  words: Board["words"];
  query: string;
  now: Date;
  isChosen: boolean;
  onChoose: (id: string, isChosen: boolean) => void;
};

/** One offer: choose, name with kana, the day that counts, who waits; a grip for the keyboard and a menu for everything. */
export function BoardCard({ card, hand, words, query, now, isChosen, onChoose }: Props) {
  const isLifted = hand.moving?.card.id === card.id;
  const canMove = card.targets.length > 0;
  return (
    <li
      className={classes("tile", isLifted && "ghost", isChosen && "sel")}
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", card.name);
        event.dataTransfer.effectAllowed = "move";
        // a browser gives the drag up when the dragged card changes while it begins
        setTimeout(() => hand.lift(card));
      }}
      onDragEnd={() => hand.moving && hand.leave()}
    >
      <input
        type="checkbox"
        className="box"
        name="offer"
        value={card.id}
        form="chosen-offers"
        aria-label={card.choose}
        checked={isChosen}
        onChange={(event) => onChoose(card.id, event.currentTarget.checked)}
      />
      <span className="who">
        <b>
          <Link to={`/candidates/${card.candidateId}`} draggable={false}>
            {card.name}
          </Link>
        </b>
        {card.kana && card.kana !== card.name && <span className="kana">{card.kana}</span>}
        {card.place && <span className="kana">{card.place}</span>}
      </span>
      {isLifted ? (
        <p className="due">{card.origin}</p>
      ) : (
        <p className={card.isPast ? "due font-semibold" : "due"}>
          <Icon name="clock" />
          <span>{card.due}</span>
        </p>
      )}
      {card.waitsSince && <WaitBadge since={card.waitsSince} now={now} />}
      <span className="tools">
        {canMove && (
          <button
            type="button"
            id={`grip-${card.id}`}
            className="grip"
            aria-pressed={isLifted}
            onKeyDown={(event) => hand.press(event, card)}
            onKeyUp={(event) => event.key === " " && event.preventDefault()}
            onClick={() => (isLifted ? hand.leave() : hand.lift(card))}
          >
            <Icon name="list" />
            <span className="sr">{card.grip}</span>
          </button>
        )}
        <details className="menu right" name="board-menu">
          <summary className="grip">
            <Icon name="dots" />
            <span className="sr">
              {words.menu} {card.called}
            </span>
          </summary>
          <div className="menu-panel">
            {card.targets.map((target) => (
              <Link
                key={target.column}
                to={
                  target.how === "page"
                    ? `/offers/${card.id}/extend`
                    : `/offers/${card.id}/move?${new URLSearchParams({ to: target.to, board: query })}`
                }
              >
                {words.drop.replace("…", target.name)}
              </Link>
            ))}
            {canMove && (
              <Link to={`/offers/${card.id}/move?${new URLSearchParams({ board: query })}`}>
                {words.otherDay}
              </Link>
            )}
            <Link to={`/candidates/${card.candidateId}#history-${card.id}`}>{words.history}</Link>
          </div>
        </details>
      </span>
    </li>
  );
}
