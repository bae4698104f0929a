// What a colleague writes for this once, to one person or to many: written like the letters of own-text.ts (an empty line
// begins a paragraph, "- " an item of a list, "## " a heading), with fields of its own for what differs.
import type { LetterBlock } from "#emails/layout/letter-content.ts";
import { parseBody } from "./own-text.ts";

/** name: the reader as they are addressed (山田 花さん) · company: ours · writer: who writes. */
export const writtenFields = ["name", "company", "writer"] as const;
export type WrittenValues = Record<(typeof writtenFields)[number], string>;

/** The words in braces that mean nothing here, each once. */
export function unknownFields(text: string): string[] {
  const named = [...text.matchAll(/\{([^{}\n]*)\}/g)].map(([, name = ""]) => name);
  return [...new Set(named)].filter((name) => !writtenFields.some((known) => known === name));
}

export function filledIn(text: string, values: WrittenValues): string {
  return text.replace(/\{(name|company|writer)\}/g, (_, name: keyof WrittenValues) => values[name]);
}

export function writtenBlocks(text: string, values: WrittenValues): LetterBlock[] {
  return parseBody(text).map((piece): LetterBlock => {
    if (piece.kind === "part") return { kind: "text", text: `{${piece.part}}` };
    if (piece.kind === "list")
      return { kind: "list", items: piece.items.map((item) => filledIn(item, values)) };
    return { kind: piece.kind, text: filledIn(piece.text, values) };
  });
}
