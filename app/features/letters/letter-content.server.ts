import { mailing } from "#emails/candidates/mailing.ts";
import { candidateLinkRenewed } from "#emails/events/candidate-link-renewed.ts";
import { eventAskedAgain } from "#emails/events/event-asked-again.ts";
import { eventCalendar } from "#emails/events/event-calendar.ts";
import { eventCancelled } from "#emails/events/event-cancelled.ts";
import { eventChanged } from "#emails/events/event-changed.ts";
import { eventConfirmed } from "#emails/events/event-confirmed.ts";
import { eventDates } from "#emails/events/event-dates.ts";
import { eventDayBefore } from "#emails/events/event-day-before.ts";
import { eventDeclinedNoted } from "#emails/events/event-declined-noted.ts";
import { eventHostChanged } from "#emails/events/event-host-changed.ts";
import { eventHourBefore } from "#emails/events/event-hour-before.ts";
import { eventInvitation } from "#emails/events/event-invitation.ts";
import type { EventLetterFacts } from "#emails/events/event-letter.ts";
import { eventMessage } from "#emails/events/event-message.ts";
import { eventMoved } from "#emails/events/event-moved.ts";
import { eventPlaced } from "#emails/events/event-placed.ts";
import { eventReminder } from "#emails/events/event-reminder.ts";
import { eventRemoved } from "#emails/events/event-removed.ts";
import { eventSeatOffered } from "#emails/events/event-seat-offered.ts";
import { eventSessionCancelled } from "#emails/events/event-session-cancelled.ts";
import { eventThanks } from "#emails/events/event-thanks.ts";
import { eventUnplaced } from "#emails/events/event-unplaced.ts";
import { eventWaiting } from "#emails/events/event-waiting.ts";
import type { LetterBlock, LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { formatRange } from "~/lib/dates.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { addressedByFamily, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { calendarNow } from "./letter-calendar.server.ts";
import {
  before,
  givenAnswer,
  instantDetail,
  otherDetail,
  reasonDetail,
  textDetail,
  timesDetail,
  writerDetail,
} from "./letter-details.ts";
import type { EventFacts, LetterFacts } from "./letter-facts.server.ts";
import { ownPageLetter } from "./own-page-letters.server.ts";
import { textIn } from "./texts.ts";
import { filledIn, writtenBlocks } from "./written-text.ts";

export type Reader = { locale: Locale; greeting: string; pageUrl: string; myPageUrl: string };

/** A candidate's letter, with the way to their own page at its foot. undefined for a letter that isn't theirs. */
export function candidateLetter(
  letter: LetterFacts,
  company: Omit<LetterSender, "person">,
  reader: Reader,
): LetterContent | undefined {
  const content = withSeen(wordsOf(letter, company, reader), letter, reader);
  const { locale, myPageUrl: url } = reader;
  if (!content || letter.letter === "address_confirm") return content;
  const stop = { label: m.letter_stop_link({}, { locale }), url: `${url}/contact` };
  return {
    ...content,
    footLinks: [
      ...content.footLinks,
      { label: m.letter_my_page({}, { locale }), url },
      ...(letter.isPromotional ? [stop] : []),
    ],
  };
}

/** A letter to everybody of a stormy day asks for one sign of life; an answer to it is one. */
export function withSeen(
  content: LetterContent | undefined,
  { details }: LetterFacts,
  reader: Pick<Reader, "locale" | "pageUrl">,
): LetterContent | undefined {
  if (!content || typeof details.stormId !== "string") return content;
  if (content.blocks.some((block) => block.kind === "answers")) return content;
  const link = {
    label: m.letter_storm_seen({}, { locale: reader.locale }),
    url: `${reader.pageUrl}/seen`,
  };
  const seen: LetterBlock = content.blocks.some((block) => block.kind === "action")
    ? { kind: "links", links: [link] }
    : { kind: "action", link };
  return { ...content, blocks: [...content.blocks, seen] };
}

function wordsOf(
  letter: LetterFacts,
  company: Omit<LetterSender, "person">,
  reader: Reader,
): LetterContent | undefined {
  const { event, details } = letter;
  const { locale, greeting, pageUrl } = reader;
  const sender = { ...company, person: inviter(letter, locale) };
  if (letter.letter === "candidate_link_renewed")
    return candidateLinkRenewed({ locale, sender, greeting, pageUrl, title: textIn(event?.title, locale) });
  if (letter.letter === "mailing" || letter.letter === "newsletter")
    return writtenLetter(letter, company, reader);
  const own = ownPageLetter(letter, { ...reader, sender });
  if (own) return own;
  if (!event) return undefined;
  const facts = eventFacts(event, letter.zone, sender, reader);
  switch (letter.letter) {
    case "event_invitation":
      return event.sessions.length === 0
        ? eventInvitation(facts)
        : eventDates({ ...facts, ...choiceOf(event, locale) });
    case "event_confirmed":
      return eventConfirmed({ ...facts, left: timesDetail(details, "left"), days: daysOf(event, reader) });
    case "event_waiting":
      return eventWaiting({ ...facts, lines: timesDetail(details, "lines") });
    case "event_seat_offered":
      return eventSeatOffered({
        ...facts,
        claimUntil: instantDetail(details, "claimUntil") ?? event.startsAt,
        isSeveral: event.sessions.length > 0,
      });
    case "event_declined_noted":
      return eventDeclinedNoted({ ...facts, answer: givenAnswer(details) });
    case "event_changed":
      return eventChanged({
        ...facts,
        before: before(details, (texts) => textIn(texts, locale)),
        reason: reasonDetail(details, (texts) => textIn(texts, locale)),
      });
    case "event_cancelled":
      return eventCancelled({ ...facts, reason: reasonDetail(details, (texts) => textIn(texts, locale)) });
    case "event_removed":
      return eventRemoved(facts);
    case "event_placed":
      return eventPlaced({ ...facts, isTalk: details.isTalk === true });
    case "event_unplaced":
      return eventUnplaced(facts);
    case "event_moved":
      return eventMoved({
        ...facts,
        before: before(details, (texts) => textIn(texts, locale)),
        isMerged: details.isMerged === true,
        reason: reasonDetail(details, (texts) => textIn(texts, locale)),
        seat: event.seat === null ? null : event.seat === "waiting" ? "waiting" : "going",
        other: otherDetail(details, (texts) => textIn(texts, locale)),
      });
    case "event_session_cancelled":
      return eventSessionCancelled({
        ...facts,
        isOneOfMany: typeof details.stormId === "string",
        isDayOfTrip: event.trip !== null,
        reason: reasonDetail(details, (texts) => textIn(texts, locale)),
      });
    case "event_host_changed":
      return eventHostChanged({ ...facts, word: textDetail(details, "word") });
    case "event_reminder":
      return eventReminder({ ...facts, ...choiceOf(event, locale) });
    case "event_asked_again":
      return eventAskedAgain({ ...facts, ...choiceOf(event, locale) });
    case "event_day_before":
      return eventDayBefore(facts);
    case "event_hour_before":
      return eventHourBefore(facts);
    case "event_thanks":
      return eventThanks(facts);
    case "event_calendar":
      return eventCalendar({
        ...facts,
        standing: calendarNow(event, letter.answer),
        isDayOfTrip: event.trip !== null,
      });
    case "event_message":
      return eventMessage({
        ...facts,
        subject: textDetail(details, "subject"),
        text: textDetail(details, "text"),
        written: writtenIn(details, locale),
        isAhead: details.isAhead === true,
        isSettled: details.isSettled === true,
      });
    default:
      return undefined;
  }
}

/** What a colleague wrote for this once, to people of the list or to readers of the newsletter; they sign it. */
export function writtenLetter(
  { letter, details, isPromotional }: Pick<LetterFacts, "letter" | "details" | "isPromotional">,
  company: Omit<LetterSender, "person">,
  { locale, greeting }: Pick<Reader, "locale" | "greeting">,
): LetterContent {
  const writer = writerDetail(details, locale);
  const values = { name: greeting, company: company.company, writer };
  return mailing({
    locale,
    greeting,
    why: letter === "mailing" ? (isPromotional ? "chosen" : "needed") : "asked_for",
    sender: { ...company, person: writer && m.letter_from_recruiter({ name: writer }, { locale }) },
    subject: filledIn(textDetail(details, "subject"), values),
    blocks: writtenBlocks(textDetail(details, "text"), values),
    written: writtenIn(details, locale),
  });
}

/** All days of a trip by the clocks of their places: the first letter names them, those of the other days only carry an entry. */
function daysOf(event: EventFacts, { locale }: Reader): string[] {
  if (!event.trip) return [];
  return event.sessions.map(({ label, startsAt, endsAt, zone }) =>
    [
      textIn(label, locale),
      formatRange(startsAt, endsAt, { locale, zone: zone ?? "Asia/Tokyo", zoneName: true }),
    ]
      .filter(Boolean)
      .join(" "),
  );
}

/** What several sessions want of the reader; no session where the event is its one. */
function choiceOf(event: EventFacts, locale: Locale) {
  return { isAsking: event.way === "ask_around", sessions: sessionTimes(event, locale) };
}

function writtenIn(details: Record<string, unknown>, locale: Locale): Locale {
  const written = textDetail(details, "written");
  return isLocale(written) ? written : locale;
}

/** What a letter about an event says, in the reader's language. */
export function eventFacts(
  event: EventFacts,
  zone: string,
  sender: LetterSender,
  reader: Reader,
): EventLetterFacts {
  const { locale } = reader;
  return {
    ...reader,
    zone: event.trip?.zone ?? zone,
    sender,
    title: textIn(event.title, locale),
    label: textIn(event.label, locale),
    description: textIn(event.description, locale),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    place: textIn(event.place, locale),
    address: event.address,
    onlineUrl: event.onlineUrl,
    hosts: event.hosts.map((host) => addressedByFamily(host, locale)),
    isPaidWork: event.isPaidWork,
    hasAlcohol: event.hasAlcohol,
    answerBy: event.answerBy,
  };
}

function sessionTimes(event: EventFacts, locale: Locale) {
  return event.sessions.map(({ label, ...times }) => ({ ...times, label: textIn(label, locale) }));
}

function inviter(letter: LetterFacts, locale: Locale): string {
  const { byFamilyName: familyName, byGivenName, byRomaji: romaji } = letter;
  if (!familyName) return "";
  const name = fullName({ familyName, givenName: byGivenName ?? "", romaji }, locale);
  return m.letter_from_recruiter({ name }, { locale });
}
