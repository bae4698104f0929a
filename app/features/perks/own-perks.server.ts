import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { companyToday, reaches } from "./audience.server.ts";
import { type Giving, placesLeft, takesApplications } from "./perk.ts";

export type OwnPerk = {
  id: string;
  kind: string;
  title: Texts;
  body: Texts;
  criteria: Texts;
  fromOn: string | null;
  untilOn: string | null;
  applyBy: string | null;
  amountYen: number | null;
  giving: Giving;
  seats: number | null;
  /** Places nobody has yet; null where there is no limit. */
  left: number | null;
  /** One's place in the line of those who wait, where it goes in order; 0 elsewhere. */
  position: number;
  /** Whether one can apply today. */
  isOpen: boolean;
  application: string | null;
  appliedAt: Date | null;
  decidedAt: Date | null;
  reason: string;
};

/** What waits for one person: what they can apply for, and whatever they have applied for; the soonest end first. */
export async function listOwnPerks(db: Db, candidateId: string, now: Date): Promise<OwnPerk[]> {
  const today = await companyToday(db, now);
  const rows = await db
    .selectFrom("perk")
    .innerJoin("candidate", (join) => join.on("candidate.id", "=", candidateId))
    .leftJoin("perk_application", (join) =>
      join
        .onRef("perk_application.perk_id", "=", "perk.id")
        .onRef("perk_application.candidate_id", "=", "candidate.id"),
    )
    .select(["perk.id", "perk.kind", "perk.title", "perk.body", "perk.criteria", "perk.state"])
    .select(["from_on as fromOn", "until_on as untilOn", "apply_by as applyBy", "amount_yen as amountYen"])
    .select(["giving", "seats", countOf("granted").as("granted"), ahead().as("ahead")])
    .select(["perk_application.state as application", "applied_at as appliedAt"])
    .select(["decided_at as decidedAt", "reason"])
    .select(reaches().as("isReached"))
    .where("perk.published_at", "is not", null)
    .where((is) =>
      is.or([
        is("perk_application.state", "in", ["applied", "granted", "refused"]),
        is.and([
          is("perk.state", "=", "published"),
          sql<boolean>`(apply_by is null or apply_by >= ${today}::date)`,
          reaches(),
        ]),
      ]),
    )
    .orderBy(sql`apply_by nulls last`)
    .orderBy("perk.id")
    .execute();
  return rows.map(({ state, isReached, title, body, criteria, reason, giving, granted, ahead, ...perk }) => ({
    ...perk,
    giving: giving as Giving,
    left: placesLeft({ seats: perk.seats, granted }),
    position: giving === "order" && perk.application === "applied" ? ahead + 1 : 0,
    title: title as Texts,
    body: body as Texts,
    criteria: criteria as Texts,
    reason: reason ?? "",
    isOpen: isReached && takesApplications({ state, applyBy: perk.applyBy }, today),
  }));
}

function countOf(state: string) {
  return sql<number>`(select count(*)::int from perk_application other
    where other.perk_id = perk.id and other.state = ${state})`;
}

/** How many applied before and wait for a place as one does. */
function ahead() {
  return sql<number>`(select count(*)::int from perk_application other
    join perk_reader on perk_reader.perk_id = other.perk_id and perk_reader.candidate_id = other.candidate_id
    where other.perk_id = perk.id and other.state = 'applied' and other.applied_at < perk_application.applied_at)`;
}

/** Those an offer letter may name: open today, and not applied for yet. */
export async function listOpenPerkIds(db: Db, candidateId: string, now: Date): Promise<string[]> {
  const perks = await listOwnPerks(db, candidateId, now);
  return perks.filter(({ isOpen, application }) => isOpen && application === null).map(({ id }) => id);
}
