import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

type Calling = {
  tripId: string;
  applicationId: string;
  reason: string;
  memberId: string;
  /** Set for a host: they must lead a day of the trip. */
  isHost: boolean;
  now: Date;
};

/**
 * In danger to life the emergency contact may be called without open consent. The number is answered only against a reason
 * in writing, which is kept with who asked for it and told to the traveller by letter at once.
 */
export async function callContact(
  db: Db,
  jobs: Jobs,
  { tripId, applicationId, reason: typed, memberId, isHost, now }: Calling,
): Promise<Result<{ name: string; phone: string }, "not_found" | "no_reason" | "no_contact">> {
  const reason = typed.trim().slice(0, 500);
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("trip_application as application")
      .innerJoin("candidate", "candidate.id", "application.candidate_id")
      .innerJoin("event", "event.id", "application.event_id")
      .leftJoin("trip_readiness as ready", "ready.application_id", "application.id")
      .select(["candidate.id", "candidate.email", "candidate.locale", "event.title"])
      .select(["ready.emergency_name as name", "ready.emergency_phone as phone"])
      .where("application.id", "=", applicationId)
      .where("application.event_id", "=", tripId)
      .where("application.state", "=", "going")
      .executeTakeFirst();
    if (!person || (isHost && !(await leads(trx, tripId, memberId))))
      return { ok: false, reason: "not_found" } as const;
    if (reason === "") return { ok: false, reason: "no_reason" } as const;
    if (!person.name || !person.phone) return { ok: false, reason: "no_contact" } as const;
    await trx
      .insertInto("trip_emergency_call")
      .values({ id: uuidv7(), application_id: applicationId, member_id: memberId, reason, called_at: now })
      .execute();
    await writeTouchpoint(trx, {
      ...{ candidateId: person.id, kind: "trip_called", happenedAt: now, fromCandidate: false },
      ...{ isContact: false, memberId, details: { eventId: tripId, reason } },
    });
    const title = person.title as Texts;
    if (person.email !== "")
      await writeDelivery(trx, jobs, {
        ...{ letter: "trip_called", mailClass: "transactional", to: { candidateId: person.id } },
        ...{ address: person.email, locale: isLocale(person.locale) ? person.locale : "ja", now },
        details: { applicationId, tripId, title, reason },
      });
    return { ok: true, name: person.name, phone: person.phone } as const;
  });
}

/** Whether a colleague leads a day of this trip. */
export async function leads(db: Db, tripId: string, memberId: string): Promise<boolean> {
  const led = await db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .select("session_id")
    .where("session.event_id", "=", tripId)
    .where("member_id", "=", memberId)
    .where("session_host.state", "<>", "declined")
    .limit(1)
    .executeTakeFirst();
  return led !== undefined;
}

/** Whose contact it is about; a host finds only those they travel with. */
export async function findTraveller(
  db: Db,
  {
    tripId,
    applicationId,
    memberId,
    isHost,
  }: Pick<Calling, "tripId" | "applicationId" | "memberId" | "isHost">,
) {
  if (isHost && !(await leads(db, tripId, memberId))) return undefined;
  return db
    .selectFrom("trip_application as application")
    .innerJoin("candidate", "candidate.id", "application.candidate_id")
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("application.id", "=", applicationId)
    .where("application.event_id", "=", tripId)
    .where("application.state", "=", "going")
    .executeTakeFirst();
}
