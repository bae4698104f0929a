import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { refusalWords } from "~/features/contact/contact-words.ts";
import { type Locale, languageName, localeNames, locales } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { RowCheck, Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { LeftOut } from "./invitees.server.ts";

type Person = PersonName & { id: string; locale: Locale; school: string; rests?: string | null };
type Filter = { words: string; unit: string; language: string; isByHand: boolean };

/** Narrows whom to choose from; the same words as on the list of candidates, where one may also choose by hand. */
export function InviteFilter({
  words,
  unit,
  language,
  isByHand,
  units,
}: Filter & { units: { id: string; name: string }[] }) {
  const locale = useLocale();
  if (isByHand)
    return (
      <p className="mb-4">
        {m.event_invite_by_hand({}, { locale })} <Link to="?">{m.event_invite_all({}, { locale })}</Link>
      </p>
    );
  return (
    <Form className="invite-filter mb-4" role="search">
      <input
        className="control"
        type="search"
        name="q"
        defaultValue={words}
        aria-label={m.event_invite_search({}, { locale })}
        placeholder={m.event_invite_search({}, { locale })}
      />
      <select
        className="control"
        name="unit"
        defaultValue={unit}
        aria-label={m.event_invite_unit({}, { locale })}
      >
        <option value="">{m.event_invite_every_unit({}, { locale })}</option>
        {units.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <select
        className="control"
        name="language"
        defaultValue={language}
        aria-label={m.event_invite_language({}, { locale })}
      >
        <option value="">{m.event_invite_every_language({}, { locale })}</option>
        {locales.map((each) => (
          <option key={each} value={each}>
            {localeNames[each]}
          </option>
        ))}
      </select>
      <Button>{m.event_invite_filter({}, { locale })}</Button>
      <Link to="/candidates">{m.event_invite_from_list({}, { locale })}</Link>
    </Form>
  );
}

type Props = {
  people: Person[];
  texts: { language: Locale; title: string; text: string; written: Locale }[];
  free: number;
  isCut: boolean;
};

const askAbove = 50;

/** Who gets an invitation, in which language, with which words; the button counts. */
export function InvitePeople({ people, texts, free, isCut }: Props) {
  const locale = useLocale();
  const isSending = useNavigation().state === "submitting";
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const chosen = people.filter((person) => !left.has(person.id));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const send = m.event_invite_send({ count: chosen.length }, { locale });
  return (
    <Form method="post" id="invite" className="cols wider">
      <Card isFlush as="div">
        <Table name={m.event_invite_people({}, { locale })} className="people invitees">
          <thead>
            <tr>
              <th scope="col">
                <RowCheck
                  label={m.event_invite_everybody({}, { locale })}
                  checked={chosen.length === people.length}
                  isMixed={chosen.length > 0 && chosen.length < people.length}
                  onChange={() =>
                    setLeft(chosen.length === people.length ? new Set(people.map(({ id }) => id)) : new Set())
                  }
                />
              </th>
              <th scope="col">{m.event_col_name({}, { locale })}</th>
              <th scope="col">{m.event_invite_language({}, { locale })}</th>
              <th scope="col">{m.event_invite_school({}, { locale })}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <td>
                  <RowCheck
                    name="person"
                    value={person.id}
                    label={fullName(person, locale)}
                    checked={!left.has(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                </td>
                <td>
                  <Who person={person} />
                </td>
                <td lang={person.locale}>{localeNames[person.locale]}</td>
                <td className="second">{person.school}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <aside className="stack" aria-label={m.event_invite_preview({}, { locale })}>
        <Card
          title={m.event_invite_preview({}, { locale })}
          end={m.event_people({ count: chosen.length }, { locale })}
        >
          <ul className="rows">
            {texts.map((text) => (
              <InLanguage
                key={text.language}
                {...text}
                readers={chosen.filter((person) => person.locale === text.language)}
              />
            ))}
          </ul>
          <Unreached people={chosen} />
          {chosen.length > free && (
            <p className="note ruled">{m.event_invite_more_than_seats({ free }, { locale })}</p>
          )}
          {isCut && <p className="note">{m.event_invite_cut({}, { locale })}</p>}
          <p className="note ruled">{m.event_invite_delay({}, { locale })}</p>
          <p className="send">
            <Button
              variant="go"
              size="wide"
              icon="mail"
              busy={isSending && m.event_invite_sending({}, { locale })}
              disabledReason={chosen.length === 0 && m.event_invite_nobody({}, { locale })}
              {...(chosen.length > askAbove ? { onClick: () => setAsking(true) } : {})}
            >
              {send}
            </Button>
          </p>
        </Card>
      </aside>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={m.event_invite_ask({ count: chosen.length }, { locale })}
        action={
          <Button variant="go" form="invite" onClick={(press) => press.currentTarget.form?.requestSubmit()}>
            {send}
          </Button>
        }
      >
        <p>{m.event_invite_delay({}, { locale })}</p>
      </Dialog>
    </Form>
  );
}

/** Those among the chosen whom no letter reaches, and why. */
function Unreached({ people }: { people: Person[] }) {
  const locale = useLocale();
  const these = people.filter(({ rests }) => rests);
  if (these.length === 0) return null;
  return (
    <div className="note ruled">
      <p>{m.event_invite_rests({ count: these.length }, { locale })}</p>
      <ul className="rows">
        {these.map((person) => (
          <li key={person.id}>
            {fullName(person, locale)} <span className="muted">{person.rests}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function InLanguage({
  language,
  title,
  text,
  written,
  readers,
}: Props["texts"][number] & { readers: Person[] }) {
  const locale = useLocale();
  const [first] = readers;
  if (!first) return null;
  return (
    <li>
      <b>{localeNames[language]}</b>{" "}
      <span className="num">{m.event_people({ count: readers.length }, { locale })}</span>
      <span className="block soft">
        {m.event_invite_first({ name: fullName(first, locale) }, { locale })}
      </span>
      <blockquote className="quoted" lang={written}>
        <b>{title}</b>
        {text && <span className="block clip">{text}</span>}
      </blockquote>
      {written !== language && (
        <span className="block sm">
          {m.event_invite_other_language({ language: languageName(written, locale) }, { locale })}
        </span>
      )}
    </li>
  );
}

const reasons = {
  invited: m.event_left_out_invited,
  no_address: m.event_left_out_no_address,
  offer_ended: m.event_left_out_offer_ended,
  ...refusalWords,
};

/** Who gets none, and why, in words. */
export function LeftOutPeople({ people }: { people: (Person & { leftOut: LeftOut | null })[] }) {
  const locale = useLocale();
  if (people.length === 0) return null;
  return (
    <section className="left-out">
      <h2>{m.event_left_out({ count: people.length }, { locale })}</h2>
      <dl className="dl">
        {(Object.keys(reasons) as LeftOut[]).map((reason) => {
          const these = people.filter((person) => person.leftOut === reason);
          if (these.length === 0) return null;
          return (
            <div key={reason} className="contents">
              <dt>
                {reasons[reason]({}, { locale })} {m.event_people({ count: these.length }, { locale })}
              </dt>
              <dd>
                {these
                  .map((person) => fullName(person, locale))
                  .join({ ja: "、", en: ", ", ko: ", " }[locale])}
              </dd>
            </div>
          );
        })}
      </dl>
      <WriteAnyway people={people.filter(({ leftOut }) => mayBeOverridden(leftOut))} />
    </section>
  );
}

/** Those who should be spared can be invited one by one, with a reason that is kept. */
function WriteAnyway({ people }: { people: Person[] }) {
  const locale = useLocale();
  if (people.length === 0) return null;
  return (
    <details className="fold">
      <summary className="btn small">{m.contact_override({}, { locale })}</summary>
      <Form method="post" className="stack">
        <p>{m.contact_override_text({}, { locale })}</p>
        {people.map((person) => (
          <label key={person.id} className="check">
            <input type="checkbox" name="person" value={person.id} /> {fullName(person, locale)}
          </label>
        ))}
        <TextField
          name="overrideReason"
          label={m.contact_override_reason({}, { locale })}
          maxLength={500}
          required
        />
        <p>
          <Button>{m.contact_override_invite({}, { locale })}</Button>
        </p>
      </Form>
    </details>
  );
}
