import type { Insertable, Selectable } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Event, Session } from "#db/schema.ts";
import { type Busy, listBusy } from "~/features/hosts/busy-hosts.server.ts";
import { planHosts } from "~/features/hosts/plan-hosts.server.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { clock } from "./event-form-values.ts";

type EventRow = Selectable<Event>;
type SessionRow = Selectable<Session>;

/** What a copy takes over. A test reads the columns of both tables: each is copied, or left out with its reason. */
export const copiedOfEvent = [
  ...["kind", "title", "description", "zone", "is_paid_work", "has_alcohol", "policy_reason"],
  ...[
    "way",
    "sessions_each",
    "companions_max",
    "asks_needs",
    "travel_rates",
    "cost_planned",
    "reminders_off",
  ],
] as (keyof EventRow)[];
export const copiedOfSession = ["label", "place_kind", "place", "address", "online_url", "seats"] as const;

/** What a copy makes anew, or doesn't have. */
export const leftOutOfEvent = {
  id: "its own",
  cohort_year: "the class it is planned for now",
  state: "a draft",
  answer_by: "as many days before the first session",
  created_by: "who copies",
  created_at: "when it is copied",
  published_at: "not yet",
  cancelled_at: "not",
  revision: "from the beginning",
  cost_actual: "nothing spent",
  after_note: "belongs to the day that was",
  finds_host: "a talk is asked for anew",
  is_slots: "a class has one such event",
};
export const leftOutOfSession = {
  id: "its own",
  event_id: "that of the copy",
  starts_at: "as many days later, the same time by the clock",
  ends_at: "as many days later, the same time by the clock",
  state: "open",
  seats_taken: "nobody yet",
  waiting: "nobody yet",
  next_arrival: "from the beginning",
  revision: "from the beginning",
  merged_into_id: "not merged",
  form: "only of slots",
  tables: "only of slots",
};

export type Original = {
  event: EventRow;
  sessions: (SessionRow & { hostIds: string[] })[];
  /** The day of its first session, in its zone. */
  firstDay: string;
};

/** An event with the sessions that are held; of one that was cancelled all that weren't merged. Hosts: who leads, if still with us. */
export async function readOriginal(db: Db, eventId: string): Promise<Original | undefined> {
  const event = await db.selectFrom("event").selectAll().where("id", "=", eventId).executeTakeFirst();
  if (!event) return undefined;
  const all = await db
    .selectFrom("session")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("merged_into_id", "is", null)
    .orderBy("starts_at")
    .orderBy("id")
    .execute();
  const held = all.filter((session) => session.state !== "cancelled");
  const hosts = await db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .innerJoin("member", "member.id", "session_host.member_id")
    .select(["session_host.session_id as sessionId", "session_host.member_id as memberId"])
    .where("session.event_id", "=", eventId)
    .where("session_host.leads", "=", true)
    .where("member.ended_at", "is", null)
    .execute();
  const sessions = (held.length > 0 ? held : all).map((session) => ({
    ...session,
    hostIds: hosts.filter((host) => host.sessionId === session.id).map((host) => host.memberId),
  }));
  const [first] = sessions;
  return first && { event, sessions, firstDay: todayIn(event.zone, first.starts_at) };
}

/** The same time by the clock of the zone, so many days later: summer time changes nothing. */
export function daysLater(at: Date, days: number, zone: string): Date {
  return instantAt(addDays(todayIn(zone, at), days), clock(at, zone), zone);
}

/** When the sessions would be, so many days later. */
export function timesLater({ event, sessions }: Original, days: number) {
  return sessions.map((session) => ({
    startsAt: daysLater(session.starts_at, days, event.zone),
    endsAt: daysLater(session.ends_at, days, event.zone),
    hostIds: session.hostIds,
  }));
}

/** Who of the hosts is elsewhere at those times, each booking once. */
export async function busyLater(db: Db, original: Original, days: number): Promise<Busy[]> {
  const busy: Busy[] = [];
  for (const { startsAt, endsAt, hostIds } of timesLater(original, days))
    busy.push(...(await listBusy(db, { memberIds: hostIds, startsAt, endsAt })));
  return busy;
}

/** A draft like it. The deadline keeps its distance, and is left open where that is over already. */
export async function writeEventCopy(
  trx: Db,
  original: Original,
  copy: { days: number; cohortYear: number; memberId: string; now: Date },
): Promise<string> {
  const { event } = original;
  const id = uuidv7();
  const answerBy = event.answer_by && daysLater(event.answer_by, copy.days, event.zone);
  await trx
    .insertInto("event")
    .values({
      ...(inJson(pick(event, copiedOfEvent)) as Insertable<Event>),
      id,
      cohort_year: copy.cohortYear,
      answer_by: answerBy && answerBy > copy.now ? answerBy : null,
      created_by: copy.memberId,
      created_at: copy.now,
    })
    .execute();
  return id;
}

export type CopiedSessions =
  | { ok: true; sessionIds: string[] }
  | { ok: false; reason: "host_busy"; busy: Busy[] };

/** The sessions so many days later, in the event of the copy or in the same one. The caller holds all answers. */
export async function writeSessionCopies(
  trx: Db,
  original: Original,
  copy: { eventId: string; days: number; withHosts: boolean },
): Promise<CopiedSessions> {
  const times = timesLater(original, copy.days);
  const sessionIds: string[] = [];
  for (const [place, session] of original.sessions.entries()) {
    const { startsAt = session.starts_at, endsAt = session.ends_at } = times[place] ?? {};
    const id = uuidv7();
    await trx
      .insertInto("session")
      .values({
        ...(inJson(pick(session, copiedOfSession)) as Insertable<Session>),
        id,
        event_id: copy.eventId,
        starts_at: startsAt,
        ends_at: endsAt,
      })
      .execute();
    sessionIds.push(id);
    if (!copy.withHosts) continue;
    const planned = await planHosts(trx, { sessionId: id, hostIds: session.hostIds });
    if (!planned.ok) return { ok: false, reason: "host_busy", busy: planned.busy };
  }
  return { ok: true, sessionIds };
}

function pick<Row extends object, Name extends keyof Row>(row: Row, names: readonly Name[]): Pick<Row, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

const jsonColumns = ["title", "description", "travel_rates", "label", "place"];

/** What was read from a json column goes back as text: a list would else be taken for an array of the database. */
function inJson(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      jsonColumns.includes(name) ? JSON.stringify(value) : value,
    ]),
  );
}
