import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { isAnswer } from "./answer.ts";
import { AnswerForm } from "./answer-form.tsx";
import { NotedActions, NotedText, useNotedTitle } from "./answer-noted.tsx";
import type { answerPageView } from "./answer-page-view.ts";
import { AnswersClosed, EventCancelled, EventPast, Freedom, SeatOffered } from "./answer-states.tsx";
import { EventFacts } from "./event-facts.tsx";

type View = ReturnType<typeof answerPageView> & {
  recruiterName: string | null;
  readerZone: string;
  links: { change: string; calendar: string };
};
type Again = {
  answer: string;
  companions: number;
  needs: string;
  word: string;
  errors: Record<string, string[]>;
};

/** The page of an invitation to one session, in each of its faces. */
export function AnswerPageFace({ page, again }: { page: View; again: Again | undefined }) {
  const locale = useLocale();
  const { face, title } = page;
  const facts = <EventFacts event={page} readerZone={page.readerZone} onlineUrl={page.onlineUrl} />;
  switch (face.face) {
    case "ask":
      return (
        <>
          <h1>{m.answer_ask_title({ title }, { locale })}</h1>
          {page.description && <p className="lines">{page.description}</p>}
          {facts}
          <Freedom isPaidWork={page.isPaidWork} />
          <AnswerForm
            {...page}
            {...face}
            chosen={isAnswer(again?.answer) ? again.answer : face.chosen}
            given={page.answer}
            typed={again ?? page}
            errors={again?.errors}
          />
        </>
      );
    case "noted":
      return <Noted page={page} facts={facts} canChange={face.canChange} />;
    case "offered":
      return <SeatOffered title={title} facts={facts} claim={page.claim} error={again?.errors.pick?.[0]} />;
    case "closed":
      return <AnswersClosed title={title} facts={facts} until={page.until} whom={page.recruiterName} />;
    case "past":
      return <EventPast title={title} day={page.day} hasCome={page.seat === "going"} />;
    case "cancelled":
      return <EventCancelled title={title} day={page.day} />;
  }
}

function Noted({ page, facts, canChange }: { page: View; facts: React.ReactNode; canChange: boolean }) {
  const answer = page.answer ?? "maybe";
  const noted = { ...page, answer, canChange };
  return (
    <>
      <h1>{useNotedTitle(answer, page.seat)}</h1>
      <NotedText {...noted} />
      <NotedActions {...noted} />
      <h2 className="about">{page.title}</h2>
      {facts}
    </>
  );
}
