import { type RefObject, useEffect, useRef } from "react";

/** Letters for what can be done with a row: each presses the control of that row that carries data-do. */
const deeds: Record<string, string> = { e: "done", s: "later", c: "claim", p: "call" };

/**
 * J and K move between the rows, Enter presses the row's button, E S C P do the rest. A row that goes away hands its
 * place to the next one. Nothing happens while somebody types or a dialog is open.
 */
export function useRowKeys(
  box: RefObject<HTMLElement | null>,
  rowKeys: string,
  onKey: (key: string) => void,
) {
  // Nothing has the focus until somebody moves: a page must not take it by itself.
  const place = useRef(-1);
  useEffect(() => {
    const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const current = () => {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]");
      return row ? rows().indexOf(row) : -1;
    };
    function go(to: number) {
      const all = rows();
      const row = all[Math.min(Math.max(to, 0), all.length - 1)];
      if (!row) return;
      place.current = all.indexOf(row);
      row.focus();
      row.scrollIntoView({ block: "nearest" });
    }
    function press(event: KeyboardEvent) {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest("input, textarea, select, dialog, [role=menu]")) return;
      const letter = key.toLowerCase();
      const at = current();
      if (letter === "j" || letter === "k") {
        event.preventDefault();
        go(at < 0 ? 0 : at + (letter === "j" ? 1 : -1));
        return;
      }
      const row = rows()[Math.max(at, 0)];
      const isOnControl = target instanceof Element && target.closest("a, button, summary") !== null;
      const deed = key === "Enter" && !isOnControl ? "open" : deeds[letter];
      const control = deed && row?.querySelector<HTMLElement>(`[data-do="${deed}"]`);
      if (control) {
        event.preventDefault();
        place.current = Math.max(at, 0);
        row?.focus();
        control.click();
      } else onKey(key);
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [box, onKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys of the rows are what has changed
  useEffect(() => {
    if (place.current < 0 || (document.activeElement && document.activeElement !== document.body)) return;
    const rows = box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [];
    rows[Math.min(place.current, rows.length - 1)]?.focus();
  }, [rowKeys]);
}
