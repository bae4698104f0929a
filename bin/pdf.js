// Draws a PDF in a process of its own, whose memory is given back: a sheet as JSON on stdin, the file on stdout.
// Noto Sans comes from npm in parts, a part a range of characters; each run of text takes the parts that hold it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const margin = 64;
const ink = "#22211D";
const soft = "#524F46";

const families = ["jp", "kr"].map((language) => {
  const folder = dirname(require.resolve(`@fontsource/noto-sans-${language}/package.json`));
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
  const parts = Object.entries(ranges).map(([name, range]) => ({
    name: name.replace(/[[\]]/g, ""),
    spans: range.split(",").map(spanOf),
  }));
  return { language, folder, parts };
});

/** "U+3041-3096" → [0x3041, 0x3096] */
function spanOf(text) {
  const [first, last = first] = text.trim().replace("U+", "").split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/** The file that holds a character; Korean text asks the Korean font first, so that its shapes are Korean. */
function fontFileOf(character, weight, locale) {
  const code = character.codePointAt(0);
  const order = locale === "ko" ? [...families].reverse() : families;
  for (const { language, folder, parts } of order) {
    const part = parts.find(({ spans }) => spans.some(([first, last]) => code >= first && code <= last));
    if (part) return join(folder, `files/noto-sans-${language}-${part.name}-${weight}-normal.woff`);
  }
  return fontFileOf("〓", weight, locale);
}

const known = new Map();
function fontOf(character, weight, locale) {
  const key = `${character}${weight}${locale}`;
  if (!known.has(key)) known.set(key, fontFileOf(character, weight, locale));
  return known.get(key);
}

const noStart = new Set("、。，．・：；？！）」』】〕〉》’”ー々ゃゅょっァィゥェォャュョッヽヾゝゞ,.:;?!)]}%");
const noEnd = new Set("（「『【〔〈《‘“([{");

/** Cuts text into what may not be parted: a Latin word, a Korean word, a Japanese character with its punctuation. */
function piecesOf(text) {
  const pieces = [];
  for (const character of text) {
    const last = pieces.at(-1);
    const isWord = (each) => /[\p{Script=Latin}\p{Script=Hangul}\d@._:/+#-]/u.test(each);
    const clings =
      last !== undefined &&
      ((isWord(character) && isWord([...last].at(-1))) ||
        noStart.has(character) ||
        noEnd.has([...last].at(-1)));
    if (clings) pieces[pieces.length - 1] += character;
    else pieces.push(character);
  }
  return pieces;
}

function draw(sheet) {
  const doc = new PDFDocument({
    size: "A4",
    margin,
    lang: sheet.locale,
    info: {
      Title: sheet.title,
      Author: sheet.author,
      CreationDate: new Date(sheet.at),
      ModDate: new Date(sheet.at),
    },
    displayTitle: true,
  });
  doc.pipe(process.stdout);
  const width = doc.page.width - 2 * margin;
  let y = margin;

  const widths = new Map();
  const widthOf = (text, size, weight) => {
    let sum = 0;
    for (const character of text) {
      const key = `${character}${weight}`;
      if (!widths.has(key))
        widths.set(
          key,
          doc
            .font(fontOf(character, weight, sheet.locale))
            .fontSize(1)
            .widthOfString(character),
        );
      sum += widths.get(key);
    }
    return sum * size;
  };

  function runsOf(text, weight) {
    const runs = [];
    for (const character of text) {
      const font = fontOf(character, weight, sheet.locale);
      if (runs.at(-1)?.font === font) runs.at(-1).part += character;
      else runs.push({ font, part: character });
    }
    return runs;
  }

  function line(text, x, { size, weight, color }) {
    for (const { font, part } of runsOf(text, weight)) {
      doc.font(font).fontSize(size).fillColor(color).text(part, x, y, { lineBreak: false });
      x += doc.widthOfString(part);
    }
  }

  function paragraph(
    text,
    { size = 10.5, weight = 400, color = ink, indent = 0, after = 6, mark = "" } = {},
  ) {
    const leading = size * 1.7;
    const room = width - indent;
    const lines = [];
    for (const part of text.split("\n")) {
      let current = "";
      for (const piece of piecesOf(part)) {
        if (current && widthOf(current + piece.trimEnd(), size, weight) > room) {
          lines.push(current.trimEnd());
          current = piece.trimStart();
        } else current += piece;
        // one word longer than a line (a hash, an address) is cut where it must be
        while (widthOf(current, size, weight) > room) {
          let fits = current.length;
          while (fits > 1 && widthOf(current.slice(0, fits), size, weight) > room) fits--;
          lines.push(current.slice(0, fits));
          current = current.slice(fits);
        }
      }
      lines.push(current.trimEnd());
    }
    for (const [at, text] of lines.entries()) {
      newPageFor(leading);
      if (at === 0 && mark) line(mark, margin, { size, weight, color });
      line(text, margin + indent, { size, weight, color });
      y += leading;
    }
    y += after;
  }

  function newPageFor(height) {
    if (y + height <= doc.page.height - margin) return;
    doc.addPage();
    y = margin;
  }

  for (const block of sheet.blocks) {
    if (block.kind === "title") paragraph(block.text, { size: 18, weight: 700, after: 10 });
    else if (block.kind === "heading") {
      y += 8;
      newPageFor(60);
      paragraph(block.text, { size: 12, weight: 700, after: 4 });
    } else if (block.kind === "text") paragraph(block.text);
    else if (block.kind === "strong") paragraph(block.text, { weight: 700, size: 11.5 });
    else if (block.kind === "small") paragraph(block.text, { size: 8.5, color: soft, after: 3 });
    else if (block.kind === "points")
      for (const point of block.points) paragraph(point, { indent: 14, mark: "・", after: 3 });
    else if (block.kind === "facts")
      for (const [label, value] of block.rows) {
        newPageFor(20);
        const top = y;
        paragraph(label, { size: 9, color: soft, after: 0 });
        y = top;
        paragraph(value, { indent: 110, after: 4 });
      }
    else if (block.kind === "rule") {
      y += 4;
      doc
        .moveTo(margin, y)
        .lineTo(margin + width, y)
        .lineWidth(0.5)
        .strokeColor("#89847A")
        .stroke();
      y += 12;
    }
  }
  doc.end();
}

let text = "";
for await (const part of process.stdin.setEncoding("utf8")) text += part;
draw(JSON.parse(text));
