import type { Db } from "#db/client.server.ts";
import { excuseTraveller, sendDayAgain } from "~/features/events/travel-seats.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale, locales } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { holdTrip } from "./hold-trip.server.ts";
import type { DayAnswer } from "./trip.ts";
import { stopDayLetters } from "./trip-letters.server.ts";
import { dayTimes } from "./trip-words.ts";
import { leaveTrip } from "./withdraw-from-trip.server.ts";

type Said = { sessionId: string; candidateId: string; now: Date };

/**
 * A calendar says no to one day of a trip. A press in a calendar is no farewell to a journey: the traveller is asked once, by
 * letter, whether they can't come that day, or at all. Answers whether that is new; undefined where the session is no day of
 * a trip they travel on.
 */
export async function doubtDay(
  trx: Db,
  jobs: Jobs,
  { sessionId, candidateId, now }: Said,
): Promise<{ isNew: boolean } | undefined> {
  const day = await trx
    .selectFrom("trip_day")
    .innerJoin("session", "session.id", "trip_day.session_id")
    .innerJoin("event", "event.id", "session.event_id")
    .innerJoin("trip_application as application", (join) =>
      join.onRef("application.event_id", "=", "event.id").on("application.candidate_id", "=", candidateId),
    )
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .select(["application.id as applicationId", "event.id as tripId", "event.title", "session.label"])
    .select(["trip_day.zone", "starts_at as startsAt", "ends_at as endsAt", "email", "candidate.locale"])
    .where("session.id", "=", sessionId)
    .where("application.state", "=", "going")
    .executeTakeFirst();
  if (!day) return undefined;
  const { applicationId, tripId, title, label } = day;
  const asked = await trx
    .insertInto("trip_day_doubt")
    .values({ application_id: applicationId, session_id: sessionId, asked_at: now })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  if (!asked.numInsertedOrUpdatedRows) return { isNew: false };
  if (day.email !== "")
    await writeDelivery(trx, jobs, {
      ...{ letter: "trip_day_asked", mailClass: "transactional", to: { candidateId } },
      ...{ address: day.email, locale: isLocale(day.locale) ? day.locale : "ja", now },
      details: {
        ...{ applicationId, tripId, title, label, sessionId },
        when: Object.fromEntries(locales.map((locale) => [locale, dayTimes(day, locale)])),
      },
    });
  return { isNew: true };
}

/** The calendar says yes again: nothing is left to ask. */
export async function dropDoubt(trx: Db, { sessionId, candidateId, now }: Said): Promise<void> {
  const doubt = await findDoubt(trx, sessionId, candidateId);
  if (doubt && doubt.answer !== "comes")
    await keepAnswer(trx, doubt, { sessionId, candidateId, answer: "comes", now });
}

type Answering = Said & { tripId: string; answer: DayAnswer };

/** What they say to it on their page; another answer later counts as well. "Not at all" is a withdrawal like any other. */
export async function answerDoubt(
  db: Db,
  jobs: Jobs,
  { tripId, sessionId, candidateId, answer, now }: Answering,
): Promise<Result<object, "not_found">> {
  const answered = await db.transaction().execute(async (trx): Promise<Result<object, "not_found">> => {
    const trip = await holdTrip(trx, tripId);
    const doubt = await findDoubt(trx, sessionId, candidateId);
    if (!trip || doubt?.tripId !== tripId) return { ok: false, reason: "not_found" };
    if (doubt.answer === answer) return { ok: true };
    await keepAnswer(trx, doubt, { sessionId, candidateId, answer, now });
    const { mailDomain } = jobs;
    if (answer === "comes")
      await sendDayAgain(trx, { eventId: tripId, candidateId, sessionId, now, mailDomain });
    if (answer === "not_at_all") await leaveTrip(trx, jobs, { tripId, candidateId, now });
    return { ok: true };
  });
  if (answered.ok) jobs.wake();
  return answered;
}

async function keepAnswer(
  trx: Db,
  { applicationId }: { applicationId: string },
  { sessionId, candidateId, answer, now }: Omit<Answering, "tripId">,
): Promise<void> {
  await trx
    .updateTable("trip_day_doubt")
    .set({ answer, answered_at: now })
    .where("application_id", "=", applicationId)
    .where("session_id", "=", sessionId)
    .execute();
  await excuseTraveller(trx, { sessionId, candidateId, isExcused: answer === "not_this_day" });
  await stopDayLetters(trx, applicationId, now);
}

/** Only of somebody who travels. */
async function findDoubt(trx: Db, sessionId: string, candidateId: string) {
  return trx
    .selectFrom("trip_day_doubt as doubt")
    .innerJoin("trip_application as application", "application.id", "doubt.application_id")
    .select(["application.id as applicationId", "application.event_id as tripId", "answer"])
    .where("doubt.session_id", "=", sessionId)
    .where("application.candidate_id", "=", candidateId)
    .where("application.state", "=", "going")
    .executeTakeFirst();
}
