import type { LeafletTexts } from "./family-queries.server.ts";

/** Texts by the fields of families' forms: titleJa, textKo. */
export function bySuffix(field: string, texts: LeafletTexts): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, words]) => [
      field + language.slice(0, 1).toUpperCase() + language.slice(1),
      words,
    ]),
  );
}
