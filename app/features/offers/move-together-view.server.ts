import type { Db } from "#db/client.server.ts";
import { parseDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { Option } from "~/ui/select-field.tsx";
import {
  canBeUndone,
  type MovedTogether,
  previewTogether,
  type TogetherWish,
} from "./move-together.server.ts";
import { heardBy, isEnded, type OfferState, offerStates } from "./offer.ts";
import { refusalSentence } from "./offer-refusal.ts";
import { offerStateWord } from "./offer-words.ts";

// A withdrawal is decided person by person, by two members; 内々定 is where an offer begins.
const states = offerStates.filter((state) => state !== "withdrawn_by_company" && state !== "informal");

/** What may be chosen, in the reader's words. */
export function togetherChoices(locale: Locale): Option[] {
  return states.map((state) => ({ value: state, label: offerStateWord(state, locale) }));
}

/** The wish as the address has it; undefined until a state and a day are chosen. */
export function wishFrom(query: URLSearchParams, today: string): TogetherWish | undefined {
  const to = states.find((state) => state === query.get("to"));
  const happenedOn = parseDay(query.get("happenedOn") ?? "", today);
  const source = heardBy.find((each) => each === query.get("heardBy")) ?? "";
  if (!to || !happenedOn) return undefined;
  return { to, happenedOn, heardBy: source, reason: (query.get("reason") ?? "").trim().slice(0, 1000) };
}

type PreviewRow = PersonName & {
  offerId: string;
  candidateId: string;
  place: string;
  from: OfferState | null;
  to: OfferState | null;
  why: string;
};

export type MoveTogetherView = Awaited<ReturnType<typeof viewTogether>>;

/** The page before it is done: who would move and who not, with the reason in words. */
export async function viewTogether(
  db: Db,
  ask: {
    query: URLSearchParams;
    wish: TogetherWish | undefined;
    offerIds: readonly string[];
    without?: readonly (PersonName & { candidateId: string; reason: "no_offer" | "several_offers" })[];
    today: string;
    locale: Locale;
  },
) {
  const { wish, today, locale } = ask;
  const isAsked = ask.query.has("to");
  const errors: Record<string, string[]> =
    isAsked && !wish ? { happenedOn: [m.error_field_date({}, { locale })] } : {};
  if (!wish) return { wish: null, preview: null, errors, canUndo: false, isReasonNeeded: false };
  const rows = await previewTogether(db, { offerIds: ask.offerIds, wish, today });
  const preview: PreviewRow[] = [
    ...rows.map(({ refusal, ...row }) => ({
      ...row,
      why: refusal ? refusalSentence(refusal, locale).sentence : "",
    })),
    ...(ask.without ?? []).map(({ reason, ...person }) => ({
      ...{ ...person, offerId: "", place: "", from: null, to: null },
      why: refusalSentence(reason, locale).sentence,
    })),
  ];
  const isReasonNeeded =
    wish.reason === "" && rows.some((row) => isEnded(row.from) && wish.to === "considering");
  return { wish, preview, errors, canUndo: canBeUndone(wish.to), isReasonNeeded };
}

/** The offers and states that the preview showed, as its form posts them. */
export function seenFrom(form: FormData): Map<string, OfferState> {
  const seen = new Map<string, OfferState>();
  for (const value of form.getAll("seen")) {
    const [id = "", from] = String(value).split(":");
    const state = offerStates.find((each) => each === from);
    if (state && /^[0-9a-f-]{36}$/.test(id)) seen.set(id, state);
  }
  return seen;
}

/** What was done, for the page that says so. */
export function saidTogether(moved: MovedTogether, to: OfferState, locale: Locale) {
  return {
    togetherId: moved.togetherId,
    count: moved.count,
    canUndo: canBeUndone(to),
    left: moved.left.map(({ reason, ...person }) => ({
      ...person,
      why: refusalSentence(reason, locale).sentence,
    })),
  };
}
