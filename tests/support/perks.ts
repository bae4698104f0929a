// Perks for tests, and people whom they are for.
import type { Db } from "#db/client.server.ts";
import type { PerkPlan } from "~/features/perks/perk.ts";
import { publishPerk } from "~/features/perks/publish-perk.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import { aCandidate, aCohort, aMember } from "./factories.ts";
import { quietJobs } from "./letters.ts";

/** When perks of tests are written and published. */
export const perkTime = new Date("2026-07-06T03:00:00Z");

export const perkPlan: PerkPlan = {
  ...{
    cohortYear: 2027,
    kind: "language",
    fromOn: "2026-09-01",
    untilOn: "2026-12-18",
    applyBy: "2026-07-31",
  },
  title: { ja: "英会話講座", en: "English course", ko: "영어 회화 강좌" },
  body: { ja: "週1回、オンラインです。" },
  criteria: { ja: "希望する方は全員。6月の英語テストで組を決めます。" },
  ...{ amountYen: 60_000, giving: "criteria", seats: null, unitIds: [] },
};

/** Published for everybody of the class unless told otherwise. */
export async function aPerk(db: Db, overrides: Partial<PerkPlan> & { isDraft?: boolean } = {}) {
  const { isDraft, ...changed } = overrides;
  await aCohort(db);
  const member = await aMember(db);
  const saved = await savePerk(db, quietJobs(), {
    id: undefined,
    plan: { ...perkPlan, ...changed },
    memberId: member.id,
    now: perkTime,
  });
  if (!saved.ok) throw new Error(saved.reason);
  const published = isDraft || (await publishPerk(db, { perkId: saved.id, now: perkTime })).ok;
  if (!published) throw new Error("a perk that can't be published");
  return { id: saved.id, memberId: member.id };
}

/** Somebody of the class who has said yes. */
export const aPerkReader = (db: Db, overrides: Parameters<typeof aCandidate>[1] = {}) =>
  aCandidate(db, { offer_state: "accepted", ...overrides });
