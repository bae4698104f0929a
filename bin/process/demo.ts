import type { Db } from "#db/client.server.ts";
import { loadDemo } from "#db/demo/load.server.ts";
import { wipeDemo } from "#db/demo/wipe.server.ts";
import { CommandError } from "./run.ts";

/** Loads the demo company when the database holds no company yet; true when it holds the demo afterwards. */
export async function prepareDemo(db: Db, now: Date): Promise<boolean> {
  const company = await db.selectFrom("company").select("is_demo").executeTakeFirst();
  if (company) return company.is_demo;
  await load(db, now);
  return true;
}

/** Wipes the demo company and loads it afresh. Refuses a real one. */
export async function reloadDemo(db: Db, now: Date): Promise<void> {
  const wiped = await wipeDemo(db);
  if (!wiped.ok)
    throw new CommandError(
      "This database holds a real company, so it stays as it is. The demo company goes into a database of its own.",
    );
  await load(db, now);
}

async function load(db: Db, now: Date): Promise<void> {
  const start = performance.now();
  const write = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : "");
  write("Loading the demo company …");
  const counts = await loadDemo(db, {
    now,
    onProgress: ({ done, total }) =>
      write(`Loading the demo company … ${Math.round((100 * done) / total)} %`),
  });
  write("");
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `Loaded the demo company in ${seconds} s: ${counts.candidates} candidates, ${counts.offers} offers, ${counts.invitations} invitations.\n`,
  );
}
