import { useState } from "react";
import { changeRows, rowsOf, type SessionRow } from "./session-rows.ts";

/** The rows as they stand, and what the small buttons under them do; without script the action does the same. */
export function useRows(given: SessionRow[] | undefined, today: string) {
  const [state, setState] = useState({ rows: given, made: 0, given });
  // What the action sends back replaces what was here.
  if (state.given !== given) setState({ rows: given, made: state.made + 1, given });
  const change = (verb: string, form: HTMLFormElement) => {
    const rows = changeRows(rowsOf(new FormData(form)), verb, today);
    setState((before) => ({ ...before, rows, made: before.made + 1 }));
  };
  return { rows: state.rows, made: state.made, change };
}
