import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnSignal } from "./care-queries.server.ts";

type Props = { signals: readonly OwnSignal[]; hasStopped: boolean; to: string };

/** 気づき on my page: what is kept in mind about the reader, with the way to correct and stop it. */
export function CareSection({ signals, hasStopped, to }: Props) {
  const locale = useLocale();
  const open = signals.filter((signal) => signal.state === "open");
  if (open.length === 0 && !hasStopped) return null;
  return (
    <section>
      <h2>
        {m.care_you_section({}, { locale })} <small>{m.care_you_section_note({}, { locale })}</small>
      </h2>
      {open.length === 0 && <p>{m.care_you_none({}, { locale })}</p>}
      {open.slice(0, 3).map((signal) => (
        <div key={signal.id} className="panel">
          <p>
            <b>{signal.title}</b>
          </p>
          <p className="note">
            {signal.why}
            <br />
            {signal.ends}
          </p>
          <p>
            <a href={`${to}#wrong-${signal.id}`}>{m.care_you_wrong({}, { locale })}</a>{" "}
            <a href={`${to}#stop-${signal.id}`}>{m.care_you_stop({}, { locale })}</a>
          </p>
        </div>
      ))}
      <p>
        <a href={to}>{m.care_you_all({}, { locale })}</a>
      </p>
    </section>
  );
}
