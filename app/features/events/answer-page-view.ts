import { addDays, formatDay, formatDayTime, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { InvitationPage } from "./answer-queries.server.ts";
import { faceOf } from "./answer-view.ts";
import { answersUntil, textIn } from "./event.ts";

const daysNeedsAreKept = 14;

/** The page of somebody invited to an event with one session, ready to be shown. */
export function answerPageView(
  page: InvitationPage,
  { locale, now, query }: { locale: Locale; now: Date; query: URLSearchParams },
) {
  const reader = { locale, zone: page.zone };
  const asked = { asked: query.get("answer"), isChanging: query.has("change") };
  const { startsAt, endsAt, zone, placeKind, place, address, hasAlcohol, isPaidWork } = page;
  const mine = page.sessions.find((session) => session.id === page.sessionId)?.mine;
  return {
    kind: "answer" as const,
    face: faceOf(page, now, asked),
    sessionId: page.sessionId,
    ...{ startsAt, endsAt, zone, placeKind, place, address, hasAlcohol, isPaidWork },
    title: textIn(page.title, locale),
    description: textIn(page.description, locale),
    // Only who holds a seat gets the room.
    onlineUrl: page.seat === "going" ? page.onlineUrl : "",
    answer: page.answer,
    word: page.word,
    seat: page.seat,
    placeInLine: page.placeInLine,
    hasFreeSeats: page.hasFreeSeats,
    companionsMax: page.companionsMax,
    companions: Math.max(page.companions, mine?.companions ?? 0),
    asksNeeds: page.asksNeeds,
    needs: page.needs,
    needsUntil: needsDeletedOn(page, locale),
    day: formatDay(startsAt, reader),
    until: formatDay(answersUntil(page), { ...reader, year: locale === "en" }),
    claim: page.claimUntil
      ? formatDayTime(page.claimUntil, { ...reader, year: locale === "en", zoneName: true })
      : "",
  };
}

/** Two weeks after the last session that is held, in words: what somebody needs is deleted then. */
export function needsDeletedOn(
  page: Pick<InvitationPage, "sessions" | "zone" | "endsAt">,
  locale: Locale,
): string {
  const held = page.sessions.filter((session) => session.state !== "cancelled");
  const last = new Date(Math.max(...[page, ...held].map(({ endsAt }) => endsAt.getTime())));
  return formatDay(addDays(todayIn(page.zone, last), daysNeedsAreKept), { locale, year: locale === "en" });
}
