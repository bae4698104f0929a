// The board of offers: columns by state, and which of them a card may go to. A card moves only as offer.ts allows, on a
// day on which the rules allow it; what needs more words (a later reply date, another day) has its own page.
import { isEnded, type OfferState, statesAfter } from "./offer.ts";

export const boardColumns = [
  "informal",
  "considering",
  "extended",
  "accepted",
  "formal",
  "preparing",
  "joined",
  "declined",
  "withdrawn",
  "lost_contact",
] as const;
export type BoardColumn = (typeof boardColumns)[number];

export const cardsPerColumn = 20;

/** 期日延長 is a column of its own: still 検討中, with a moved date. */
export function columnOf(state: OfferState, isExtended: boolean): BoardColumn {
  if (state === "considering") return isExtended ? "extended" : "considering";
  if (state === "declined_before" || state === "declined_after") return "declined";
  return state === "withdrawn_by_company" ? "withdrawn" : state;
}

export const statesOfColumn: Record<BoardColumn, readonly OfferState[]> = {
  informal: ["informal"],
  considering: ["considering"],
  extended: ["considering"],
  accepted: ["accepted"],
  formal: ["formal"],
  preparing: ["preparing"],
  joined: ["joined"],
  declined: ["declined_before", "declined_after"],
  withdrawn: ["withdrawn_by_company"],
  lost_contact: ["lost_contact"],
};

/** Columns shown whole: before the formal day the first four, from then on those on the way to the first day. */
export function wideColumns(today: string, formalOn: string): readonly BoardColumn[] {
  return today < formalOn
    ? ["informal", "considering", "extended", "accepted"]
    : ["considering", "extended", "formal", "preparing"];
}

export type BoardTarget = {
  column: BoardColumn;
  to: OfferState;
  /** at: done at once, today · ask: asks when and how we heard, or why · page: has a page of its own */
  how: "at_once" | "ask" | "page";
};

type Card = {
  state: OfferState;
  lostFrom: OfferState | null;
  isExtended: boolean;
  cohortFormalOn: string;
  joinsOn: string;
};

/** Where this card may go today, in the order of the columns. */
export function targetsOf(card: Card, today: string): BoardTarget[] {
  const own = columnOf(card.state, card.isExtended);
  const targets = new Map<BoardColumn, BoardTarget>();
  const isBack = (to: OfferState) => card.state === "lost_contact" && to === card.lostFrom;
  for (const to of statesAfter(card.state, card.lostFrom)) {
    if (to === "withdrawn_by_company") continue;
    if (to === "accepted" && today >= card.cohortFormalOn && !isBack(to)) continue;
    if (to === "formal" && today < card.cohortFormalOn && !isBack(to)) continue;
    if (to === "joined" && today < card.joinsOn) continue;
    if ((isEnded(to) || isEnded(card.state)) && today > card.joinsOn) continue;
    const column = columnOf(to, isBack(to) && card.isExtended);
    targets.set(column, { column, to, how: isBack(to) ? "at_once" : howOf(card.state, to) });
  }
  if (card.state === "considering")
    targets.set("extended", { column: "extended", to: "considering", how: "page" });
  return boardColumns.flatMap((column) => {
    const target = targets.get(column);
    return target && (column !== own || target.how === "page") ? [target] : [];
  });
}

/** An answer asks when and how we heard of it, reopening asks why; what the company itself does needs no question. */
function howOf(from: OfferState, to: OfferState): BoardTarget["how"] {
  if (isEnded(to) || isEnded(from)) return "ask";
  const isAnswer = from === "informal" || from === "considering";
  return isAnswer && (to === "accepted" || to === "formal") ? "ask" : "at_once";
}
