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

/** Joins with CRLF, also after the last; a longer line goes on in the next behind a space, never inside a character. */
export function foldLines(lines: string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

const limit = 75;

function fold(line: string): string {
  if (line.length * 3 <= limit || Buffer.byteLength(line) <= limit) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > limit) {
      parts.push(part);
      part = "";
      octets = 1; // the space that says: this goes on
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
