import { quietJobs } from "#tests/support/letters.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import type { PerkPlan } from "~/features/perks/perk.ts";
import { publishPerk } from "~/features/perks/publish-perk.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import type { House } from "./house.ts";

/** What waits for the class, with one application to decide. */
export async function aPerkPages(
  { db }: House,
  { memberId, candidateId, year }: { memberId: string; candidateId: string; year: number },
): Promise<string[]> {
  const [now, jobs] = [new Date(), quietJobs()];
  const plan: PerkPlan = {
    ...{ cohortYear: year, fromOn: null, untilOn: null, applyBy: null, amountYen: 20_000, unitIds: [] },
    ...{ giving: "criteria", seats: null },
    ...{ kind: "books", title: { ja: "書籍代" }, body: {}, criteria: { ja: "申し込んだ順に決めます。" } },
  };
  const saved = await savePerk(db, jobs, { id: undefined, plan, memberId, now });
  if (!saved.ok) throw new Error(saved.reason);
  await publishPerk(db, { perkId: saved.id, now });
  await applyForPerk(db, jobs, { perkId: saved.id, candidateId, now });
  const application = await db
    .selectFrom("perk_application")
    .select("id")
    .where("perk_id", "=", saved.id)
    .executeTakeFirstOrThrow();
  const one = `/perks/${saved.id}`;
  return [
    "/perks",
    "/perks/new",
    one,
    `${one}/edit`,
    `${one}/decide`,
    `${one}/applications/${application.id}`,
  ];
}
