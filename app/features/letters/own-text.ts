// A letter in the company's own words. The text is written like a mail: an empty line begins a paragraph, "- " an item of
// a list, "## " a heading. {title} and other fields stand for what differs; {buttons} and other parts, each on a line of
// its own, for what the letter needs to work. Where the company has written nothing, the letter speaks in our words.
import type { LetterBlock, LetterContent } from "#emails/layout/letter-content.ts";
import { clippedSubject } from "#emails/layout/subject.ts";

export type OwnText = { subject: string; title: string; body: string };

/** What differs from letter to letter; a paragraph whose field is empty this time is left out. */
export const textFields = ["title", "when", "day", "place", "deadline", "company", "recruiter"] as const;
export type TextField = (typeof textFields)[number];
export type FieldValues = Record<TextField, string>;

/** words: what staff wrote or we say in running text · facts: when, where, old and new · promise: free or paid · buttons: the ways to answer. */
export const textParts = ["words", "facts", "promise", "buttons"] as const;
export type TextPart = (typeof textParts)[number];

const partOf: Record<LetterBlock["kind"], TextPart | "small"> = {
  text: "words",
  heading: "words",
  list: "words",
  facts: "facts",
  change: "facts",
  calm: "promise",
  answers: "buttons",
  action: "buttons",
  links: "buttons",
  small: "small",
};

/** The letter with the company's words around what our own version needs to work; small print stays at its end. */
export function withOwnText(content: LetterContent, own: OwnText, values: FieldValues): LetterContent {
  const blocksOf = (part: TextPart | "small") =>
    content.blocks.filter((block) => partOf[block.kind] === part);
  const pieces = parseBody(own.body).flatMap((piece): LetterBlock[] => {
    if (piece.kind === "part") return blocksOf(piece.part);
    if (piece.kind === "list") {
      const items = piece.items.flatMap((item) => filled(item, values) ?? []);
      return items.length > 0 ? [{ kind: "list", items }] : [];
    }
    const text = filled(piece.text, values);
    return text === undefined ? [] : [{ kind: piece.kind, text }];
  });
  const whole = (text: string) => text.replace(fieldPattern, (_, name: TextField) => values[name] ?? "");
  return {
    ...content,
    subject: clippedSubject(values.title, content.locale, (title) =>
      own.subject.replace(fieldPattern, (_, name: TextField) => (name === "title" ? title : values[name])),
    ),
    title: whole(own.title),
    blocks: [...pieces, ...blocksOf("small")],
  };
}

/**
 * Our version as a text to begin with: its fields where the values stand, its parts where they are. Running text that
 * differs from letter to letter (what staff wrote) is a part too.
 */
export function textOf(content: LetterContent, values: FieldValues, isTextOurs: boolean): OwnText {
  const fields = textFields
    .filter((name) => values[name] !== "")
    .sort((a, b) => values[b].length - values[a].length);
  const named = (text: string) =>
    fields.reduce((said, name) => said.replaceAll(values[name], `{${name}}`), text);
  const lines: string[] = [];
  for (const block of content.blocks) {
    const part = partOf[block.kind];
    if (part === "small") continue;
    if (block.kind === "text" && isTextOurs) lines.push(named(block.text));
    else if (!lines.includes(`{${part}}`)) lines.push(`{${part}}`);
  }
  return { subject: named(content.subject), title: named(content.title), body: lines.join("\n\n") };
}

export type TextFault =
  | { kind: "empty"; field: keyof OwnText }
  | { kind: "unknown"; field: keyof OwnText; name: string }
  | { kind: "missing"; part: TextPart };

/** What is wrong with a text; `needs` are the parts without which the letter would be broken. */
export function textFaults(text: OwnText, needs: readonly TextPart[]): TextFault[] {
  const faults: TextFault[] = [];
  for (const field of ["subject", "title", "body"] as const) {
    if (text[field].trim() === "") faults.push({ kind: "empty", field });
    for (const [, name = ""] of text[field].matchAll(/\{([^{}\n]*)\}/g)) {
      const isField = textFields.some((known) => known === name);
      const isPart = field === "body" && textParts.some((known) => known === name);
      if (!isField && !isPart) faults.push({ kind: "unknown", field, name });
    }
  }
  const has = parseBody(text.body).flatMap((piece) => (piece.kind === "part" ? [piece.part] : []));
  for (const part of needs) if (!has.includes(part)) faults.push({ kind: "missing", part });
  return faults;
}

/** The parts that a letter has, apart from its running text. */
export function partsOf(content: LetterContent): TextPart[] {
  const has = new Set(content.blocks.map((block) => partOf[block.kind]));
  return textParts.filter((part) => part !== "words" && has.has(part));
}

export type Piece =
  | { kind: "part"; part: TextPart }
  | { kind: "text" | "heading"; text: string }
  | { kind: "list"; items: string[] };

/** A text written like a mail, in pieces. */
export function parseBody(body: string): Piece[] {
  const pieces: Piece[] = [];
  for (const paragraph of body.replace(/\r\n?/g, "\n").split(/\n\s*\n/)) {
    let text: string[] = [];
    let items: string[] = [];
    const end = () => {
      if (text.length > 0) pieces.push({ kind: "text", text: text.join("\n") });
      if (items.length > 0) pieces.push({ kind: "list", items });
      [text, items] = [[], []];
    };
    for (const line of paragraph.split("\n")) {
      const trimmed = line.trim();
      const part = textParts.find((name) => trimmed === `{${name}}`);
      const [, item] = /^[-・]\s*(.+)$/.exec(trimmed) ?? [];
      const [, heading] = /^##\s*(.+)$/.exec(trimmed) ?? [];
      if (part || heading || (item === undefined) !== (items.length === 0)) end();
      if (part) pieces.push({ kind: "part", part });
      else if (heading) pieces.push({ kind: "heading", text: heading });
      else if (item !== undefined) items.push(item);
      else if (trimmed) text.push(trimmed);
    }
    end();
  }
  return pieces;
}

const fieldPattern = new RegExp(`\\{(${textFields.join("|")})\\}`, "g");

/** undefined where a field of it is empty this time. */
function filled(text: string, values: FieldValues): string | undefined {
  const names = [...text.matchAll(fieldPattern)].map(([, name]) => name as TextField);
  if (names.some((name) => values[name] === "")) return undefined;
  return text.replace(fieldPattern, (_, name: TextField) => values[name]);
}
