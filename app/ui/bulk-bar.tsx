import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "./button.tsx";
import { useLocale } from "./locale.tsx";

type Props = {
  count: number;
  /** How many the filter finds in all; offers to choose them when more than `count`. */
  all?: number;
  onSelectAll?: () => void;
  onClear: () => void;
  /** The actions. */
  children: ReactNode;
};

/** Sticks to the bottom while people are chosen; renders nothing for none. */
export function BulkBar({ count, all, onSelectAll, onClear, children }: Props) {
  const locale = useLocale();
  if (count === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={m.ui_bulk_actions({}, { locale })}>
      <b aria-live="polite">{m.ui_selected({ count }, { locale })}</b>
      {onSelectAll && all !== undefined && all > count && (
        <Button variant="quiet" size="small" onClick={onSelectAll}>
          {m.ui_select_all({ count: all }, { locale })}
        </Button>
      )}
      {children}
      <Button variant="quiet" size="small" onClick={onClear}>
        {m.ui_select_none({}, { locale })}
      </Button>
    </div>
  );
}
