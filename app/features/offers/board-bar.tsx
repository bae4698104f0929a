import { Icon } from "~/ui/icon.tsx";
import type { Board } from "./board-view.server.ts";
import type { Moving } from "./offer-board.tsx";

type Props = { moving: Moving | null; said: string; isError: boolean; words: Board["words"] };

/** Says in words what is going on, also to screen readers: whom one moves, where to, or what was done. */
export function BoardBar({ moving, said, isError, words }: Props) {
  return (
    <div className={moving ? "board-bar on" : "board-bar"} role="status">
      {moving ? (
        <>
          <Icon name={moving.target ? "next" : "list"} />
          <span>
            <b>{moving.card.moving}</b>{" "}
            {moving.target ? words.drop.replace("…", moving.target.name) : moving.card.where}
          </span>
          <span className="keys-said">
            <kbd>←</kbd> <kbd>→</kbd> {words.keyChoose} <kbd>Enter</kbd> {words.keyDo} <kbd>Esc</kbd>{" "}
            {words.keyLeave}
          </span>
        </>
      ) : (
        <span className={isError ? "error" : "soft"}>{said || words.hint}</span>
      )}
    </div>
  );
}
