import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { openStates } from "~/features/offers/offer.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Giving, PerkPlan } from "./perk.ts";

export type PerkRow = PerkPlan & {
  id: string;
  state: string;
  publishedAt: Date | null;
  closedAt: Date | null;
  units: string[];
  /** People it is for today; told by letter; who have applied and wait; who got it. */
  people: number;
  told: number;
  applied: number;
  granted: number;
};

/** All perks: what is published first, then drafts, then what was closed; the newest first. */
export async function listPerks(db: Db): Promise<PerkRow[]> {
  const rows = await perkRows(db)
    .orderBy(sql`array_position(array['published', 'draft', 'closed'], perk.state)`)
    .orderBy("perk.created_at", "desc")
    .orderBy("perk.id")
    .execute();
  return rows.map(rowOf);
}

export async function findPerk(db: Db, id: string): Promise<PerkRow | undefined> {
  const row = await perkRows(db).where("perk.id", "=", id).executeTakeFirst();
  return row && rowOf(row);
}

function perkRows(db: Db) {
  const applications = (state: string) =>
    sql<number>`(select count(*)::int from perk_application where perk_id = perk.id and state = ${state})`;
  return db
    .selectFrom("perk")
    .select(["perk.id", "cohort_year as cohortYear", "kind", "title", "body", "criteria", "state"])
    .select(["from_on as fromOn", "until_on as untilOn", "apply_by as applyBy", "amount_yen as amountYen"])
    .select(["giving", "seats"])
    .select(["published_at as publishedAt", "closed_at as closedAt"])
    .select([
      sql<
        { id: string; name: string }[]
      >`(select coalesce(json_agg(json_build_object('id', unit.id, 'name', unit.name)
        order by unit.position), '[]') from perk_unit join unit on unit.id = perk_unit.unit_id where perk_id = perk.id)`.as(
        "unitRows",
      ),
      sql<number>`(select count(*)::int from perk_reader where perk_reader.perk_id = perk.id)`.as("people"),
      sql<number>`(select count(*)::int from perk_told where perk_id = perk.id)`.as("told"),
      applications("applied").as("applied"),
      applications("granted").as("granted"),
    ]);
}

type Read = Awaited<ReturnType<ReturnType<typeof perkRows>["executeTakeFirstOrThrow"]>>;

function rowOf({ unitRows, title, body, criteria, kind, giving, ...perk }: Read): PerkRow {
  return {
    ...perk,
    kind: kind as PerkPlan["kind"],
    giving: giving as Giving,
    title: title as Texts,
    body: body as Texts,
    criteria: criteria as Texts,
    unitIds: unitRows.map((unit) => unit.id),
    units: unitRows.map((unit) => unit.name),
  };
}

export type PerkPerson = PersonName & {
  candidateId: string;
  toldAt: Date | null;
  how: string | null;
  /** Where the letter never left. */
  deliveryState: string | null;
  applicationId: string | null;
  application: string | null;
  appliedAt: Date | null;
  withdrawnAt: Date | null;
  decidedAt: Date | null;
  decidedBy: PersonName | null;
  reason: string;
};

const mostPeople = 2000;

/** Who was told or has applied: those who wait for a decision first, in the order they applied; then the others by kana. */
export async function listPerkPeople(db: Db, perkId: string): Promise<PerkPerson[]> {
  const rows = await db
    .selectFrom("candidate")
    .leftJoin("perk_told as told", (join) =>
      join.onRef("told.candidate_id", "=", "candidate.id").on("told.perk_id", "=", perkId),
    )
    .leftJoin("delivery", "delivery.id", "told.delivery_id")
    .leftJoin("perk_application as application", (join) =>
      join.onRef("application.candidate_id", "=", "candidate.id").on("application.perk_id", "=", perkId),
    )
    .leftJoin("member", "member.id", "application.decided_by")
    .select(["candidate.id as candidateId", "candidate.family_name as familyName"])
    .select(["candidate.given_name as givenName", "candidate.family_kana as familyKana"])
    .select(["candidate.given_kana as givenKana", "candidate.romaji"])
    .select(["told.told_at as toldAt", "told.how", "delivery.state as deliveryState"])
    .select(["application.id as applicationId", "application.state as application"])
    .select(["applied_at as appliedAt", "withdrawn_at as withdrawnAt", "decided_at as decidedAt", "reason"])
    .select(["member.family_name as byFamily", "member.given_name as byGiven", "member.romaji as byRomaji"])
    .where((is) => is.or([is("told.id", "is not", null), is("application.id", "is not", null)]))
    .where("candidate.merged_into_id", "is", null)
    .orderBy(sql`application.state is distinct from 'applied'`)
    .orderBy(sql`case when application.state = 'applied' then application.applied_at end`)
    .orderBy(sql`application.id is null`)
    .orderBy("candidate.sort_key")
    .orderBy("candidate.id")
    .limit(mostPeople)
    .execute();
  return rows.map(({ byFamily, byGiven, byRomaji, reason, ...person }) => ({
    ...person,
    reason: reason ?? "",
    decidedBy: byFamily ? { familyName: byFamily, givenName: byGiven ?? "", romaji: byRomaji ?? "" } : null,
  }));
}

/** One application with the person and the perk it is for. */
export async function findApplication(db: Db, perkId: string, id: string) {
  const row = await db
    .selectFrom("perk_application")
    .innerJoin("perk", "perk.id", "perk_application.perk_id")
    .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
    .select(["perk_application.id", "perk_application.state", "applied_at as appliedAt", "reason"])
    .select(["candidate.id as candidateId", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji", "perk.title", "perk.criteria"])
    .select(["giving", "seats"])
    .where("perk_application.id", "=", id)
    .where("perk.id", "=", perkId)
    .executeTakeFirst();
  return row && { ...row, title: row.title as Texts, criteria: row.criteria as Texts };
}

/** Applications that wait for a decision, in the order in which they came; nobody whose offer has ended. */
export async function listWaiting(db: Db, perkId: string) {
  return db
    .selectFrom("perk_application")
    .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
    .select(["perk_application.id", "applied_at as appliedAt", "candidate.id as candidateId"])
    .select(["family_name as familyName", "given_name as givenName", "family_kana as familyKana"])
    .select(["given_kana as givenKana", "romaji"])
    .where("perk_id", "=", perkId)
    .where("state", "=", "applied")
    .where("candidate.merged_into_id", "is", null)
    .where("candidate.offer_state", "in", openStates)
    .orderBy("applied_at")
    .limit(mostPeople)
    .execute();
}

/** What the form offers to choose from. */
export async function listAudiences(db: Db) {
  const [cohorts, units] = await Promise.all([
    db.selectFrom("cohort").select("year").orderBy("year", "desc").execute(),
    db.selectFrom("unit").select(["id", "name"]).where("closed_at", "is", null).orderBy("position").execute(),
  ]);
  return { years: cohorts.map(({ year }) => year), units };
}
