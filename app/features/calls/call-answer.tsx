import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { CheckField } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { CallEntry } from "./call-list.tsx";

type Props = {
  entry: Pick<CallEntry, "candidateId" | "language" | "script">;
  problem?: { sentence: string; line: string; callBackOn: string; isStopped?: boolean } | undefined;
};

/** The words to say, and what came of the call: three answers on the keys 1, 2 and 3. Posts to the page it stands on. */
export function CallAnswer({ entry, problem }: Props) {
  const locale = useLocale();
  const form = useAnswerKeys();
  return (
    <>
      <div className="script">
        <b>{m.call_script_label({}, { locale })}</b>
        <span lang={entry.language}>{entry.script}</span>
      </div>
      <Form method="post" ref={form} preventScrollReset>
        <input type="hidden" name="candidateId" value={entry.candidateId} />
        {problem && (
          <p className="err" role="alert">
            <Icon name="alert" />
            {problem.sentence}
          </p>
        )}
        {problem?.isStopped && (
          <CheckField
            name="wrong"
            value="yes"
            label={m.note_wrong_stop({}, { locale })}
            hint={`${m.today_keep_hint({}, { locale })} ${m.note_wrong_stop_hint({}, { locale })}`}
          />
        )}
        <div className="calllines">
          <label className="callline">
            {m.call_line({}, { locale })}
            <input name="line" maxLength={500} autoComplete="off" defaultValue={problem?.line} />
          </label>
          <label className="callline">
            {m.call_back_on({}, { locale })}
            <input
              name="callBackOn"
              maxLength={20}
              autoComplete="off"
              defaultValue={problem?.callBackOn}
              aria-invalid={problem ? true : undefined}
            />
          </label>
        </div>
        <div className="three">
          <Answer name="reached" number={1} text={m.call_reached({}, { locale })} />
          <Answer name="voicemail" number={2} text={m.call_voicemail({}, { locale })} />
          <Answer name="call_back" number={3} text={m.call_call_back({}, { locale })} />
        </div>
      </Form>
    </>
  );
}

function Answer({ name, number, text }: { name: string; number: number; text: string }) {
  return (
    <button
      type="submit"
      className="btn"
      name="result"
      value={name}
      data-key={number}
      aria-keyshortcuts={String(number)}
    >
      <kbd>{number}</kbd>
      {text}
    </button>
  );
}

/** Presses the button that carries the pressed digit, unless the person is typing. */
function useAnswerKeys() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      form.current?.querySelector<HTMLButtonElement>(`[data-key="${event.key}"]`)?.click();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return form;
}
