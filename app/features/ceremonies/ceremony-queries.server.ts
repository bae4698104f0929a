import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventState, Texts } from "~/features/events/event.ts";
import { todayIn } from "~/lib/dates.ts";
import type { PersonName } from "~/lib/names.ts";
import { type CeremonyStep, ceremonySteps } from "./ceremony.ts";

export type StepRow = {
  step: CeremonyStep;
  taskId: string;
  dueOn: string;
  doneAt: Date | null;
  owner: PersonName;
  doneBy: PersonName | null;
};

export type Ceremony = {
  eventId: string;
  kind: string;
  state: EventState;
  title: Texts;
  zone: string;
  /** The day of its first session that is held, and the sessions first and last that day or after. */
  day: string;
  first: string;
  last: string;
  /** By their day; empty where the weeks were never begun. */
  steps: StepRow[];
};

/** An event with the steps of its preparation. */
export async function readCeremony(db: Db, eventId: string): Promise<Ceremony | undefined> {
  const event = await db
    .selectFrom("event")
    .select(["id", "kind", "state", "title", "zone"])
    .where("id", "=", eventId)
    .executeTakeFirst();
  if (!event) return undefined;
  const sessions = await db
    .selectFrom("session")
    .select(["id", "starts_at as startsAt"])
    .where("event_id", "=", eventId)
    .orderBy(sql`state = 'cancelled'`)
    .orderBy("starts_at")
    .execute();
  const held = await db
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", eventId)
    .where("state", "<>", "cancelled")
    .orderBy("starts_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const [first] = sessions;
  if (!first) return undefined;
  return {
    eventId: event.id,
    kind: event.kind,
    state: event.state as EventState,
    title: event.title as Texts,
    zone: event.zone,
    day: todayIn(event.zone, first.startsAt),
    first: first.id,
    last: held?.id ?? first.id,
    steps: await listSteps(db, eventId),
  };
}

async function listSteps(db: Db, eventId: string): Promise<StepRow[]> {
  const name = (table: string) =>
    sql`json_build_object('familyName', ${sql.ref(`${table}.family_name`)}, 'givenName', ${sql.ref(`${table}.given_name`)}, 'romaji', ${sql.ref(`${table}.romaji`)})`;
  const { rows } = await sql<StepRow>`
    select ceremony_step.step, task.id as "taskId", task.due_on as "dueOn", task.done_at as "doneAt",
      ${name("owner")} as owner, case when done.id is null then null else ${name("done")} end as "doneBy"
    from ceremony_step
    join task on task.id = ceremony_step.task_id
    join member owner on owner.id = task.member_id
    left join member done on done.id = task.done_by
    where ceremony_step.event_id = ${eventId}`.execute(db);
  const placeOf = (row: StepRow) => ceremonySteps.indexOf(row.step);
  return rows.sort((a, b) => (a.dueOn === b.dueOn ? placeOf(a) - placeOf(b) : a.dueOn < b.dueOn ? -1 : 1));
}

/** How far the preparation of an event is; undefined where there is none. */
export async function countSteps(
  db: Db,
  eventId: string,
): Promise<{ all: number; done: number } | undefined> {
  const counts = await db
    .selectFrom("ceremony_step")
    .innerJoin("task", "task.id", "ceremony_step.task_id")
    .select((is) => [is.fn.countAll<number>().as("all"), is.fn.count<number>("task.done_at").as("done")])
    .where("ceremony_step.event_id", "=", eventId)
    .executeTakeFirstOrThrow();
  return counts.all > 0 ? counts : undefined;
}

/** Ceremonies of a class that have their weeks and aren't cancelled, the next first. */
export async function listCeremonies(
  db: Db,
  cohortYear: number,
): Promise<{ id: string; title: Texts; zone: string; startsAt: Date }[]> {
  return db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
    .select(["event.id", "event.title", "event.zone"])
    .select((is) => is.fn.min("session.starts_at").as("startsAt"))
    .where("event.cohort_year", "=", cohortYear)
    .where("event.state", "<>", "cancelled")
    .where((is) =>
      is.exists(
        is.selectFrom("ceremony_step").select("step").whereRef("ceremony_step.event_id", "=", "event.id"),
      ),
    )
    .groupBy("event.id")
    .orderBy("startsAt")
    .$narrowType<{ title: Texts; startsAt: Date }>()
    .execute();
}

/** How many people of a class have said yes: whom a ceremony is for. */
export async function countToInvite(db: Db, cohortYear: number): Promise<number> {
  const { count } = await db
    .selectFrom("candidate")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("cohort_year", "=", cohortYear)
    .where("merged_into_id", "is", null)
    .where("offer_state", "in", ["accepted", "formal", "preparing"])
    .executeTakeFirstOrThrow();
  return count;
}
