import { headerOf, type MailPart, textOf } from "~/lib/mime.ts";
import { leaves } from "./classify-mail.ts";

export type ShownMail = { text: string; attachments: { name: string; type: string; bytes: number }[] };

const mostText = 20_000;

/** What a person may see of a mail from outside: its words as plain text, nothing loaded, attachments named and closed. */
export function shownMail(root: MailPart): ShownMail {
  const parts = leaves(root);
  const isWords = (part: MailPart) => !part.isAttachment && /^text\/(plain|html)$/.test(part.type);
  const plain = parts.filter((part) => isWords(part) && part.type === "text/plain").map(textOf);
  const html = parts
    .filter((part) => isWords(part) && part.type === "text/html")
    .map((part) => htmlText(textOf(part)));
  const words = plain.some((text) => text.trim()) ? plain : html;
  const closed = [...parts.filter((part) => !isWords(part)), ...inside(root)];
  return {
    text: words
      .join("\n\n")
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n\t]/gu, "")
      .trim()
      .slice(0, mostText),
    attachments: closed.map((part) => ({
      name: part.fileName || headerOf(part, "content-description"),
      type: part.type,
      bytes: part.body.length,
    })),
  };
}

/** Messages inside the message: named, not opened. */
function inside(part: MailPart): MailPart[] {
  return part.type.startsWith("message/") ? [part] : part.parts.flatMap(inside);
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Words only: what is shown is text, so nothing that is left of the markup can act. */
function htmlText(html: string): string {
  return html
    .slice(0, 200_000)
    .replace(/<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : "";
    })
    .replace(/[ \t]+/g, " ")
    .replace(/\n\s*\n\s*\n+/g, "\n\n");
}
