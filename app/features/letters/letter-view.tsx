import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Sent = {
  id: string;
  html: string;
  text: string;
  isPrivate: boolean;
  /** Sent, but its bytes aren't here: a letter of the demo's past. */
  isForgotten: boolean;
  entry: { isCancel: boolean; version: number; title: string; when: string } | undefined;
};

/** A letter as its reader sees it: the HTML without scripts or outside files, the calendar entry in words, the text. */
export function LetterContent({ page }: { page: Sent }) {
  const locale = useLocale();
  const { html, text, entry, isPrivate, isForgotten, id } = page;
  if (isPrivate) return <Banner icon="lock">{m.letter_private_content({}, { locale })}</Banner>;
  if (isForgotten) return <Banner>{m.letter_forgotten({}, { locale })}</Banner>;
  if (!html) return <Banner>{m.letter_not_written_yet({}, { locale })}</Banner>;
  return (
    <>
      <Card title={m.letter_preview({}, { locale })} isFlush>
        <iframe className="letter-view" sandbox="" srcDoc={html} title={m.letter_preview({}, { locale })} />
      </Card>
      {entry && (
        <Card title={m.letter_calendar({}, { locale })}>
          <p>
            <strong>{entry.title}</strong>
            <br />
            {entry.when}
            <br />
            <span className="muted sm">
              {(entry.isCancel ? m.letter_calendar_cancel : m.letter_calendar_request)(
                { version: entry.version },
                { locale },
              )}
            </span>
          </p>
        </Card>
      )}
      <Card title={m.letter_plain_text({}, { locale })}>
        <pre className="letter-text">{text}</pre>
      </Card>
      <p className="sm">
        <a href={`/letters/${id}/source`}>{m.letter_source({}, { locale })}</a>
      </p>
    </>
  );
}

type Facts = {
  name: string;
  candidateId: string | null;
  address: string;
  kind: string;
  event: { id: string; title: string } | null;
  language: string;
  writtenAt: string;
  notBefore: string;
  finishedAt: string;
  messageId: string;
};

/** To whom, about what, when. */
export function LetterFactsCard({ page }: { page: Facts }) {
  const locale = useLocale();
  return (
    <Card title={m.letter_when_who({}, { locale })}>
      <dl className="dl">
        <dt>{m.letter_column_to({}, { locale })}</dt>
        <dd>
          {page.candidateId ? <Link to={`/candidates/${page.candidateId}`}>{page.name}</Link> : page.name}
        </dd>
        <dt>{m.letter_fact_address({}, { locale })}</dt>
        <dd className="breakable">{page.address}</dd>
        <dt>{m.letter_kind({}, { locale })}</dt>
        <dd>{page.kind}</dd>
        {page.event && (
          <>
            <dt>{m.letter_fact_event({}, { locale })}</dt>
            <dd>
              <Link to={`/events/${page.event.id}`}>{page.event.title}</Link>
            </dd>
          </>
        )}
        <dt>{m.letter_fact_language({}, { locale })}</dt>
        <dd>{page.language}</dd>
        <dt>{m.letter_column_decided({}, { locale })}</dt>
        <dd>{page.writtenAt}</dd>
        {page.notBefore && (
          <>
            <dt>{m.letter_fact_not_before({}, { locale })}</dt>
            <dd>{page.notBefore}</dd>
          </>
        )}
        {page.finishedAt && (
          <>
            <dt>{m.letter_fact_finished({}, { locale })}</dt>
            <dd>{page.finishedAt}</dd>
          </>
        )}
        <dt>Message-ID</dt>
        <dd className="breakable">{page.messageId}</dd>
      </dl>
    </Card>
  );
}

type Attempt = { id: string; at: string; outcome: string; answer: string };

/** Each try, with the mail server's own words. */
export function LetterAttempts({ attempts }: { attempts: Attempt[] }) {
  const locale = useLocale();
  return (
    <Card title={m.letter_attempts({}, { locale })}>
      {attempts.length === 0 && <p className="soft">{m.letter_no_attempt({}, { locale })}</p>}
      <ul className="rows">
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            <strong>{attempt.outcome}</strong> <span className="muted">{attempt.at}</span>
            {attempt.answer && <div className="breakable muted">{attempt.answer}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
