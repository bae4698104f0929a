import { Link } from "@remix-run/react";
import { type DragEvent, useEffect, useRef } from "react";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { BoardCard } from "./board-card.tsx";
import type { Board, BoardColumnShown } from "./board-view.server.ts";
import type { Hand } from "./offer-board.tsx";

type Props = {
  column: BoardColumnShown;
  hand: Hand;
  words: Board["words"];
  query: string;
  now: Date;
  chosen: ReadonlySet<string>;
  onChoose: (id: string, isChosen: boolean) => void;
};

/** A column, whole or folded. While a card is in hand it opens as a place for it, or shows a lock. */
export function BoardColumn({ column, hand, words, query, now, chosen, onChoose }: Props) {
  const { moving } = hand;
  const target = moving?.card.targets.find((each) => each.column === column.column);
  const isOver = Boolean(target) && moving?.target?.column === column.column;
  const isHome = column.cards.some(({ id }) => id === moving?.card.id);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOver) box.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [isOver]);
  const drops = target && {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      if (moving && !isOver) hand.over({ ...moving, target });
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      if (moving) hand.decide(moving.card, target);
    },
  };
  const isLocked = Boolean(moving) && !target && !isHome;
  const lock = isLocked && (
    <>
      <Icon name="lock" />
      <span className="sr">{words.locked}</span>
    </>
  );
  const place = moving && target && (
    <button type="button" className="drop" tabIndex={-1} onClick={() => hand.decide(moving.card, target)}>
      {words.drop.replace("…", column.name)}
    </button>
  );
  const look = classes("col", !column.isOpen && "thin", isOver && "over", isLocked && "locked");
  if (!column.isOpen)
    return (
      <section className={look} aria-label={`${column.name} ${column.count}`} ref={box} {...drops}>
        <Link to={withOpen(query, column.column, true)} preventScrollReset>
          <b>{column.count}</b>
          <Icon name={column.icon} />
          <span>
            {column.name}
            {column.note && `（${column.note}）`}
          </span>
        </Link>
        {lock}
        {place}
      </section>
    );
  return (
    <section className={look} aria-labelledby={`column-${column.column}`} ref={box} {...drops}>
      <header>
        <Icon name={column.icon} />
        <h2 id={`column-${column.column}`}>{column.name}</h2>
        {lock}
        <span>{column.count}</span>
      </header>
      {!column.isWide && (
        <Link className="more" to={withOpen(query, column.column, false)} preventScrollReset>
          {words.fold}
        </Link>
      )}
      {place}
      {isOver && moving && (
        <div className="tile lift" aria-hidden="true">
          <span className="who">
            <b>{moving.card.name}</b>
            <span className="kana">{moving.card.kana}</span>
          </span>
        </div>
      )}
      <ul>
        {column.cards.map((card) => (
          <BoardCard
            key={card.id}
            card={card}
            hand={hand}
            words={words}
            query={query}
            now={now}
            isChosen={chosen.has(card.id)}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {column.cards.length === 0 && <p className="none">{words.empty}</p>}
      {column.rest && (
        <Link className="more" to={column.restTo}>
          {column.rest}
        </Link>
      )}
    </section>
  );
}

/** The address of the board with one more folded column open, or one less. */
function withOpen(query: string, column: string, isOpen: boolean): string {
  const next = new URLSearchParams(query);
  const open = next.getAll("open").filter((each) => each !== column);
  next.delete("open");
  for (const each of isOpen ? [...open, column] : open) next.append("open", each);
  return `/offers?${next}`;
}
