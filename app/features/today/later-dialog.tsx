import { useEffect, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { LaterChoice } from "./later.ts";

type Props = {
  /** What is put off, in words; undefined when the dialog is shut. */
  what: string | undefined;
  problem: string | undefined;
  onClose: () => void;
  onChoose: (choice: LaterChoice, day: string) => void;
};

/** Asks until when; 1, 2 and 3 are the usual answers. */
export function LaterDialog({ what, problem, onClose, onChoose }: Props) {
  const locale = useLocale();
  const day = useRef<HTMLInputElement>(null);
  const usual = [
    ["hours", m.today_later_hours({}, { locale })],
    ["tomorrow", m.today_later_tomorrow({}, { locale })],
    ["monday", m.today_later_monday({}, { locale })],
  ] as const;
  const isOpen = what !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    function press({ key, target }: KeyboardEvent) {
      if (target instanceof HTMLInputElement) return;
      const choice = (["hours", "tomorrow", "monday"] as const)[Number(key) - 1];
      if (choice) onChoose(choice, "");
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isOpen, onChoose]);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={m.today_later_title({}, { locale })}>
      <p className="soft">{what}</p>
      <div className="laters">
        {usual.map(([choice, label], place) => (
          <Button key={choice} onClick={() => onChoose(choice, "")}>
            <kbd>{place + 1}</kbd>
            {label}
          </Button>
        ))}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose("day", day.current?.value ?? "");
        }}
      >
        <label className="laterday">
          {m.today_later_day({}, { locale })}
          <input className="control narrow" ref={day} autoComplete="off" maxLength={20} />
        </label>
        <Button>{m.today_later_day_do({}, { locale })}</Button>
      </form>
      {problem && (
        <p className="err" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
