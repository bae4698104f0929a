import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { insertMany } from "#db/insert-many.server.ts";
import { candidateKeys, candidateTerms, fold } from "~/lib/fold.ts";
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

/** Adds the new people with offer, history, timeline and the words they are found by: a few statements per 5,000 rows. */
export async function addPeople(trx: Db, plans: readonly RowPlan[], setting: ImportSetting): Promise<void> {
  const people = plans.map((plan) => ({ ...rowsOf(plan, setting), line: plan.person.line }));
  await insertMany(
    trx,
    "candidate",
    candidateColumns,
    people.map((each) => each.candidate),
  );
  await insertMany(
    trx,
    "offer",
    offerColumns,
    people.map((each) => each.offer),
  );
  await insertMany(
    trx,
    "offer_move",
    moveColumns,
    people.map((each) => each.move),
  );
  await insertMany(
    trx,
    "touchpoint",
    touchpointColumns,
    people.map((each) => each.touchpoint),
  );
  const terms = people
    .flatMap((each) => each.terms)
    .sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
  await insertMany(trx, "candidate_term", { term: "text", candidate_id: "uuid" }, terms);
  await insertMany(
    trx,
    "candidate_tag",
    { tag: "text", candidate_id: "uuid" },
    people.flatMap((each) => each.tags),
  );
  await insertMany(
    trx,
    "import_change",
    { run_id: "uuid", row_number: "int4", candidate_id: "uuid", after: "jsonb" },
    people.map(({ line, candidate }) => ({
      run_id: setting.runId,
      row_number: line,
      candidate_id: candidate.id,
      after: "{}",
    })),
  );
}

/** The languages of hangul and kanji are plain; of Latin letters alone, English is the kinder guess. */
export function localeOfName(name: string, usual: string): string {
  if (/[\uac00-\ud7af]/.test(name)) return "ko";
  return /^[\p{Script=Latin}\s.'’-]+$/u.test(name) ? "en" : usual;
}

function rowsOf(plan: RowPlan, setting: ImportSetting) {
  const { person, offer } = plan;
  if (!offer) throw new Error(`line ${person.line} has no offer planned`);
  const id = uuidv7();
  const offerId = uuidv7();
  const unitId = person.unit ? (setting.unitIds.get(fold(person.unit)) ?? null) : null;
  const facts = {
    reference: person.reference,
    family_name: person.family_name,
    given_name: person.given_name,
    family_kana: person.family_kana,
    given_kana: person.given_kana,
    romaji: person.romaji,
    email: person.email,
    phone: person.phone,
    school: person.school,
    faculty: person.faculty,
    note: person.note,
  };
  const isOpenReply = offer.state === "informal" || offer.state === "considering";
  return {
    candidate: {
      id,
      cohort_year: plan.cohortYear,
      ...facts,
      ...candidateKeys(facts),
      locale: person.locale ?? localeOfName(person.family_name + person.given_name, setting.locale),
      recruiter_id: setting.memberIds.get(fold(person.recruiter)) ?? setting.by,
      // Already what the trigger would copy, so it finds nothing to do.
      offer_id: offerId,
      offer_state: offer.state,
      unit_id: unitId,
      reply_on: isOpenReply ? offer.replyOn : null,
      created_at: setting.now,
      updated_at: setting.now,
    },
    offer: {
      id: offerId,
      candidate_id: id,
      cohort_year: plan.cohortYear,
      unit_id: unitId,
      state: offer.state,
      offered_on: offer.offeredOn,
      reply_on: offer.replyOn,
      accepted_on: offer.acceptedOn,
      formal_on: offer.formalOn,
      ended_on: offer.endedOn,
    },
    move: {
      id: uuidv7(),
      offer_id: offerId,
      candidate_id: id,
      to_state: offer.state,
      happened_on: offer.endedOn ?? offer.formalOn ?? offer.acceptedOn ?? offer.offeredOn,
      recorded_at: setting.now,
      recorded_by: setting.by,
      heard_by: "import",
      reply_on_after: offer.replyOn,
    },
    touchpoint: {
      id: uuidv7(),
      candidate_id: id,
      happened_at: setting.now,
      kind: "imported",
      member_id: setting.by,
      details: JSON.stringify({ runId: setting.runId }),
    },
    terms: candidateTerms(facts).map((term) => ({ term, candidate_id: id })),
    tags: [...new Set(person.tags)].map((tag) => ({ tag, candidate_id: id })),
  };
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
  created_at: "timestamptz",
  updated_at: "timestamptz",
} as const;
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
} as const;
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
} as const;
const touchpointColumns = {
  id: "uuid",
  candidate_id: "uuid",
  happened_at: "timestamptz",
  kind: "text",
  member_id: "uuid",
  details: "jsonb",
} as const;
