// The words of the product live in app/messages, one file a language.
//   node bin/words.js                compiles them to app/paraglide (typed functions)
//   node bin/words.js add FILE.json  adds or replaces {"key": {"ja": …, "en": …, "ko": …}, …} first
//   node bin/words.js remove KEY …   takes keys out of all languages first
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { compile } from "@inlang/paraglide-js";

const languages = ["ja", "en", "ko"];
const root = new URL("..", import.meta.url).pathname;
const messages = join(root, "app/messages");
const compiled = join(root, "app/paraglide");
const lock = join(root, "node_modules/.words-lock");
const stamp = join(root, "node_modules/.words-stamp");

/**
 * Compiles beside the target and copies only what changed, so that a running test never meets a half-written folder.
 * Words that were compiled already are left as they are.
 */
export async function compileWords() {
  const print = fingerprint();
  if (
    existsSync(join(compiled, "messages/_index.js")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === print
  )
    return;
  const fresh = join(root, "node_modules/.paraglide");
  await compile({
    project: join(messages, "project.inlang"),
    outdir: fresh,
    strategy: ["baseLocale"],
    emitReadme: false,
    disableAsyncLocalStorage: true,
  });
  if (!existsSync(join(fresh, "messages/_index.js")) || readdirSync(join(fresh, "messages")).length < 3)
    throw new Error("No words were compiled: app/messages could not be read");
  chooseParticles(join(fresh, "messages"));
  nameReexports(join(fresh, "messages"));
  declareTypes(join(fresh, "messages"));
  copyChanged(fresh, compiled);
  writeFileSync(stamp, print);
}

/** Korean messages that name both forms of a particle have it chosen when their names are known (app/lib/josa.ts). */
function chooseParticles(folder) {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    if (!/[을이은과]\([를가는와]\)|\(으\)로/.test(text)) continue;
    const spoken = text.replace(
      /(const ko_[\s\S]*?return \/\*\* @type \{LocalizedString\} \*\/ \()(`[^`]*`)\)/,
      "$1josa($2))",
    );
    if (spoken !== text)
      writeFileSync(join(folder, name), `import { josa } from '../../lib/josa.ts';\n${spoken}`);
  }
}

/** "export *" of thousands of files makes the build look through all of them for each word it meets; by name it needn't. */
function nameReexports(folder) {
  const index = join(folder, "_index.js");
  const named = readFileSync(index, "utf8").replace(/export \* from '(\.\/.*)'/g, (_, file) => {
    const names = [...readFileSync(join(folder, file), "utf8").matchAll(/^export const (\w+)/gm)];
    return `export { ${names.map(([, name]) => name).join(", ")} } from '${file}'`;
  });
  writeFileSync(index, named);
}

/** Says in one file what thousands say in comments: types are checked in half the time. */
function declareTypes(folder) {
  const options = `options: { locale: ${languages.map((each) => `"${each}"`).join(" | ")} }`;
  const lines = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const parts = new Map(
      [...text.matchAll(/@typedef \{\{(.*)\}\} (\w+)/g)].map(([, list, of]) => [of, list]),
    );
    const words = text.matchAll(/^export const (\w+) = \/\*\* @type \{\(\(inputs\??: (\w+),/gm);
    return [...words].map(([, word, of]) => `export declare const ${word}: Word<{${parts.get(of)}}>;`);
  });
  const types = `type Word<Parts> = (parts: Parts, ${options}) => string;\n`;
  writeFileSync(join(folder, "_index.d.ts"), `${types}${lines.join("\n")}\n`);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const name of [...languages.map((language) => `${language}.json`), "project.inlang/settings.json"])
    hash.update(readFileSync(join(messages, name)));
  hash.update(readFileSync(new URL(import.meta.url)));
  return hash.digest("hex");
}

function copyChanged(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (statSync(source).isDirectory()) copyChanged(source, target);
    else if (!existsSync(target) || !readFileSync(source).equals(readFileSync(target)))
      cpSync(source, target);
  }
  for (const name of readdirSync(to))
    if (!existsSync(join(from, name))) rmSync(join(to, name), { recursive: true });
}

function edit(change) {
  for (const language of languages) {
    const file = join(messages, `${language}.json`);
    const words = JSON.parse(readFileSync(file, "utf8"));
    change(words, language);
    const sorted = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  }
}

async function locked(work) {
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (tries > 300 || Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 60_000)
        rmSync(lock, { recursive: true, force: true });
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith("words.js")) {
  await locked(async () => {
    const [verb, ...rest] = process.argv.slice(2);
    if (verb === "add") {
      const added = JSON.parse(readFileSync(rest[0], "utf8"));
      for (const [key, texts] of Object.entries(added))
        for (const language of languages)
          if (!texts[language]) throw new Error(`${key} has no text in ${language}`);
      edit((words, language) => {
        for (const [key, texts] of Object.entries(added)) words[key] = texts[language];
      });
    }
    if (verb === "remove")
      edit((words) => {
        for (const key of rest) delete words[key];
      });
    await compileWords();
  });
  process.exit(0); // the compiler leaves timers behind that would keep this waiting for half a minute
}
