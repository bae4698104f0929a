import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { checkBody, checkCriteria, checkTitle, type Unfair } from "~/features/perks/fair-criteria.ts";
import { type FoundUnfair, listSchools } from "~/features/perks/perk-texts.server.ts";
import { type OutgoingTexts, passWording, textsByField } from "~/features/wording/check-wording.server.ts";
import type { TripPlan } from "./trip.ts";

/** The words by the fields of the form. */
export function tripWords(plan: TripPlan): OutgoingTexts {
  return {
    ...textsByField("title", plan.title),
    ...textsByField("description", plan.description),
    ...textsByField("criteria", plan.criteria),
    ...textsByField("costs", plan.costs),
    ...textsByField("alternative", plan.alternative),
    ...textsByField("alternativeWhen", besideDates(plan.alternativeWhen)),
    ...textsByField("alternativeCosts", plan.alternativeCosts),
    nights: plan.nights,
    points: plan.points.map(({ name }) => name).join("\n"),
  };
}

/** Days and hours press nobody: only what is written beside them is looked at. */
function besideDates(texts: Texts): Texts {
  const days = /[\d\s()（）年月日時分〜~–:：/、,・-]|[月火水木金土日](?:曜日?)?/gu;
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, text?.replace(days, "") ?? ""]),
  );
}

/** What may not decide about people, and any paying back, by field; empty where all is well. */
export function findUnfairIn(plan: TripPlan, schools: readonly string[]): FoundUnfair {
  const checkOf: Record<string, (text: string) => Unfair[]> = {
    title: checkTitle,
    criteria: (text) => checkCriteria(text, schools),
    points: (text) => checkCriteria(text, schools),
  };
  const found = Object.entries(tripWords(plan)).map(([field, text]) => {
    const check = checkOf[field.replace(/_\w\w$/, "")] ?? checkBody;
    return [field, check(text ?? "")] as const;
  });
  return Object.fromEntries(found.filter(([, unfair]) => unfair.length > 0));
}

export type TextRefusal =
  | { ok: false; reason: "unfair"; found: FoundUnfair }
  | { ok: false; reason: "wording" };

type Asked = { plan: TripPlan; memberId: string; secondLook?: string | undefined; now: Date };

/** What every text of a trip passes before it is kept: what may decide, then what presses. */
export async function passTrip(
  trx: Db,
  { plan, memberId, secondLook, now }: Asked,
): Promise<{ ok: true } | TextRefusal> {
  const found = findUnfairIn(plan, await listSchools(trx, plan.cohortYear));
  if (Object.keys(found).length > 0) return { ok: false, reason: "unfair", found };
  const words = await passWording(trx, { texts: tripWords(plan), place: "trip", memberId, secondLook, now });
  return words.ok ? { ok: true } : { ok: false, reason: "wording" };
}
