// Calls to an emergency contact in danger to life: each waits for staff until somebody says that it is dealt with.
import type { Db } from "#db/client.server.ts";
import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

type Reader = { locale: Locale; zone: string };
export type TripCalls = Awaited<ReturnType<typeof readCalls>>;

/** All calls of a trip, those that wait first, then the newest. */
export async function readCalls(db: Db, tripId: string, { locale, zone }: Reader) {
  const rows = await db
    .selectFrom("trip_emergency_call as call")
    .innerJoin("trip_application as application", "application.id", "call.application_id")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .innerJoin("member as caller", "caller.id", "call.member_id")
    .leftJoin("member as settler", "settler.id", "call.settled_by")
    .select(["call.id", "call.reason", "called_at as calledAt", "settled_at as settledAt"])
    .select(["candidate.id as candidateId", "candidate.family_name as familyName"])
    .select(["candidate.given_name as givenName", "candidate.romaji"])
    .select(["caller.family_name as callerFamily", "caller.given_name as callerGiven"])
    .select(["caller.romaji as callerRomaji", "settler.family_name as settlerFamily"])
    .select(["settler.given_name as settlerGiven", "settler.romaji as settlerRomaji"])
    .where("application.event_id", "=", tripId)
    .orderBy((is) => is("settled_at", "is not", null))
    .orderBy("called_at", "desc")
    .execute();
  const name = (familyName: string | null, givenName: string | null, romaji: string | null) =>
    fullName({ familyName: familyName ?? "", givenName: givenName ?? "", romaji: romaji ?? "" }, locale);
  const at = (instant: Date) => formatDayTime(instant, { locale, zone });
  return {
    calls: rows.map((row) => ({
      id: row.id,
      candidateId: row.candidateId,
      name: fullName(row, locale),
      by: m.trip_call_by(
        { name: name(row.callerFamily, row.callerGiven, row.callerRomaji), at: at(row.calledAt) },
        { locale },
      ),
      reason: row.reason,
      settled: row.settledAt
        ? m.trip_call_settled_by(
            { name: name(row.settlerFamily, row.settlerGiven, row.settlerRomaji), at: at(row.settledAt) },
            { locale },
          )
        : "",
    })),
    words: sayAll(locale, { title: m.trip_calls, lede: m.trip_calls_text, settle: m.trip_call_settle }),
  };
}

/** "It is dealt with": twice is once. False for a call there isn't. */
export async function settleCall(
  db: Db,
  { callId, memberId, now }: { callId: string; memberId: string; now: Date },
): Promise<boolean> {
  const settled = await db
    .updateTable("trip_emergency_call")
    .set((is) => ({
      settled_at: is.fn.coalesce("settled_at", is.val(now)),
      settled_by: is.fn.coalesce("settled_by", is.val(memberId)),
    }))
    .where("id", "=", callId)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

/** Takes that back: it waits again. */
export async function reopenCall(db: Db, callId: string): Promise<void> {
  await db
    .updateTable("trip_emergency_call")
    .set({ settled_at: null, settled_by: null })
    .where("id", "=", callId)
    .execute();
}
