import { fold } from "~/lib/fold.ts";
import type { Locale } from "~/lib/locale.ts";
import type { DryRun } from "./dry-run.server.ts";
import { fromFile, type PersonRow } from "./import-field.ts";
import type { ChangedField, KnownPerson, RowPlan } from "./import-plan.ts";
import { fieldOfChange, fieldWord, likenessSentence, valueWord } from "./import-words.ts";

const compared = [
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "email",
  "phone",
  "school",
  "faculty",
  "unit",
  "state",
  "offeredOn",
  "replyOn",
] as const satisfies readonly ChangedField[];

export type ComparedField = {
  field: string;
  label: string;
  now: string;
  inFile: string;
  keep: string;
  take: string;
  isSame: boolean;
  isVariant: boolean;
};

/** Two records side by side. `keep` and `take` are what a pick writes in place of the cell. */
export function compareView(row: RowPlan, dry: DryRun, locale: Locale) {
  const { person, likeness } = row;
  const twin = likeness?.known ?? null;
  const earlier = likeness?.line
    ? dry.plan.rows.find((other) => other.person.line === likeness.line)?.person
    : undefined;
  const fields = compared.flatMap((field): ComparedField[] => {
    const raw = twin ? knownValue(twin, field, dry) : earlier ? rowValue(earlier, field) : "";
    const [now, inFile] = [valueWord(field, raw, locale), valueWord(field, rowValue(person, field), locale)];
    if (now === "" && inFile === "") return [];
    // a state of ours isn't a word of a file: an empty cell leaves it as it is
    const keep = field === "state" ? "" : raw;
    const take = field === "state" ? fromFile : rowValue(person, field);
    return [
      {
        field: fieldOfChange[field],
        label: fieldWord(fieldOfChange[field], locale),
        now,
        inFile,
        keep,
        take,
        isSame: now === inFile,
        isVariant: isSpelling(field) && fold(now) === fold(inFile),
      },
    ];
  });
  return {
    reason: likeness ? likenessSentence(likeness, locale) : "",
    twinLine: likeness?.line ?? null,
    canPick: twin !== null,
    fields,
  };
}

/** A plainer spelling (高橋 for 髙橋) never replaces the one we have, so there is nothing to pick. */
function isSpelling(field: ChangedField): boolean {
  return /_name$|_kana$|^school$|^faculty$/.test(field);
}

function knownValue(known: KnownPerson, field: (typeof compared)[number], dry: DryRun): string {
  if (field === "unit") return dry.unitNames.get(known.unitId ?? "") ?? "";
  if (field === "state") return known.offerState ?? "";
  return String(known[field] ?? "");
}

function rowValue(person: PersonRow, field: (typeof compared)[number]): string {
  if (field === "state") return person.state === "declined" ? "declined_before" : (person.state ?? "");
  return String(person[field] ?? "");
}
