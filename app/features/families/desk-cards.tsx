import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";

type Question = {
  id: string;
  name: string;
  candidate: string;
  about: string;
  question: string;
  askedAt: Date;
  call: string;
};

/** Families who wait for an answer of ours, oldest first. */
export function QuestionsCard({ questions }: { questions: readonly Question[] }) {
  const locale = useLocale();
  return (
    <Card title={m.families_questions({}, { locale })}>
      {questions.length === 0 && <p className="soft">{m.families_questions_none({}, { locale })}</p>}
      <ul className="rows">
        {questions.map((asked) => (
          <li key={asked.id}>
            <p className="row">
              <b>{asked.name}</b>
              <span className="soft">{m.families_family_of({ name: asked.candidate }, { locale })}</span>
              <WaitBadge since={asked.askedAt} now={new Date()} />
            </p>
            <p className="lines">{asked.question}</p>
            {asked.call && <p className="soft">{asked.call}</p>}
            <p className="row mt-3">
              <ButtonLink to={`/families/questions/${asked.id}`} size="small">
                {m.families_answer({}, { locale })}
              </ButtonLink>
              <span className="soft sm">{asked.about}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Call = {
  id: string;
  about: string;
  at: string;
  notedAt: Date;
  phone: string;
  isDone: boolean;
  until: string;
};

/** Relatives who came to us first: a topic and a number, nothing else. */
export function CallsCard({ calls }: { calls: readonly Call[] }) {
  const locale = useLocale();
  return (
    <Card title={m.families_calls({}, { locale })}>
      {calls.length === 0 && <p className="soft">{m.families_calls_none({}, { locale })}</p>}
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.id}>
            <Link to={`/families/calls/${call.id}`}>{call.about}</Link>{" "}
            {call.isDone ? (
              <span className="soft">{m.families_call_done({}, { locale })}</span>
            ) : (
              <WaitBadge since={call.notedAt} now={new Date()} />
            )}
            <span className="block soft num">
              {call.at} {call.phone}
            </span>
            <span className="block soft sm">{m.families_call_until({ day: call.until }, { locale })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
