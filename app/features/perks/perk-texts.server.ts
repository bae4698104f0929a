import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { type OutgoingTexts, passWording, textsByField } from "~/features/wording/check-wording.server.ts";
import type { Result } from "~/lib/result.ts";
import { checkBody, checkCriteria, checkTitle, type Unfair } from "./fair-criteria.ts";
import type { PerkPlan } from "./perk.ts";

export type FoundUnfair = Record<string, Unfair[]>;
type Words = Pick<PerkPlan, "title" | "body" | "criteria">;

/** The words by the fields of the form. */
export function perkWords({ title, body, criteria }: Words): OutgoingTexts {
  return {
    ...textsByField("title", title),
    ...textsByField("body", body),
    ...textsByField("criteria", criteria),
  };
}

/** What may not decide about people, by field; empty where all is well. */
export function findUnfair({ title, body, criteria }: Words, schools: readonly string[]): FoundUnfair {
  const all: [string, Texts, (text: string) => Unfair[]][] = [
    ["title", title, checkTitle],
    ["body", body, checkBody],
    ["criteria", criteria, (text) => checkCriteria(text, schools)],
  ];
  const found = all.flatMap(([name, texts, check]) =>
    Object.entries(texts).map(([language, text]) => [`${name}_${language}`, check(text ?? "")] as const),
  );
  return Object.fromEntries(found.filter(([, unfair]) => unfair.length > 0));
}

type Asked = { plan: PerkPlan; memberId: string; secondLook?: string | undefined; now: Date };
export type TextRefusal =
  | { ok: false; reason: "unfair"; found: FoundUnfair }
  | { ok: false; reason: "wording" };

/** What every text of a perk passes before it is kept: what may decide, then what presses. */
export async function passPerk(
  trx: Db,
  { plan, memberId, secondLook, now }: Asked,
): Promise<{ ok: true } | TextRefusal> {
  const found = findUnfair(plan, await listSchools(trx, plan.cohortYear));
  if (Object.keys(found).length > 0) return { ok: false, reason: "unfair", found };
  const words: Result<object, "wording"> = await passWording(trx, {
    ...{ texts: perkWords(plan), place: "perk", memberId, secondLook, now },
  });
  return words.ok ? { ok: true } : words;
}

/** Schools as the people of a class gave them. */
export async function listSchools(trx: Db, cohortYear: number): Promise<string[]> {
  const rows = await trx
    .selectFrom("candidate")
    .select("school")
    .distinct()
    .where("cohort_year", "=", cohortYear)
    .where("school", "<>", "")
    .limit(5000)
    .execute();
  return rows.map(({ school }) => school);
}
