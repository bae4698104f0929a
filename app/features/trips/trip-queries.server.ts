import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventState, Texts } from "~/features/events/event.ts";
import type { PersonName } from "~/lib/names.ts";
import { readinessColumns } from "./readiness.server.ts";
import type {
  AlternativeState,
  ApplicationState,
  DayAnswer,
  Readiness,
  Selection,
  TripState,
} from "./trip.ts";

export type TripRow = {
  id: string;
  cohortYear: number;
  /** Names of the departments it is for; none for all. */
  units: string[];
  eventState: EventState;
  state: TripState;
  title: Texts;
  description: Texts;
  criteria: Texts;
  costs: Texts;
  alternative: Texts;
  alternativeWhen: Texts;
  alternativeCosts: Texts;
  alternativeCostYen: number | null;
  alternativeSeats: number | null;
  nights: string;
  selection: Selection;
  seats: number;
  line: number;
  costYen: number | null;
  applyBy: string;
  openedAt: Date | null;
  closedAt: Date | null;
  settledAt: Date | null;
  departsAt: Date | null;
  returnsAt: Date | null;
  /** Where the first and the last day are. */
  zone: string;
  returnZone: string;
  applied: number;
  offered: number;
  waiting: number;
  going: number;
};

/** All trips: those ahead by departure, then those that are over, the newest first. */
export async function listTrips(db: Db, now: Date): Promise<TripRow[]> {
  const rows = await tripRows(db)
    .orderBy(sql`coalesce(days."returnsAt" < ${now}, false)`)
    .orderBy(sql`case when days."returnsAt" < ${now} then null else days."departsAt" end`)
    .orderBy("days.departsAt", "desc")
    .orderBy("event.id")
    .limit(200)
    .execute();
  return rows.map(rowOf);
}

export async function findTrip(db: Db, id: string): Promise<TripRow | undefined> {
  const row = await tripRows(db).where("event.id", "=", id).executeTakeFirst();
  return row && rowOf(row);
}

/** Whether an event's pages are those of a trip. */
export async function hasTrip(db: Db, eventId: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/i.test(eventId)) return false;
  const row = await db.selectFrom("trip").select("seats").where("event_id", "=", eventId).executeTakeFirst();
  return row !== undefined;
}

function tripRows(db: Db) {
  const count = (state: ApplicationState) =>
    sql<number>`(select count(*)::int from trip_application where event_id = event.id and trip_application.state = ${state})`;
  return db
    .selectFrom("trip")
    .innerJoin("event", "event.id", "trip.event_id")
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("session")
          .innerJoin("trip_day", "trip_day.session_id", "session.id")
          .select((is) => [
            is.fn.min("starts_at").filterWhere("state", "<>", "cancelled").as("departsAt"),
            is.fn.max("ends_at").filterWhere("state", "<>", "cancelled").as("returnsAt"),
            sql<string>`coalesce((array_agg(trip_day.zone order by starts_at))[1], 'Asia/Tokyo')`.as("zone"),
            sql<string>`coalesce((array_agg(trip_day.zone order by starts_at desc))[1], 'Asia/Tokyo')`.as(
              "returnZone",
            ),
          ])
          .whereRef("session.event_id", "=", "event.id")
          .as("days"),
      (join) => join.onTrue(),
    )
    .select(["event.id", "cohort_year as cohortYear", "event.state as eventState", "trip.state"])
    .select(
      sql<string[]>`array(select unit.name from trip_unit join unit on unit.id = trip_unit.unit_id
        where trip_unit.event_id = event.id order by unit.position)`.as("units"),
    )
    .select(["title", "description", "criteria", "costs", "alternative", "policy_reason as nights"])
    .select(["selection", "trip.seats", "line", "cost_yen as costYen", "apply_by as applyBy"])
    .select(alternativeColumns)
    .select(["opened_at as openedAt", "closed_at as closedAt", "settled_at as settledAt"])
    .select(["days.departsAt", "days.returnsAt", "days.zone", "days.returnZone"])
    .select([count("applied").as("applied"), count("offered").as("offered")])
    .select([count("waiting").as("waiting"), count("going").as("going")]);
}

type Read = Awaited<ReturnType<ReturnType<typeof tripRows>["executeTakeFirstOrThrow"]>>;

function rowOf(row: Read): TripRow {
  return {
    ...row,
    eventState: row.eventState as EventState,
    state: row.state as TripState,
    selection: row.selection as Selection,
    title: row.title as Texts,
    description: row.description as Texts,
    criteria: row.criteria as Texts,
    costs: row.costs as Texts,
    alternative: row.alternative as Texts,
    ...alternativeOf(row),
  };
}

/** Of the alternative beside what it is. */
export const alternativeColumns = [
  "alternative_when as alternativeWhen",
  "alternative_costs as alternativeCosts",
  "alternative_cost_yen as alternativeCostYen",
  "alternative_seats as alternativeSeats",
] as const;

export function alternativeOf(row: { alternativeWhen: unknown; alternativeCosts: unknown }) {
  return { alternativeWhen: row.alternativeWhen as Texts, alternativeCosts: row.alternativeCosts as Texts };
}

export type TripDay = {
  id: string;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  label: Texts;
  place: Texts;
  address: string;
  programme: Texts;
  isCancelled: boolean;
  seated: number;
  came: number;
};

/** The days by their start, those that were called off among them. */
export async function listDays(db: Db, tripId: string): Promise<TripDay[]> {
  const rows = await db
    .selectFrom("session")
    .innerJoin("trip_day", "trip_day.session_id", "session.id")
    .select(["session.id", "trip_day.zone", "starts_at as startsAt", "ends_at as endsAt", "label", "place"])
    .select(["address", "programme", "state"])
    .select([
      sql<number>`(select count(*)::int from seat where seat.session_id = session.id and seat.state = 'going')`.as(
        "seated",
      ),
      sql<number>`(select count(*)::int from seat where seat.session_id = session.id and seat.attendance = 'attended')`.as(
        "came",
      ),
    ])
    .where("session.event_id", "=", tripId)
    .orderBy("starts_at")
    .orderBy("session.id")
    .execute();
  return rows.map(({ state, ...row }) => ({
    ...row,
    label: row.label as Texts,
    place: row.place as Texts,
    programme: row.programme as Texts,
    isCancelled: state === "cancelled",
  }));
}

export type DayDoubt = PersonName & {
  sessionId: string;
  candidateId: string;
  answer: DayAnswer | null;
  askedAt: Date;
};

/** Travellers whose calendar said no to a day, with what they have said since; of one person where it is named. */
export async function listDoubts(db: Db, tripId: string, candidateId?: string): Promise<DayDoubt[]> {
  const rows = await db
    .selectFrom("trip_day_doubt as doubt")
    .innerJoin("trip_application as application", "application.id", "doubt.application_id")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .innerJoin("session", "session.id", "doubt.session_id")
    .select(["doubt.session_id as sessionId", "candidate.id as candidateId", "doubt.answer"])
    .select(["asked_at as askedAt", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji"])
    .where("application.event_id", "=", tripId)
    .where("application.state", "=", "going")
    .where("session.state", "<>", "cancelled")
    .$if(candidateId !== undefined, (query) => query.where("candidate.id", "=", candidateId ?? ""))
    .orderBy("starts_at")
    .orderBy("sort_key")
    .execute();
  return rows.map((row) => ({ ...row, answer: row.answer as DayAnswer | null }));
}

export type Leader = PersonName & { id: string; state: string; phone: string };

/** Who leads any of its days, each once, with the answer to the first of them. */
export async function listLeaders(db: Db, tripId: string): Promise<Leader[]> {
  return db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .innerJoin("member", "member.id", "session_host.member_id")
    .distinctOn(["member.family_kana", "member.id"])
    .select(["member.id", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji", "session_host.state", "phone"])
    .where("session.event_id", "=", tripId)
    .where("session_host.state", "<>", "declined")
    .orderBy("member.family_kana")
    .orderBy("member.id")
    .orderBy("starts_at")
    .execute();
}

export type Applicant = PersonName & {
  id: string;
  candidateId: string;
  number: number;
  place: number | null;
  state: ApplicationState;
  phone: string;
  claimUntil: Date | null;
  groupNo: number | null;
  reminders: number;
  /** Only of travellers, until two weeks after the return. */
  readiness: (Readiness & { deleteOn: string }) | null;
};

/**
 * Those who applied for the trip, in the order of the selection. Names are for after it: before, a page shows how many there
 * are. Whoever wished for the alternative alone, or first of all and has it, stands in its list.
 */
export async function listApplicants(db: Db, tripId: string): Promise<Applicant[]> {
  const rows = await db
    .selectFrom("trip_application as application")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .leftJoin("trip_readiness as ready", "ready.application_id", "application.id")
    .select(["application.id", "candidate.id as candidateId", "number", "place", "application.state"])
    .select(["family_name as familyName", "given_name as givenName", "family_kana as familyKana"])
    .select(["given_kana as givenKana", "romaji", "phone", "claim_until as claimUntil"])
    .select(["group_no as groupNo", "reminders"])
    .select(readinessColumns)
    .where("application.event_id", "=", tripId)
    .where("wish", "<>", "alternative")
    .where((is) => is.not(is.and([is("application.state", "=", "applied"), is("place", "is not", null)])))
    .orderBy(sql`place nulls last`)
    .orderBy("number")
    .execute();
  return rows.map(({ deleteOn, ...row }) => ({
    ...row,
    state: row.state as ApplicationState,
    readiness: deleteOn === null ? null : ({ ...row, deleteOn } as Readiness & { deleteOn: string }),
  }));
}

export type Alternative = PersonName & {
  id: string;
  candidateId: string;
  state: AlternativeState;
  until: Date | null;
};

/** Who has the alternative, is asked or waits for it, in kana order: it ranks nobody. Only once the seats are given. */
export async function listAlternatives(db: Db, tripId: string): Promise<Alternative[]> {
  const rows = await db
    .selectFrom("trip_application as application")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .select(["application.id", "candidate.id as candidateId", "alternative_state as state"])
    .select(["family_name as familyName", "given_name as givenName", "family_kana as familyKana"])
    .select(["given_kana as givenKana", "romaji", "alternative_until as until"])
    .where("application.event_id", "=", tripId)
    .where("alternative_state", "is not", null)
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as AlternativeState }));
}

export type PublicDraw = NonNullable<Awaited<ReturnType<typeof findDraw>>>;

/** What anybody may read of a draw: nothing of the list before it is fixed, nothing of the seed before it is revealed. */
export async function findDraw(db: Db, tripId: string) {
  const trip = await db
    .selectFrom("trip")
    .innerJoin("event", "event.id", "trip.event_id")
    .select(["event.id", "title", "trip.state", "selection", "trip.seats", "line", "seed"])
    .select("alternative_seats as alternativeSeats")
    .select(["apply_by as applyBy", "seed_hash as commitment", "numbers_hash as numbersHash"])
    .select(["opened_at as openedAt", "closed_at as closedAt", "settled_at as settledAt"])
    .where("event.id", "=", tripId)
    .where("trip.state", "<>", "draft")
    .executeTakeFirst();
  if (!trip?.commitment || !trip.openedAt) return undefined;
  const listed = trip.closedAt
    ? await db
        .selectFrom("trip_application")
        .select(["number", "place"])
        .where("event_id", "=", tripId)
        .where("is_listed", "=", true)
        .orderBy("number")
        .execute()
    : [];
  const placed = listed.filter(({ place }) => place !== null);
  return {
    ...trip,
    openedAt: trip.openedAt,
    commitment: trip.commitment,
    title: trip.title as Texts,
    numbers: listed.map(({ number }) => number),
    order: [...placed]
      .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
      .map(({ number }) => number),
    alternative: trip.seed && trip.alternativeSeats !== null ? await listAlternativeOrder(db, tripId) : null,
  };
}

/** The numbers that were drawn for few places of the alternative, in order: those whose first wish it was, then the others. */
async function listAlternativeOrder(
  db: Db,
  tripId: string,
): Promise<{ firstWish: number[]; secondWish: number[] }> {
  const drawn = await db
    .selectFrom("trip_application")
    .select(["number", "wish"])
    .where("event_id", "=", tripId)
    .where("alternative_place", "is not", null)
    .orderBy("alternative_place")
    .execute();
  const numbersOf = (isSecond: boolean) =>
    drawn.filter(({ wish }) => (wish === "trip_first") === isSecond).map(({ number }) => number);
  return { firstWish: numbersOf(false), secondWish: numbersOf(true) };
}
