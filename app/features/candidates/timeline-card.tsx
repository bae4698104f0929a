import { Link } from "@remix-run/react";
import { Timeline, TimelineEntry } from "~/ui/timeline.tsx";
import type { TimelineEntryWords, TimelineWords } from "./timeline.server.ts";

type Props = {
  candidateId: string;
  side: "all" | "candidate" | "company";
  entries: readonly TimelineEntryWords[];
  isLater: boolean;
  next: string | null;
  words: TimelineWords;
};

/** これまでの接点: newest first, by whom it came, older ones page by page. */
export function TimelineCard({ candidateId, side, entries, isLater, next, words }: Props) {
  const sides = [
    ["all", words.sideAll],
    ["candidate", words.sideCandidate],
    ["company", words.sideCompany],
  ] as const;
  const title = words.title;
  return (
    <section className="card" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">{title}</h2>
        <nav className="end row" aria-label={words.sides}>
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
        {entries.length === 0 && <p className="soft">{words.none}</p>}
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
          {isLater && <Link to={`/candidates/${candidateId}?side=${side}`}>{words.newest}</Link>}
          {next && (
            <Link to={`/candidates/${candidateId}?side=${side}&before=${encodeURIComponent(next)}`}>
              {words.older}
            </Link>
          )}
        </p>
      </div>
    </section>
  );
}
