import type { OfferState } from "~/features/offers/offer.ts";
import type { candidateKeys } from "~/lib/fold.ts";
import type { Fault, PersonRow } from "./import-field.ts";

/** Somebody we know already, as far as an import compares. */
export type KnownPerson = {
  id: string;
  cohortYear: number;
  reference: string;
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  romaji: string;
  email: string;
  phone: string;
  school: string;
  faculty: string;
  note: string;
  locale: string;
  name_key: string;
  kana_key: string;
  email_key: string;
  phone_key: string;
  recruiterId: string | null;
  offerId: string | null;
  offerState: OfferState | null;
  lostFrom: OfferState | null;
  unitId: string | null;
  offeredOn: string | null;
  replyOn: string | null;
  acceptedOn: string | null;
};

export type Outcome = "faulty" | "duplicate" | "changed" | "added" | "unchanged";

/** Why two entries may be one person. */
export type LikenessReason =
  | "email"
  | "phone_and_kana"
  | "phone"
  | "name_and_school"
  | "name_variant"
  | "name";

export type Likeness = {
  reason: LikenessReason;
  /** Somebody already kept, or an earlier line of the same file. */
  known: KnownPerson | null;
  line: number | null;
  name: string;
};

export type ChangedField =
  | "reference"
  | "family_name"
  | "given_name"
  | "family_kana"
  | "given_kana"
  | "romaji"
  | "email"
  | "phone"
  | "school"
  | "faculty"
  | "note"
  | "locale"
  | "unit"
  | "state"
  | "offeredOn"
  | "replyOn"
  | "recruiter"
  | "tags";
export type Change = { field: ChangedField; from: string; to: string };

/** Something that was assumed or mended, said so before anything is stored. */
export type Remark =
  | "phone_mended"
  | "name_not_split"
  | "no_email"
  | "offer_day_assumed"
  | "accepted_day_assumed"
  | "ended_day_assumed"
  | "recruiter_unknown";

export type OfferPlan = {
  state: OfferState;
  offeredOn: string;
  replyOn: string | null;
  acceptedOn: string | null;
  formalOn: string | null;
  endedOn: string | null;
};

export type RowPlan = {
  person: PersonRow;
  cohortYear: number;
  outcome: Outcome;
  faults: Fault[];
  remarks: Remark[];
  /** The person this row is: to be changed, or merged into by decision. */
  known: KnownPerson | null;
  likeness: Likeness | null;
  /** Decided to be the same as an earlier line: that line takes what it lacks from this one. */
  mergesIntoLine: number | null;
  changes: Change[];
  /** Folded, to be stored with somebody new; null while faulty. */
  keys: ReturnType<typeof candidateKeys> | null;
  /** Only for somebody new. */
  offer: OfferPlan | null;
};

/** What was decided about rows that may be somebody we know; a row without a decision waits. */
export type Decisions = ReadonlyMap<number, "merge" | "add">;

export type ImportPlan = {
  rows: RowPlan[];
  counts: Record<Outcome, number>;
  /** Of the changed ones: those whom somebody decided to be the same person. */
  mergedCount: number;
  newUnits: { name: string; count: number }[];
  newYears: number[];
  remarks: { remark: Remark; count: number }[];
};
