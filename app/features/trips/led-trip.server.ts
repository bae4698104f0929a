import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";

/** What whoever leads a day of a trip needs in a hurry: the sheet, and whom to call; null where a session is no such day. */
export async function readLedTrip(db: Db, sessionId: string, locale: Locale) {
  const day = await db
    .selectFrom("session")
    .innerJoin("trip_day", "trip_day.session_id", "session.id")
    .select("event_id as tripId")
    .where("session.id", "=", sessionId)
    .executeTakeFirst();
  if (!day) return null;
  const people = await db
    .selectFrom("trip_application")
    .innerJoin("candidate", "candidate.id", "candidate_id")
    .select(["trip_application.id", "family_name as familyName", "given_name as givenName", "romaji"])
    .where("event_id", "=", day.tripId)
    .where("state", "=", "going")
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .execute();
  return {
    sheet: `/trips/${day.tripId}/sheet.pdf`,
    people: people.map((person) => ({
      to: `/trips/${day.tripId}/call/${person.id}`,
      title: m.trip_call_title({ name: fullName(person, locale) }, { locale }),
    })),
  };
}
