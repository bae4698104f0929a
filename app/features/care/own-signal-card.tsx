import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnSignal } from "./care-queries.server.ts";

/** One signal as the person reads it: what, why, what they can do, when it goes; to correct and to stop, without script. */
export function OwnSignalCard({ signal }: { signal: OwnSignal }) {
  const locale = useLocale();
  if (signal.state === "disputed")
    return (
      <div className="panel">
        <p>
          <b>{signal.title}</b>
        </p>
        <p className="note">
          {m.care_you_disputed({}, { locale })}
          {locale === "en" ? ". " : "。"}
          {m.care_you_disputed_text({}, { locale })}
        </p>
      </div>
    );
  return (
    <div className="panel">
      <p>
        <b>{signal.title}</b>
      </p>
      {signal.quote && (
        <p>
          <q>{signal.quote}</q>
        </p>
      )}
      <p>{signal.can}</p>
      <p className="note">
        {signal.why}
        <br />
        {signal.ends}
      </p>
      <details id={`wrong-${signal.id}`}>
        <summary className="btn">{m.care_you_wrong({}, { locale })}</summary>
        <form method="post" className="field">
          <label htmlFor={`word-${signal.id}`}>{m.care_you_wrong_hint({}, { locale })}</label>
          <textarea className="control" id={`word-${signal.id}`} name="word" rows={3} maxLength={500} />
          <input type="hidden" name="signal" value={signal.id} />
          <button type="submit" className="btn" name="intent" value="wrong">
            {m.care_you_wrong_send({}, { locale })}
          </button>
        </form>
      </details>
      <details id={`stop-${signal.id}`}>
        <summary className="btn">{m.care_you_stop({}, { locale })}</summary>
        <form method="post">
          <p className="note">{m.care_you_stop_text({}, { locale })}</p>
          <input type="hidden" name="signal" value={signal.id} />
          <button type="submit" className="btn" name="intent" value="stop">
            {m.care_you_stop_send({}, { locale })}
          </button>
        </form>
      </details>
    </div>
  );
}
