import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { holdBudget } from "~/features/contact/spare-people.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { companyToday, reaches } from "./audience.server.ts";
import { takesApplications } from "./perk.ts";

type Telling = { perkId: string; memberId: string; now: Date };

/**
 * Writes to those it is for who weren't told by letter yet. Nobody has to send this letter, so it counts towards each
 * person's budget, and whoever wants a rest is spared: `spared` of them read it on their page alone.
 */
export async function tellOfPerk(
  db: Db,
  jobs: Jobs,
  { perkId, memberId, now }: Telling,
): Promise<Result<{ sent: number; spared: number }, "not_open">> {
  return db.transaction().execute(async (trx) => {
    const perk = await trx
      .selectFrom("perk")
      .select(["state", "title", "apply_by as applyBy"])
      .where("id", "=", perkId)
      .forUpdate()
      .executeTakeFirst();
    if (!perk || !takesApplications(perk, await companyToday(trx, now)))
      return { ok: false, reason: "not_open" } as const;
    const people = await listUntold(trx, perkId);
    const spared = await holdBudget(
      trx,
      people.map(({ id }) => id),
      now,
    );
    const readers = people.filter(({ id }) => !spared.has(id));
    if (readers.length === 0) return { ok: true, sent: 0, spared: spared.size } as const;
    const deliveryIds = await writeDeliveries(
      trx,
      jobs,
      readers.map((person) => ({
        letter: "perk_told",
        mailClass: "promotional",
        to: { candidateId: person.id },
        address: person.email,
        locale: isLocale(person.locale) ? person.locale : "ja",
        details: { perkIds: [perkId] },
        now,
      })),
    );
    await noteTold(
      trx,
      readers.map(({ id }, place) => ({ perkId, candidateId: id, deliveryId: deliveryIds[place] })),
      { how: "letter", now },
    );
    await writeTouchpoints(
      trx,
      readers.map(({ id }) => ({
        candidateId: id,
        kind: "letter_sent",
        happenedAt: now,
        fromCandidate: false,
        isContact: true,
        memberId,
        details: { perkId, subject: textIn(perk.title as Texts, "ja") },
      })),
    );
    return { ok: true, sent: readers.length, spared: spared.size } as const;
  });
}

/** People it is for who can be written to and weren't. */
export async function listUntold(db: Db, perkId: string) {
  return db
    .selectFrom("candidate")
    .innerJoin("perk", (join) => join.on("perk.id", "=", perkId))
    .select(["candidate.id", "candidate.email", "candidate.locale"])
    .where(reaches())
    .where("candidate.email", "<>", "")
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("perk_told")
            .select("perk_told.id")
            .whereRef("perk_told.candidate_id", "=", "candidate.id")
            .whereRef("perk_told.perk_id", "=", "perk.id"),
        ),
      ),
    )
    .orderBy("candidate.id")
    .execute();
}

type Told = { perkId: string; candidateId: string; deliveryId: string | undefined };

/** Once a person and perk: the first letter is the one that counts. */
export async function noteTold(
  trx: Db,
  told: readonly Told[],
  { how, now }: { how: "letter" | "papers"; now: Date },
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ perkId, candidateId, deliveryId }) => ({
    ...{ id: uuidv7(), perk_id: perkId, candidate_id: candidateId, told_at: now, how },
    delivery_id: deliveryId ?? null,
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto("perk_told")
      .values(rows.slice(from, from + 1000))
      .onConflict((known) => known.columns(["perk_id", "candidate_id"]).doNothing())
      .execute();
}
