// A worker of letters in a process of its own, for its memory: argv is a database, a mail server and how many letters it
// sends before it ends; it says the most
// memory it ever held, and what its program alone takes.
import { sql } from "kysely";
import { connect } from "#db/client.server.ts";
import { startSender } from "~/features/letters/send-letters.server.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { benchTime, lanes, means } from "./letters.ts";

const [, , url = "", smtpUrl = "", count = ""] = process.argv;
const db = connect(url, { max: 6 });
const write = letterWriter(means, async () => undefined);
const programMegabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
const sender = startSender({ db, smtpUrl, write, now: () => benchTime, lanes, pollMs: 50, ...means });
const goal = Number(count) + (await countSent());
while ((await countSent()) < goal) await new Promise((done) => setTimeout(done, 100));
await sender.stop();
await db.destroy();
process.send?.({ programMegabytes, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });

async function countSent(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from delivery_attempt where outcome = 'accepted'`.execute(db);
  return rows[0]?.n ?? 0;
}
