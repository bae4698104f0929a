import { m } from "~/paraglide/messages.js";
import { Dialog } from "~/ui/dialog.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** All keys of Today. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const locale = useLocale();
  const keys = [
    [["J", "K"], m.today_help_move({}, { locale })],
    [["Enter"], m.today_help_open({}, { locale })],
    [["1", "2", "3"], m.today_help_call({}, { locale })],
    [["P"], m.today_help_phone({}, { locale })],
    [["E"], m.today_help_done({}, { locale })],
    [["S"], m.today_help_later({}, { locale })],
    [["C"], m.today_help_claim({}, { locale })],
    [["M"], m.today_help_mine({}, { locale })],
  ] as const;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.today_help_title({}, { locale })}
      cancelLabel={m.today_help_close({}, { locale })}
    >
      <dl className="keylist">
        {keys.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The line under the lists. */
export function KeyLine({ onHelp }: { onHelp: () => void }) {
  const locale = useLocale();
  return (
    <p className="keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {m.today_keys_move({}, { locale })}
      </span>
      <span>
        <kbd>Enter</kbd> {m.today_keys_open({}, { locale })}
      </span>
      <span>
        <kbd>E</kbd> {m.today_keys_done({}, { locale })}
      </span>
      <span>
        <kbd>S</kbd> {m.today_keys_later({}, { locale })}
      </span>
      <button type="button" className="link" onClick={onHelp}>
        <kbd>?</kbd> {m.today_keys_all({}, { locale })}
      </button>
    </p>
  );
}
