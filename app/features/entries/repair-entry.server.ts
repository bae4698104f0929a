import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { lockInvitation } from "~/features/events/seat-locks.server.ts";
import { takeOutOfCalendar } from "~/features/events/seat-steps.server.ts";
import { calendarNow } from "~/features/letters/letter-calendar.server.ts";
import { hurried } from "~/features/letters/quiet-hours.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

const minute = 60_000;
/** One entry at most every so often, and a person's all together so many times a day. */
const restMs = 10 * minute;
const perDay = 10;

/** isOwnWish: the reader pressed it, so it leaves at night too. */
type Repair = { entryId: string; candidateId: string; isOwnWish?: boolean; now: Date };

/**
 * Sends one entry again as it stands: the same UID, the SEQUENCE of now, a CANCEL where nothing should stand there. Of
 * somebody who said no without a seat the entry ends here, one SEQUENCE higher, because the invitation's may still stand.
 */
export async function repairEntry(
  db: Db,
  jobs: Jobs,
  { entryId, candidateId, isOwnWish = false, now }: Repair,
): Promise<Result<object, "unknown" | "past" | "no_address" | "too_soon">> {
  return db.transaction().execute(async (trx) => {
    const invitation = await trx
      .selectFrom("calendar_entry as entry")
      .innerJoin("session", "session.id", "entry.session_id")
      .innerJoin("invitation", (join) =>
        join
          .onRef("invitation.event_id", "=", "session.event_id")
          .onRef("invitation.candidate_id", "=", "entry.candidate_id"),
      )
      .select("invitation.id")
      .where("entry.id", "=", entryId)
      .where("entry.candidate_id", "=", candidateId)
      .where((is) => is.or([is("sends_at", "<=", now), is("answer", "is not", null)]))
      .executeTakeFirst();
    const person = invitation && (await lockInvitation(trx, invitation.id));
    if (!person || person.eventState === "draft") return { ok: false, reason: "unknown" };
    const entry = await findEntry(trx, entryId);
    if (!entry) return { ok: false, reason: "unknown" };
    if (entry.endsAt <= now) return { ok: false, reason: "past" };
    if (entry.email === "") return { ok: false, reason: "no_address" };
    if (await isTooSoon(trx, candidateId, entry.sessionId, now)) return { ok: false, reason: "too_soon" };
    const standing = calendarNow({ ...entry, state: person.eventState }, person.answer);
    if (standing === "cancelled") await takeOutOfCalendar(trx, entry.sessionId, candidateId);
    await writeDelivery(trx, jobs, {
      letter: "event_calendar",
      mailClass: "transactional",
      to: { candidateId },
      invitationId: person.id,
      sessionId: entry.sessionId,
      address: entry.email,
      locale: isLocale(entry.locale) ? entry.locale : "ja",
      ...(isOwnWish && { details: { [hurried]: true } }),
      now,
    });
    return { ok: true };
  });
}

async function findEntry(trx: Db, entryId: string) {
  return trx
    .selectFrom("calendar_entry as entry")
    .innerJoin("session", "session.id", "entry.session_id")
    .innerJoin("candidate", "candidate.id", "entry.candidate_id")
    .leftJoin("seat", (join) =>
      join.onRef("seat.session_id", "=", "session.id").onRef("seat.candidate_id", "=", "entry.candidate_id"),
    )
    .select(["entry.is_cancelled as isCancelled", "session.id as sessionId", "session.ends_at as endsAt"])
    .select(["session.state as sessionState", "seat.state as seat", "candidate.email", "candidate.locale"])
    .where("entry.id", "=", entryId)
    .where("candidate.merged_into_id", "is", null)
    .executeTakeFirst();
}

async function isTooSoon(trx: Db, candidateId: string, sessionId: string, now: Date): Promise<boolean> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const { rows } = await sql<{ soon: boolean }>`
    select count(*) >= ${perDay} or coalesce(bool_or(session_id = ${sessionId}
      and (state in ('queued', 'sending') or created_at > ${before(restMs)})), false) as soon
    from delivery where candidate_id = ${candidateId} and letter = 'event_calendar'
      and (created_at > ${before(24 * 60 * minute)} or state in ('queued', 'sending'))`.execute(trx);
  return rows[0]?.soon ?? false;
}
