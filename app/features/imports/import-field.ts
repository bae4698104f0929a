// An import brings in people and their offers from a file of another system. A field is what one column of it can mean.

export const importFields = [
  "reference",
  "fullName",
  "familyName",
  "givenName",
  "fullKana",
  "familyKana",
  "givenKana",
  "romaji",
  "email",
  "otherEmail",
  "phone",
  "school",
  "faculty",
  "graduation",
  "unit",
  "state",
  "offeredOn",
  "replyOn",
  "acceptedOn",
  "declinedOn",
  "recruiter",
  "language",
  "tags",
  "note",
] as const;
export type ImportField = (typeof importFields)[number];

/** The fields whose cells are days. */
export const dayFields: readonly ImportField[] = ["offeredOn", "replyOn", "acceptedOn", "declinedOn"];

/** How a column was understood: by its heading, by what its cells look like, by hand, or left out. */
export type FoundBy = "heading" | "content" | "hand" | "unknown" | "refused";

export type Column = {
  /** Place in the file, from 0. */
  at: number;
  heading: string;
  sample: string;
  field: ImportField | null;
  foundBy: FoundBy;
  /** Why a column may not be kept (domain rule on a relative's job, belief, home …). */
  refusal?: RefusalTopic;
};

export type RefusalTopic = "family" | "home" | "belief" | "health" | "gender";

/** What is shown of a corrected layout: heading → field, or null for "leave out". */
export type Mapping = Record<string, ImportField | null>;

/** A fault of a cell or row; the words are made for the reader. `value` is what stood there. */
export type Fault = {
  field: ImportField | "row";
  kind:
    | "no_name"
    | "email_form"
    | "not_a_day"
    | "unknown_state"
    | "phone_form"
    | "graduation_form"
    | "reply_before_offer"
    | "accepted_before_offer"
    | "declined_before_offer"
    | "in_the_future"
    | "move_not_allowed"
    | "too_long"
    | "reference_twice";
  value: string;
  other?: string;
};

/** What was read from one row, in our own terms. Days are "YYYY-MM-DD". */
export type PersonRow = {
  line: number;
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
  locale: "ja" | "en" | "ko" | null;
  year: number | null;
  unit: string;
  state: ImportedState | null;
  offeredOn: string | null;
  replyOn: string | null;
  acceptedOn: string | null;
  declinedOn: string | null;
  recruiter: string;
  tags: string[];
  /** True when Excel had eaten the leading zero of the phone number and it was put back. */
  hasMendedPhone: boolean;
};

export type ImportedState =
  | "informal"
  | "considering"
  | "accepted"
  | "formal"
  | "preparing"
  | "joined"
  | "declined"
  | "declined_before"
  | "declined_after"
  | "withdrawn_by_company"
  | "lost_contact";

/** What was typed on the page in place of a cell, by line: it stands over what the file says. */
export type Corrections = ReadonlyMap<number, Partial<Record<ImportField, string>>>;

export function isImportField(text: unknown): text is ImportField {
  return (importFields as readonly unknown[]).includes(text);
}

/** A mapping that comes back from a form; what isn't one is left out. */
export function mappingFrom(text: unknown): Mapping {
  try {
    const read: unknown = JSON.parse(String(text));
    const entries = typeof read === "object" && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(entries.filter(([, field]) => field === null || isImportField(field)));
  } catch {
    return {};
  }
}

/** What a pick sends that takes the file's own cell. */
export const fromFile = "@file";
