import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAnswer } from "~/features/events/answer.ts";
import { AnswerForm } from "~/features/events/answer-form.tsx";
import { AnswerHelp } from "~/features/events/answer-help.tsx";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { NotedActions, NotedText, useNotedTitle } from "~/features/events/answer-noted.tsx";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import {
  AnswersClosed,
  EventCancelled,
  EventPast,
  Freedom,
  SeatOffered,
} from "~/features/events/answer-states.tsx";
import { faceOf } from "~/features/events/answer-view.ts";
import { answersUntil, textIn } from "~/features/events/event.ts";
import { EventFacts } from "~/features/events/event-facts.tsx";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { formatDay, formatDayTime } from "~/lib/dates.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => {
  if (!page || error) return [];
  const words = { title: page.title, company: page.companyName };
  return [{ title: m.answer_page_title(words, { locale: page.locale }) }];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page } = await invitationOf(request, context, params.token);
  const locale = localeOf(request, page.candidate.locale);
  const url = new URL(request.url);
  const face = faceOf(page, context.now(), {
    asked: url.searchParams.get("answer"),
    isChanging: url.searchParams.has("change"),
  });
  const lang = url.searchParams.get("lang");
  const query = lang ? `?lang=${locale}` : "";
  const reader = { locale, zone: page.zone };
  const { candidate, recruiter, recruiterEmail, onlineUrl, ...event } = page;
  return {
    ...event,
    locale,
    face,
    title: textIn(page.title, locale),
    description: textIn(page.description, locale),
    // Only who holds a seat gets the room.
    onlineUrl: page.seat === "going" ? onlineUrl : "",
    contactEmail: page.contactEmail || (recruiterEmail ?? ""),
    recruiterName: recruiter && addressed(recruiter, locale),
    to: addressed(candidate, locale),
    readerZone: candidate.zone,
    day: formatDay(page.startsAt, reader),
    until: formatDay(answersUntil(page), { ...reader, year: locale === "en" }),
    claim: page.claimUntil
      ? formatDayTime(page.claimUntil, { ...reader, year: locale === "en", zoneName: true })
      : "",
    links: {
      change: `?change=1${lang ? `&lang=${locale}` : ""}`,
      calendar: `${url.pathname}/calendar.ics${query}`,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { page } = await invitationOf(request, context, params.token);
  const locale = localeOf(request, page.candidate.locale);
  const form = await request.formData();
  const answer = String(form.get("answer") ?? "");
  const word = String(form.get("word") ?? "").trim();
  if (!isAnswer(answer))
    return data({ errors: { answer: [m.answer_choose_one({}, { locale })] }, word }, 400);
  if (word.length > 1000) return data({ errors: { word: [m.answer_word_long({}, { locale })] }, word }, 400);
  const { invitationId, sessionId } = page;
  const { mailDomain } = context.jobs;
  const now = context.now();
  // A refusal (too late, cancelled) needs no words here: the page it leads back to says so.
  const result = await answerInvitation(context.db, {
    invitationId,
    sessionId,
    answer,
    word,
    source: "link",
    now,
    mailDomain,
  });
  if (result.ok && result.changed) context.jobs.wake();
  const { pathname, searchParams } = new URL(request.url);
  return redirect(searchParams.has("lang") ? `${pathname}?lang=${locale}` : pathname, { status: 303 });
}

async function invitationOf(request: Request, context: AppContext, token: string | undefined) {
  const link = await requireLink(request, context, token, "invitation");
  const page = link.invitationId ? await findInvitationPage(context.db, link.invitationId) : undefined;
  if (!page || page.state === "draft") throw redirect(`/a/${encodeURIComponent(token ?? "-")}/renew`);
  return { link, page };
}

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame
      companyName={page.companyName}
      footer={<p>{m.answer_only_you({ name: page.to }, { locale: page.locale })}</p>}
    >
      <p className="soft to">{page.to}</p>
      <Face />
      <AnswerHelp {...page} />
    </PublicFrame>
  );
}

function Face() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale, face, title } = page;
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
            given={page.answer}
            word={typed?.word ?? page.word}
            errors={typed?.errors}
          />
        </>
      );
    case "noted":
      return <Noted facts={facts} canChange={face.canChange} />;
    case "offered":
      return <SeatOffered title={title} facts={facts} claim={page.claim} />;
    case "closed":
      return <AnswersClosed title={title} facts={facts} until={page.until} whom={page.recruiterName} />;
    case "past":
      return <EventPast title={title} day={page.day} hasCome={page.seat === "going"} />;
    case "cancelled":
      return <EventCancelled title={title} day={page.day} />;
  }
}

function Noted({ facts, canChange }: { facts: React.ReactNode; canChange: boolean }) {
  const page = useLoaderData<typeof loader>();
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
