import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { m } from "~/paraglide/messages.js";
import { Icon } from "./icon.tsx";
import { useLocale } from "./locale.tsx";

export type ToastWords = { text: ReactNode; undo?: () => void; undoLabel?: string };
type Shown = ToastWords & { id: number };

const ToastContext = createContext<(toast: ToastWords) => void>(() => {});
const shownForMs = 10_000;

/** Shows a sentence at the bottom left for 10 seconds, with 元に戻す when there is a way back. Never for an error. */
export function useToast(): (toast: ToastWords) => void {
  return useContext(ToastContext);
}

/** Stands once in the frame. One toast at a time: a new one replaces the old. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isHeld, setHeld] = useState(false);
  const count = useRef(0);
  const show = useCallback((toast: ToastWords) => {
    count.current += 1;
    setShown({ ...toast, id: count.current });
  }, []);
  const shownId = shown?.id;
  useEffect(() => {
    if (shownId === undefined || isHeld) return;
    const timer = setTimeout(() => setShown(null), shownForMs);
    return () => clearTimeout(timer);
  }, [shownId, isHeld]);
  const hide = () => {
    setShown(null);
    setHeld(false);
  };
  const holds = useMemo(
    () => ({
      onMouseEnter: () => setHeld(true),
      onMouseLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status">
        {shown && (
          <div className="toast" key={shown.id} {...holds}>
            <p>{shown.text}</p>
            {shown.undo && (
              <button
                type="button"
                onClick={() => {
                  shown.undo?.();
                  hide();
                }}
              >
                {shown.undoLabel ?? m.ui_undo({}, { locale })}
              </button>
            )}
            <button type="button" className="shut" onClick={hide}>
              <Icon name="close" />
              <span className="sr">{m.ui_close({}, { locale })}</span>
            </button>
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
