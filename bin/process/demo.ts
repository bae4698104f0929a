import type { Db } from "#db/client.server.ts";
import { loadDemo } from "#db/demo/load.server.ts";
import { wipeDemo } from "#db/demo/wipe.server.ts";
import { CommandError } from "./run.ts";

/** Whether the database holds the demo, and when it was just loaded, pages of candidates to look at, one a language. */
export type DemoState = { hasDemo: boolean; answerPages: { name: string; path: string }[] };

/** Loads the demo company when the database holds no company yet. `secret` makes the links of its candidates. */
export async function prepareDemo(db: Db, now: Date, secret: string): Promise<DemoState> {
  const company = await db.selectFrom("company").select("is_demo").executeTakeFirst();
  if (company) return { hasDemo: company.is_demo, answerPages: [] };
  return { hasDemo: true, answerPages: await load(db, now, secret) };
}

/** Wipes the demo company and loads it afresh. Refuses a real one. */
export async function reloadDemo(db: Db, now: Date, secret: string): Promise<void> {
  const wiped = await wipeDemo(db);
  if (!wiped.ok)
    throw new CommandError(
      "This database holds a real company, so it stays as it is. The demo company goes into a database of its own.",
    );
  for (const { name, path } of await load(db, now, secret)) process.stdout.write(`  ${name}: ${path}\n`);
}

async function load(db: Db, now: Date, secret: string): Promise<DemoState["answerPages"]> {
  const start = performance.now();
  const write = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${text}` : "");
  write("Loading the demo company …");
  const counts = await loadDemo(db, {
    now,
    secret,
    onProgress: ({ done, total }) =>
      write(`Loading the demo company … ${Math.round((100 * done) / total)} %`),
  });
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
