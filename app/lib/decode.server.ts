import type { Result } from "./result.ts";

export type TextEncodingName = "utf8" | "utf8-bom" | "cp932" | "utf16le" | "utf16be";

/**
 * The text of a file as Japanese systems write it. Decided by what is valid, not by a guess: a byte order mark, then
 * strict UTF-8, then CP932 (with ①, 髙, 﨑 and half-width kana). `row` is the line where neither fits, counted from 1.
 */
export function decodeText(
  bytes: Uint8Array,
): Result<{ text: string; encoding: TextEncodingName }, "not_text"> & { row?: number } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded("utf-16le", bytes, "utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded("utf-16be", bytes, "utf16be");
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (bytes.subarray(0, 8192).includes(0)) return { ok: false, reason: "not_text" };
  const utf8 = decoded("utf-8", bytes, hasMark ? "utf8-bom" : "utf8");
  if (utf8.ok || hasMark) return utf8;
  const cp932 = decoded("shift_jis", bytes, "cp932");
  // neither fits: the encoding that gets further is the one it was meant to be
  return cp932.ok || cp932.row >= utf8.row ? cp932 : utf8;
}

function decoded(label: string, bytes: Uint8Array, encoding: TextEncodingName) {
  try {
    return { ok: true as const, text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { ok: false as const, reason: "not_text" as const, row: firstBadLine(label, bytes) };
  }
}

/** Line ends are the same byte in UTF-8 and CP932, so a line can be tried by itself. */
function firstBadLine(label: string, bytes: Uint8Array): number {
  const decoder = new TextDecoder(label, { fatal: true });
  let start = 0;
  for (let row = 1; start < bytes.length; row++) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    try {
      decoder.decode(line);
    } catch {
      return row;
    }
    if (end === -1) return row;
    start = end + 1;
  }
  return 1;
}
