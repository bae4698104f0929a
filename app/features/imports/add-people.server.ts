import type pg from "pg";
import { type CopiedColumns, type CopiedRow, copyRows } from "#db/copy-rows.server.ts";
import { candidateKeys, candidateTerms, fold as foldAnew } from "~/lib/fold.ts";
import { manyIds } from "~/lib/many-ids.server.ts";
import { remembered } from "~/lib/memo.ts";
import { inNearOrder, type Pairs } from "~/lib/near-order.ts";
import type { RowPlan } from "./import-plan.ts";

export type ImportSetting = {
  runId: string;
  /** Who imports: in charge of everybody whose row names nobody else. */
  by: string;
  now: Date;
  /** By folded name; departments that the file opens are added on the way. */
  unitIds: Map<string, string>;
  memberIds: ReadonlyMap<string, string>;
  /** Language of people whose row doesn't say theirs. */
  locale: string;
};

// Departments and names of staff are few and stand in every row.
const fold = remembered(foldAnew);

/**
 * Adds the new people with offer, history and timeline: one COPY per table. The words they are found by are put into
 * `terms`, for addTermsOf. The caller has made sure that class, units and staff exist and stay.
 */
export async function addPeople(
  connection: pg.PoolClient,
  plans: readonly RowPlan[],
  setting: ImportSetting,
  terms: Pairs,
): Promise<void> {
  const rest = emptyRows(terms);
  await copyRows(connection, "candidate", candidateColumns, people(plans, setting, rest));
  await copyRows(connection, "offer", offerColumns, rest.offers);
  await copyRows(connection, "offer_move", moveColumns, rest.moves);
  await copyRows(connection, "touchpoint", touchpointColumns, rest.touchpoints);
  if (rest.tags.length > 0)
    await copyRows(connection, "candidate_tag", { tag: "text", candidate_id: "uuid" }, rest.tags);
  await copyRows(connection, "import_change", changeColumns, rest.changes);
}

/** Writes the words of everybody who was added, in the order of their index, which then takes neighbours together. */
export async function addTermsOf(connection: pg.PoolClient, terms: Pairs): Promise<void> {
  await copyRows(connection, "candidate_term", { term: "text", candidate_id: "uuid" }, pairsOf(terms));
}

/** The languages of hangul and kanji are plain; of Latin letters alone, English is the kinder guess. */
export function localeOfName(name: string, usual: string): string {
  if (/[\uac00-\ud7af]/.test(name)) return "ko";
  return /^[\p{Script=Latin}\s.'’-]+$/u.test(name) ? "en" : usual;
}

function emptyRows(terms: Pairs) {
  return {
    offers: [] as CopiedRow[],
    moves: [] as CopiedRow[],
    touchpoints: [] as CopiedRow[],
    terms,
    tags: [] as CopiedRow[],
    changes: [] as CopiedRow[],
  };
}

function* pairsOf({ texts, owners }: Pairs): Generator<CopiedRow> {
  for (const place of inNearOrder(texts)) yield [texts[place] ?? "", owners[place] ?? ""];
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
    const keys = plan.keys ?? candidateKeys(person);
    const terms = candidateTerms(person, keys);
    for (const term of terms) {
      rest.terms.texts.push(term);
      rest.terms.owners.push(id);
    }
    for (const tag of new Set(person.tags)) rest.tags.push([tag, id]);
    rest.changes.push([setting.runId, person.line, id, "{}"]);
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

const candidateColumns = {
  id: "uuid",
  cohort_year: "int4",
  reference: "text",
  family_name: "text",
  given_name: "text",
  family_kana: "text",
  given_kana: "text",
  romaji: "text",
  email: "text",
  phone: "text",
  school: "text",
  faculty: "text",
  note: "text",
  locale: "text",
  recruiter_id: "uuid",
  sort_key: "text",
  name_key: "text",
  kana_key: "text",
  email_key: "text",
  phone_key: "text",
  offer_id: "uuid",
  offer_state: "text",
  unit_id: "uuid",
  reply_on: "date",
  terms: "text[]",
  created_at: "timestamptz",
  updated_at: "timestamptz",
} as const satisfies CopiedColumns<"candidate">;
const offerColumns = {
  id: "uuid",
  candidate_id: "uuid",
  cohort_year: "int4",
  unit_id: "uuid",
  state: "text",
  offered_on: "date",
  reply_on: "date",
  accepted_on: "date",
  formal_on: "date",
  ended_on: "date",
  // a copy of the candidate's, as the trigger would write it
  recruiter_id: "uuid",
} as const satisfies CopiedColumns<"offer">;
const moveColumns = {
  id: "uuid",
  offer_id: "uuid",
  candidate_id: "uuid",
  to_state: "text",
  happened_on: "date",
  recorded_at: "timestamptz",
  recorded_by: "uuid",
  heard_by: "text",
  reply_on_after: "date",
} as const satisfies CopiedColumns<"offer_move">;
const touchpointColumns = {
  id: "uuid",
  candidate_id: "uuid",
  happened_at: "timestamptz",
  kind: "text",
  member_id: "uuid",
  details: "jsonb",
} as const satisfies CopiedColumns<"touchpoint">;
const changeColumns = {
  run_id: "uuid",
  row_number: "int4",
  candidate_id: "uuid",
  after: "jsonb",
} as const satisfies CopiedColumns<"import_change">;
