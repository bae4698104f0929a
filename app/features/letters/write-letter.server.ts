import { fill, token } from "#emails/layout/fill.ts";
import type { LetterContent, LetterParts, LetterSender } from "#emails/layout/letter-content.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { addressed, fullName, spokenOf } from "~/lib/names.ts";
import type { Mailbox, Message } from "./build-message.server.ts";
import { copyMessage, type MessageForm, messageForm } from "./copy-message.server.ts";
import { familyLetter } from "./family-letter.server.ts";
import { calendarNow, calendarStep, personalCalendar, sharedCalendar } from "./letter-calendar.server.ts";
import { candidateLetter } from "./letter-content.server.ts";
import type { FamilyFacts, LetterFacts } from "./letter-facts.server.ts";
import { inOwnWords, type OwnTexts, ownTextOf } from "./own-texts.server.ts";
import { type LinkPurpose, linkPath, tokenOf } from "./private-link.server.ts";

export type Means = {
  from: Mailbox;
  appUrl: string;
  secret: string;
  /** Signs the finished bytes (DKIM); a copy that is sent again later carries the same signature. */
  sign?: (source: Buffer) => Promise<Buffer>;
};
type Company = Omit<LetterSender, "person">;
/** Words of a letter to a colleague, rendered each for itself; undefined for a letter that isn't one. */
export type MemberLetters = (
  letter: LetterFacts,
  sender: LetterSender,
  now: Date,
) => Promise<LetterContent | undefined>;

export type LetterWriter = (
  letter: LetterFacts,
  company: Company,
  now: Date,
  texts?: OwnTexts,
) => Promise<Written>;
export type Written = {
  subject: string;
  source: Buffer;
  /** What it says to the reader's calendar; absent where it says nothing, and in bytes kept from an earlier send. */
  calendar?: { method: "REQUEST" | "CANCEL"; sequence: number };
};

/**
 * Writes letters as the bytes that are sent. What many readers share (words, layout, calendar entry, the form of the
 * message) is made once and kept for the next; a copy is then filled in.
 */
export function letterWriter(means: Means, memberLetters: MemberLetters): LetterWriter {
  const templates = cache<Promise<LetterParts>>(300);
  const calendars = cache<string[]>(300);
  const forms = cache<Promise<MessageForm>>(300);

  async function partsOf(
    letter: LetterFacts,
    company: Company,
    locale: Locale,
    now: Date,
    texts: OwnTexts,
  ): Promise<LetterParts> {
    const reader = {
      locale,
      greeting: token("greeting"),
      pageUrl: token("page"),
      myPageUrl: token("mypage"),
      child: token("child"),
    };
    const key = JSON.stringify([
      letter.letter,
      locale,
      letter.zone,
      company,
      sharedFacts(letter),
      letter.details,
      letter.isPromotional,
      standingOf(letter),
      ownTextOf(texts, letter.letter, locale) ?? null,
    ]);
    const isShared = letter.candidateId !== null || letter.family !== null;
    const render = async () => {
      const content = isShared
        ? (familyLetter(letter, company, reader) ?? candidateLetter(letter, company, reader))
        : await memberLetters(letter, { ...company, person: "" }, now);
      if (!content) throw new Error(`there are no words for ${letter.letter}`);
      return renderLetter(inOwnWords(content, letter, texts));
    };
    if (!isShared) return render();
    return templates(key, render);
  }

  function calendarOf(letter: LetterFacts, locale: Locale, now: Date) {
    const step = calendarStep(letter);
    const { event } = letter;
    if (!step || !event) return undefined;
    const isFamily = letter.family !== null;
    const key = JSON.stringify([step.method, locale, isFamily, sharedFacts(letter)]);
    const shared = calendars(key, () => sharedCalendar(event, step.method, locale, means.from, isFamily));
    const name = fullName(letter, locale);
    return {
      method: step.method,
      sequence: event.sequence ?? 0,
      ics: personalCalendar(shared, letter, { name, status: step.status, now }),
    };
  }

  return async (letter, company, now, texts = new Map()) => {
    if (letter.source) return { subject: letter.subject, source: letter.source };
    const locale = isLocale(letter.locale) ? letter.locale : "ja";
    // Goes to an address that nobody has confirmed: it must not open the person's own page.
    const isAddressCheck = letter.letter === "address_confirm";
    const changeId = String(letter.details.changeId ?? "");
    const parts = fill(await partsOf(letter, company, locale, now, texts), {
      greeting: addressed(letter, locale, letter.family ? "family" : "candidate"),
      page: isAddressCheck
        ? `${means.appUrl}/address/${changeId}.${tokenOf(means.secret, changeId)}`
        : pageOf(letter, means),
      mypage: isAddressCheck ? means.appUrl : linkOf("my_page", letter.myPageLinkId, means),
      child: letter.family ? childOf(letter.family, locale) : "",
    });
    const calendar = calendarOf(letter, locale, now);
    const message: Message = {
      ...parts,
      from: { name: means.from.name || company.company, address: means.from.address },
      to: { name: fullName(letter, locale), address: letter.address },
      messageId: letter.messageId,
      date: now,
      ...(letter.firstMessageId && { inReplyTo: letter.firstMessageId }),
      ...(calendar && { calendar: { method: calendar.method, ics: calendar.ics } }),
      ...stopAddress(letter, means),
    };
    const has = [Boolean(message.inReplyTo), Boolean(message.stopUrl)];
    const key = JSON.stringify([message.subject, message.from, calendar?.method, has]);
    const form = await forms(key, () => messageForm(message));
    const copy = copyMessage(form, message);
    const source = means.sign ? await means.sign(copy) : copy;
    if (!calendar || calendar.method === "PUBLISH") return { subject: parts.subject, source };
    return {
      ...{ subject: parts.subject, source },
      calendar: { method: calendar.method, sequence: calendar.sequence },
    };
  };
}

function pageOf({ linkId, myPageLinkId, letter, family, event }: LetterFacts, means: Means): string {
  if (event?.trip && myPageLinkId) return `${linkOf("my_page", myPageLinkId, means)}/trips/${event.trip.id}`;
  if (letter === "family_asked" && myPageLinkId) return `${linkOf("my_page", myPageLinkId, means)}/family`;
  return linkOf(family ? "family" : "invitation", linkId, means);
}

function linkOf(purpose: LinkPurpose, linkId: string | null, { appUrl, secret }: Means): string {
  return linkId ? appUrl + linkPath(purpose, tokenOf(secret, linkId)) : appUrl;
}

/** Where a mail program may post to stop letters that nobody has to send (RFC 8058). */
function stopAddress(letter: LetterFacts, { appUrl, secret }: Means): { stopUrl?: string } {
  const [room, linkId] = letter.family ? ["families", letter.linkId] : ["letters", letter.myPageLinkId];
  if (!letter.isPromotional || !linkId) return {};
  const which = letter.letter === "newsletter" ? "?of=newsletter" : "";
  return { stopUrl: `${appUrl}/api/${room}/${tokenOf(secret, linkId)}/stop${which}` };
}

function childOf(family: FamilyFacts, locale: Locale): string {
  const { childFamilyName: familyName, childGivenName: givenName, childRomaji: romaji } = family;
  return spokenOf({ familyName, givenName, romaji }, locale);
}

/** Two letters speak of the reader's own seat and differ with it. */
function standingOf({ letter, event, answer }: LetterFacts): string | null {
  if (letter === "event_moved") return event?.seat ?? null;
  return letter === "event_calendar" && event ? calendarNow(event, answer) : null;
}

/** What of an event all its readers share; of a family letter also what its words depend on. */
function sharedFacts({ event, byFamilyName, byGivenName, byRomaji, family, perks }: LetterFacts): unknown {
  if (!event) return perks;
  const { uid: _uid, sequence: _sequence, isCancelled: _isCancelled, seat: _seat, ...rest } = event;
  const { going: _going, hostState: _hostState, ...shared } = rest;
  if (family) return [shared, family.answer, family.people];
  return [shared, byFamilyName, byGivenName, byRomaji];
}

/** Remembers the newest so many. */
function cache<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    const oldest = kept.keys().next();
    if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    return made;
  };
}
