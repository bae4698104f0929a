import { useFetcher, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { BulkBar } from "~/ui/bulk-bar.tsx";
import { Button } from "~/ui/button.tsx";
import { classes } from "~/ui/classes.ts";
import type { BoardTarget } from "./board.ts";
import { BoardAsk } from "./board-ask.tsx";
import { BoardBar } from "./board-bar.tsx";
import { BoardColumn } from "./board-column.tsx";
import type { Board, BoardCardShown } from "./board-view.server.ts";

type Target = BoardTarget & { name: string };
/** The card under way, and where it would go: null while it is still over its own place. */
export type Moving = { card: BoardCardShown; target: Target | null };

type Props = {
  board: Board;
  /** The query of this board, to come back to it. */
  query: string;
  today: string;
  now: Date;
  /** The card that has just moved gets the focus back, in its new column. */
  movedId: string;
  done: string;
};

/**
 * Cards by state. A card moves by drag, by keyboard (Space, ← →, Enter, Esc) or by its menu, only to columns that allow
 * it; the server decides again.
 */
export function OfferBoard({ board, query, today, now, movedId, done }: Props) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const [asked, setAsked] = useState<{ card: BoardCardShown; target: Target } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set<string>());
  const [said, setSaid] = useState("");
  const fetcher = useFetcher<{ errors?: Record<string, string[]> }>();
  const navigate = useNavigate();
  const { words } = board;
  const errors = fetcher.state === "idle" ? (fetcher.data?.errors ?? {}) : {};

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new board closes what was open on the old one
  useEffect(() => {
    setAsked(null);
    setMoving(null);
    if (movedId) document.getElementById(`grip-${movedId}`)?.focus();
  }, [board, movedId]);
  useKept(setChosen);

  function decide(card: BoardCardShown, target: Target) {
    setMoving(null);
    if (target.how === "page") navigate(`/offers/${card.id}/extend`);
    else if (target.how === "ask") setAsked({ card, target });
    else
      fetcher.submit(
        { from: card.state, to: target.to, happenedOn: today.replaceAll("-", "/"), board: query },
        { method: "post", action: `/offers/${card.id}/move` },
      );
  }

  function press(event: KeyboardEvent, card: BoardCardShown) {
    if (moving?.card.id !== card.id) {
      if (event.key !== " ") return;
      event.preventDefault();
      lift(card);
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) setMoving({ card, target: besides(board, moving, step) });
    else if (event.key === "Escape") leave();
    else if ((event.key === "Enter" || event.key === " ") && moving.target) decide(card, moving.target);
    else if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
  }

  function lift(card: BoardCardShown) {
    setSaid("");
    setMoving({ card, target: null });
  }

  function leave() {
    setMoving(null);
    setSaid(words.cancelled);
  }

  const hand = { moving, lift, leave, press, decide, over: setMoving };
  return (
    <>
      <BoardBar
        moving={moving}
        said={Object.values(errors)[0]?.[0] ?? (said || done)}
        isError={Object.keys(errors).length > 0 && !asked}
        words={words}
      />
      <form id="chosen-offers" action="/offers/together">
        <input type="hidden" name="back" value={query} />
      </form>
      <div className={classes("board", moving && "moving")}>
        {board.columns.map((column) => (
          <BoardColumn
            key={column.column}
            column={column}
            hand={hand}
            words={words}
            query={query}
            now={now}
            chosen={chosen}
            onChoose={(id, isChosen) => setChosen((before) => toggled(before, id, isChosen))}
          />
        ))}
      </div>
      <BulkBar count={chosen.size} onClear={() => setChosen(new Set<string>())}>
        <Button form="chosen-offers" variant="go" size="small">
          {words.together}
        </Button>
      </BulkBar>
      <BoardAsk
        asked={asked}
        today={today}
        query={query}
        board={board}
        fetcher={fetcher}
        errors={errors}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

/** What every card and column is told about the card in hand, and what it may do with it. */
export type Hand = {
  moving: Moving | null;
  lift: (card: BoardCardShown) => void;
  leave: () => void;
  press: (event: KeyboardEvent, card: BoardCardShown) => void;
  decide: (card: BoardCardShown, target: Target) => void;
  over: (moving: Moving) => void;
};

/** The next allowed column to the left or right of where the card is now; its own place lies among them. */
function besides(board: Board, { card, target }: Moving, step: number): Target | null {
  const order = board.columns.map(({ column }) => column as string);
  const own = board.columns.find(({ cards }) => cards.some(({ id }) => id === card.id))?.column;
  const places: (Target | null)[] = [...card.targets, null].sort(
    (a, b) => order.indexOf(a?.column ?? own ?? "") - order.indexOf(b?.column ?? own ?? ""),
  );
  const at = places.indexOf(target) + step;
  return places[Math.min(Math.max(at, 0), places.length - 1)] ?? null;
}

function toggled(before: ReadonlySet<string>, id: string, isChosen: boolean): ReadonlySet<string> {
  const after = new Set(before);
  isChosen ? after.add(id) : after.delete(id);
  return after;
}

/** Boxes ticked before the script arrived count too. */
function useKept(setChosen: (ids: ReadonlySet<string>) => void) {
  const isRead = useRef(false);
  useEffect(() => {
    if (isRead.current) return;
    isRead.current = true;
    const ticked = document.querySelectorAll<HTMLInputElement>('input[form="chosen-offers"]:checked');
    if (ticked.length > 0) setChosen(new Set([...ticked].map((box) => box.value)));
  }, [setChosen]);
}
