import { addressChanged, addressConfirm } from "#emails/candidates/address-change.ts";
import { myPageLink } from "#emails/candidates/my-page-link.ts";
import { ownRequestAnswered } from "#emails/candidates/own-request-answered.ts";
import type { LetterContent, LetterLink, LetterSender } from "#emails/layout/letter-content.ts";
import { offerAccepted } from "#emails/offers/offer-accepted.ts";
import { offerCourseChanged } from "#emails/offers/offer-course-changed.ts";
import { offerDeclined } from "#emails/offers/offer-declined.ts";
import { offerMoreTime, offerTimeAnswered } from "#emails/offers/offer-more-time.ts";
import { offerPapers } from "#emails/offers/offer-papers.ts";
import { offerReopeningAnswered } from "#emails/offers/offer-reopening-answered.ts";
import { perkDecided, perkTold } from "#emails/perks/perk-letters.ts";
import { questionAnswered } from "#emails/questions/question-answered.ts";
import { talkUnanswered } from "#emails/questions/talk-unanswered.ts";
import { reportAnswered } from "#emails/reports/report-letters.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { instantDetail, textDetail, textsDetail } from "./letter-details.ts";
import type { LetterFacts } from "./letter-facts.server.ts";
import { textIn } from "./texts.ts";
import { tripLetter } from "./trip-letter.server.ts";
import { perkLines } from "./waiting-perks.server.ts";

type Reader = { locale: Locale; greeting: string; pageUrl: string; myPageUrl: string; sender: LetterSender };

/** Letters that tell of something on a candidate's own page and lead there; undefined for any other. */
export function ownPageLetter(letter: LetterFacts, reader: Reader): LetterContent | undefined {
  const { details, zone } = letter;
  const { locale, greeting, sender, myPageUrl } = reader;
  const text = (name: string) => textDetail(details, name);
  const page = (inside: string) => ({ locale, greeting, sender, pageUrl: `${myPageUrl}${inside}` });
  const receipt = {
    unit: text("unit"),
    number: text("number"),
    happenedAt: instantDetail(details, "at"),
    zone,
  };
  switch (letter.letter) {
    case "my_page_link":
      return myPageLink(page(""));
    case "offer_accepted":
      return offerAccepted({
        ...page(`/receipts/${text("receiptId")}`),
        ...receipt,
        joinsOn: text("joinsOn"),
      });
    case "offer_declined":
      return offerDeclined({
        ...page(`/receipts/${text("receiptId")}`),
        ...receipt,
        wayBackUntil: text("wayBackUntil"),
      });
    case "offer_more_time":
      return offerMoreTime({ ...page("/offer"), replyOn: text("replyOn"), answer: text("answer") });
    case "offer_time_answered":
      return offerTimeAnswered({ ...page("/offer"), replyOn: text("replyOn"), answer: text("answer") });
    case "offer_papers":
      return offerPapers({
        ...{ ...page("/offer"), kinds: texts(details.kinds) },
        ...{ perks: perkLines(letter.perks, locale), perkLinks: perkLinks(letter, locale, myPageUrl) },
      });
    case "perk_told":
      return perkTold({ ...page("/perks"), perks: perkLines(letter.perks, locale) });
    case "perk_decided":
      return perkDecided({
        ...page("/perks"),
        title: textIn(textsDetail(details, "title"), locale),
        isGranted: text("decision") === "granted",
        reason: text("reason"),
        giving: text("giving") === "order" ? "order" : "all",
      });
    case "trip_told":
    case "trip_chosen":
    case "trip_waiting":
    case "trip_not_chosen":
    case "trip_alternative":
    case "trip_ready":
    case "trip_day_asked":
    case "trip_called":
    case "trip_off":
      return tripLetter(letter, page(`/trips/${text("tripId")}`));
    case "offer_course_changed":
      return offerCourseChanged({ ...page("/offer"), from: text("from"), to: text("to") });
    case "offer_reopening_answered":
      return offerReopeningAnswered({ ...page("/offer"), answer: text("answer") });
    case "question_answered":
      return questionAnswered({
        ...page("/questions"),
        question: text("question"),
        answer: text("answer"),
      });
    case "talk_unanswered":
      return talkUnanswered({ ...page("/senior"), startsAt: instantDetail(details, "at"), zone });
    case "report_answered":
      return reportAnswered(page("/report"));
    case "address_confirm":
      return addressConfirm({ locale, greeting, sender, pageUrl: reader.pageUrl });
    case "address_changed":
      return addressChanged({ ...page("/data"), email: text("email") });
    case "own_request_answered":
      return ownRequestAnswered({ ...page("/data"), kind: text("kind") });
    default:
      return undefined;
  }
}

/** Perks stand together on one page, each trip on its own. */
function perkLinks({ perks }: LetterFacts, locale: Locale, myPageUrl: string): LetterLink[] {
  const all = perks ?? [];
  const isTrip = ({ giving }: (typeof all)[number]) => giving === "draw" || giving === "review";
  return [
    ...(all.every(isTrip) ? [] : [{ label: m.letter_perks_go({}, { locale }), url: `${myPageUrl}/perks` }]),
    ...all.filter(isTrip).map(({ id, title }) => ({
      label: m.letter_trip_go_named({ title: textIn(title, locale) }, { locale }),
      url: `${myPageUrl}/trips/${id}`,
    })),
  ];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
