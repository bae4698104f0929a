// npm run bench: what the product does, each figure beside its floor measured in the same run. --json for programs.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { benchAnswers } from "./answers.ts";

const isForPrograms = process.argv.includes("--json");
const folder = await mkdtemp(join(tmpdir(), "enishi-bench-"));
const server = await startEmbeddedPostgres({ folder });
try {
  const db = connect(server.url(), { max: 1 });
  await migrate(db);
  await db.destroy();
  const answers = await benchAnswers(server.url());
  if (isForPrograms) process.stdout.write(`${JSON.stringify({ answers })}\n`);
  else {
    process.stdout.write("Answers to one event of 500 seats, history and letter included\n");
    console.table(answers);
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
