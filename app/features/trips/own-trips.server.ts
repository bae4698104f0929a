import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { companyToday } from "./hold-trip.server.ts";
import { readinessColumns } from "./readiness.server.ts";
import {
  type AlternativeState,
  type ApplicationState,
  type Readiness,
  type Selection,
  takesApplications,
  type Wish,
} from "./trip.ts";
import { reaches } from "./trip-audience.server.ts";
import {
  alternativeColumns,
  alternativeOf,
  listDays,
  listDoubts,
  listLeaders,
} from "./trip-queries.server.ts";

/** Of other applicants nothing is read but how many wait before one. */
function ownRows(db: Db, candidateId: string) {
  return db
    .selectFrom("trip")
    .innerJoin("event", "event.id", "trip.event_id")
    .innerJoin("candidate", (join) => join.on("candidate.id", "=", candidateId))
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("session")
          .innerJoin("trip_day", "trip_day.session_id", "session.id")
          .select([
            sql<string>`coalesce((array_agg(trip_day.zone order by starts_at))[1], 'Asia/Tokyo')`.as("zone"),
            sql<string>`coalesce((array_agg(trip_day.zone order by starts_at desc))[1], 'Asia/Tokyo')`.as(
              "returnZone",
            ),
          ])
          .select((is) => [is.fn.min("starts_at").as("departsAt"), is.fn.max("ends_at").as("returnsAt")])
          .whereRef("session.event_id", "=", "event.id")
          .where("session.state", "<>", "cancelled")
          .as("days"),
      (join) => join.onTrue(),
    )
    .leftJoin("trip_application as mine", (join) =>
      join.onRef("mine.event_id", "=", "event.id").on("mine.candidate_id", "=", candidateId),
    )
    .select(["event.id", "title", "description", "criteria", "costs", "alternative"])
    .select(["policy_reason as nights", "event.state as eventState", "trip.state", "selection"])
    .select(["trip.seats", "line", "cost_yen as costYen", "apply_by as applyBy", "days.departsAt"])
    .select([
      "days.returnsAt",
      "days.zone",
      "days.returnZone",
      "mine.id as applicationId",
      "mine.number",
      "mine.state as application",
    ])
    .select(["mine.statement", "mine.claim_until as claimUntil", "mine.wish"])
    .select(["mine.alternative_state as alternativeState", "mine.alternative_until as alternativeUntil"])
    .select(alternativeColumns)
    .select(
      sql<number>`(select count(*)::int from trip_application other where other.event_id = event.id
        and other.state = 'waiting' and other.place <= mine.place)`.as("position"),
    )
    .select((is) => reaches(is.ref("event.id"), is.ref("candidate.id")).as("isForMe"))
    .where("trip.state", "<>", "draft");
}

type Read = Awaited<ReturnType<ReturnType<typeof ownRows>["executeTakeFirstOrThrow"]>>;

export type OwnTrip = ReturnType<typeof ownTrip>;

/** Trips of their class that take applications, and those they have to do with until two weeks after the return. */
export async function listOwnTrips(db: Db, candidateId: string, now: Date): Promise<OwnTrip[]> {
  const today = await companyToday(db, now);
  const since = new Date(now.getTime() - 14 * 86_400_000);
  const rows = await ownRows(db, candidateId)
    .where((is) =>
      is.or([
        is.and([is("mine.state", "is not", null), is("days.returnsAt", ">", since)]),
        is.and([
          is("trip.state", "=", "open"),
          is("event.state", "=", "published"),
          is("apply_by", ">=", today),
          reaches(is.ref("event.id"), is.ref("candidate.id")),
        ]),
      ]),
    )
    .orderBy("days.departsAt")
    .orderBy("event.id")
    .execute();
  return rows.map((row) => ownTrip(row, today));
}

/** One trip as its reader may see it; undefined for a draft and for a trip of another class they have nothing to do with. */
export async function findOwnTrip(db: Db, candidateId: string, tripId: string, now: Date) {
  const today = await companyToday(db, now);
  const row = await ownRows(db, candidateId).where("event.id", "=", tripId).executeTakeFirst();
  if (!row || (!row.isForMe && row.application === null)) return undefined;
  const trip = ownTrip(row, today);
  const [days, leaders, doubts] = await Promise.all([
    listDays(db, tripId),
    listLeaders(db, tripId),
    listDoubts(db, tripId, candidateId),
  ]);
  return { ...trip, days, leaders, doubts, readiness: await findReadiness(db, row.applicationId) };
}

function ownTrip(row: Read, today: string) {
  const isOpen = row.isForMe && row.eventState === "published" && takesApplications(row, today);
  return {
    ...row,
    isOpen,
    selection: row.selection as Selection,
    application: row.application as ApplicationState | null,
    wish: row.wish as Wish | null,
    alternativeState: row.alternativeState as AlternativeState | null,
    ...alternativeOf(row),
    title: row.title as Texts,
    description: row.description as Texts,
    criteria: row.criteria as Texts,
    costs: row.costs as Texts,
    alternative: row.alternative as Texts,
  };
}

async function findReadiness(
  db: Db,
  applicationId: string | null,
): Promise<(Readiness & { deleteOn: string }) | undefined> {
  if (!applicationId) return undefined;
  const row = await db
    .selectFrom("trip_readiness")
    .select(readinessColumns)
    .where("application_id", "=", applicationId)
    .executeTakeFirst();
  return row as (Readiness & { deleteOn: string }) | undefined;
}
