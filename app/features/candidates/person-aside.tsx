import { Form, Link } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { AnswerBadge } from "./answer-badge.tsx";
import type { PersonWords } from "./person-words.server.ts";

type Said = { words: PersonWords };

type Contact = {
  email: string;
  phone: string;
  school: string;
  faculty: string;
  reference: string;
  note: string;
};

export function ContactCard({
  contact,
  deputy,
  pageOf,
  rest,
  words,
}: Said & {
  contact: Contact;
  /** Why letters to the address rest; null while they go out. */
  rest: { address: string; sentence: string; lift: string } | null;
  deputy: string;
  /** The candidate whose page may be sent to them; absent for readers. */
  pageOf?: string | undefined;
}) {
  const lines = [
    [words.email, contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
    [words.phone, contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>],
    [words.school, [contact.school, contact.faculty].filter(Boolean).join(" ")],
    [words.reference, contact.reference],
    [words.deputy, deputy],
    [words.note, contact.note],
  ] as const;
  return (
    <Card title={words.contact}>
      <dl className="dl">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">{value}</dd>
            </div>
          ))}
      </dl>
      {rest && (
        <div className="stack tight mt-3">
          <Banner tone="yama" icon="mail-off">
            {rest.sentence}
          </Banner>
          {pageOf && rest.lift && (
            <Form method="post" action="/letters/addresses" preventScrollReset>
              <input type="hidden" name="address" value={rest.address} />
              <input type="hidden" name="from" value={`/candidates/${pageOf}`} />
              <Button size="small">{rest.lift}</Button>
            </Form>
          )}
        </div>
      )}
      {pageOf && contact.email && (
        <Form method="post" action={`/candidates/${pageOf}/my-page-link`} className="mt-3" preventScrollReset>
          <Button icon="mail">{words.sendLink}</Button>
        </Form>
      )}
    </Card>
  );
}

type Session = {
  id: string;
  eventId: string;
  title: string;
  when: string;
  answer: string | null;
  seat: string | null;
};

export function SessionsCard({
  sessions,
  isReader,
  words,
}: Said & { sessions: readonly Session[]; isReader: boolean }) {
  return (
    <Card title={words.sessions}>
      {sessions.length === 0 && <p className="soft">{words.sessionsNone}</p>}
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <b className="num">{session.when}</b>
            <br />
            {isReader ? session.title : <Link to={`/events/${session.eventId}`}>{session.title}</Link>}{" "}
            <AnswerBadge answer={session.answer} seat={session.seat} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Letter = { id: string; subject: string; state: string; on: string };

export function LettersCard({ letters, words }: Said & { letters: readonly Letter[] }) {
  if (letters.length === 0) return null;
  return (
    <Card title={words.letters}>
      <ul className="rows">
        {letters.map((letter) => (
          <li key={letter.id}>
            <Link to={`/letters/${letter.id}`}>{letter.subject || words.letterUnnamed}</Link>
            <span className="block soft num">{letter.on}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function TagsCard({
  candidateId,
  tags,
  isReader,
  words,
}: Said & {
  candidateId: string;
  tags: readonly { name: string; drop: string }[];
  isReader: boolean;
}) {
  return (
    <Card title={words.tags}>
      {tags.length === 0 && <p className="soft">{words.tagsNone}</p>}
      <ul className="row">
        {tags.map((tag) => (
          <li key={tag.name} className="label">
            {tag.name}
            {!isReader && (
              <Form method="post" action={`/candidates/${candidateId}/tags`} preventScrollReset>
                <input type="hidden" name="tag" value={tag.name} />
                <button type="submit" name="intent" value="remove" className="chip-off">
                  <span aria-hidden="true">×</span>
                  <span className="sr">{tag.drop}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {!isReader && (
        <Form
          method="post"
          action={`/candidates/${candidateId}/tags`}
          className="row mt-3"
          key={tags.map(({ name }) => name).join()}
          preventScrollReset
        >
          <input
            className="control min-w-0 w-32 grow"
            name="tag"
            maxLength={60}
            aria-label={words.tagName}
            required
          />
          <Button name="intent" value="add">
            {words.tagAdd}
          </Button>
        </Form>
      )}
    </Card>
  );
}

type Double = PersonName & { id: string; school: string };

export function DoublesCard({
  candidateId,
  doubles,
  words,
}: Said & { candidateId: string; doubles: readonly Double[] }) {
  const locale = useLocale();
  if (doubles.length === 0) return null;
  return (
    <Card title={words.doubles}>
      <p className="soft sm">{words.doublesText}</p>
      <ul className="rows">
        {doubles.map((other) => (
          <li key={other.id}>
            <Link to={`/candidates/merge?a=${candidateId}&b=${other.id}`}>{fullName(other, locale)}</Link>
            <span className="block soft">{other.school}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
