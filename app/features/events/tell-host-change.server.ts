import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

type News = { sessionId: string; word: string; memberId?: string; secondLook?: string; now: Date };

/**
 * Tells everybody who holds a seat or waits for one that somebody else welcomes them. Time and place stay, so their
 * calendar entries do too.
 */
export async function tellHostChange(
  db: Db,
  jobs: Jobs,
  { sessionId, word, memberId, secondLook, now }: News,
): Promise<Result<{ told: number }, "not_open" | "wording">> {
  return db.transaction().execute(async (trx) => {
    const session = await trx
      .selectFrom("session")
      .innerJoin("event", "event.id", "session.event_id")
      .select("event.state")
      .where("session.id", "=", sessionId)
      .where("session.state", "<>", "cancelled")
      .where("session.starts_at", ">", now)
      .executeTakeFirst();
    if (session?.state !== "published") return { ok: false, reason: "not_open" } as const;
    const passed = { texts: { word }, place: "host", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    const people = await seatHolders(trx, sessionId).execute();
    await writeDeliveries(
      trx,
      jobs,
      people.map((person) => ({
        letter: "event_host_changed",
        mailClass: "transactional",
        to: { candidateId: person.candidateId },
        invitationId: person.invitationId,
        sessionId,
        address: person.email,
        locale: isLocale(person.locale) ? person.locale : "ja",
        details: { word: word.trim() },
        now,
      })),
    );
    return { ok: true, told: people.length } as const;
  });
}

export async function countSeatHolders(db: Db, sessionId: string): Promise<number> {
  return (await seatHolders(db, sessionId).execute()).length;
}

function seatHolders(db: Db, sessionId: string) {
  return db
    .selectFrom("seat")
    .innerJoin("candidate", "candidate.id", "seat.candidate_id")
    .select([
      "candidate.id as candidateId",
      "candidate.email",
      "candidate.locale",
      "seat.invitation_id as invitationId",
    ])
    .where("seat.session_id", "=", sessionId)
    .where("candidate.email", "<>", "")
    .orderBy("seat.arrival");
}
