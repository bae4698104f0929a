// What the page of an invitation shows where there is something to choose: several sessions, or an event that asks
// around. Pure: decided from the facts and the clock, words are made once for the reader.
import { formatDay, formatDayTime, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { Answer, Mark, SeatState } from "./answer.ts";
import type { InvitationPage, InvitedSession } from "./answer-queries.server.ts";
import { answersUntil, textIn } from "./event.ts";
import { placeKindWord } from "./event-words.ts";

export type SessionView = {
  id: string;
  /** 7月14日(火) 18:00〜18:45 */
  when: string;
  /** 午前の部・オンライン・設計部 岡本さん */
  where: string;
  address: string;
  /** The room, for those who have a seat. */
  onlineUrl: string;
  /** 席があります, or why it can't be chosen. */
  seats: string;
  /** Can still be chosen or kept. */
  isOpen: boolean;
  isFull: boolean;
  isCancelled: boolean;
  seat: SeatState | null;
  isPlaced: boolean;
  placeInLine: number | null;
  companions: number;
  claim: string;
  mark: Mark | null;
  wish: number | null;
};

export type ChooseFace = "ask" | "noted" | "drop" | "closed" | "past" | "cancelled";

type Reader = { locale: Locale; zone: string };
const fewSeats = 3;

/** `isChanging` comes from 回答を変える, `dropped` names the session that somebody is about to give up. */
export function chooseFaceOf(
  page: Pick<InvitationPage, "state" | "answerBy" | "answer" | "sessions">,
  now: Date,
  query: { isChanging?: boolean; dropped?: string | null } = {},
): { face: ChooseFace; canChange: boolean } {
  const live = page.sessions.filter((session) => session.state !== "cancelled");
  const last = live.reduce<Date | undefined>(
    (latest, { startsAt }) => (latest && latest > startsAt ? latest : startsAt),
    undefined,
  );
  if (page.state === "cancelled" || !last) return { face: "cancelled", canChange: false };
  if (now >= last) return { face: "past", canChange: false };
  const canChange = now <= answersUntil({ answerBy: page.answerBy, startsAt: last });
  if (page.sessions.some((session) => session.id === query.dropped && session.mine))
    return { face: "drop", canChange };
  const isSeated = page.sessions.some((session) => session.mine);
  if (!canChange && page.answer === null && !isSeated) return { face: "closed", canChange };
  const isAsked = canChange && (query.isChanging || (page.answer === null && !isSeated));
  return { face: isAsked ? "ask" : "noted", canChange };
}

export function sessionView(session: InvitedSession, reader: Reader, now: Date): SessionView {
  const { locale } = reader;
  const { mine } = session;
  const isOver = now >= session.startsAt;
  const isCancelled = session.state === "cancelled";
  return {
    id: session.id,
    when: sessionWhen(session, reader),
    where: sessionWhere(session, locale),
    address: session.address,
    onlineUrl: mine?.state === "going" ? session.onlineUrl : "",
    seats: seatsSaid(session, isOver, locale),
    // Who is in it already may keep it after it was closed for others.
    isOpen: !isOver && !isCancelled && (session.state === "open" || mine !== null),
    isFull: session.placesLeft <= 0,
    isCancelled,
    seat: mine?.state ?? null,
    isPlaced: mine?.origin === "placed",
    placeInLine: mine?.placeInLine ?? null,
    companions: mine?.companions ?? 0,
    claim: mine?.claimUntil
      ? formatDayTime(mine.claimUntil, { ...reader, year: locale === "en", zoneName: true })
      : "",
    mark: session.mark,
    wish: session.wish,
  };
}

/** 7月14日(火) 18:00〜18:45, without the year: the dates of one event are near each other. */
function sessionWhen({ startsAt, endsAt }: InvitedSession, { locale, zone }: Reader): string {
  const reader = { locale, zone, year: false };
  const comma = locale === "en" ? "," : "";
  return `${formatDay(startsAt, reader)}${comma} ${formatTimeRange(startsAt, endsAt, reader)}`;
}

/** Its own name, the place, who leads it. */
function sessionWhere(session: InvitedSession, locale: Locale): string {
  const place = textIn(session.place, locale) || placeKindWord(session.placeKind, locale);
  const hosts = session.hosts.map((host) =>
    [host.unitName, addressed(host, locale)].filter(Boolean).join(" "),
  );
  return [textIn(session.label, locale), place, ...hosts]
    .filter(Boolean)
    .join({ ja: "・", en: " · ", ko: " · " }[locale]);
}

function seatsSaid(session: InvitedSession, isOver: boolean, locale: Locale): string {
  if (session.state === "cancelled") return m.choose_seats_cancelled({}, { locale });
  if (isOver) return m.choose_seats_past({}, { locale });
  const { mine } = session;
  if (mine?.state === "waiting") return m.choose_mine_waiting({ place: mine.placeInLine ?? 0 }, { locale });
  if (mine) return m.choose_mine_going({}, { locale });
  if (session.state === "closed") return m.choose_seats_closed({}, { locale });
  if (session.placesLeft <= 0) return m.choose_seats_full({}, { locale });
  if (session.placesLeft <= fewSeats) return m.choose_seats_left({ count: session.placesLeft }, { locale });
  return m.choose_seats_free({}, { locale });
}

/** What the form holds: as typed, else as answered before, else as the mail's link says. */
export type ChooseTyped = {
  /** Ids of sessions, or an answer (no, maybe, other_date). */
  picks: string[];
  wishes: string[];
  marks: Record<string, Mark>;
  companions: number;
  needs: string;
  word: string;
};

export type MailChoice = { answer: Exclude<Answer, "yes"> | undefined; sessionId: string | undefined };

export function filledIn(page: InvitationPage, mail: MailChoice): ChooseTyped {
  const held = page.sessions.filter((session) => session.mine);
  const wishOf = ({ mine, wish }: InvitedSession) =>
    page.way === "ask_around" ? wish : (mine?.wish ?? null);
  const inOrder = held.sort((a, b) => (wishOf(a) ?? 0) - (wishOf(b) ?? 0));
  const said = page.answer && page.answer !== "yes" ? [page.answer] : [];
  const known = page.sessions.some((session) => session.id === mail.sessionId) ? mail.sessionId : undefined;
  const fromMail = mail.answer ?? known;
  const byWish = page.sessions
    .filter((session) => wishOf(session) !== null)
    .sort((a, b) => (wishOf(a) ?? 0) - (wishOf(b) ?? 0));
  const picks = fromMail ? [fromMail] : held.length > 0 ? inOrder.map((session) => session.id) : said;
  const isOnlyOne = page.sessionsEach === 1;
  return {
    picks: isOnlyOne ? picks.slice(0, 1) : picks,
    wishes: (page.way === "book" && isOnlyOne ? byWish.slice(1) : byWish).map((session) => session.id),
    marks: Object.fromEntries(
      page.sessions.flatMap((session) => (session.mark ? [[session.id, session.mark]] : [])),
    ),
    companions: Math.max(page.companions, ...held.map((session) => session.mine?.companions ?? 0)),
    needs: page.needs,
    word: page.word,
  };
}
