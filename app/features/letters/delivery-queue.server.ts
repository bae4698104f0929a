import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { BounceStage } from "~/features/bounces/bounce.ts";
import type { AttemptOutcome, DeliveryState } from "./letter.ts";

// The delivery rows are the queue. A worker claims rows for a while (a lease, renewed as long as it lives), marks each
// one as started before a byte of it leaves, and records what the server said. After a crash the marks tell the truth.

/**
 * Takes the oldest due letters; two letters of one invitation, or to one host of a session, keep their order, but for
 * messages. Nothing while sending is paused. What came earlier is looked up letter by letter ("limit 1") and by its owner
 * alone ("is true"): the planner's other ways read the whole queue each time.
 */
export async function claimDeliveries(
  db: Db,
  claim: { workerId: string; leaseSeconds: number; limit: number; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select d.id from delivery d
      where d.state = 'queued' and d.not_before <= ${claim.now}
        and not exists (select from company where sending_paused_at is not null)
        and (select true from delivery earlier
          where earlier.invitation_id = d.invitation_id and (earlier.state in ('queued', 'sending')) is true
            and earlier.letter <> 'event_message' and (earlier.created_at, earlier.id) < (d.created_at, d.id) limit 1) is null
        and (d.letter not like 'host\\_%' or (select true from delivery earlier
          where earlier.session_id = d.session_id and (earlier.member_id = d.member_id) is true
            and (earlier.state in ('queued', 'sending')) is true
            and (earlier.created_at, earlier.id) < (d.created_at, d.id) limit 1) is null)
        and (d.relative_id is null or (select true from delivery earlier
          where earlier.relative_id = d.relative_id and (earlier.state in ('queued', 'sending')) is true
            and earlier.not_before <= d.not_before and (earlier.created_at, earlier.id) < (d.created_at, d.id) limit 1) is null)
      order by d.not_before, d.id limit ${claim.limit} for update of d skip locked)
    update delivery set state = 'sending', claimed_by = ${claim.workerId},
      lease_until = now() + make_interval(secs => ${claim.leaseSeconds})
    from due where delivery.id = due.id returning delivery.id`.execute(db);
  return rows.map((row) => row.id).sort();
}

/** Says that this worker lives and has these letters in hand. One that it lost in an error isn't renewed, and is swept. */
export async function renewLeases(
  db: Db,
  { workerId, leaseSeconds, ids }: { workerId: string; leaseSeconds: number; ids: string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update delivery set lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = any(${ids}::uuid[]) and state = 'sending' and claimed_by = ${workerId}`.execute(db);
}

/** Puts back what was claimed and not started. */
export async function releaseDeliveries(db: Db, workerId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update delivery set state = 'queued', claimed_by = null, lease_until = null
    where id = any(${ids}::uuid[]) and claimed_by = ${workerId} and state = 'sending'
      and not exists (select from delivery_attempt a where a.delivery_id = delivery.id and a.outcome = 'started')`.execute(
    db,
  );
}

/** Puts back letters for which it is too early, until the moment given with each. */
export async function postponeDeliveries(
  db: Db,
  workerId: string,
  letters: { id: string; until: Date }[],
): Promise<void> {
  if (letters.length === 0) return;
  const values = sql.join(letters.map(({ id, until }) => sql`(${id}::uuid, ${until}::timestamptz)`));
  await sql`
    update delivery set state = 'queued', claimed_by = null, lease_until = null, not_before = morning.until
    from (values ${values}) morning (id, until)
    where delivery.id = morning.id and claimed_by = ${workerId} and state = 'sending'`.execute(db);
}

/**
 * What a worker that died left behind: letters it had begun to send may have arrived and are marked as uncertain,
 * the rest goes back into the queue. Answers how many of each.
 */
export async function sweepDeliveries(db: Db, now: Date): Promise<{ uncertain: number; released: number }> {
  const { rows } = await sql<{ uncertain: number; released: number }>`
    with dead as (
      select id, exists (select from delivery_attempt a where a.delivery_id = delivery.id and a.outcome = 'started') as begun
      from delivery where state = 'sending' and lease_until < now() for update skip locked),
    swept as (
      update delivery set state = case when begun then 'uncertain' else 'queued' end,
        finished_at = case when begun then ${now}::timestamptz end, claimed_by = null, lease_until = null
      from dead where dead.id = delivery.id returning delivery.id, begun),
    marked as (
      update delivery_attempt set outcome = 'uncertain', finished_at = ${now}, smtp_answer = ${workerStopped}
      from swept where begun and delivery_id = swept.id and outcome = 'started')
    select count(*) filter (where begun) as uncertain, count(*) filter (where not begun) as released from swept`.execute(
    db,
  );
  return rows[0] ?? { uncertain: 0, released: 0 };
}

/** Stands in the place of a server's answer when none was heard because our worker ended. */
export const workerStopped = "worker-stopped";

export type StartMark = {
  deliveryId: string;
  attemptId: string;
  subject: string;
  source: Buffer;
  calendar?: { method: string; sequence: number };
  startedAt: Date;
};

/**
 * Commits "the bytes may leave from here on", and the bytes themselves. Asked again with the same attempts, as after a
 * commit whose answer was lost, it says the same. False for a letter that must not leave:
 * paused meanwhile, its lease lost, taken from us, or to a relative whom the candidate has just closed: that check waits
 * for a closing under way and comes before the row is locked, as everywhere.
 */
export async function markStarted(db: Db, workerId: string, marks: StartMark[]): Promise<boolean[]> {
  const values = sql.join(
    marks.map(
      (mark) =>
        sql`(${mark.deliveryId}::uuid, ${mark.attemptId}::uuid, ${mark.subject}::text, ${mark.source}::bytea, ${mark.startedAt}::timestamptz,
          ${mark.calendar?.method ?? null}::text, ${mark.calendar?.sequence ?? null}::int)`,
    ),
  );
  const { rows } = await sql<{ delivery_id: string }>`
    with mark (delivery_id, attempt_id, subject, source, started_at, method, sequence) as (values ${values}),
    allowed as materialized (
      select mark.* from mark join delivery d on d.id = mark.delivery_id
      where d.relative_id is null or may_tell_relative(d.relative_id, coalesce(d.topic, 'any'), 'mail', mark.started_at)),
    written as (
      update delivery set subject = mark.subject, source = mark.source,
        calendar_method = coalesce(mark.method, calendar_method), calendar_sequence = coalesce(mark.sequence, calendar_sequence)
      from allowed mark
      where delivery.id = mark.delivery_id and state = 'sending' and claimed_by = ${workerId} and lease_until > now()
        and not exists (select from company where sending_paused_at is not null)
      returning mark.*)
    insert into delivery_attempt (id, delivery_id, started_at, outcome)
      select attempt_id, delivery_id, started_at, 'started' from written
      on conflict (id) do update set outcome = 'started' returning delivery_id`.execute(db);
  const started = new Set(rows.map((row) => row.delivery_id));
  return marks.map((mark) => started.has(mark.deliveryId));
}

/** Whether a letter to a relative that was marked may still leave: the candidate may have closed while it waited for a lane. */
export async function mayStillTell(db: Db, deliveryId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select may_tell_relative(relative_id, coalesce(topic, 'any'), 'mail', ${now}) as "isOpen"
    from delivery where id = ${deliveryId}`.execute(db);
  return rows[0]?.isOpen ?? false;
}

/**
 * Takes marks back, for letters of which no byte has left: the only one who can know that is the worker that marked
 * them. Bytes that stood there before the mark stay.
 */
export async function unmarkStarted(
  db: Db,
  workerId: string,
  marks: { deliveryId: string; attemptId: string; hadSource: boolean }[],
): Promise<void> {
  if (marks.length === 0) return;
  const withSource = marks.filter((mark) => mark.hadSource).map((mark) => mark.deliveryId);
  await sql`
    with unmarked as (
      delete from delivery_attempt a using delivery d
      where a.id = any(${marks.map((mark) => mark.attemptId)}::uuid[]) and a.outcome = 'started'
        and d.id = a.delivery_id and d.state = 'sending' and d.claimed_by = ${workerId}
      returning a.delivery_id)
    update delivery set state = 'queued', claimed_by = null, lease_until = null,
      source = case when delivery.id = any(${withSource}::uuid[]) then source end
    from unmarked where delivery.id = unmarked.delivery_id`.execute(db);
}

export type Ending = {
  deliveryId: string;
  attemptId: string;
  state: DeliveryState;
  outcome: AttemptOutcome;
  code: number | null;
  answer: string;
  finishedAt: Date;
  /** When to try again, for a letter that goes back into the queue. */
  notBefore: Date | null;
  /** To which command the server said no. */
  stage?: BounceStage;
};

/**
 * Records what became of letters. One that goes back into the queue is written anew when it leaves, unless a copy of it
 * may have arrived: then all later ones are the same. What is known late corrects an "uncertain" that was noted meanwhile, unless the letter
 * was tried again since.
 */
export async function recordEndings(db: Db, workerId: string, endings: Ending[]): Promise<true[]> {
  const values = sql.join(
    endings.map(
      (end) => sql`(${end.deliveryId}::uuid, ${end.attemptId}::uuid, ${end.state}::text, ${end.outcome}::text,
        ${end.code}::int, ${end.answer.toWellFormed().replaceAll("\0", "").slice(0, 2000)}::text, ${end.finishedAt}::timestamptz, ${end.notBefore}::timestamptz)`,
    ),
  );
  await sql`
    with ending (delivery_id, attempt_id, state, outcome, code, answer, finished_at, not_before) as (values ${values}),
    told as (
      update delivery_attempt a set outcome = e.outcome, smtp_code = e.code, smtp_answer = e.answer, finished_at = e.finished_at
      from ending e where a.id = e.attempt_id)
    update delivery d set state = e.state, claimed_by = null, lease_until = null,
      finished_at = case when e.state = 'queued' then null else e.finished_at end,
      not_before = coalesce(e.not_before, d.not_before),
      source = case when e.state = 'queued' and not exists (
        select from delivery_attempt doubt where doubt.delivery_id = d.id and doubt.outcome = 'uncertain') then null
        else d.source end
    from ending e where d.id = e.delivery_id
      and (d.claimed_by = ${workerId} or (e.state = 'sent' and d.state in ('uncertain', 'queued'))
        or (d.state = 'uncertain' and not exists (select from delivery_attempt later
          where later.delivery_id = d.id and later.id > e.attempt_id)))`.execute(db);
  return endings.map(() => true);
}

/** Ends letters that have become pointless; the reason is shown in the log of letters. */
export async function stopDeliveries(
  db: Db,
  workerId: string,
  stops: { id: string; because: string }[],
  now: Date,
): Promise<void> {
  if (stops.length === 0) return;
  const values = sql.join(stops.map((stop) => sql`(${stop.id}::uuid, ${stop.because}::text)`));
  await sql`
    update delivery set state = 'stopped', stopped_because = stop.because, finished_at = ${now}, claimed_by = null, lease_until = null
    from (values ${values}) stop (id, because) where delivery.id = stop.id and claimed_by = ${workerId}`.execute(
    db,
  );
}

/** How often somebody tried to hand this letter over. */
export async function countAttempts(db: Db, deliveryId: string): Promise<number> {
  const { count } = await db
    .selectFrom("delivery_attempt")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("delivery_id", "=", deliveryId)
    .executeTakeFirstOrThrow();
  return count;
}
