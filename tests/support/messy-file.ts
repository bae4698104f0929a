// Candidate lists as they arrive: what applicant systems export and what people have done to them in Excel since.
// The same options give the same file, byte for byte.
import iconv from "iconv-lite";
import { writeWorkbook } from "./write-workbook.ts";

export type MessyOptions = {
  rows?: number;
  seed?: number;
  /** Faults, doubles and odd spellings among the rows; without them every row can be imported as it is. */
  isMessy?: boolean;
};

export type MessyFile = {
  headings: string[];
  rows: string[][];
  /** Lines as Excel counts them (the heading is line 1). */
  faultyLines: number[];
  doubleLines: number[];
};

const families = [
  ["佐藤", "ｻﾄｳ"],
  ["髙橋", "ﾀｶﾊｼ"],
  ["﨑山", "ｻｷﾔﾏ"],
  ["渡邉", "ﾜﾀﾅﾍﾞ"],
  ["齋藤", "ｻｲﾄｳ"],
  ["山田", "ヤマダ"],
  ["小林", "コバヤシ"],
  ["伊藤", "ｲﾄｳ"],
  ["濵田", "ﾊﾏﾀﾞ"],
  ["澤井", "サワイ"],
  ["吉田", "ﾖｼﾀﾞ"],
  ["中村", "ﾅｶﾑﾗ"],
  ["森", "もり"],
  ["五十嵐", "いがらし"],
] as const;
const givens = [
  ["美月", "ﾐﾂｷ"],
  ["蓮", "ﾚﾝ"],
  ["陽菜", "ﾋﾅ"],
  ["翔太", "ショウタ"],
  ["京子", "ｷｮｳｺ"],
  ["大輝", "ﾀﾞｲｷ"],
  ["結衣", "ゆい"],
  ["さくら", "ｻｸﾗ"],
  ["健", "ｹﾝ"],
  ["樹里", "ｼﾞｭﾘ"],
  ["拓海", "タクミ"],
] as const;
const schools = ["青葉大学", "東雲大学大学院", "白峰工業高等専門学校", "みなと女子大学", "Ｎｏｒｔｈ大学"];
const units = ["設計開発", "生産技術", "品質保証", "営業", "情報システム"];
const states = [
  "検討中",
  "承諾",
  "内々定",
  "辞退",
  "検討中",
  "承諾",
  "内定承諾",
  "保留",
  "承諾後辞退",
  "検討中",
];

const headings = [
  "応募者ID",
  "氏名",
  "ﾌﾘｶﾞﾅ",
  "メール1",
  "携帯",
  "学校名",
  "学部・学科",
  "卒年",
  "部門",
  "選考状況",
  "内々定日",
  "回答〆",
  "承諾日",
  "辞退日",
  "父職業",
  "備考",
];

/** A list of the class of 2027, as it looks on 7 July 2026. */
export function messyPeople({ rows = 1_200, seed = 1, isMessy = true }: MessyOptions = {}): MessyFile {
  const roll = dice(seed);
  const file: MessyFile = { headings, rows: [], faultyLines: [], doubleLines: [] };
  for (let at = 0; at < rows; at++) {
    const line = at + 2;
    const row = onePerson(at, roll);
    if (isMessy) makeMessy(row, at, line, file);
    file.rows.push(row);
  }
  return file;
}

function onePerson(at: number, roll: (sides: number) => number): string[] {
  const [family, familyKana] = families[roll(families.length)] ?? families[0];
  const [given, givenKana] = givens[roll(givens.length)] ?? givens[0];
  const offered = 1 + roll(28);
  const state = states[roll(states.length)] ?? "検討中";
  const day = offered + 8;
  const isAccepted = /承諾/.test(state);
  const isDeclined = /辞退/.test(state);
  // a number in the name keeps a hundred thousand made-up people apart
  const mark = kanjiNumber(at);
  return [
    `A${String(at + 1).padStart(6, "0")}`,
    `${family}${roll(3) === 0 ? "　" : " "}${given}${mark}`,
    `${familyKana} ${givenKana}${kanaNumber(at)}`,
    `person${at + 1}@example.ac.jp`,
    phoneAs(at, roll(4)),
    schools[roll(schools.length)] ?? "",
    "工学部",
    ["27卒", "2027年3月", "2027"][roll(3)] ?? "",
    units[roll(units.length)] ?? "",
    state,
    dayAs(4, offered, roll(4)),
    dayAs(7, 10 + (offered % 20), roll(4)),
    isAccepted ? dayAs(5, day % 28 || 1, roll(4)) : "",
    isDeclined ? dayAs(6, day % 28 || 1, roll(4)) : "",
    roll(2) === 0 ? "会社員" : "",
    roll(5) === 0 ? '①面談を希望\n"品質保証"に興味, 詳しくは別紙' : "",
  ];
}

function makeMessy(row: string[], at: number, line: number, file: MessyFile) {
  const faulty = (column: string, text: string) => {
    row[headings.indexOf(column)] = text;
    file.faultyLines.push(line);
  };
  if (at % 100 === 17) faulty("メール1", "yamane.example.jp");
  else if (at % 100 === 41) faulty("回答〆", "7月ごろ");
  else if (at % 200 === 73) faulty("氏名", "");
  else if (at % 200 === 97) faulty("選考状況", "一次面接待ち");
  else if (at % 100 === 53) {
    // somebody of an earlier row again: the everyday spelling, a new address, no number
    const earlier = file.rows[at - 40];
    if (!earlier) return;
    row.splice(0, row.length, ...earlier);
    row[0] = "";
    row[1] = (earlier[1] ?? "")
      .replace("髙", "高")
      .replace("﨑", "崎")
      .replace("邉", "辺")
      .replace("齋", "斎")
      .replace("濵", "浜")
      .replace("澤", "沢");
    row[3] = `new.address${at}@example.com`;
    file.doubleLines.push(line);
  }
}

export type CsvKind = {
  encoding: "utf8" | "utf8-bom" | "cp932" | "utf16le";
  delimiter: "," | "\t" | ";";
  newline: "\r\n" | "\n" | "\r";
};

/** A file as these systems save it; cells are quoted where they must be. */
export function csvBytes(rows: readonly (readonly string[])[], kind: Partial<CsvKind> = {}): Buffer {
  const { encoding = "cp932", delimiter = ",", newline = "\r\n" } = kind;
  const mustQuote = new RegExp(`["\\r\\n${delimiter}]`);
  const cell = (text: string) => (mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => row.map(cell).join(delimiter) + newline).join("");
  if (encoding === "utf16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "cp932") return iconv.encode(text, "cp932");
  return Buffer.from((encoding === "utf8-bom" ? "\ufeff" : "") + text, "utf8");
}

export function messyCsv(options: MessyOptions & Partial<CsvKind> = {}): MessyFile & { bytes: Buffer } {
  const file = messyPeople(options);
  return { ...file, bytes: csvBytes([file.headings, ...file.rows], options) };
}

/** The same people as a workbook: a title row above, real dates, numbers where Excel made some, furigana beside names. */
export function messyXlsx(options: MessyOptions = {}): MessyFile & { bytes: Buffer } {
  const file = messyPeople(options);
  return { ...file, bytes: writeWorkbook([file.headings, ...file.rows]) };
}

function phoneAs(at: number, form: number): string {
  const digits = `090${String(at).padStart(8, "0")}`;
  if (form === 0) return `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`;
  if (form === 1) return digits;
  // Excel took it for a number and ate the zero
  if (form === 2) return digits.slice(1);
  return [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
}

function dayAs(month: number, day: number, form: number): string {
  if (form === 0) return `2026/${month}/${day}`;
  if (form === 1) return `R8.${month}.${day}`;
  if (form === 2) return `令和8年${month}月${day}日`;
  return `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function kanjiNumber(at: number): string {
  return [...String(at)].map((digit) => "〇一二三四五六七八九"[Number(digit)] ?? "").join("");
}

function kanaNumber(at: number): string {
  return [...String(at)].map((digit) => "マヒフミヨイムナヤコ"[Number(digit)] ?? "").join("");
}

/** Park and Miller's generator: good enough for a file, and the same everywhere. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 7_919) % 2_147_483_647 || 1;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}
