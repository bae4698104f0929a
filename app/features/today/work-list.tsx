import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { CallAnswer } from "~/features/calls/call-answer.tsx";
import type { OpenCall } from "~/features/calls/find-call.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Who } from "~/ui/who.tsx";
import type { ClaimedRow } from "./list-today.server.ts";
import { RowActions, type RowTools } from "./row-actions.tsx";
import { waitParts } from "./wait-words.ts";

type CallProblem = { sentence: string; line: string; callBackOn: string; isStopped?: boolean };

type Props = {
  title: string;
  order: string;
  rows: readonly ClaimedRow[];
  /** Of all, shown or not. */
  count: number;
  /** The only filled button of the page is on this row. */
  firstKey: string | undefined;
  now: Date;
  tools: RowTools;
  openKey: string | null;
  call: OpenCall | undefined;
  problem: CallProblem | undefined;
};

/** One of Today's two lists. */
export function WorkList({ title, order, rows, count, firstKey, now, tools, openKey, call, problem }: Props) {
  const locale = useLocale();
  if (rows.length === 0) return null;
  const isWaiting = rows[0]?.group === "waiting";
  const id = isWaiting ? "waiting" : "week";
  return (
    <section aria-labelledby={id}>
      <div className="h2">
        <h2 id={id}>{title}</h2>
        <span className="muted sm">{order}</span>
      </div>
      <ul className={classes("work", isWaiting && "waiting")}>
        {rows.map((row) => {
          const isOpen = row.key === openKey && call !== undefined && call.candidateId === row.candidateId;
          return (
            <li
              key={row.key}
              data-row={row.key}
              tabIndex={-1}
              aria-label={[nameOf(row, locale), row.why].join(" ")}
              className={isOpen ? "open" : undefined}
            >
              <First row={row} now={now} />
              {row.person ? (
                <Who person={row.person} to={`/candidates/${row.candidateId}`} />
              ) : (
                row.subject && <Subject subject={row.subject} />
              )}
              <Why row={row} />
              <RowActions row={row} isFirst={row.key === firstKey} tools={tools} />
              {isOpen && (
                <div className="rowcall">
                  {call.phone ? (
                    <a className="btn tel num" href={`tel:${call.phone.replace(/[^\d+#*]/g, "")}`}>
                      <Icon name="phone" />
                      {call.phone}
                    </a>
                  ) : (
                    <p className="muted sm">{m.call_no_phone({}, { locale })}</p>
                  )}
                  <CallAnswer entry={call} problem={problem} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {count > rows.length && (
        <p className="note">{m.today_more({ count: count - rows.length }, { locale })}</p>
      )}
    </section>
  );
}

function nameOf(row: ClaimedRow, locale: "ja" | "en" | "ko"): string {
  return row.person ? fullName(row.person, locale) : (row.subject?.title ?? "");
}

function First({ row, now }: { row: ClaimedRow; now: Date }): ReactNode {
  const locale = useLocale();
  if (row.since) {
    const { count, unit } = waitParts(new Date(row.since), now, locale);
    return (
      <span className="wait">
        <span className="dot" />
        <b>{count}</b>
        {unit}
      </span>
    );
  }
  return (
    <span className="wait day">
      <b>{row.when?.word}</b>
      <span className="num">{row.when?.note}</span>
    </span>
  );
}

function Subject({ subject }: { subject: { title: string; note: string; to: string } }) {
  return (
    <span className="who">
      <b>{subject.to ? <Link to={subject.to}>{subject.title}</Link> : subject.title}</b>
      <span className="kana">{subject.note}</span>
    </span>
  );
}

function Why({ row }: { row: ClaimedRow }) {
  const locale = useLocale();
  return (
    <div className="why">
      <p>
        <Icon name={row.icon} />
        <span>{row.why}</span>
      </p>
      {row.quote && <q {...(row.quoteLocale ? { lang: row.quoteLocale } : {})}>{row.quote}</q>}
      {row.detail && <small>{row.detail}</small>}
      {row.claim && (
        <small className="claimed">
          <Icon name="person" />
          {row.claim.isMine
            ? m.today_claimed_me({}, { locale })
            : m.today_claimed_by({ name: row.claim.by }, { locale })}
        </small>
      )}
    </div>
  );
}
