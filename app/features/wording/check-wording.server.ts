import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { type Finding, findPressure, worstGrade } from "./wording.server.ts";

/** Texts that go out, by the name of their field; of several languages one entry each. */
export type OutgoingTexts = Record<string, string | undefined>;

export type FieldFinding = Finding & { field: string };

/** Where a text goes out from; an override says it. */
export type WordingPlace =
  | "event"
  | "message"
  | "mailing"
  | "template"
  | "storm"
  | "question"
  | "time_request"
  | "reopening"
  | "own_request"
  | "family_answer"
  | "family_news"
  | "leaflet"
  | "host"
  | "letter_text"
  | "perk"
  | "trip";

type Pass = {
  texts: OutgoingTexts;
  place: WordingPlace;
  memberId: string | undefined;
  /** Why what is only to be asked about goes out all the same, as a person wrote it after a second look. */
  secondLook: string | undefined;
  now: Date;
};

export function checkWording(texts: OutgoingTexts): FieldFinding[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    findPressure(text ?? "").map((finding) => ({ ...finding, field })),
  );
}

/**
 * Every use case that sends words a colleague typed passes here before it writes. "wording" is a refusal: what must
 * never be sent, or what needs a second look and has no reason yet. A reason is kept with the text's hash and the
 * words in question, in the caller's transaction.
 */
export async function passWording(
  trx: Db,
  { texts, place, memberId, secondLook, now }: Pass,
): Promise<Result<object, "wording">> {
  const found = checkWording(texts).filter(({ grade }) => grade !== "hint");
  if (found.length === 0) return { ok: true };
  const reason = (secondLook ?? "").trim();
  if (found.some(({ grade }) => grade === "never") || reason === "") return { ok: false, reason: "wording" };
  await trx
    .insertInto("wording_override")
    .values({
      id: uuidv7(),
      member_id: memberId ?? null,
      place,
      at: now,
      quotes: found.map(({ quote }) => quote),
      text_hash: createHash("sha256").update(JSON.stringify(texts)).digest("hex"),
      reason: reason.slice(0, 500),
    })
    .execute();
  return { ok: true };
}

/** True when a second look with a reason would be enough. */
export function needsSecondLook(texts: OutgoingTexts): boolean {
  const grades = Object.values(texts).map((text) => worstGrade(findPressure(text ?? "")));
  return grades.includes("ask") && !grades.includes("never");
}

/** The texts of an object of languages, named as the fields of forms are: title_ja, title_en. */
export function textsByField(name: string, texts: Partial<Record<string, string>>): OutgoingTexts {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${name}_${language}`, text]));
}

const keptDays = 730;

/** Overrides are kept two years, for the fairness report and whoever asks. */
export async function forgetOverrides(db: Db, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom("wording_override")
    .where("at", "<", new Date(now.getTime() - keptDays * 86_400_000))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
