import type { FetcherWithComponents } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { FieldError, TextArea } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { BoardTarget } from "./board.ts";
import type { Board, BoardCardShown } from "./board-view.server.ts";
import { isEnded } from "./offer.ts";

type Props = {
  asked: { card: BoardCardShown; target: BoardTarget & { name: string } } | null;
  today: string;
  query: string;
  board: Board;
  fetcher: FetcherWithComponents<{ errors?: Record<string, string[]> }>;
  errors: Record<string, string[]>;
  onClose: () => void;
};

/** When it happened, how we heard of it, why: asked where a card is put on an answer, or taken back from an end. */
export function BoardAsk({ asked, today, query, board, fetcher, errors, onClose }: Props) {
  const { words } = board;
  const isReopening = asked ? isEnded(asked.card.state) : false;
  const title = asked ? `${asked.card.called}: ${words.drop.replace("…", asked.target.name)}` : "";
  return (
    <Dialog
      isOpen={asked !== null}
      onClose={onClose}
      title={title}
      action={
        <Button variant="go" form="board-ask" busy={fetcher.state !== "idle" && words.go}>
          {words.go}
        </Button>
      }
    >
      {asked && (
        <fetcher.Form
          id="board-ask"
          method="post"
          action={`/offers/${asked.card.id}/move`}
          className="fields"
          key={asked.card.id + asked.target.column}
        >
          <input type="hidden" name="from" value={asked.card.state} />
          <input type="hidden" name="to" value={asked.target.to} />
          <input type="hidden" name="board" value={query} />
          {errors[""] && <FieldError id="board-ask-error">{errors[""][0]}</FieldError>}
          <DateField
            name="happenedOn"
            id="board-happened"
            label={words.happened}
            today={today}
            defaultValue={today.replaceAll("-", "/")}
            error={errors.happenedOn}
          />
          <SelectField
            name="heardBy"
            id="board-heard"
            label={words.heard}
            emptyLabel={words.heardNone}
            options={board.heardBy}
            width="narrow"
            isOptional
          />
          <TextArea
            name="reason"
            id="board-reason"
            label={words.reason}
            rows={2}
            maxLength={1000}
            error={errors.reason}
            isOptional={!isReopening}
          />
        </fetcher.Form>
      )}
    </Dialog>
  );
}
