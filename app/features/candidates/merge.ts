// Two records of one person become one. What the kept record lacks is filled from the other; where both say something,
// the person who merges chooses.

export const mergeFields = [
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "romaji",
  "email",
  "phone",
  "school",
  "faculty",
  "reference",
  "note",
  "locale",
] as const;
export type MergeField = (typeof mergeFields)[number];
export type MergeFacts = Record<MergeField, string>;

/** The fields in which both records say something, and not the same. */
export function differingFields(kept: MergeFacts, other: MergeFacts): MergeField[] {
  return mergeFields.filter(
    (field) => kept[field] !== other[field] && kept[field] !== "" && other[field] !== "",
  );
}

/** The merged facts: the kept record's, completed by the other's, with the chosen fields taken from the other. */
export function mergedFacts(
  kept: MergeFacts,
  other: MergeFacts,
  fromOther: readonly MergeField[],
): MergeFacts {
  const facts = { ...kept };
  for (const field of mergeFields)
    if (kept[field] === "" || (fromOther.includes(field) && other[field] !== "")) facts[field] = other[field];
  return facts;
}
