import { Form, Link } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { AnswerBadge } from "./answer-badge.tsx";

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
}: {
  contact: Contact;
  deputy: PersonName | null;
  /** The candidate whose page may be sent to them; absent for readers. */
  pageOf?: string | undefined;
}) {
  const locale = useLocale();
  const lines = [
    [
      m.candidate_email({}, { locale }),
      contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
    ],
    [
      m.candidate_phone({}, { locale }),
      contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>,
    ],
    [m.candidate_school({}, { locale }), [contact.school, contact.faculty].filter(Boolean).join(" ")],
    [m.candidate_reference({}, { locale }), contact.reference],
    [m.candidate_deputy({}, { locale }), deputy && fullName(deputy, locale)],
    [m.candidate_note({}, { locale }), contact.note],
  ] as const;
  return (
    <Card title={m.candidate_contact({}, { locale })}>
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
      {pageOf && contact.email && (
        <Form method="post" action={`/candidates/${pageOf}/my-page-link`} className="mt-3" preventScrollReset>
          <Button icon="mail">{m.mypage_send_link({}, { locale })}</Button>
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

export function SessionsCard({ sessions, isReader }: { sessions: readonly Session[]; isReader: boolean }) {
  const locale = useLocale();
  return (
    <Card title={m.candidate_sessions({}, { locale })}>
      {sessions.length === 0 && <p className="soft">{m.candidate_sessions_none({}, { locale })}</p>}
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

export function LettersCard({ letters }: { letters: readonly Letter[] }) {
  const locale = useLocale();
  if (letters.length === 0) return null;
  return (
    <Card title={m.candidate_letters({}, { locale })}>
      <ul className="rows">
        {letters.map((letter) => (
          <li key={letter.id}>
            <Link to={`/letters/${letter.id}`}>
              {letter.subject || m.candidate_letter_unnamed({}, { locale })}
            </Link>
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
}: {
  candidateId: string;
  tags: readonly string[];
  isReader: boolean;
}) {
  const locale = useLocale();
  return (
    <Card title={m.candidate_tags({}, { locale })}>
      {tags.length === 0 && <p className="soft">{m.candidate_tags_none({}, { locale })}</p>}
      <ul className="row">
        {tags.map((tag) => (
          <li key={tag} className="label">
            {tag}
            {!isReader && (
              <Form method="post" action={`/candidates/${candidateId}/tags`} preventScrollReset>
                <input type="hidden" name="tag" value={tag} />
                <button type="submit" name="intent" value="remove" className="chip-off">
                  <span aria-hidden="true">×</span>
                  <span className="sr">{m.candidate_tag_drop({ tag }, { locale })}</span>
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
          key={tags.join()}
          preventScrollReset
        >
          <input
            className="control min-w-0 w-32 grow"
            name="tag"
            maxLength={60}
            aria-label={m.candidate_tag_name({}, { locale })}
            required
          />
          <Button name="intent" value="add">
            {m.candidate_tag_add({}, { locale })}
          </Button>
        </Form>
      )}
    </Card>
  );
}

type Double = PersonName & { id: string; school: string };

export function DoublesCard({ candidateId, doubles }: { candidateId: string; doubles: readonly Double[] }) {
  const locale = useLocale();
  if (doubles.length === 0) return null;
  return (
    <Card title={m.candidate_doubles({}, { locale })}>
      <p className="soft sm">{m.candidate_doubles_text({}, { locale })}</p>
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
