// The rows of sessions in the form of an event, before they are read: texts as typed. Pure, for browser and server:
// without script the same buttons send the form, which comes back with its rows changed.
import { addDays, formatTime, parseDay } from "~/lib/dates.ts";

export type SessionRow = {
  day: string;
  starts: string;
  ends: string;
  seats: string;
  /** Who leads this one; empty = the hosts chosen for the event. */
  host: string;
  label_ja: string;
  label_en: string;
  label_ko: string;
};

const fields = ["day", "starts", "ends", "seats", "host", "label_ja", "label_en", "label_ko"] as const;
export const mostSessions = 60;

/** A new event begins with one evening of six. */
export const firstRow: SessionRow = {
  day: "",
  starts: "18:00",
  ends: "19:00",
  seats: "6",
  host: "",
  label_ja: "",
  label_en: "",
  label_ko: "",
};

/** The row for one more session like the last one. */
export function nextRowOf(
  last: { startsAt: Date; endsAt: Date; seats: number } | undefined,
  zone: string,
): SessionRow {
  if (!last) return firstRow;
  const starts = formatTime(last.startsAt, { zone }).padStart(5, "0");
  const ends = formatTime(last.endsAt, { zone }).padStart(5, "0");
  return { ...firstRow, starts, ends, seats: String(last.seats) };
}

/** The rows of a posted form: its fields come once for each row, in order. */
export function rowsOf(form: FormData): SessionRow[] {
  const columns = fields.map((name) => form.getAll(name).map(String));
  const count = Math.max(1, ...columns.slice(0, 3).map((column) => column.length));
  return Array.from(
    { length: Math.min(count, mostSessions) },
    (_, place) =>
      Object.fromEntries(fields.map((name, column) => [name, columns[column]?.[place] ?? ""])) as SessionRow,
  );
}

/** add · next_day:2 · next_week:2 · right_after:2 · remove:2, the number being the row's place. */
export function changeRows(rows: readonly SessionRow[], verb: string, today: string): SessionRow[] {
  const [what = "", at = ""] = verb.split(":");
  const place = what === "add" ? rows.length - 1 : Number(at);
  const row = rows[place];
  if (!row) return [...rows];
  if (what === "remove") return rows.length > 1 ? rows.filter((_, index) => index !== place) : [...rows];
  if (rows.length >= mostSessions) return [...rows];
  const copy = copyOf(row, what, today);
  return [...rows.slice(0, place + 1), copy, ...rows.slice(place + 1)];
}

function copyOf(row: SessionRow, what: string, today: string): SessionRow {
  const day = parseDay(row.day, today);
  const later = (days: number) => (day ? addDays(day, days).replaceAll("-", "/") : row.day);
  const unnamed = { ...row, label_ja: "", label_en: "", label_ko: "" };
  if (what === "add") return { ...unnamed, day: "" };
  if (what === "next_week") return { ...unnamed, day: later(7) };
  if (what === "right_after") return { ...unnamed, starts: row.ends, ends: endAfter(row) };
  return { ...unnamed, day: later(1) };
}

/** As long as the one before; empty when that would pass midnight. */
function endAfter({ starts, ends }: SessionRow): string {
  const minutes = (time: string) => {
    const [hour = Number.NaN, minute = 0] = time.split(":").map(Number);
    return hour * 60 + minute;
  };
  const end = 2 * minutes(ends) - minutes(starts);
  if (!(end < 24 * 60)) return "";
  return `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}

/** Errors of the first row stand under the plain name, those of the third under "day_3". */
export function rowName(name: string, place: number): string {
  return place === 0 ? name : `${name}_${place + 1}`;
}
