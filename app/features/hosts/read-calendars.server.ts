import type { Db } from "#db/client.server.ts";
import { type Apart, CutShort } from "~/jobs/apart.ts";
import { fetchOutside, type Outside } from "~/lib/fetch-outside.server.ts";
import { unseal } from "~/lib/seal.server.ts";
import { type BusyTime, busyTimesIn } from "./busy-times.server.ts";
import { type CalendarProblem, calendarPurpose } from "./own-calendar.server.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Times are worked out for so long, and again in full when less than `shortest` of it is left. */
const longest = 180 * day;
const shortest = 100 * day;
const limits = { mostBytes: 4 * 1024 * 1024, timeoutMs: 15_000 };
const mostAtOnce = 500;

type Means = { secret: string; ourDomain: string; now: Date; fetch?: typeof fetchOutside };

/**
 * Reads the calendars that weren't for an hour, each for itself: one that can't be read says why and keeps the times known
 * before. A row is marked as unreadable while it is worked out, so that one on which the process dies isn't tried first again.
 */
export async function readCalendars(db: Db, means: Means): Promise<{ read: number; failed: number }> {
  const { now } = means;
  const due = await db
    .selectFrom("host_calendar")
    .innerJoin("member", "member.id", "host_calendar.member_id")
    .select([
      "member.id as memberId",
      "member.zone",
      "sealed",
      "etag",
      "read_until as readUntil",
      "read_at as readAt",
    ])
    .where("member.ended_at", "is", null)
    .where((is) =>
      is.or([is("tried_at", "is", null), is("tried_at", "<=", new Date(now.getTime() - hour + 60_000))]),
    )
    .orderBy(
      (is) => is.ref("tried_at"),
      (order) => order.asc().nullsFirst(),
    )
    .limit(mostAtOnce)
    .execute();
  let failed = 0;
  for (const calendar of due) {
    await mark(db, calendar.memberId, { tried_at: now, problem: "unreadable" });
    const problem = await readOne(db, calendar, means);
    if (problem !== "") failed += 1;
    await mark(db, calendar.memberId, { problem });
  }
  return { read: due.length - failed, failed };
}

/** The same in a process of its own, ended when it takes too long: a calendar can be made so that it never ends. */
export async function readCalendarsApart(
  db: Db,
  apart: Apart | undefined,
  { secret, ourDomain, now }: Omit<Means, "fetch">,
): Promise<void> {
  if (!apart) return void (await readCalendars(db, { secret, ourDomain, now }));
  const due = await db.selectFrom("host_calendar").select("member_id").limit(1).executeTakeFirst();
  if (!due) return;
  try {
    await apart("read-calendars", { secret, ourDomain }, AbortSignal.timeout(10 * 60_000));
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
  }
}

type Due = {
  memberId: string;
  zone: string;
  sealed: Buffer;
  etag: string;
  readUntil: Date | null;
  readAt: Date | null;
};

async function readOne(db: Db, calendar: Due, means: Means): Promise<CalendarProblem> {
  const { now, secret, ourDomain } = means;
  const address = unseal(calendar.sealed, secret, calendarPurpose);
  if (!address) return "address";
  const isFresh = calendar.readUntil !== null && calendar.readUntil.getTime() > now.getTime() + shortest;
  const asked = { ...limits, ...(isFresh && calendar.etag && { etag: calendar.etag }) };
  const answer: Outside = await (means.fetch ?? fetchOutside)(address, asked);
  if (!answer.ok) return answer.reason;
  if (answer.isUnchanged) {
    await mark(db, calendar.memberId, { read_at: now });
    return "";
  }
  const until = new Date(now.getTime() + longest);
  let times: BusyTime[];
  try {
    times = busyTimesIn(answer.text, { from: now, until, zone: calendar.zone, ourDomain });
  } catch {
    return "unreadable";
  }
  await db.transaction().execute(async (trx) => {
    // The host may have taken the address back meanwhile.
    const kept = await trx
      .updateTable("host_calendar")
      .set({ read_at: now, read_until: until, etag: answer.etag.slice(0, 500) })
      .where("member_id", "=", calendar.memberId)
      .where("sealed", "=", calendar.sealed)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return;
    await trx.deleteFrom("host_busy").where("member_id", "=", calendar.memberId).execute();
    for (let at = 0; at < times.length; at += 1000)
      await trx
        .insertInto("host_busy")
        .values(
          times.slice(at, at + 1000).map(({ startsAt, endsAt }) => ({
            member_id: calendar.memberId,
            starts_at: startsAt,
            ends_at: endsAt,
          })),
        )
        .execute();
  });
  return "";
}

async function mark(
  db: Db,
  memberId: string,
  to: { tried_at?: Date; read_at?: Date; problem?: CalendarProblem },
): Promise<void> {
  await db.updateTable("host_calendar").set(to).where("member_id", "=", memberId).execute();
}
