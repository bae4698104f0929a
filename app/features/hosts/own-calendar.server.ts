import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { readAddress } from "~/lib/fetch-outside.server.ts";
import type { Result } from "~/lib/result.ts";
import { seal } from "~/lib/seal.server.ts";

export const calendarPurpose = "host-calendar";

export type CalendarProblem = "" | "address" | "private" | "gone" | "silent" | "large" | "unreadable";

export type OwnCalendar = {
  /** The address's server: the address itself is never shown again. */
  site: string;
  readAt: Date | null;
  problem: CalendarProblem;
  /** Times known from now on. */
  busy: number;
};

/** The calendar a host lent us; undefined when there is none. */
export async function findOwnCalendar(db: Db, memberId: string, now: Date): Promise<OwnCalendar | undefined> {
  const row = await db
    .selectFrom("host_calendar")
    .select(["site", "read_at as readAt", "problem"])
    .select((is) =>
      is
        .selectFrom("host_busy")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("host_busy.member_id", "=", memberId)
        .where("host_busy.ends_at", ">", now)
        .as("busy"),
    )
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row && { ...row, problem: row.problem as CalendarProblem, busy: Number(row.busy ?? 0) };
}

/** A host lends the private address of their calendar; it is kept sealed and read within seconds, then every hour. */
export async function lendCalendar(
  db: Db,
  jobs: Jobs,
  { memberId, address, secret, now }: { memberId: string; address: string; secret: string; now: Date },
): Promise<Result<object, "address">> {
  const url = readAddress(address);
  if (!url || address.length > 2000) return { ok: false, reason: "address" };
  const columns = {
    sealed: seal(url.href, secret, calendarPurpose),
    site: url.hostname,
    added_at: now,
    ...{ etag: "", problem: "", read_until: null, tried_at: null, read_at: null },
  };
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("host_busy").where("member_id", "=", memberId).execute();
    await trx
      .insertInto("host_calendar")
      .values({ member_id: memberId, ...columns })
      .onConflict((row) => row.column("member_id").doUpdateSet(columns))
      .execute();
    await jobs.add(trx, "read-calendars", {});
  });
  return { ok: true };
}

/** Takes the address back; all that was read from it goes with it. */
export async function takeCalendarBack(db: Db, memberId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("host_busy").where("member_id", "=", memberId).execute();
    await trx.deleteFrom("host_calendar").where("member_id", "=", memberId).execute();
  });
}

/** What colleagues who left had said and lent, and times that are over. */
export async function forgetHosts(db: Db, now: Date): Promise<void> {
  const gone = db.selectFrom("member").select("id").where("ended_at", "is not", null);
  await db.deleteFrom("host_busy").where("member_id", "in", gone).execute();
  await db.deleteFrom("host_calendar").where("member_id", "in", gone).execute();
  await db.deleteFrom("host_offer").where("member_id", "in", gone).execute();
  await db
    .deleteFrom("host_busy")
    .where("ends_at", "<", new Date(now.getTime() - 86_400_000))
    .execute();
}
