// Noto Sans comes from npm as WOFF, which the browser reads from pages but not from the system: unwrap it to TrueType.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";

const require = createRequire(import.meta.url);

/** Writes the fonts and the fontconfig file that names them into `folder`; returns the file's path. */
export function installFonts(folder: string): string {
  const configuration = join(folder, "fonts.conf");
  if (existsSync(configuration)) return configuration;
  mkdirSync(folder, { recursive: true });
  for (const language of ["jp", "kr"]) {
    const files = join(dirname(require.resolve(`@fontsource/noto-sans-${language}/package.json`)), "files");
    // The file named after the script holds the everyday characters, the numbered ones the rest: 髙, 﨑, ①, ㈱.
    for (const name of readdirSync(files).filter((file) =>
      /-(japanese|korean|latin|\d+)-[47]00-normal\.woff$/.test(file),
    ))
      writeFileSync(join(folder, name.replace(/woff$/, "ttf")), unwrapWoff(readFileSync(join(files, name))));
  }
  writeFileSync(configuration, fontConfiguration(folder));
  return configuration;
}

/** https://www.w3.org/TR/WOFF/: the same tables as in the font, each packed with zlib. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("This is not a WOFF file");
  const count = woff.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20;
    const [offset, packed, size] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      table: packed < size ? inflateSync(bytes) : bytes,
    };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + count * 16);
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);
  const tables: Buffer[] = [];
  let offset = header.length;
  entries.forEach(({ tag, checksum, table }, index) => {
    const at = 12 + index * 16;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(table.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    tables.push(padded);
    offset += padded.length;
  });
  return Buffer.concat([header, ...tables]);
}

function fontConfiguration(folder: string): string {
  // The files call themselves after the thin weight they were cut from; their weight itself is right.
  const families = ["Noto Sans JP", "Noto Sans JP Thin", "Noto Sans KR", "Noto Sans KR Thin"]
    .map((family) => `<family>${family}</family>`)
    .join("");
  const aliases = ["sans-serif", "serif", "monospace", "system-ui"]
    .map((name) => `<alias binding="strong"><family>${name}</family><prefer>${families}</prefer></alias>`)
    .join("\n  ");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(folder, "cache")}</cachedir>
  ${aliases}
</fontconfig>
`;
}
