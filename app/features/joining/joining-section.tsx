import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { JoiningRow } from "./joining-view.server.ts";

/** 入社準備 on my page: what to bring, by when, and what has arrived. A wish with a date, never a threat. */
export function JoiningSection({ joining }: { joining: { rows: JoiningRow[]; firstDay: string } | null }) {
  const locale = useLocale();
  if (!joining) return null;
  return (
    <section>
      <h2>{m.joining_own_title({}, { locale })}</h2>
      <p>{m.joining_own_text({ day: joining.firstDay }, { locale })}</p>
      <ul className="facts">
        {joining.rows.map((row) => {
          const isDone = row.state === "received" || row.state === "not_needed";
          return (
            <li key={row.id}>
              <Icon name={isDone ? "check" : "document"} />
              <span>
                {row.label}
                <small className="block">
                  {isDone ? row.said : m.joining_own_by({ day: row.by }, { locale })}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="hint">{m.joining_own_hint({}, { locale })}</p>
    </section>
  );
}
