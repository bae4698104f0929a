import { type OfferState, offerStates } from "~/features/offers/offer.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { formatShortDay } from "~/lib/dates.ts";
import { isLocale, type Locale, localeNames } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import type { Fault, FoundBy, ImportField, RefusalTopic } from "./import-field.ts";
import type { Change, ChangedField, Likeness, LikenessReason, Outcome, Remark } from "./import-plan.ts";
import type { ImportRunState } from "./import-queries.server.ts";
import type { UnreadableReason } from "./read-table.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;
type Counted = (inputs: { count: string }, options: { locale: Locale }) => string;

const fields: Record<ImportField | "row", Word> = {
  reference: m.import_field_reference,
  fullName: m.import_field_full_name,
  familyName: m.import_field_family_name,
  givenName: m.import_field_given_name,
  fullKana: m.import_field_full_kana,
  familyKana: m.import_field_family_kana,
  givenKana: m.import_field_given_kana,
  romaji: m.import_field_romaji,
  email: m.import_field_email,
  otherEmail: m.import_field_other_email,
  phone: m.import_field_phone,
  school: m.import_field_school,
  faculty: m.import_field_faculty,
  graduation: m.import_field_graduation,
  unit: m.import_field_unit,
  state: m.import_field_state,
  offeredOn: m.import_field_offered_on,
  replyOn: m.import_field_reply_on,
  acceptedOn: m.import_field_accepted_on,
  declinedOn: m.import_field_declined_on,
  recruiter: m.import_field_recruiter,
  language: m.import_field_language,
  tags: m.import_field_tags,
  note: m.import_field_note,
  row: m.import_field_row,
};

export function fieldWord(field: ImportField | "row", locale: Locale): string {
  return fields[field]({}, { locale });
}

/** The field of the file that carries a fact of ours. */
export const fieldOfChange: Record<ChangedField, ImportField> = {
  reference: "reference",
  family_name: "familyName",
  given_name: "givenName",
  family_kana: "familyKana",
  given_kana: "givenKana",
  romaji: "romaji",
  email: "email",
  phone: "phone",
  school: "school",
  faculty: "faculty",
  note: "note",
  locale: "language",
  unit: "unit",
  state: "state",
  offeredOn: "offeredOn",
  replyOn: "replyOn",
  recruiter: "recruiter",
  tags: "tags",
};

const found: Record<Exclude<FoundBy, "refused">, Word> = {
  heading: m.import_found_heading,
  content: m.import_found_content,
  hand: m.import_found_hand,
  unknown: m.import_found_unknown,
};
const refused: Record<RefusalTopic, Word> = {
  family: m.import_refused_family,
  home: m.import_refused_home,
  belief: m.import_refused_belief,
  health: m.import_refused_health,
  gender: m.import_refused_gender,
};

/** How a column was understood, or why it isn't kept. */
export function foundWord(foundBy: FoundBy, refusal: RefusalTopic | undefined, locale: Locale): string {
  return foundBy === "refused"
    ? refused[refusal ?? "family"]({}, { locale })
    : found[foundBy]({}, { locale });
}

/** A value of a change or fault as people read it: days short, states and languages in words. */
export function valueWord(field: ChangedField | ImportField | "row", value: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatShortDay(value, { locale });
  if (field === "state" && isOfferState(value)) return offerStateWord(value, locale);
  if (field === "locale" && isLocale(value)) return localeNames[value];
  return value;
}

export function faultSentence({ field, kind, value, other }: Fault, locale: Locale): string {
  const named = { field: fieldWord(field, locale), value: valueWord(field, value, locale) };
  switch (kind) {
    case "no_name":
      return m.import_fault_no_name({}, { locale });
    case "email_form":
      return value.includes("@") || value.includes("＠")
        ? m.import_fault_email(named, { locale })
        : m.import_fault_email_at(named, { locale });
    case "not_a_day":
      return m.import_fault_day(named, { locale });
    case "unknown_state":
      return m.import_fault_state(named, { locale });
    case "phone_form":
      return m.import_fault_phone(named, { locale });
    case "graduation_form":
      return m.import_fault_graduation(named, { locale });
    case "reply_before_offer":
      return m.import_fault_reply_early(named, { locale });
    case "accepted_before_offer":
      return m.import_fault_accepted_early(named, { locale });
    case "declined_before_offer":
      return m.import_fault_declined_early(named, { locale });
    case "in_the_future":
      return m.import_fault_future(named, { locale });
    case "move_not_allowed":
      return m.import_fault_move(
        { value: named.value, from: valueWord("state", other ?? "", locale) },
        { locale },
      );
    case "too_long":
      return m.import_fault_long(named, { locale });
    case "reference_twice":
      return m.import_fault_twice({ value, line: other ?? "" }, { locale });
  }
}

/** 「回答期日が 7/2(木) から 7/9(木) に変わります」 */
export function changeSentence({ field, from, to }: Change, locale: Locale): string {
  const words = {
    field: fieldWord(fieldOfChange[field], locale),
    from: shortened(valueWord(field, from, locale)),
    to: shortened(valueWord(field, to, locale)),
  };
  if (from === "" && field !== "recruiter") return m.import_effect_joins(words, { locale });
  return from === ""
    ? m.import_effect_changes_to(words, { locale })
    : m.import_effect_changes(words, { locale });
}

const likenesses: Record<LikenessReason, (inputs: { name: string }, options: { locale: Locale }) => string> =
  {
    email: m.import_like_email,
    phone_and_kana: m.import_like_phone_kana,
    phone: m.import_like_phone,
    name_and_school: m.import_like_school,
    name_variant: m.import_like_variant,
    name: m.import_like_name,
  };

export function likenessSentence(
  { reason, name, line }: Pick<Likeness, "reason" | "name" | "line">,
  locale: Locale,
): string {
  const sentence = likenesses[reason]({ name }, { locale });
  return line === null ? sentence : `${sentence} ${m.import_like_line({ line }, { locale })}`;
}

const remarks: Record<Remark, Counted> = {
  phone_mended: m.import_remark_phone,
  name_not_split: m.import_remark_name,
  no_email: m.import_remark_email,
  offer_day_assumed: m.import_remark_offer_day,
  accepted_day_assumed: m.import_remark_accepted_day,
  ended_day_assumed: m.import_remark_ended_day,
  recruiter_unknown: m.import_remark_recruiter,
};

export function remarkSentence(remark: Remark, count: number, locale: Locale): string {
  return remarks[remark]({ count: formatNumber(count, locale) }, { locale });
}

const outcomes: Record<Outcome, Word> = {
  added: m.import_added,
  changed: m.import_changed,
  duplicate: m.import_duplicate,
  faulty: m.import_faulty,
  unchanged: m.import_unchanged,
};

export function outcomeWord(outcome: Outcome, locale: Locale): string {
  return outcomes[outcome]({}, { locale });
}

const runStates: Record<ImportRunState, Word> = {
  waiting: m.import_run_waiting,
  running: m.import_run_running,
  done: m.import_run_done,
  failed: m.import_run_failed,
  stopped: m.import_run_stopped,
  undone: m.import_run_undone,
};

export function runStateWord(state: ImportRunState, locale: Locale): string {
  return runStates[state]({}, { locale });
}

/** Why an import brought in nothing, and what to do. */
export function failureSentence(state: ImportRunState, failure: string, locale: Locale): string {
  if (state === "stopped") return m.import_failure_stopped({}, { locale });
  if (failure === "file_gone") return m.import_failure_file_gone({}, { locale });
  if (failure === "moved_meanwhile") return m.import_failure_moved({}, { locale });
  return m.import_failure_broken({}, { locale });
}

/** Why a file can't be read, and how to save it so that it can. */
export function unreadableSentence(
  reason: UnreadableReason | "too_large" | "no_file",
  row: number | undefined,
  locale: Locale,
): string {
  switch (reason) {
    case "no_file":
      return m.import_error_no_file({}, { locale });
    case "too_large":
      return m.import_error_too_large({}, { locale });
    case "empty":
      return m.import_error_empty({}, { locale });
    case "not_text":
      return row === undefined
        ? m.import_error_not_text({}, { locale })
        : m.import_error_bad_line({ row }, { locale });
    case "broken_quotes":
      return m.import_error_quotes({ row: row ?? 1 }, { locale });
    case "broken_workbook":
      return m.import_error_broken_workbook({}, { locale });
    case "protected_workbook":
      return m.import_error_protected({}, { locale });
    case "old_workbook":
      return m.import_error_old({}, { locale });
    case "web_page":
      return m.import_error_web_page({}, { locale });
    case "too_many_rows":
      return m.import_error_too_many({}, { locale });
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function isOfferState(value: string): value is OfferState {
  return (offerStates as readonly string[]).includes(value);
}
