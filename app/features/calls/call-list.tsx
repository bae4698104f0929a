import { Link } from "@remix-run/react";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { CallAnswer } from "./call-answer.tsx";

/** One person to call, with everything in the reader's words; `script` is in the language of the person called. */
export type CallEntry = {
  candidateId: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  phone: string;
  language: string;
  unitName: string;
  /** "reply date 7/9(木)", "no contact for 34 days" */
  why: string;
  lastContact: string;
  reason: "reply" | "silence";
  again: string;
  script: string;
};

const shownAtFirst = 5;

type Props = {
  entries: readonly CallEntry[];
  /** The person whose row is open; the first when nobody was chosen. */
  openId: string | undefined;
  isWhole: boolean;
  /** The address of this page with other values of its parameters. */
  here: (change: Record<string, string>) => string;
  canCall: boolean;
  /** What was typed in the open row when something was wrong with it, and the sentence that says what. */
  problem?: { sentence: string; line: string; callBackOn: string; isStopped?: boolean } | undefined;
};

/** Whom to call today, in two groups; one row is open with phone number, words and three answers on the keys 1, 2 and 3. */
export function CallList({ entries, openId, isWhole, here, canCall, problem }: Props) {
  const locale = useLocale();
  const groups = [
    { reason: "reply", title: m.call_group_reply },
    { reason: "silence", title: m.call_group_silence },
  ] as const;
  const open = entries.find((entry) => entry.candidateId === openId) ?? entries[0];
  return (
    <>
      {groups.map(({ reason, title }) => {
        const people = entries.filter((entry) => entry.reason === reason);
        if (people.length === 0) return null;
        const shown = isWhole
          ? people
          : people.filter((each, place) => place < shownAtFirst || each === open);
        return (
          <section key={reason}>
            <h3 className="callh">{title({ count: people.length }, { locale })}</h3>
            <ul className="calls">
              {shown.map((entry) =>
                entry === open && canCall ? (
                  <OpenCall key={entry.candidateId} entry={entry} problem={problem} />
                ) : (
                  <ClosedCall
                    key={entry.candidateId}
                    entry={entry}
                    to={here({ call: entry.candidateId })}
                    canOpen={canCall}
                  />
                ),
              )}
            </ul>
            {people.length > shown.length && (
              <p className="more">
                <Link to={here({ calls: "all" })} preventScrollReset>
                  {m.call_more({ count: people.length - shown.length }, { locale })}
                </Link>
              </p>
            )}
          </section>
        );
      })}
      {canCall && entries.length > 0 && <p className="callkeys">{m.call_keys({}, { locale })}</p>}
    </>
  );
}

function factsOf(entry: CallEntry, locale: Locale): string {
  return [entry.unitName, entry.why, entry.lastContact].filter(Boolean).join(locale === "en" ? " · " : "・");
}

function Person({ entry }: { entry: CallEntry }) {
  const locale = useLocale();
  return (
    <span className="who">
      <b>
        <Link to={`/candidates/${entry.candidateId}`}>{fullName(entry, locale)}</Link>
      </b>
      <span className="kana">{kanaName(entry)}</span>
    </span>
  );
}

function ClosedCall({ entry, to, canOpen }: { entry: CallEntry; to: string; canOpen: boolean }) {
  const locale = useLocale();
  return (
    <li>
      <div className="line">
        <Person entry={entry} />
        {entry.phone && (
          <a className="tel num" href={`tel:${entry.phone}`}>
            {entry.phone}
          </a>
        )}
        <small>
          <Icon name={entry.reason === "reply" ? "clock" : "bubble"} />
          {factsOf(entry, locale)}
          {canOpen && (
            <Link
              className="end"
              to={to}
              preventScrollReset
              aria-label={m.call_open({ name: fullName(entry, locale) }, { locale })}
            >
              <Icon name="chevron" />
            </Link>
          )}
        </small>
      </div>
    </li>
  );
}

function OpenCall({ entry, problem }: { entry: CallEntry; problem: Props["problem"] }) {
  const locale = useLocale();
  return (
    <li className="on">
      <div className="line">
        <Person entry={entry} />
        {entry.phone ? (
          <a className="btn tel num" href={`tel:${entry.phone}`}>
            <Icon name="phone" />
            {entry.phone}
          </a>
        ) : (
          <span className="muted sm">{m.call_no_phone({}, { locale })}</span>
        )}
        <small>
          <Icon name={entry.reason === "reply" ? "clock" : "bubble"} />
          {factsOf(entry, locale)}
        </small>
        {entry.again && <small>{entry.again}</small>}
      </div>
      <CallAnswer entry={entry} problem={problem} />
    </li>
  );
}
