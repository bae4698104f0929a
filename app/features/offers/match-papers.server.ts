import type { Db } from "#db/client.server.ts";
import { fold } from "~/lib/fold.ts";
import type { PaperKind } from "./place-paper.server.ts";

export type PaperMatch =
  | { ok: true; offerId: string; kind: PaperKind }
  | { ok: false; reason: "nobody" | "several_people" | "several_offers" };

const kinds: [RegExp, PaperKind][] = [
  [/労働条件(通知書?)?|雇用条件(通知書?)?|근로\s*조건|working.?conditions/i, "working_conditions"],
  [/内々?定(通知書?)?|採用(内定)?通知書?|합격\s*통지|offer.?(letter|notice)?/i, "offer_notice"],
];

/** 労働条件通知書_山田花.pdf says what it is; anything else is what the person chose in the form. */
export function kindOfName(name: string, otherwise: PaperKind): PaperKind {
  return kinds.find(([words]) => words.test(name.normalize("NFKC")))?.[1] ?? otherwise;
}

/** The parts of a file's name that may be somebody: each piece between signs, and neighbours together (山田_花). */
export function namesIn(fileName: string): string[] {
  const plain = kinds
    .reduce((text, [words]) => text.replace(words, " "), fileName.normalize("NFKC").replace(/\.pdf$/i, ""))
    .replace(/(様|さん|殿|님)(?=[^\p{L}]|$)/gu, " ");
  const pieces = plain.split(/[\s_\-‐－.,、・()[\]【】「」]+/u).filter(Boolean);
  const together = pieces.flatMap((piece, at) => [piece, piece + (pieces[at + 1] ?? "")]);
  return [...new Set(together.map(fold))].filter((word) => word.length > 1);
}

/** Whose paper each file is, by the number or the whole name in its own name; nothing is guessed. */
export async function matchPapers(
  db: Db,
  fileNames: readonly string[],
  otherwise: PaperKind,
): Promise<PaperMatch[]> {
  const words = [...new Set(fileNames.flatMap(namesIn))];
  const people = await listPeople(db, words);
  return fileNames.map((fileName) => {
    const own = namesIn(fileName);
    const byNumber = people.filter((person) => person.number !== "" && own.includes(person.number));
    const byName = people.filter((person) => person.names.some((name) => own.includes(name)));
    const found = byNumber.length > 0 ? byNumber : byName;
    const [person, another] = found;
    if (!person) return { ok: false, reason: "nobody" };
    if (another) return { ok: false, reason: "several_people" };
    const whole = fold(fileName);
    const named = person.offers.filter((offer) => offer.unit !== "" && whole.includes(offer.unit));
    const [offer, other] = person.offers.length > 1 ? named : person.offers;
    if (!offer || other) return { ok: false, reason: "several_offers" };
    return { ok: true, offerId: offer.id, kind: kindOfName(fileName, otherwise) };
  });
}

/** Everybody with an open offer who is called or numbered like one of the words. */
async function listPeople(db: Db, words: readonly string[]) {
  if (words.length === 0) return [];
  const rows = await db
    .selectFrom("findable_term as term")
    .innerJoin("candidate", "candidate.id", "term.candidate_id")
    .innerJoin("offer", "offer.candidate_id", "candidate.id")
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["candidate.id", "candidate.name_key", "candidate.kana_key", "candidate.romaji"])
    .select(["candidate.reference", "offer.id as offer_id", "unit.name as unit_name"])
    .distinct()
    .where("term.term", "in", [...words])
    .where("candidate.merged_into_id", "is", null)
    .where("offer.state", "not in", ["declined_before", "declined_after", "withdrawn_by_company"])
    .execute();
  const people = new Map<
    string,
    { names: string[]; number: string; offers: { id: string; unit: string }[] }
  >();
  for (const row of rows) {
    const person = people.get(row.id) ?? {
      names: [row.name_key, row.kana_key, fold(row.romaji)].filter(Boolean),
      number: fold(row.reference),
      offers: [],
    };
    person.offers.push({ id: row.offer_id, unit: fold(row.unit_name ?? "") });
    people.set(row.id, person);
  }
  return [...people.values()];
}
