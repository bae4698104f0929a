// Builds what `npm start` runs: the words, the browser's and the server's half of the pages, and bin/commands.
//   node bin/build.js    builds unless what is there was built from the same sources
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const buildFolder = resolve(root, process.env.BUILD_DIR || "build");

const sources = ["app", "db", "emails", "public", "bin/commands", "bin/build.js", "bin/words.js"];
const files = ["package-lock.json", "remix.config.js", "vite.config.ts", "tsconfig.json"];
const stamp = join(buildFolder, "sources");

/** Builds in a process of its own, whose memory is given back, and only when a source has changed. */
export async function buildWhenStale({ isQuiet = false } = {}) {
  if (isFresh()) return;
  if (!isQuiet) process.stdout.write("Building Enishi (once, and after a change) …\n");
  // Whoever asks (a test, a shell with NODE_ENV=development): what is built is always what runs in production.
  await run(process.execPath, [fileURLToPath(import.meta.url)], { NODE_ENV: "production" });
}

async function build() {
  const fingerprint = sourcesFingerprint();
  rmSync(stamp, { force: true });
  await run(process.execPath, ["bin/words.js"], {});
  mkdirSync(buildFolder, { recursive: true });
  linkModules();
  // Remix wipes the folder it builds into, so it gets one of its own.
  const remix = run(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"],
    {
      NODE_ENV: "production",
    },
  );
  await Promise.all([remix, buildCommands()]);
  packAssets(join(buildFolder, "app/client/assets"));
  writeFileSync(stamp, fingerprint);
}

/** bin/commands is TypeScript with the aliases and letters (.tsx) of app/: bundled, with npm's packages left outside. */
async function buildCommands() {
  const { build: viteBuild } = await import("vite");
  const folder = join(root, "bin/commands");
  await viteBuild({
    root,
    configFile: false,
    logLevel: "warn",
    mode: "production",
    esbuild: { jsx: "automatic", jsxDev: false },
    resolve: { alias: aliases },
    publicDir: false,
    build: {
      ssr: true,
      target: "es2023",
      outDir: join(buildFolder, "bin"),
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(
          readdirSync(folder).map((name) => [name.replace(/\.ts$/, ""), join(folder, name)]),
        ),
        output: { entryFileNames: "[name].js", chunkFileNames: "shared/[name]-[hash].js" },
      },
    },
  });
}

const aliases = { "~": join(root, "app"), "#db": join(root, "db"), "#emails": join(root, "emails") };

/** A build outside the house finds the packages through a link. */
function linkModules() {
  const link = join(buildFolder, "node_modules");
  if (relative(root, buildFolder).startsWith("..") && !existsSync(link))
    symlinkSync(join(root, "node_modules"), link);
}

/** Packed once here rather than at every request. */
function packAssets(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:js|css|svg|json)$/.test(name)) continue;
    const packed = gzipSync(readFileSync(join(folder, name)), { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(join(folder, `${name}.gz`), packed);
  }
}

function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourcesFingerprint();
}

function sourcesFingerprint() {
  const hash = createHash("sha256").update(process.version);
  const add = (path) => {
    if (path.includes("paraglide") || path.includes("project.inlang/")) return;
    const full = join(root, path);
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(join(path, name));
    else hash.update(path).update(readFileSync(full));
  };
  for (const path of [...sources, ...files]) if (existsSync(join(root, path))) add(path);
  return hash.digest("hex");
}

function run(command, args, variables) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, VITEST: undefined, ...variables },
    });
    child.once("error", fail);
    child.once("exit", (code, signal) =>
      code === 0
        ? done()
        : fail(new Error(`The build stopped (${signal ?? `exit code ${code}`}); the lines above say why.`)),
    );
  });
}

/** One build at a time: a second one waits for the first, and then finds it fresh. */
async function alone(work) {
  mkdirSync(buildFolder, { recursive: true });
  const lock = join(buildFolder, "lock");
  for (;;)
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, 200));
    }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await alone(async () => {
    if (!isFresh()) await build();
  });
