import { Form, Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Who } from "~/ui/who.tsx";
import { toldLook, toldWord } from "./storm-words.ts";
import type { ToldPerson } from "./told-view.ts";

const everyMs = 10_000;

/** Letters leave and people answer while one stands and looks: the page reads anew, unless nobody sees it. */
export function useFreshTold(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [revalidate]);
}

type Props = { title: string; people: ToldPerson[]; none: string; opensFirst?: boolean };

/** Whom to phone, or who has heard; on a phone one thumb is enough. */
export function ToldList({ title, people, none, opensFirst }: Props) {
  const locale = useLocale();
  return (
    <Card
      title={title}
      end={people.length > 0 && m.event_people({ count: people.length }, { locale })}
      isFlush
    >
      {people.length === 0 && <p className="note pad">{none}</p>}
      <ul className="storm-told">
        {people.map((person, place) => (
          <Told key={person.personId} person={person} isOpen={Boolean(opensFirst) && place === 0} />
        ))}
      </ul>
    </Card>
  );
}

function Told({ person, isOpen }: { person: ToldPerson; isOpen: boolean }) {
  const locale = useLocale();
  const { kind, state, phone, name } = person;
  const word = toldWord(state, locale);
  return (
    <li>
      <div className="storm-person">
        <Who person={person} {...(person.candidateId && { to: `/candidates/${person.candidateId}` })} />
        {kind === "host" && <Badge tone="line">{m.storm_host({}, { locale })}</Badge>}
        <Badge {...toldLook(state)}>
          {person.letterAt && state === "failed" ? <Link to={person.letterAt}>{word}</Link> : word}
        </Badge>
      </div>
      <p className="soft sm num">{[person.ofWhom, person.about, person.since].filter(Boolean).join(" · ")}</p>
      {!person.isReached && (
        <>
          <div className="storm-call">
            {kind === "family" && !phone ? (
              <span className="soft sm">{m.storm_family_by_mail({}, { locale })}</span>
            ) : phone ? (
              <a className="btn tel num" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
                <Icon name="phone" />
                {phone}
              </a>
            ) : (
              <span className="soft sm">{m.call_no_phone({}, { locale })}</span>
            )}
            {(kind !== "family" || phone) && (
              <Press person={person} verb="phoned" label={m.storm_phoned_whom({ name }, { locale })}>
                {m.storm_phoned({}, { locale })}
              </Press>
            )}
          </div>
          <details className="storm-say" open={isOpen}>
            <summary>{m.storm_say({}, { locale })}</summary>
            <p lang={person.language}>{person.script}</p>
          </details>
        </>
      )}
      {state === "phoned" && (
        <div className="storm-call">
          <Press person={person} verb="undo" label={m.storm_undo_whom({ name }, { locale })}>
            {m.ui_undo({}, { locale })}
          </Press>
        </div>
      )}
    </li>
  );
}

type PressProps = { person: ToldPerson; verb: "phoned" | "undo"; label: string; children: string };

function Press({ person, verb, label, children }: PressProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="person" value={person.personId} />
      <Button
        name="intent"
        value={verb}
        aria-label={label}
        {...(verb === "undo" ? { variant: "quiet" as const, size: "small" as const } : {})}
      >
        {children}
      </Button>
    </Form>
  );
}
