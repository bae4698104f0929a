import type pg from "pg";
import { type CopiedRow, copyRows } from "#db/copy-rows.server.ts";
import { candidateKeys, candidateTerms, fold as foldAnew } from "~/lib/fold.ts";
import { manyIds } from "~/lib/many-ids.server.ts";
import { remembered } from "~/lib/memo.ts";
import type { RowPlan } from "./import-plan.ts";

export type ImportSetting = {
  runId: string;
  /** Who imports: in charge of everybody whose row names nobody else. */
  by: string;
  now: Date;
  unitIds: ReadonlyMap<string, string>;
  memberIds: ReadonlyMap<string, string>;
  /** Language of people whose row doesn't say theirs. */
  locale: string;
};

// Departments and names of staff are few and stand in every row.
const fold = remembered(foldAnew);

/**
 * Adds the new people with offer, history, timeline and the words they are found by: one COPY per table. The caller has
 * made sure that class, units and staff exist and stay.
 */
export async function addPeople(
  connection: pg.PoolClient,
  plans: readonly RowPlan[],
  setting: ImportSetting,
): Promise<void> {
  const rest = emptyRows();
  await copyRows(connection, "candidate", candidateColumns, people(plans, setting, rest));
  await copyRows(connection, "offer", offerColumns, rest.offers);
  await copyRows(connection, "offer_move", moveColumns, rest.moves);
  await copyRows(connection, "touchpoint", touchpointColumns, rest.touchpoints);
  // in the order of its index, which then takes neighbours together
  await copyRows(connection, "candidate_term", ["term", "candidate_id"], pairsOf(rest.terms.sort()));
  if (rest.tags.length > 0) await copyRows(connection, "candidate_tag", ["tag", "candidate_id"], rest.tags);
  await copyRows(connection, "import_change", changeColumns, rest.changes);
}

/** The languages of hangul and kanji are plain; of Latin letters alone, English is the kinder guess. */
export function localeOfName(name: string, usual: string): string {
  if (/[\uac00-\ud7af]/.test(name)) return "ko";
  return /^[\p{Script=Latin}\s.'’-]+$/u.test(name) ? "en" : usual;
}

function emptyRows() {
  return {
    offers: [] as CopiedRow[],
    moves: [] as CopiedRow[],
    touchpoints: [] as CopiedRow[],
    /** Term and id with a line break between them, which no folded text holds: plain texts sort several times faster. */
    terms: [] as string[],
    tags: [] as CopiedRow[],
    changes: [] as CopiedRow[],
  };
}

function* pairsOf(lines: readonly string[]): Generator<CopiedRow> {
  for (const line of lines) yield line.split("\n");
}

/** The rows of `candidate`, made while the server takes them; what belongs to them is put into `rest`. */
function* people(
  plans: readonly RowPlan[],
  setting: ImportSetting,
  rest: ReturnType<typeof emptyRows>,
): Generator<CopiedRow> {
  const now = setting.now.toISOString();
  const details = JSON.stringify({ runId: setting.runId });
  const newId = manyIds();
  for (const { person, offer, cohortYear, ...plan } of plans) {
    if (!offer) throw new Error(`line ${person.line} has no offer planned`);
    const id = newId();
    const offerId = newId();
    const unitId = person.unit ? (setting.unitIds.get(fold(person.unit)) ?? null) : null;
    const { state, offeredOn, replyOn, acceptedOn, formalOn, endedOn } = offer;
    const recruiterId = setting.memberIds.get(fold(person.recruiter)) ?? setting.by;
    rest.offers.push([
      offerId,
      id,
      cohortYear,
      unitId,
      state,
      offeredOn,
      replyOn,
      acceptedOn,
      formalOn,
      endedOn,
      recruiterId,
    ]);
    const happenedOn = endedOn ?? formalOn ?? acceptedOn ?? offeredOn;
    rest.moves.push([newId(), offerId, id, state, happenedOn, now, setting.by, "import", replyOn]);
    rest.touchpoints.push([newId(), id, now, "imported", setting.by, details]);
    const terms = candidateTerms(person);
    for (const term of terms) rest.terms.push(`${term}\n${id}`);
    for (const tag of new Set(person.tags)) rest.tags.push([tag, id]);
    rest.changes.push([setting.runId, person.line, id, "{}"]);
    const keys = plan.keys ?? candidateKeys(person);
    yield [
      id,
      cohortYear,
      person.reference,
      person.family_name,
      person.given_name,
      person.family_kana,
      person.given_kana,
      person.romaji,
      person.email,
      person.phone,
      person.school,
      person.faculty,
      person.note,
      person.locale ?? localeOfName(person.family_name + person.given_name, setting.locale),
      recruiterId,
      keys.sort_key,
      keys.name_key,
      keys.kana_key,
      keys.email_key,
      keys.phone_key,
      // what the trigger on `offer` would copy, so that it has nothing to do
      offerId,
      state,
      unitId,
      state === "informal" || state === "considering" ? replyOn : null,
      terms,
      now,
      now,
    ];
  }
}

const candidateColumns = [
  "id",
  "cohort_year",
  "reference",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "romaji",
  "email",
  "phone",
  "school",
  "faculty",
  "note",
  "locale",
  "recruiter_id",
  "sort_key",
  "name_key",
  "kana_key",
  "email_key",
  "phone_key",
  "offer_id",
  "offer_state",
  "unit_id",
  "reply_on",
  "terms",
  "created_at",
  "updated_at",
] as const;
const offerColumns = [
  "id",
  "candidate_id",
  "cohort_year",
  "unit_id",
  "state",
  "offered_on",
  "reply_on",
  "accepted_on",
  "formal_on",
  "ended_on",
  // a copy of the candidate's, as the trigger would write it
  "recruiter_id",
] as const;
const moveColumns = [
  "id",
  "offer_id",
  "candidate_id",
  "to_state",
  "happened_on",
  "recorded_at",
  "recorded_by",
  "heard_by",
  "reply_on_after",
] as const;
const touchpointColumns = ["id", "candidate_id", "happened_at", "kind", "member_id", "details"] as const;
const changeColumns = ["run_id", "row_number", "candidate_id", "after"] as const;
