import type { Db } from "#db/client.server.ts";
import { formatRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { AnswerRefused, AnswerSource } from "./answer.ts";
import type { InvitationPage } from "./answer-queries.server.ts";
import { answerWithoutSession } from "./answer-without-session.server.ts";
import type { Choice, Errors } from "./choose-forms.server.ts";
import { chooseSessions } from "./choose-sessions.server.ts";
import { claimSeat } from "./claim-seat.server.ts";
import { textIn } from "./event.ts";
import { giveUpSeat } from "./give-up-seat.server.ts";
import { wishSessions } from "./wish-sessions.server.ts";

type Sending = {
  invitationId: string;
  choice: Choice;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

/** Hands what a page asks for to its use case; seats, lines and letters follow there. */
export async function sendChoice(
  db: Db,
  { choice, ...who }: Sending,
): Promise<{ ok: true; changed: boolean } | AnswerRefused> {
  switch (choice.kind) {
    case "claim":
      return claimSeat(db, { ...who, sessionId: choice.sessionId });
    case "give_up":
      return giveUpSeat(db, { ...who, sessionId: choice.sessionId });
    case "without":
      return answerWithoutSession(db, { ...who, answer: choice.answer, word: choice.word });
    case "choose": {
      const { wanted, companions, needs, word } = choice;
      return chooseSessions(db, { ...who, wanted, companions, needs, word });
    }
    case "wish": {
      const { marks, companions, needs, word } = choice;
      return wishSessions(db, { ...who, marks, companions, needs, word });
    }
  }
}

/**
 * A refusal that somebody can do something about, as the error of its field; undefined where the page itself says it
 * (closed, over, cancelled as a whole).
 */
export function choiceErrors(
  refusal: AnswerRefused,
  page: Pick<InvitationPage, "way" | "zone" | "companionsMax">,
  locale: Locale,
): Errors | undefined {
  const field = page.way === "ask_around" ? "mark" : "pick";
  switch (refusal.reason) {
    case "double_booked":
      return { [field]: [doubleBooked(refusal.other, page.zone, locale)] };
    case "too_many":
      return { companions: [m.choose_error_companions({ count: page.companionsMax }, { locale })] };
    case "no_room":
      return { companions: [m.choose_error_no_room({}, { locale })] };
    case "past":
    case "closed":
    case "cancelled":
      return { [field]: [m.choose_error_gone({}, { locale })] };
    default:
      return undefined;
  }
}

/** Names the other one and what one can do. */
export function doubleBooked(
  other: Extract<AnswerRefused, { reason: "double_booked" }>["other"],
  zone: string,
  locale: Locale,
): string {
  const when = formatRange(other.startsAt, other.endsAt, { locale, zone, year: false, zoneName: false });
  return m.choose_error_double({ title: textIn(other.title, locale), when }, { locale });
}
