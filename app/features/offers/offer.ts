// An offer is 内々定 until the formal day of its class (usually 1 October) and 内定 from then on: the company's promise of
// a job, which the candidate may think about, accept and decline at any time before the joining day.
// This file is the one place that says which move is possible; docs/offer-states.md is drawn from it.
import { addDays } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";

export const offerStates = [
  "informal",
  "considering",
  "accepted",
  "formal",
  "preparing",
  "joined",
  "declined_before",
  "declined_after",
  "withdrawn_by_company",
  "lost_contact",
] as const;
export type OfferState = (typeof offerStates)[number];

/** The way from the offer to the first day, in order. */
export const pathStates = ["informal", "considering", "accepted", "formal", "preparing", "joined"] as const;
/** Still on the way: it can end, and it counts as somebody we may see on the joining day. */
export const openStates = [
  "informal",
  "considering",
  "accepted",
  "formal",
  "preparing",
  "lost_contact",
] as const;
export const endedStates = ["declined_before", "declined_after", "withdrawn_by_company"] as const;

export const shortestReplyDays = 7;

/** How we heard of a move made by hand. */
export const heardBy = ["phone", "mail", "meeting", "message", "school", "other"] as const;
export type HeardBy = (typeof heardBy)[number];

const moves: Record<OfferState, readonly OfferState[]> = {
  informal: ["considering", "accepted", "formal", "declined_before", "withdrawn_by_company", "lost_contact"],
  considering: ["accepted", "formal", "declined_before", "withdrawn_by_company", "lost_contact"],
  accepted: ["formal", "declined_after", "withdrawn_by_company", "lost_contact"],
  formal: ["preparing", "declined_after", "withdrawn_by_company", "lost_contact"],
  preparing: ["joined", "declined_after", "withdrawn_by_company", "lost_contact"],
  joined: [],
  declined_before: ["considering"],
  declined_after: ["considering"],
  withdrawn_by_company: [],
  // back to where it was, or declined from there: see statesAfter
  lost_contact: [],
};

/** What a rule needs to know about an offer. Days are "YYYY-MM-DD". */
export type OfferFacts = {
  state: OfferState;
  /** Where it was when we lost contact; null in every other state. */
  lostFrom: OfferState | null;
  offeredOn: string;
  replyOn: string | null;
  /** The class's day from which an accepted offer is formal, and its first working day. */
  cohortFormalOn: string;
  joinsOn: string;
};

export type MoveWish = {
  to: OfferState;
  happenedOn: string;
  today: string;
  reason: string;
  /** Only for moves to `considering`; without it the company's default applies. */
  replyOn?: string | null;
  defaultReplyDays: number;
};

export type MoveRefusal =
  | "not_allowed"
  | "needs_second_member"
  | "reason_missing"
  | "in_the_future"
  | "before_the_offer"
  | "after_joining_day"
  | "before_formal_day"
  | "before_joining_day"
  | "reply_date_too_early";

/** The states an offer may move to from here, in the order a person reads them. An extension is not a move. */
export function statesAfter(from: OfferState, lostFrom: OfferState | null = null): readonly OfferState[] {
  if (from !== "lost_contact") return moves[from];
  if (!lostFrom) return [];
  return [lostFrom, declinedState(lostFrom), "withdrawn_by_company"];
}

export function canMove(from: OfferState, to: OfferState, lostFrom: OfferState | null = null): boolean {
  return statesAfter(from, lostFrom).includes(to);
}

export function isOpen(state: OfferState): boolean {
  return (openStates as readonly OfferState[]).includes(state);
}

export function isEnded(state: OfferState): boolean {
  return (endedStates as readonly OfferState[]).includes(state);
}

/** Declining counts as 承諾前 or 承諾後 by where the offer stands. */
export function declinedState(from: OfferState, lostFrom: OfferState | null = null): OfferState {
  const at = from === "lost_contact" ? (lostFrom ?? "informal") : from;
  return at === "informal" || at === "considering" ? "declined_before" : "declined_after";
}

/** From the formal day on, an accepted offer is formal at once. */
export function acceptedState(happenedOn: string, cohortFormalOn: string): "accepted" | "formal" {
  return happenedOn >= cohortFormalOn ? "formal" : "accepted";
}

/** The reply date an offer gets when nobody chose one. */
export function defaultReplyOn(from: string, replyDays: number): string {
  return addDays(from, Math.max(replyDays, shortestReplyDays));
}

/**
 * Whether this move may be made, and what it amounts to: accepting after the formal day arrives at `formal`,
 * moving to `considering` carries a reply date. A withdrawal is only allowed through request and confirmation.
 */
export function checkMove(
  offer: OfferFacts,
  wish: MoveWish,
  { isConfirmedWithdrawal = false } = {},
): Result<{ to: OfferState; replyOn: string | null }, MoveRefusal> {
  const isAccepting = wish.to === "accepted" && canMove(offer.state, "accepted", null);
  const to = isAccepting ? acceptedState(wish.happenedOn, offer.cohortFormalOn) : wish.to;
  if (!canMove(offer.state, to, offer.lostFrom)) return refuse("not_allowed");
  if (to === "withdrawn_by_company" && !isConfirmedWithdrawal) return refuse("needs_second_member");
  if (wish.happenedOn > wish.today) return refuse("in_the_future");
  if (wish.happenedOn < offer.offeredOn) return refuse("before_the_offer");
  const isReopening = isEnded(offer.state);
  if ((isEnded(to) || isReopening) && wish.happenedOn > offer.joinsOn) return refuse("after_joining_day");
  if ((isReopening || to === "withdrawn_by_company") && wish.reason.trim() === "")
    return refuse("reason_missing");
  const isReturning = offer.state === "lost_contact" && to === offer.lostFrom;
  if (to === "formal" && !isReturning && wish.happenedOn < offer.cohortFormalOn)
    return refuse("before_formal_day");
  if (to === "joined" && wish.happenedOn < offer.joinsOn) return refuse("before_joining_day");
  if (to !== "considering" || isReturning) return { ok: true, to, replyOn: offer.replyOn };
  const countedFrom = isReopening ? wish.happenedOn : offer.offeredOn;
  const replyOn =
    wish.replyOn ??
    (isReopening ? null : offer.replyOn) ??
    defaultReplyOn(isReopening ? countedFrom : wish.happenedOn, wish.defaultReplyDays);
  if (replyOn < addDays(countedFrom, shortestReplyDays)) return refuse("reply_date_too_early");
  return { ok: true, to, replyOn };
}

export type ExtensionRefusal = "not_considering" | "not_later" | "reply_date_too_early";

/** A later reply date: a history entry of `considering`, at least 7 days from the day it is given. */
export function checkExtension(
  offer: Pick<OfferFacts, "state" | "replyOn">,
  wish: { replyOn: string; today: string },
): Result<object, ExtensionRefusal> {
  if (offer.state !== "considering") return { ok: false, reason: "not_considering" };
  if (offer.replyOn && wish.replyOn <= offer.replyOn) return { ok: false, reason: "not_later" };
  if (wish.replyOn < addDays(wish.today, shortestReplyDays))
    return { ok: false, reason: "reply_date_too_early" };
  return { ok: true };
}

/** What a candidate adds with one tap, once. */
export const oneTapDays = 7;

/**
 * The reply date after one tap: seven days more, and never fewer than seven from today. Undefined where the offer isn't
 * waiting for an answer.
 */
export function oneTapReplyOn(
  offer: Pick<OfferFacts, "state" | "replyOn">,
  today: string,
): string | undefined {
  if (!isAnswerAwaited(offer.state)) return undefined;
  const from = offer.replyOn && offer.replyOn > today ? offer.replyOn : today;
  return addDays(from, oneTapDays);
}

/** The person hasn't said yes or no. */
export function isAnswerAwaited(state: OfferState): boolean {
  return state === "informal" || state === "considering";
}

/** A way back stays open for two years from a day. */
export function wayBackUntil(today: string): string {
  return `${Number(today.slice(0, 4)) + 2}${today.slice(4).replace("-02-29", "-02-28")}`;
}

export type HistoryEntry = { from: OfferState | null; to: OfferState };

/**
 * The state a history leads to, or undefined when an entry could not have followed the one before.
 * An imported offer begins in the state its file gave.
 */
export function replay(history: readonly HistoryEntry[]): OfferState | undefined {
  let state: OfferState | null = null;
  let lostFrom: OfferState | null = null;
  for (const { from, to } of history) {
    if (from !== state) return undefined;
    const isExtension = from === "considering" && to === "considering";
    if (from !== null && !isExtension && !canMove(from, to, lostFrom)) return undefined;
    lostFrom = to === "lost_contact" ? (from ?? "considering") : null;
    state = to;
  }
  return state ?? undefined;
}

/** The state machine as a mermaid drawing. */
export function drawOfferStates(): string {
  const lines = ["stateDiagram-v2", "  [*] --> informal"];
  for (const from of offerStates)
    for (const to of statesAfter(from)) lines.push(`  ${from} --> ${to}${noteOn(from, to)}`);
  lines.push("  considering --> considering: a later reply date");
  for (const from of ["informal", "considering", "accepted", "formal", "preparing"] as const)
    lines.push(`  lost_contact --> ${from}: back to where it was`);
  lines.push("  lost_contact --> declined_before: when lost before accepting");
  lines.push("  lost_contact --> declined_after: when lost after accepting");
  lines.push("  lost_contact --> withdrawn_by_company: a second member confirms");
  for (const state of offerStates) if (state === "joined" || isEnded(state)) lines.push(`  ${state} --> [*]`);
  return `${lines.join("\n")}\n`;
}

function noteOn(from: OfferState, to: OfferState): string {
  if (to === "withdrawn_by_company") return ": a second member confirms";
  if (isEnded(from)) return ": reopened with a reason";
  if (to === "formal" && from !== "accepted") return ": accepted from the formal day on";
  if (to === "accepted") return ": accepted before the formal day";
  return "";
}

function refuse(reason: MoveRefusal) {
  return { ok: false, reason } as const;
}
