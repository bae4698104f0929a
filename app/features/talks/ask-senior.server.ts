import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { OtherBooking } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { otherBooking } from "~/features/events/refused-answer.server.ts";
import { findHeldAtSameTime } from "~/features/events/seat-steps.server.ts";
import { isEnded, type OfferState } from "~/features/offers/offer.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { askNextSenior } from "./next-senior.server.ts";
import { mostTalksAWeek, talkMinutes, talkTimes } from "./talk.ts";

type Asked = {
  candidateId: string;
  startsAt: Date;
  /** As a senior wrote it, or "". */
  topic: string;
  /** What they want to ask, in their own words, or "". */
  word: string;
  /** The company's zone: its evenings count. */
  zone: string;
  now: Date;
};

export type AskRefusal = "time" | "asking" | "enough" | "nobody" | "ended";

/**
 * Looks for a senior for twenty minutes: an event of one seat that only asked colleagues see, and a letter with two buttons
 * to whoever fits best. Nothing is kept where nobody could be asked.
 */
export async function askSenior(
  db: Db,
  jobs: Jobs,
  { candidateId, startsAt, topic, word, zone, now }: Asked,
): Promise<
  | { ok: true }
  | { ok: false; reason: AskRefusal }
  | { ok: false; reason: "double_booked"; other: OtherBooking }
> {
  const policy = await findPolicy(db);
  if (!talkTimes(now, zone, policy).some((time) => time.getTime() === startsAt.getTime()))
    return { ok: false, reason: "time" };
  const result = await inTransaction<Awaited<ReturnType<typeof askSenior>>>(db, async (trx) => {
    await sql`select pg_advisory_xact_lock_shared(20100, 0)`.execute(trx);
    await sql`select pg_advisory_xact_lock(20101, uuid_hash(${candidateId}::uuid))`.execute(trx);
    const candidate = await trx
      .selectFrom("candidate")
      .select([
        "cohort_year as cohortYear",
        "recruiter_id as recruiterId",
        "locale",
        "offer_state as offerState",
      ])
      .where("id", "=", candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!candidate || (candidate.offerState !== null && isEnded(candidate.offerState as OfferState)))
      return { ok: false, reason: "ended" };
    const talks = await trx
      .selectFrom("senior_talk")
      .innerJoin("session", "session.id", "senior_talk.session_id")
      .select(["senior_talk.state", "session.starts_at as startsAt"])
      .where("candidate_id", "=", candidateId)
      .where("senior_talk.state", "in", ["asking", "held"])
      .execute();
    if (talks.some((talk) => talk.state === "asking")) return { ok: false, reason: "asking" };
    const week = talks.filter(
      (talk) => Math.abs(talk.startsAt.getTime() - startsAt.getTime()) < 7 * 86_400_000,
    );
    if (week.length >= mostTalksAWeek) return { ok: false, reason: "enough" };

    const endsAt = new Date(startsAt.getTime() + talkMinutes * 60_000);
    const [eventId, sessionId, talkId] = [uuidv7(), uuidv7(), uuidv7()];
    const other = await findHeldAtSameTime(trx, candidateId, { id: sessionId, startsAt, endsAt });
    if (other) return { ok: false, reason: "double_booked", other: otherBooking(other) };
    const inAll = (say: (locale: (typeof locales)[number]) => string) =>
      JSON.stringify(Object.fromEntries(locales.map((locale) => [locale, say(locale)])));
    const about = [topic, word.trim()].filter(Boolean).join("\n");
    await trx
      .insertInto("event")
      .values({
        id: eventId,
        cohort_year: candidate.cohortYear,
        kind: "meetup",
        state: "published",
        title: inAll((locale) => m.talk_title({}, { locale })),
        description: JSON.stringify(about ? { [candidate.locale]: about } : {}),
        zone,
        finds_host: true,
        created_by: candidate.recruiterId,
        created_at: now,
      })
      .execute();
    await trx
      .insertInto("session")
      .values({
        id: sessionId,
        event_id: eventId,
        starts_at: startsAt,
        ends_at: endsAt,
        place_kind: "online",
        seats: 1,
      })
      .execute();
    await trx
      .insertInto("senior_talk")
      .values({
        id: talkId,
        candidate_id: candidateId,
        session_id: sessionId,
        topic,
        state: "asking",
        asked_at: now,
      })
      .execute();
    const isAsked = await askNextSenior(trx, jobs, { sessionId, candidateId, topic, now });
    return isAsked ? { ok: true } : { ok: false, reason: "nobody" };
  });
  if (result.ok) jobs.wake();
  return result;
}
