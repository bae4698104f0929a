import { familyAnswer } from "#emails/families/family-answer.ts";
import { familyAsked } from "#emails/families/family-asked.ts";
import { familyCancelled } from "#emails/families/family-cancelled.ts";
import { familyChanged } from "#emails/families/family-changed.ts";
import { familyConfirmed } from "#emails/families/family-confirmed.ts";
import { familyInvitation } from "#emails/families/family-invitation.ts";
import type { FamilyLetterFacts } from "#emails/families/family-letter.ts";
import { familyNews } from "#emails/families/family-news.ts";
import { familyDeclinedNoted, familyReminder, familyWaiting } from "#emails/families/family-noted.ts";
import { familyOpened } from "#emails/families/family-opened.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { familyTopics } from "~/features/families/family.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { type Reader, withSeen } from "./letter-content.server.ts";
import { before, reasonDetail, textDetail } from "./letter-details.ts";
import type { LetterFacts } from "./letter-facts.server.ts";
import { textIn } from "./texts.ts";

type FamilyReader = Reader & { child: string };

/** A letter about families, to a relative or to the candidate who is asked. undefined for one that isn't. */
export function familyLetter(
  letter: LetterFacts,
  company: Omit<LetterSender, "person">,
  reader: FamilyReader,
): LetterContent | undefined {
  return withSeen(wordsOf(letter, company, reader), letter, reader);
}

function wordsOf(
  letter: LetterFacts,
  company: Omit<LetterSender, "person">,
  reader: FamilyReader,
): LetterContent | undefined {
  const { details, event, family, zone } = letter;
  const { locale } = reader;
  const sender = { ...company, person: "" };
  if (letter.letter === "family_asked") {
    const occasion = details.occasion === "they_called" ? "they_called" : "ours";
    return familyAsked({ ...reader, sender, occasion, topic: textDetail(details, "topic") });
  }
  if (!family) return undefined;
  const facts = { ...reader, zone, sender };
  switch (letter.letter) {
    case "family_opened": {
      const told = Array.isArray(details.topics) ? details.topics : [];
      const topics = familyTopics.filter((topic) => told.includes(topic));
      return familyOpened({ ...facts, topics, untilOn: textDetail(details, "untilOn") });
    }
    case "family_answer":
      return familyAnswer({
        ...facts,
        question: textDetail(details, "question"),
        answer: textDetail(details, "answer"),
      });
    case "family_news":
      return familyNews({
        ...facts,
        title: textIn(textsDetail(details.title), locale),
        text: textIn(textsDetail(details.text), locale),
        isLeaflet: family.topic === "leaflet",
      });
  }
  if (!event) return undefined;
  const briefing: FamilyLetterFacts = {
    ...facts,
    title: textIn(event.title, locale),
    label: textIn(event.label, locale),
    description: textIn(event.description, locale),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    place: textIn(event.place, locale),
    address: event.address,
    onlineUrl: event.onlineUrl,
    hosts: event.hosts.map((host) => addressedByFamily(host, locale)),
    isPaidWork: false,
    hasAlcohol: event.hasAlcohol,
    answerBy: event.answerBy,
  };
  switch (letter.letter) {
    case "family_invitation":
      return familyInvitation(briefing);
    case "family_confirmed":
      return familyConfirmed({ ...briefing, isOnline: family.answer === "online", people: family.people });
    case "family_waiting":
      return familyWaiting(briefing);
    case "family_declined_noted":
      return familyDeclinedNoted(briefing);
    case "family_changed":
      return familyChanged({
        ...briefing,
        before: before(details, (texts) => textIn(texts, locale)),
        reason: reasonDetail(details, (texts) => textIn(texts, locale)),
      });
    case "family_cancelled":
      return familyCancelled({
        ...briefing,
        reason: reasonDetail(details, (texts) => textIn(texts, locale)),
      });
    case "family_reminder":
      return familyReminder(briefing);
    default:
      return undefined;
  }
}

function textsDetail(value: unknown): { ja?: string; en?: string; ko?: string } {
  return typeof value === "object" && value !== null ? value : {};
}
