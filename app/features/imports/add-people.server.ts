import type pg from "pg";
import { type CopiedColumns, copyRows, PackedRows } from "#db/copy-rows.server.ts";
import { candidateKeys, candidateTerms, fold as foldAnew } from "~/lib/fold.ts";
import { manyIds } from "~/lib/many-ids.server.ts";
import { remembered } from "~/lib/memo.ts";
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
 * Adds the new people, and their offers and history as soon as there are many: each COPY of offers is counted by the
 * database as one change of its figures. Class, units and staff exist and stay: the caller has made sure.
 */
export async function addPeople(
  connection: pg.PoolClient,
  people: PackedPeople,
  fewestOffers = 6_000,
): Promise<void> {
  const { candidates, offers, moves, tags } = people;
  const isDue = offers.count >= fewestOffers;
  for (const rows of isDue ? [candidates, offers, moves, tags] : [candidates]) {
    await copyRows(connection, rows);
    rows.clear();
  }
}

/** The languages of hangul and kanji are plain; of Latin letters alone, English is the kinder guess. */
export function localeOfName(name: string, usual: string): string {
  if (/[\uac00-\ud7af]/.test(name)) return "ko";
  return /^[\p{Script=Latin}\s.'’-]+$/u.test(name) ? "en" : usual;
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

/** New people on their way into the database. */
export class PackedPeople {
  readonly candidates = new PackedRows("candidate", candidateColumns);
  readonly offers = new PackedRows("offer", offerColumns);
  readonly moves = new PackedRows("offer_move", moveColumns);
  readonly tags = new PackedRows("candidate_tag", { tag: "text", candidate_id: "uuid" });
  /** Ids of these people and the lines of the file they come from, place by place. */
  private ids: string[] = [];
  private lines: number[] = [];
  private readonly setting: ImportSetting;
  private readonly now: string;
  private readonly newId = manyIds();

  constructor(setting: ImportSetting) {
    this.setting = setting;
    this.now = setting.now.toISOString();
  }

  /** Who was added since somebody asked. */
  takeAdded(): { ids: string[]; lines: number[] } {
    const { ids, lines } = this;
    this.ids = [];
    this.lines = [];
    return { ids, lines };
  }

  add({ person, offer, cohortYear, keys: planned }: RowPlan): void {
    if (!offer) throw new Error(`line ${person.line} has no offer planned`);
    const { setting, now } = this;
    const id = this.newId();
    const offerId = this.newId();
    const unitId = person.unit ? (setting.unitIds.get(fold(person.unit)) ?? null) : null;
    const { state, offeredOn, replyOn, acceptedOn, formalOn, endedOn } = offer;
    const recruiterId = setting.memberIds.get(fold(person.recruiter)) ?? setting.by;
    const keys = planned ?? candidateKeys(person);
    this.ids.push(id);
    this.lines.push(person.line);
    this.candidates.add([
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
      candidateTerms(person, keys),
      now,
      now,
    ]);
    this.offers.add([
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
    this.moves.add([this.newId(), offerId, id, state, happenedOn, now, setting.by, "import", replyOn]);
    for (const tag of new Set(person.tags)) this.tags.add([tag, id]);
  }
}
