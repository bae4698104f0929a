import { addDays, formatDay, formatRange, todayIn, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { InvitationPage } from "./answer-queries.server.ts";
import {

  chooseFaceOf,
  filledIn,
  type MailChoice,
  sessionView,
} from "./choose-view.ts";
import { answersUntil, textIn } from "./event.ts";

const besides = ["no", "maybe", "other_date"] as const;
const daysNeedsAreKept = 14;

/** The page of somebody who has several sessions to choose from, ready to be shown. */
export function choosePageView(page: InvitationPage, locale: Locale, now: Date, query: URLSearchParams) {
  const reader = { locale, zone: page.zone };
  const { face, canChange } = chooseFaceOf(page, now, {
    isChanging: query.has("change"),
    dropped: query.get("drop"),
  });
  const mail: MailChoice = {
    answer: besides.find((answer) => answer === query.get("answer")),
    sessionId: query.get("session") ?? undefined,
  };
  const isAsked = Boolean(mail.answer || mail.sessionId) && page.answer === null;
  const live = page.sessions.filter((session) => session.state !== "cancelled");
  const last = (live.length > 0 ? live : page.sessions).reduce((latest, session) =>
    session.endsAt > latest.endsAt ? session : latest,
  );
  const deleted = addDays(todayIn(page.zone, last.endsAt), daysNeedsAreKept);
  return {
    kind: "choice" as const,
    face,
    canChange,
    way: page.way,
    sessionsEach: page.sessionsEach,
    companionsMax: page.companionsMax,
    asksNeeds: page.asksNeeds,
    needs: page.needs,
    needsUntil: formatDay(deleted, { locale, year: locale === "en" }),
    answer: page.answer,
    word: page.word,
    isFromMail: isAsked,
    typed: filledIn(page, isAsked ? mail : { answer: undefined, sessionId: undefined }),
    sessions: page.sessions.map((session) => sessionView(session, reader, now)),
    moved: Object.fromEntries(
      page.sessions.flatMap((session) => {
        if (!session.movedFrom) return [];
        const range = (start: Date, end: Date) =>
          formatRange(start, end, { ...reader, year: false, zoneName: false });
        const from = range(session.movedFrom.startsAt, session.movedFrom.endsAt);
        return [
          [session.id, m.choose_moved({ from, to: range(session.startsAt, session.endsAt) }, { locale })],
        ];
      }),
    ),
    dropped: query.get("drop"),
    zoneWord: zoneName(page.zone, locale, last.startsAt),
    until: formatDay(answersUntil({ answerBy: page.answerBy, startsAt: last.startsAt }), {
      ...reader,
      year: locale === "en",
    }),
    days: [...new Set([page.sessions[0]?.startsAt ?? last.startsAt, last.startsAt].map((day) => formatDay(day, reader)))],
    title: textIn(page.title, locale),
    description: textIn(page.description, locale),
    isPaidWork: page.isPaidWork,
  };
}

export type ChoosePageView = ReturnType<typeof choosePageView>;
