import { formatDay, formatRange, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { needsDeletedOn } from "./answer-page-view.ts";
import type { InvitationPage } from "./answer-queries.server.ts";
import { chooseFaceOf, filledIn, type MailChoice, sessionView } from "./choose-view.ts";
import { answersUntil, textIn } from "./event.ts";
import type { SessionNews } from "./session-news.server.ts";

const besides = ["no", "maybe", "other_date"] as const;

/** The page of somebody who has several sessions to choose from, ready to be shown. */
export function choosePageView(
  page: InvitationPage,
  news: SessionNews[],
  { locale, now, query }: { locale: Locale; now: Date; query: URLSearchParams },
) {
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
  return {
    kind: "choice" as const,
    face,
    canChange,
    way: page.way,
    sessionsEach: page.sessionsEach,
    companionsMax: page.companionsMax,
    asksNeeds: page.asksNeeds,
    needs: page.needs,
    needsUntil: needsDeletedOn(page, locale),
    answer: page.answer,
    word: page.word,
    isFromMail: isAsked,
    typed: filledIn(page, isAsked ? mail : { answer: undefined, sessionId: undefined }),
    sessions: page.sessions.map((session) => sessionView(session, reader, now)),
    moved: Object.fromEntries(
      news.flatMap(({ sessionId, movedFrom }) => {
        const session = page.sessions.find((each) => each.id === sessionId && each.mine);
        if (!session || !movedFrom) return [];
        const range = (start: Date, end: Date) =>
          formatRange(start, end, { ...reader, year: false, zoneName: false });
        const [from, to] = [
          range(movedFrom.startsAt, movedFrom.endsAt),
          range(session.startsAt, session.endsAt),
        ];
        return from === to ? [] : [[sessionId, m.choose_moved({ from, to }, { locale })]];
      }),
    ),
    lost: news.filter((each) => each.isLost).map((each) => each.sessionId),
    dropped: query.get("drop"),
    zoneWord: zoneName(page.zone, locale, last.startsAt),
    until: formatDay(answersUntil({ answerBy: page.answerBy, startsAt: last.startsAt }), {
      ...reader,
      year: locale === "en",
    }),
    days: [
      ...new Set(
        [page.sessions[0]?.startsAt ?? last.startsAt, last.startsAt].map((day) => formatDay(day, reader)),
      ),
    ],
    title: textIn(page.title, locale),
    description: textIn(page.description, locale),
    isPaidWork: page.isPaidWork,
  };
}

export type ChoosePageView = ReturnType<typeof choosePageView>;
