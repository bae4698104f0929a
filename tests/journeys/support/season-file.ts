// The messy list of a thousand people, with its days moved to today, so that its numbers are the same on any day.
import { csvBytes, messyPeople } from "#tests/support/messy-file.ts";
import { addDays, todayIn } from "~/lib/dates.ts";

export const units = ["設計開発", "生産技術", "品質保証", "営業", "情報システム"];
const guestSchool = "縁結び大学";

export type UnitFigures = {
  offered: number;
  considering: number;
  accepted: number;
  before: number;
  after: number;
};
export type Guest = { name: string; email: string; line: number };

type Cells = Record<string, string>;

/**
 * A file of the class that joins next year: offers 10 days old with 40 days to think, so nobody has to be called, but
 * for three reply dates within a week (they are the guests: one reads Japanese, one English, one Korean) and two
 * people who accepted and haven't been spoken with for a month.
 */
export function seasonFile(now: Date) {
  const today = todayIn("Asia/Tokyo", now);
  const year = Number(today.slice(0, 4)) + 1;
  const { headings, rows, faultyLines, doubleLines } = messyPeople({ rows: 1_200 });
  const left = new Set([...faultyLines, ...doubleLines]);
  const people = rows.map((row, at) => {
    const cells: Cells = Object.fromEntries(headings.map((heading, place) => [heading, row[place] ?? ""]));
    const move = (column: string, days: number) => {
      cells[column] = movedDay(cells[column] ?? "", addDays(today, days));
    };
    move("内々定日", -10);
    move("回答〆", 40);
    move("承諾日", -5);
    move("辞退日", -4);
    cells["卒年"] = (cells["卒年"] ?? "").replace(/2027|^27/, (old) => String(year).slice(-old.length));
    cells["言語"] = "";
    return { cells, line: at + 2, move };
  });
  const sound = people.filter(({ line }) => !left.has(line));
  const undecided = sound.filter(({ cells }) => cells["選考状況"] === "検討中");
  const guests = (["日本語", "英語", "韓国語"] as const).map((language, place): Guest => {
    const person = undecided[place + 4];
    if (!person) throw new Error("too few people are undecided");
    person.cells["言語"] = language;
    person.cells["学校名"] = guestSchool;
    person.move("回答〆", [1, 3, 6][place] ?? 1);
    return {
      name: (person.cells["氏名"] ?? "").replace("　", " "),
      email: person.cells["メール1"] ?? "",
      line: person.line,
    };
  });
  const silent = sound.filter(({ cells }) => cells["選考状況"] === "承諾").slice(3, 5);
  for (const person of silent) person.move("内々定日", -45);

  const allHeadings = [...headings, "言語"];
  const bytes = csvBytes([
    allHeadings,
    ...people.map(({ cells }) => allHeadings.map((heading) => cells[heading] ?? "")),
  ]);
  const figures = Object.fromEntries(
    units.map((unit) => [
      unit,
      figuresOf(sound.map(({ cells }) => cells).filter((cells) => cells["部門"] === unit)),
    ]),
  ) as Record<string, UnitFigures>;
  // Who says yes once the formal offers are out has one at once.
  const isFormal = addDays(today, -5) >= `${year - 1}-10-01`;
  return {
    bytes,
    year,
    isFormal,
    guests,
    guestSchool,
    figures,
    rows: rows.length,
    sound: sound.length,
    faulty: faultyLines.length,
    doubles: doubleLines.length,
    silent: silent.length,
  };
}

function figuresOf(people: Cells[]): UnitFigures {
  const count = (...states: string[]) =>
    people.filter((cells) => states.includes(cells["選考状況"] ?? "")).length;
  return {
    offered: people.length,
    considering: count("検討中", "保留", "内々定"),
    accepted: count("承諾", "内定承諾"),
    before: count("辞退"),
    after: count("承諾後辞退"),
  };
}

/** Another day in the way the cell is written: 2026/7/1, R8.7.1, 令和8年7月1日 or 2026-07-01. What isn't a day stays. */
function movedDay(cell: string, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (/^\d{4}\//.test(cell)) return `${year}/${month}/${date}`;
  if (/^R\d/.test(cell)) return `R${year - 2018}.${month}.${date}`;
  if (cell.startsWith("令和")) return `令和${year - 2018}年${month}月${date}日`;
  return /^\d{4}-/.test(cell) ? day : cell;
}
