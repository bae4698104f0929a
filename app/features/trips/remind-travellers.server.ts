import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import { missingFor, type Readiness } from "./trip.ts";
import { isOnTheWay } from "./trip-audience.server.ts";

const week = 7 * 86_400_000;
const most = 3;

type Row = Readiness & {
  id: string;
  tripId: string;
  candidateId: string;
  email: string;
  locale: string;
  title: Texts;
  departsAt: Date;
  returnsAt: Date;
};

/**
 * By the clock, in the reader's daytime: whoever travels and hasn't said everything is reminded a week after taking the seat
 * and each week after that, three times at most. It stops when nothing is missing and when the trip begins.
 */
export async function remindTravellers(db: Db, jobs: Jobs, now: Date): Promise<number> {
  const before = new Date(now.getTime() - week);
  const { rows } = await sql<Row>`
    select application.id, application.event_id as "tripId", candidate.id as "candidateId", candidate.email,
      candidate.locale, event.title, days."departsAt", days."returnsAt", ready.passport_until as "passportUntil",
      ready.authorisation, ready.authorisation_until as "authorisationUntil", ready.insurance,
      ready.insurance_until as "insuranceUntil", ready.emergency_name as "emergencyName",
      ready.emergency_phone as "emergencyPhone", ready.allergies, ready.access_needs as "accessNeeds"
    from trip_application application
      join trip_readiness ready on ready.application_id = application.id
      join candidate on candidate.id = application.candidate_id
      join event on event.id = application.event_id and event.state = 'published'
      join lateral (select min(starts_at) as "departsAt", max(ends_at) as "returnsAt" from session
        where session.event_id = event.id and session.state <> 'cancelled') days on days."departsAt" > ${now}
    where application.state = 'going' and application.reminders < ${most} and candidate.email <> ''
      and coalesce(application.reminded_at, application.claimed_at) <= ${before} and ${isOnTheWay()}
      and extract(hour from (${now}::timestamptz at time zone candidate.zone)) between 9 and 19
    order by application.id`.execute(db);
  let reminded = 0;
  for (const row of rows) {
    if (missingFor(row, todayIn("Asia/Tokyo", row.returnsAt)).length === 0) continue;
    reminded += await db.transaction().execute(async (trx) => {
      const claimed = await trx
        .updateTable("trip_application")
        .set((set) => ({ reminded_at: now, reminders: set("reminders", "+", 1) }))
        .where("id", "=", row.id)
        .where("state", "=", "going")
        .where((is) => is.or([is("reminded_at", "is", null), is("reminded_at", "<=", before)]))
        .executeTakeFirst();
      if (claimed.numUpdatedRows === 0n) return 0;
      await writeDelivery(trx, jobs, {
        ...{ letter: "trip_ready", mailClass: "transactional", to: { candidateId: row.candidateId } },
        ...{ address: row.email, locale: isLocale(row.locale) ? row.locale : "ja", now },
        details: {
          ...{ applicationId: row.id, tripId: row.tripId, title: row.title },
          departsAt: row.departsAt.toISOString(),
        },
      });
      return 1;
    });
  }
  return reminded;
}
