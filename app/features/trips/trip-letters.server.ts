import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale, locales } from "~/lib/locale.ts";
import type { ApplicationState } from "./trip.ts";
import { costsIn } from "./trip-words.ts";

const letterOf: Partial<Record<ApplicationState, Letter>> = {
  offered: "trip_chosen",
  waiting: "trip_waiting",
  not_chosen: "trip_not_chosen",
};

type Telling = { tripId: string; states: ApplicationState[]; ids?: string[]; now: Date };

/** Tells applicants where they stand, each of their own standing alone: a seat is kept, one waits, not this time. */
export async function tellApplicants(
  trx: Db,
  jobs: Jobs,
  { tripId, states, ids, now }: Telling,
): Promise<void> {
  const people = await trx
    .selectFrom("trip_application as application")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .innerJoin("event", "event.id", "application.event_id")
    .innerJoin("trip", "trip.event_id", "event.id")
    .select(["application.id", "application.state", "candidate.id as candidateId", "email", "locale"])
    .select(["alternative_state as alternativeState", "alternative_until as alternativeUntil"])
    .select(["alternative_when as alternativeWhen", "alternative_costs as alternativeCosts"])
    .select("alternative_cost_yen as alternativeCostYen")
    .select([
      "event.title",
      "trip.alternative",
      "application.claim_until as claimUntil",
      "application.number",
    ])
    .select(
      sql<number>`(select count(*)::int from trip_application other where other.event_id = event.id
        and other.state = 'waiting' and other.place <= application.place)`.as("position"),
    )
    .where("application.event_id", "=", tripId)
    .where("application.state", "in", states)
    .$if(ids !== undefined, (query) => query.where("application.id", "in", ids ?? []))
    .where("email", "<>", "")
    .orderBy("application.place")
    .execute();
  if (people.length === 0) return;
  await writeDeliveries(
    trx,
    jobs,
    people.map((person) => ({
      letter: letterOf[person.state as ApplicationState] ?? "trip_waiting",
      mailClass: "transactional",
      to: { candidateId: person.candidateId },
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      details: {
        ...{ applicationId: person.id, tripId, title: person.title, number: person.number },
        ...(person.state === "offered" && { claimUntil: person.claimUntil?.toISOString() }),
        ...(person.state === "waiting" && { position: person.position }),
        ...(person.state !== "offered" && alternativeDetails(person)),
      },
      now,
    })),
  );
}

type OfAlternative = {
  alternative: unknown;
  alternativeWhen: unknown;
  alternativeCosts: unknown;
  alternativeCostYen: number | null;
  alternativeState: string | null;
  alternativeUntil: Date | null;
};

/** What there is instead, and whether a place in it is kept. */
function alternativeDetails(person: OfAlternative) {
  const { alternative, alternativeWhen, alternativeCostYen } = person;
  const costs = { costYen: alternativeCostYen, costs: person.alternativeCosts as Texts };
  return {
    ...{ alternative, alternativeWhen, alternativeState: person.alternativeState },
    alternativeCosts: Object.fromEntries(locales.map((locale) => [locale, costsIn(costs, locale)])),
    alternativeUntil: person.alternativeUntil?.toISOString() ?? null,
  };
}

type AlternativeNews = {
  tripId: string;
  ids?: string[];
  /** Only those whom no letter about the trip tells of it. */
  isAlone?: boolean;
  now: Date;
};

/** Tells people of their place in the alternative: it is kept, or one waits for it. */
export async function tellOfAlternative(
  trx: Db,
  jobs: Jobs,
  { tripId, ids, isAlone = false, now }: AlternativeNews,
): Promise<void> {
  if (ids?.length === 0) return;
  const people = await trx
    .selectFrom("trip_application as application")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .innerJoin("event", "event.id", "application.event_id")
    .innerJoin("trip", "trip.event_id", "event.id")
    .select(["application.id", "candidate.id as candidateId", "email", "locale", "event.title"])
    .select(["alternative", "alternative_state as alternativeState", "alternative_until as alternativeUntil"])
    .select(["alternative_when as alternativeWhen", "alternative_costs as alternativeCosts"])
    .select("alternative_cost_yen as alternativeCostYen")
    .where("application.event_id", "=", tripId)
    .where("alternative_state", "in", ["offered", "waiting"])
    .$if(ids !== undefined, (query) => query.where("application.id", "in", ids ?? []))
    .$if(isAlone, (query) => query.where("application.state", "not in", ["waiting", "not_chosen"]))
    .where("email", "<>", "")
    .orderBy("application.id")
    .execute();
  if (people.length === 0) return;
  await writeDeliveries(
    trx,
    jobs,
    people.map((person) => ({
      ...{ letter: "trip_alternative", mailClass: "transactional", to: { candidateId: person.candidateId } },
      ...{ address: person.email, locale: isLocale(person.locale) ? person.locale : "ja", now },
      details: { applicationId: person.id, tripId, title: person.title, ...alternativeDetails(person) },
    })),
  );
}

/** News of a place in the alternative that somebody has answered since. */
export async function stopAlternativeLetters(trx: Db, applicationId: string, now: Date): Promise<void> {
  await stopOf(trx, ["trip_alternative"], applicationId, now);
}

/** Reminders of what is missing, once nothing is. */
export async function stopReadyLetters(trx: Db, applicationId: string, now: Date): Promise<void> {
  await stopOf(trx, ["trip_ready"], applicationId, now);
}

/** The question about one day that has been answered since. */
export async function stopDayLetters(trx: Db, applicationId: string, now: Date): Promise<void> {
  await stopOf(trx, ["trip_day_asked"], applicationId, now);
}

/** What still waits to leave about this application: its news is old. */
export async function stopLetters(trx: Db, applicationId: string, now: Date): Promise<void> {
  await stopOf(trx, aboutTheTrip, applicationId, now);
}

const aboutTheTrip: Letter[] = [
  "trip_chosen",
  "trip_waiting",
  "trip_not_chosen",
  "trip_ready",
  "trip_day_asked",
];

async function stopOf(trx: Db, letters: Letter[], applicationId: string, now: Date): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "stopped", finished_at: now })
    .where("state", "=", "queued")
    .where("letter", "in", letters)
    .where(sql<boolean>`details->>'applicationId' = ${applicationId}`)
    .where("candidate_id", "=", (is) =>
      is.selectFrom("trip_application").select("candidate_id").where("id", "=", applicationId),
    )
    .execute();
}
