import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

export type InviteRefusal = "not_published" | "past" | "nobody";

/**
 * Invites to one session of a family briefing everybody whose candidate of that class opened briefings by mail and who
 * isn't invited yet. Each consent is looked at under its lock: a closing at the same moment comes before or after, whole.
 */
export async function inviteFamilies(
  db: Db,
  jobs: Jobs,
  { sessionId, memberId, now }: { sessionId: string; memberId: string; now: Date },
): Promise<Result<{ invited: number }, InviteRefusal>> {
  return db.transaction().execute(async (trx) => {
    const session = await trx
      .selectFrom("session")
      .innerJoin("event", "event.id", "session.event_id")
      .select(["starts_at", "event.state", "session.state as sessionState", "cohort_year", "kind"])
      .where("session.id", "=", sessionId)
      .executeTakeFirst();
    if (
      session?.state !== "published" ||
      session.kind !== "family_briefing" ||
      session.sessionState !== "open"
    )
      return { ok: false, reason: "not_published" } as const;
    if (session.starts_at <= now) return { ok: false, reason: "past" } as const;
    const found = await listInvitable(trx, { sessionId, cohortYear: session.cohort_year, now });
    const people: typeof found = [];
    for (const person of found) if (await mayTell(trx, person.id, now)) people.push(person);
    if (people.length === 0) return { ok: false, reason: "nobody" } as const;
    const added = await trx
      .insertInto("family_invitation")
      .values(
        people.map((person) => ({
          id: uuidv7(),
          session_id: sessionId,
          relative_id: person.id,
          invited_by: memberId,
          invited_at: now,
          uid: `${crypto.randomUUID()}@${jobs.mailDomain}`,
        })),
      )
      .onConflict((row) => row.columns(["session_id", "relative_id"]).doNothing())
      .returning("relative_id")
      .execute();
    const isNew = new Set(added.map((row) => row.relative_id));
    await writeDeliveries(
      trx,
      jobs,
      people
        .filter((person) => isNew.has(person.id))
        .map((person) => ({
          letter: "family_invitation",
          mailClass: "transactional",
          to: { relativeId: person.id },
          topic: "briefing",
          sessionId,
          address: person.email,
          locale: isLocale(person.locale) ? person.locale : "ja",
          now,
        })),
    );
    return added.length > 0
      ? ({ ok: true, invited: added.length } as const)
      : ({ ok: false, reason: "nobody" } as const);
  });
}

/** Who could be invited to a session now, in the order their consents are locked. */
export async function listInvitable(
  db: Db,
  { sessionId, cohortYear, now }: { sessionId: string; cohortYear: number; now: Date },
) {
  return db
    .selectFrom("relative")
    .innerJoin("candidate", "candidate.id", "relative.candidate_id")
    .select(["relative.id", "relative.name", "relative.email", "relative.locale"])
    .where("candidate.cohort_year", "=", cohortYear)
    .where("relative.email", "<>", "")
    .where(sql<boolean>`is_family_open(relative.id, 'briefing', 'mail', ${now})`)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("family_invitation")
            .select("family_invitation.id")
            .whereRef("relative_id", "=", "relative.id")
            .where("session_id", "=", sessionId),
        ),
      ),
    )
    .orderBy("relative.id")
    .execute();
}

async function mayTell(trx: Db, relativeId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select may_tell_relative(${relativeId}, 'briefing', 'mail', ${now}) as may`.execute(trx);
  return rows[0]?.may ?? false;
}
