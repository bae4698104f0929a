// Chromium out of an npm package: nothing of the system is needed, neither a browser nor its libraries nor fonts.
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { installFonts } from "./fonts.ts";

/**
 * Opens a Chromium; `await using browser = await openBrowser()` closes it again.
 * CHROMIUM_PATH names another one (the one from npm is for x64 Linux only).
 */
export async function openBrowser(): Promise<Browser> {
  const home = await unpackedChromium();
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? join(home, "chromium"),
    args: quietFlags,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: home,
      TZ: process.env.TZ ?? "UTC",
      LD_LIBRARY_PATH: join(home, "al2023/lib"),
      FONTCONFIG_FILE: join(home, "noto/fonts.conf"),
    },
  });
}

/** No sandbox (root has none), no graphics card, and not one request that a page didn't ask for. */
const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--no-first-run",
  "--font-render-hinting=none",
];

/** Unpacked once per version and user; made beside and renamed, so that two runs at once don't meet half a file. */
async function unpackedChromium(): Promise<string> {
  const packed = join(dirname(require.resolve("@sparticuz/chromium")), "../../bin");
  const { version } = require("../../node_modules/@sparticuz/chromium/package.json");
  const home = join(tmpdir(), `enishi-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) {
    const draft = mkdtempSync(`${home}-`);
    await inTemporaryFolder(draft, () =>
      Promise.all(
        ["chromium.br", "al2023.tar.br", "swiftshader.tar.br"].map((name) => inflate(join(packed, name))),
      ),
    );
    try {
      renameSync(draft, home);
    } catch {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  installFonts(join(home, "noto"));
  return home;
}

const require = createRequire(import.meta.url);

/** The package unpacks into the system's temporary folder, wherever that is. */
async function inTemporaryFolder(folder: string, work: () => Promise<unknown>) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
