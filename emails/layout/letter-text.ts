import type { LetterBlock, LetterContent, LetterLink } from "./letter-content.ts";

/** The plain-text part: the same sentences in the same order, each address on its own line. */
export function letterText(letter: LetterContent): string {
  const { sender } = letter;
  const foot = [
    ...letter.footnotes,
    ...letter.footLinks.map(address),
    [sender.company, sender.postalAddress, sender.contactEmail, sender.contactPhone]
      .filter(Boolean)
      .join("\n"),
  ];
  return [
    [sender.company, sender.person].filter(Boolean).join("　"),
    letter.greeting,
    letter.title,
    ...letter.blocks.map(block),
    "-- ",
    ...foot,
  ]
    .join("\n\n")
    .concat("\n");
}

function block(part: LetterBlock): string {
  switch (part.kind) {
    case "text":
    case "heading":
    case "small":
      return part.text;
    case "list":
      return part.items.map((item) => `・ ${item}`).join("\n");
    case "facts":
      return part.rows
        .map((row) => [`${row.label}: ${row.lines[0] ?? ""}`, ...row.lines.slice(1)].join("\n"))
        .join("\n");
    case "change":
      return `${part.label}\n${part.beforeLabel} ${part.before}\n${part.afterLabel} ${part.after}`;
    case "calm":
      return `${part.title}\n${part.text}`;
    case "answers":
      return part.answers.map(address).join("\n\n");
    case "action":
      return address(part.link);
    case "links":
      return part.links.map(address).join("\n\n");
  }
}

function address(link: LetterLink): string {
  return `${link.label}\n${link.url}`;
}
