import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect, type Db } from "#db/client.server.ts";
import { loadDemo } from "#db/demo/load.server.ts";
import { wipeDemo } from "#db/demo/wipe.server.ts";
import { CommandError } from "./run.ts";

/** Whether the database holds the demo, and when it was just loaded, pages of candidates to look at, one a language. */
export type DemoState = { hasDemo: boolean; answerPages: { name: string; path: string }[] };

/** What a process that loads the demo company is told, and what it says. */
export type DemoOrder = { databaseUrl: string; now: string; secret: string };
type Loaded = Awaited<ReturnType<typeof loadDemo>>;
export type DemoWord = { percent: number } | { loaded: Loaded };

type Means = Omit<DemoOrder, "now"> & { now: Date };

/** Loads the demo company when the database holds no company yet. `secret` makes the links of its candidates. */
export async function prepareDemo(db: Db, means: Means): Promise<DemoState> {
  const company = await db.selectFrom("company").select("is_demo").executeTakeFirst();
  if (company) return { hasDemo: company.is_demo, answerPages: [] };
  return { hasDemo: true, answerPages: await load(means) };
}

/** Wipes the demo company and loads it afresh. Refuses a real one. */
export async function reloadDemo(db: Db, means: Means): Promise<void> {
  const wiped = await wipeDemo(db);
  if (!wiped.ok)
    throw new CommandError(
      "This database holds a real company, so it stays as it is. The demo company goes into a database of its own.",
    );
  for (const { name, path } of await load(means)) process.stdout.write(`  ${name}: ${path}\n`);
}

async function load({ now, ...means }: Means): Promise<DemoState["answerPages"]> {
  const start = performance.now();
  const write = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : "");
  const sayPercent = (percent: number) => write(`Loading the demo company … ${percent} %`);
  write("Loading the demo company …");
  const counts = await loadApart({ ...means, now: now.toISOString() }, sayPercent);
  write("");
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `Loaded the demo company in ${seconds} s: ${counts.candidates} candidates, ${counts.offers} offers, ${counts.invitations} invitations.\n`,
  );
  return [
    ...counts.myPages.map(({ name, token }) => ({ name: `${name} (own page)`, path: `/c/${token}` })),
    ...counts.answerLinks.map(({ name, token }) => ({
      name: `${name} (an invitation)`,
      path: `/a/${token}`,
    })),
    ...counts.familyPages,
  ];
}

/** In a process that gives its memory back; in this one where nothing is built (npm run dev). */
async function loadApart(order: DemoOrder, sayPercent: (percent: number) => void): Promise<Loaded> {
  const program = [".", ".."]
    .map((folder) => join(import.meta.dirname, folder, "load-demo.js"))
    .find((path) => existsSync(path));
  if (!program) return loadHere(order, sayPercent);
  const child = fork(program);
  return new Promise((done, fail) => {
    child.on("message", (word: DemoWord) =>
      "loaded" in word ? done(word.loaded) : sayPercent(word.percent),
    );
    child.once("error", fail);
    child.once("exit", () => fail(new Error("the demo company could not be loaded: see above")));
    child.send(order);
  });
}

export async function loadHere(order: DemoOrder, sayPercent: (percent: number) => void): Promise<Loaded> {
  const db = connect(order.databaseUrl, { max: 2 });
  try {
    return await loadDemo(db, {
      now: new Date(order.now),
      secret: order.secret,
      onProgress: ({ done, total }) => sayPercent(Math.round((100 * done) / total)),
    });
  } finally {
    await db.destroy();
  }
}
