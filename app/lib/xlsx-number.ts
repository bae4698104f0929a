import { addDays } from "./dates.ts";

/** How Excel shows a number, as far as it matters to a reader of names and dates. */
export type NumberFormat =
  | { kind: "plain" }
  | { kind: "day"; hasTime: boolean }
  | { kind: "digits"; pattern: string };

// ECMA-376 18.8.30: built-in numbers of date formats; 27–36 and 50–58 are the eras and 年月日 of Japan, Korea and China.
const builtInDays = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtInDays(id) ? { kind: "day", hasTime: id === 22 } : { kind: "plain" };
  const first = code.split(";")[0] ?? "";
  // what stands in quotes or brackets, or after a backslash, is decoration: [$-411]ggge"年"m"月"d"日"
  const bare = first.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "").toLowerCase();
  if (/[yeg]|d/.test(bare) && /[ymdeg]/.test(bare) && !/general/.test(bare))
    return { kind: "day", hasTime: /h/.test(bare) };
  const signs = first.replace(/"([^"]*)"/g, "$1").replace(/\\(.)/g, "$1");
  if (/^[0()\- ]+$/.test(signs) && signs.replace(/[^0]/g, "").length > 1)
    return { kind: "digits", pattern: signs };
  return { kind: "plain" };
}

/** The number as it is shown: 46224 as "2026-07-21", 123 under "000000" as "000123", 9.012345678E9 as "9012345678". */
export function textOfNumber(value: string, format: NumberFormat, is1904: boolean): string {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (format.kind === "day" && number >= 1 && number < 2_958_466)
    return dayOf(number, is1904, format.hasTime);
  if (format.kind === "digits" && Number.isInteger(number) && number >= 0)
    return fillPattern(String(number), format.pattern);
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? BigInt(number).toString() : value;
  // 0.1 + 0.2 is stored as 0.30000000000000004 and shown with 15 digits
  return String(Number(number.toPrecision(15)));
}

function dayOf(serial: number, is1904: boolean, hasTime: boolean): string {
  const whole = Math.floor(serial);
  const day = is1904
    ? addDays("1904-01-01", whole)
    : addDays(whole < 60 ? "1899-12-31" : "1899-12-30", whole);
  const minutes = Math.round((serial - whole) * 1440);
  if (!hasTime || minutes === 0) return day;
  return `${day} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "0312345678" under "00-0000-0000" is "03-1234-5678"; digits that don't fit stay in front. */
function fillPattern(digits: string, pattern: string): string {
  const places = pattern.replace(/[^0]/g, "").length;
  const padded = digits.padStart(places, "0");
  let at = padded.length;
  let text = "";
  for (const sign of [...pattern].reverse()) text = (sign === "0" ? (padded[--at] ?? "0") : sign) + text;
  return padded.slice(0, at) + text;
}
