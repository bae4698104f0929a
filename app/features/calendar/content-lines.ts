// The lines of an iCalendar file (RFC 5545, 3.1): name;PARAMETER=value:value, CRLF, at most 75 octets.

export function contentLine(name: string, parameters: Record<string, string>, value: string): string {
  const written = Object.entries(parameters).map(([key, text]) => `;${key}=${text}`);
  return `${name}${written.join("")}:${value}`;
}

/** A quoted parameter. It can't hold a double quote or a control character, so those become ’ and a space. */
export function parameterText(text: string): string {
  const safe = text
    .toWellFormed()
    .replaceAll('"', "’")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return `"${safe.trim()}"`;
}

/** An address as a URI; signs that a URI can't hold are percent-encoded, old carrier addresses stay as they are. */
export function mailto(address: string): string {
  return `mailto:${address.toWellFormed().replace(/[^\w.!#$&'*+/=?^`{|}~@-]/gu, encodeURIComponent)}`;
}

/** 20260718T050000Z */
export function instantText(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** 20260718 */
export function dateText(day: string): string {
  return day.replaceAll("-", "");
}

/** Text as a value: what the format means by signs of its own is escaped, control characters become spaces. */
export function textValue(text: string): string {
  if (/^[^\p{Cc}\p{Cs}\u2028\u2029\\;,]*$/u.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === "\n" ? sign : " "))
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** Joins with CRLF, also after the last; a longer line goes on in the next behind a space, never inside a character. */
export function foldLines(lines: string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

const limit = 75;

function fold(line: string): string {
  if (line.length * 3 <= limit) return line;
  let folded = "";
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at++) {
    const size = octetsAt(line, at);
    if (octets + size > limit) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1; // the space that says: this goes on
    }
    octets += size;
    if (size === 4) at++;
  }
  return folded + line.slice(from);
}

/** How many octets of UTF-8 the character has that begins here; 4 for the first half of a pair. */
function octetsAt(line: string, at: number): 1 | 2 | 3 | 4 {
  const code = line.charCodeAt(at);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code < 0xd800 || code > 0xdbff) return 3;
  const next = line.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 4 : 3;
}
