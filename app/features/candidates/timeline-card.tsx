import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { Timeline, TimelineEntry } from "~/ui/timeline.tsx";
import type { TimelineEntryWords } from "./timeline.server.ts";

type Props = {
  candidateId: string;
  side: "all" | "candidate" | "company";
  entries: readonly TimelineEntryWords[];
  isLater: boolean;
  next: string | null;
};

/** これまでの接点: newest first, by whom it came, older ones page by page. */
export function TimelineCard({ candidateId, side, entries, isLater, next }: Props) {
  const locale = useLocale();
  const sides = [
    ["all", m.touchpoint_side_all({}, { locale })],
    ["candidate", m.touchpoint_side_candidate({}, { locale })],
    ["company", m.touchpoint_side_company({}, { locale })],
  ] as const;
  const title = m.touchpoint_title({}, { locale });
  return (
    <section className="card" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">{title}</h2>
        <nav className="end row" aria-label={m.touchpoint_sides({}, { locale })}>
          {sides.map(([each, label]) => (
            <Link
              key={each}
              className="chip"
              to={`/candidates/${candidateId}?side=${each}`}
              preventScrollReset
              {...(each === side ? { "aria-current": "true" as const } : {})}
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <div className="pad">
        {entries.length === 0 && <p className="soft">{m.touchpoint_none({}, { locale })}</p>}
        <Timeline label={title}>
          {entries.map((entry) => (
            <TimelineEntry
              key={entry.id}
              when={entry.at}
              day={entry.day}
              icon={entry.icon}
              isFromThem={entry.isFromCandidate}
              title={entry.title}
            >
              {(entry.quote || entry.detail || entry.by) && (
                <>
                  {entry.quote && <q>{entry.quote}</q>}
                  {entry.detail && <span className="whitespace-pre-line">{entry.detail}</span>}
                  {entry.by && <span className="block muted">{entry.by}</span>}
                </>
              )}
            </TimelineEntry>
          ))}
        </Timeline>
        <p className="row">
          {isLater && (
            <Link to={`/candidates/${candidateId}?side=${side}`}>{m.touchpoint_newest({}, { locale })}</Link>
          )}
          {next && (
            <Link to={`/candidates/${candidateId}?side=${side}&before=${encodeURIComponent(next)}`}>
              {m.touchpoint_older({}, { locale })}
            </Link>
          )}
        </p>
      </div>
    </section>
  );
}
