// Attendance (出欠) is what the day itself says of a seat: came, excused, didn't come, not known yet. Only a person
// says so, at the desk or at the door; nothing becomes "didn't come" by itself.

export const attendances = ["unknown", "attended", "excused", "no_show"] as const;
export type Attendance = (typeof attendances)[number];

export type CheckInRefusal = "not_invited" | "cancelled" | "early" | "over" | "no_seat";

/** One press at the desk about a candidate or a family, as the list keeps it while there is no connection. `at` is when it was pressed. */
export type Press = { guestId: string; attendance: Attendance; at: string };

export function isAttendance(text: string | null | undefined): text is Attendance {
  return attendances.some((attendance) => attendance === text);
}

/** ア カ サ …: the row of the kana table somebody is looked for under; "" for a name without kana. */
export function kanaRow(kana: string): string {
  const sign = kana.normalize("NFKC").trim().charAt(0);
  const code = sign.charCodeAt(0);
  const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 0x60) : sign;
  const row = rows.find(([from, to]) => katakana >= from && katakana <= to);
  return row?.[2] ?? "";
}

const rows: [from: string, to: string, row: string][] = [
  ["ァ", "オ", "ア"],
  ["カ", "ゴ", "カ"],
  ["サ", "ゾ", "サ"],
  ["タ", "ド", "タ"],
  ["ナ", "ノ", "ナ"],
  ["ハ", "ポ", "ハ"],
  ["マ", "モ", "マ"],
  ["ャ", "ヨ", "ヤ"],
  ["ラ", "ロ", "ラ"],
  ["ヮ", "ヴ", "ワ"],
];

export const kanaRows = rows.map(([, , row]) => row);
