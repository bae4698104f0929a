import { Link, useSearchParams } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { type CallEntry, CallList } from "./call-list.tsx";

type Props = {
  calls: readonly CallEntry[];
  isMine: boolean;
  canCall: boolean;
  here: (change: Record<string, string>) => string;
  problem?: { sentence: string; line: string; callBackOn: string; isStopped?: boolean } | undefined;
};

/** Beside the table: whom to call today, own people first. */
export function CallAside({ calls, isMine, canCall, here, problem }: Props) {
  const locale = useLocale();
  const [query] = useSearchParams();
  return (
    <aside className="card clip callaside" id="calls" aria-label={m.call_aside({}, { locale })}>
      <header>
        <h2>{m.call_title({}, { locale })}</h2>
        <nav className="end sm" aria-label={m.call_aside({}, { locale })}>
          <Link
            to={here({ who: "mine", call: "" })}
            aria-current={isMine ? "true" : undefined}
            preventScrollReset
          >
            {m.call_mine({}, { locale })}
          </Link>
          <Link
            to={here({ who: "all", call: "" })}
            aria-current={isMine ? undefined : "true"}
            preventScrollReset
          >
            {m.call_all({}, { locale })}
          </Link>
        </nav>
      </header>
      {calls.length === 0 ? (
        <div className="pad">
          <p>
            <b>{m.call_none_title({}, { locale })}</b>
          </p>
          <p className="note">{m.call_none_text({}, { locale })}</p>
        </div>
      ) : (
        <CallList
          entries={calls}
          openId={query.get("call") ?? undefined}
          isWhole={query.get("calls") === "all"}
          here={here}
          canCall={canCall}
          problem={problem}
        />
      )}
    </aside>
  );
}
