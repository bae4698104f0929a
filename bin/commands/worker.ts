import { log } from "~/lib/log.ts";
import { openDatabase } from "../process/database.ts";
import { needDatabaseUrl } from "../process/need-database-url.ts";
import { runCommand } from "../process/run.ts";
import { openServices } from "../process/services.ts";
import { startWork } from "../process/work.ts";

await runCommand(async (env, life) => {
  needDatabaseUrl(env, "worker");
  const database = await openDatabase(env, () => {});
  const services = await openServices(env, database, life, { isWorker: true });
  await startWork(env, services, life);
  log("info", "working", {});
});
