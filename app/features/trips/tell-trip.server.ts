import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { sparePeople } from "~/features/contact/spare-people.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { afterQuiet } from "~/features/letters/quiet-hours.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { type MailingReader, markOf, withLeftOut } from "~/features/mailings/mailing-audience.server.ts";
import { sendingDelay } from "~/features/mailings/send-mailing.server.ts";
import { stopWaiting } from "~/features/mailings/stop-mailing.server.ts";
import { passWording, textsByField } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { locales } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { companyToday, holdTrip } from "./hold-trip.server.ts";
import { takesApplications } from "./trip.ts";
import { reaches } from "./trip-audience.server.ts";
import { findTrip, type TripRow } from "./trip-queries.server.ts";
import { costsIn, tripSpan } from "./trip-words.ts";

type Telling = {
  tripId: string;
  /** What the writer adds to the card, by language. */
  word: Texts;
  /** Of the readers whom the preview showed. */
  mark: string;
  overrideReason: string;
  secondLook: string;
  memberId: string;
  now: Date;
};
export type TellRefusal = "not_open" | "nobody" | "changed" | "wording";

/**
 * Writes to those who may apply, haven't and weren't told yet. Nobody has to send this letter: it counts towards each
 * person's budget and waits for a minute, in which it can be stopped, and through the reader's night.
 */
export async function tellOfTrip(
  db: Db,
  jobs: Jobs,
  { tripId, mark, memberId, overrideReason, secondLook, word, now }: Telling,
): Promise<Result<{ sent: number }, TellRefusal>> {
  return inTransaction<Result<{ sent: number }, TellRefusal>>(db, async (trx) => {
    const held = await holdTrip(trx, tripId);
    const trip = await findTrip(trx, tripId);
    const today = await companyToday(trx, now);
    if (!held || !trip || trip.eventState !== "published" || !takesApplications(held, today))
      return { ok: false, reason: "not_open" };
    const able = (await listUntold(trx, tripId, now)).filter(
      ({ leftOut }) => !leftOut || mayBeOverridden(leftOut),
    );
    const spared = await sparePeople(trx, {
      candidateIds: able.map(({ candidateId }) => candidateId),
      ...{ eventId: tripId, place: "trip", memberId, overrideReason, now },
    });
    const readers = able.filter(({ candidateId }) => !spared.has(candidateId));
    if (readers.length === 0) return { ok: false, reason: "nobody" };
    if (markOf(readers) !== mark) return { ok: false, reason: "changed" };
    const texts = textsByField("word", word);
    const passed = await passWording(trx, { texts, place: "trip", memberId, secondLook, now });
    if (!passed.ok) return passed;
    const deliveryIds = await writeTellings(trx, jobs, { trip, word, readers, now });
    await trx
      .insertInto("trip_told")
      .values(
        readers.map(({ candidateId }, place) => ({
          ...{ id: uuidv7(), event_id: tripId, candidate_id: candidateId, told_by: memberId, told_at: now },
          delivery_id: deliveryIds[place] ?? null,
        })),
      )
      .execute();
    await writeTouchpoints(
      trx,
      readers.map(({ candidateId }) => ({
        ...{ candidateId, kind: "letter_sent", happenedAt: now, fromCandidate: false, isContact: true },
        ...{ memberId, details: { tripId, subject: textIn(trip.title, "ja") } },
      })),
    );
    return { ok: true, sent: readers.length };
  });
}

/** The letters alone, in the order of the readers; the preview writes them too, and takes them back. */
export async function writeTellings(
  trx: Db,
  jobs: Jobs,
  { trip, word, readers, now }: { trip: TripRow; word: Texts; readers: MailingReader[]; now: Date },
): Promise<string[]> {
  const hours = await findQuietHours(trx);
  const sendsAt = new Date(now.getTime() + sendingDelay);
  const { id: tripId, title, alternative, alternativeWhen, applyBy, selection, seats } = trip;
  const inEach = (say: (locale: (typeof locales)[number]) => string) =>
    Object.fromEntries(locales.map((locale) => [locale, say(locale)]));
  const details = {
    ...{ tripId, title, word, alternative, alternativeWhen, applyBy, selection, seats },
    when: inEach((locale) => tripSpan(trip, locale)),
    costs: inEach((locale) => costsIn(trip, locale)),
  };
  return writeDeliveries(
    trx,
    jobs,
    readers.map((person) => ({
      ...{ letter: "trip_told", mailClass: "promotional", to: { candidateId: person.candidateId } },
      ...{ address: person.email, locale: person.locale, details, now },
      notBefore: afterQuiet(sendsAt, person.zone, hours),
    })),
  );
}

/** Whoever may apply and neither has nor was told, in kana order, with why some would get nothing now. */
export async function listUntold(db: Db, tripId: string, now: Date): Promise<MailingReader[]> {
  const rows = await db
    .selectFrom("candidate")
    .innerJoin("event", (join) => join.on("event.id", "=", tripId))
    .select(["candidate.id as candidateId", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji", "email", "locale"])
    .select(["candidate.zone", "offer_state as offerState"])
    .whereRef("candidate.cohort_year", "=", "event.cohort_year")
    .where((is) => reaches(is.ref("event.id"), is.ref("candidate.id")))
    .where((is) => {
      const known = (table: "trip_told" | "trip_application") =>
        is.exists(
          is
            .selectFrom(table)
            .select(`${table}.id`)
            .whereRef(`${table}.candidate_id`, "=", "candidate.id")
            .whereRef(`${table}.event_id`, "=", "event.id"),
        );
      return is.not(is.or([known("trip_told"), known("trip_application")]));
    })
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .execute();
  return withLeftOut(db, rows, { isPromotional: true, now });
}

/** Stops what hasn't left; those people can be told later. Answers how many they are. */
export async function stopTelling(db: Db, { tripId, now }: { tripId: string; now: Date }): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await holdTrip(trx, tripId);
    const people = await stopWaiting(trx, { letter: "trip_told", of: "tripId", id: tripId, now });
    if (people.length > 0)
      await trx
        .deleteFrom("trip_told")
        .where("event_id", "=", tripId)
        .where((is) => is("candidate_id", "=", is.fn.any(is.val(people))))
        .execute();
    return people.length;
  });
}
