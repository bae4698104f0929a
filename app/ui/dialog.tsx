import { type ReactNode, useEffect, useId, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "./button.tsx";
import { useLocale } from "./locale.tsx";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  /** Says what will happen: 「夏の懇親会を中止します」. */
  title: ReactNode;
  /** To how many people what is sent; whether it can be undone. */
  children: ReactNode;
  /** The button with the verb, at the right; put it in a form. */
  action?: ReactNode;
  cancelLabel?: string;
};

/** For what leaves the house or can't be undone. The focus starts on やめる; Esc closes. */
export function Dialog({ isOpen, onClose, title, children, action, cancelLabel }: Props) {
  const locale = useLocale();
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || dialog.open === isOpen) return;
    if (isOpen) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-cancel]")?.focus();
    } else dialog.close();
  }, [isOpen]);
  return (
    <dialog className="dialog" ref={box} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="ends">
        <Button data-cancel="" onClick={() => box.current?.close()}>
          {cancelLabel ?? m.ui_cancel({}, { locale })}
        </Button>
        {action}
      </div>
    </dialog>
  );
}
