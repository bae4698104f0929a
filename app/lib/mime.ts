// Mail from outside as a tree of parts: liberal in form (bare line feeds, upper case, missing ends), never surprised.
// A message inside a message stays closed: what it holds was said by somebody else, at another time.

export type MailPart = {
  /** Names in small letters; values unfolded, as they came. */
  headers: { name: string; value: string }[];
  /** Like "text/calendar"; text/plain where nothing is said. */
  type: string;
  parameters: Record<string, string>;
  /** From Content-Disposition or Content-Type; "" without one. */
  fileName: string;
  isAttachment: boolean;
  /** The decoded bytes of a leaf. */
  body: Buffer;
  parts: MailPart[];
};

const deepest = 20;
const mostParts = 500;

export function readMail(raw: Buffer): MailPart {
  const text = raw.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return readPart(text.replace(/^>?From [^\r\n]*\r?\n/, ""), 0, { left: mostParts }, "text/plain");
}

/** The first value of a header, with encoded words in clear; "" without one. */
export function headerOf(part: MailPart, name: string): string {
  return decodeWords(part.headers.find((header) => header.name === name)?.value ?? "");
}

export function headersOf(part: MailPart, name: string): string[] {
  return part.headers.filter((header) => header.name === name).map((header) => header.value);
}

/** A leaf's text by its charset; an unknown charset is read as UTF-8, where that fails as Latin-1. */
export function textOf(part: MailPart): string {
  return decodeBytes(part.body, part.parameters.charset ?? "utf-8");
}

export function decodeBytes(bytes: Uint8Array, charset: string): string {
  const label = charset.trim().toLowerCase().replace(/^"|"$/g, "");
  try {
    const isPlain = label === "" || label === "us-ascii" || label === "ascii" || label === "utf8";
    return new TextDecoder(isPlain ? "utf-8" : label, { fatal: isPlain }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

/** The address of "山田 花 <hana@example.jp>", in small letters, and the name before it. */
export function readMailbox(value: string): { name: string; address: string } {
  const bracketed = /^(.*?)<\s*([^<>\s]+)\s*>/s.exec(value);
  const address = (bracketed?.[2] ?? /[^\s<>()",;:]+@[^\s<>()",;:]+/.exec(value)?.[0] ?? "").toLowerCase();
  const name = (bracketed?.[1] ?? "").trim().replace(/^"(.*)"$/s, "$1");
  return { name: name.replaceAll('\\"', '"'), address };
}

function readPart(text: string, depth: number, budget: { left: number }, usual: string): MailPart {
  budget.left -= 1;
  const { head, body } = split(text);
  const headers = readHeaders(head);
  const value = (name: string) => headers.find((header) => header.name === name)?.value ?? "";
  const content = readValue(value("content-type"));
  const disposition = readValue(value("content-disposition"));
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(content.value) ? content.value : usual;
  const boundary = content.parameters.boundary;
  const isOpen = type.startsWith("multipart/") && boundary && depth < deepest;
  const inner = type === "multipart/digest" ? "message/rfc822" : "text/plain";
  const parts = isOpen
    ? cut(body, boundary)
        .filter(() => budget.left > 0)
        .map((part) => readPart(part, depth + 1, budget, inner))
    : [];
  return {
    headers,
    type,
    parameters: content.parameters,
    fileName: decodeWords(disposition.parameters.filename ?? content.parameters.name ?? ""),
    isAttachment: disposition.value === "attachment",
    body: isOpen ? Buffer.alloc(0) : decodeBody(body, value("content-transfer-encoding")),
    parts,
  };
}

function split(text: string): { head: string; body: string } {
  if (/^\r?\n/.test(text)) return { head: "", body: text.replace(/^\r?\n/, "") };
  const end = /\r?\n\r?\n/.exec(text);
  if (!end) return { head: text, body: "" };
  return { head: text.slice(0, end.index), body: text.slice(end.index + end[0].length) };
}

function readHeaders(head: string): MailPart["headers"] {
  return head
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) return [];
      return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
    });
}

/** `text/calendar; method="REPLY"` in its pieces; values in pieces of their own (RFC 2231) are put together. */
function readValue(text: string): { value: string; parameters: Record<string, string> } {
  const [value = "", ...rest] = text.match(/(?:"(?:\\.|[^"\\])*"?|[^;"])+/g) ?? [];
  const pieces = new Map<string, { at: number; text: string; isCoded: boolean }[]>();
  for (const piece of rest) {
    const equals = piece.indexOf("=");
    if (equals < 0) continue;
    const [, name = "", at = "0", star = ""] =
      /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(piece.slice(0, equals).trim().toLowerCase()) ?? [];
    const said = piece.slice(equals + 1).trim();
    const plain = said.startsWith('"') ? said.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1") : said;
    pieces.set(name, [...(pieces.get(name) ?? []), { at: Number(at), text: plain, isCoded: star !== "" }]);
  }
  const parameters = Object.fromEntries([...pieces].map(([name, parts]) => [name, join(parts)]));
  return { value: value.trim().toLowerCase(), parameters };
}

function join(pieces: { at: number; text: string; isCoded: boolean }[]): string {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  if (!sorted.some((piece) => piece.isCoded)) return sorted.map((piece) => piece.text).join("");
  const [, charset = "utf-8", first = ""] = /^([^']*)'[^']*'(.*)$/s.exec(sorted[0]?.text ?? "") ?? [];
  const coded = [first || (sorted[0]?.text ?? ""), ...sorted.slice(1).map((piece) => piece.text)].join("");
  const bytes = coded.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeBytes(Buffer.from(bytes, "latin1"), charset);
}

function cut(body: string, boundary: string): string[] {
  const line = new RegExp(
    `(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(--)?[ \\t]*(?=\\r?\\n|$)`,
    "g",
  );
  const parts: string[] = [];
  let from = -1;
  for (const mark of body.matchAll(line)) {
    if (from >= 0) parts.push(body.slice(from, mark.index).replace(/^\r?\n/, ""));
    from = mark.index + mark[0].length;
    if (mark[1]) return parts;
  }
  if (from >= 0) parts.push(body.slice(from).replace(/^\r?\n/, ""));
  return parts;
}

function decodeBody(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case "base64":
      return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ""), "base64");
    case "quoted-printable":
      return Buffer.from(unquoted(body.replace(/[ \t]+(?=\r?\n|$)/g, "").replace(/=\r?\n/g, "")), "latin1");
    default:
      return Buffer.from(body, "latin1");
  }
}

function unquoted(text: string): string {
  return text.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Encoded words in clear (RFC 2047); bytes that stand there bare are UTF-8 as today's mail has it. */
export function decodeWords(text: string): string {
  const joined = text.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?]+\?[bq]\?)/gi, "$1");
  const bare = /[\x80-\xff]/.test(joined) ? decodeBytes(Buffer.from(joined, "latin1"), "utf-8") : joined;
  // Neighbours of one charset are decoded together: some programs cut a character in two.
  return bare.replace(/(?:=\?[^?]+\?[bq]\?[^?]*\?=)+/gi, (run) => {
    const words = [...run.matchAll(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi)];
    let clear = "";
    for (let at = 0; at < words.length; ) {
      const charset = words[at]?.[1] ?? "utf-8";
      const bytes: Buffer[] = [];
      for (; at < words.length && words[at]?.[1]?.toLowerCase() === charset.toLowerCase(); at++) {
        const [, , how = "", said = ""] = words[at] ?? [];
        const isBase64 = how.toLowerCase() === "b";
        bytes.push(
          isBase64 ? Buffer.from(said, "base64") : Buffer.from(unquoted(said.replaceAll("_", " ")), "latin1"),
        );
      }
      clear += decodeBytes(Buffer.concat(bytes), charset);
    }
    return clear;
  });
}
