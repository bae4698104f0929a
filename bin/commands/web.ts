import { log } from "~/lib/log.ts";
import { openDatabase } from "../process/database.ts";
import { needDatabaseUrl } from "../process/need-database-url.ts";
import { runCommand } from "../process/run.ts";
import { openServices } from "../process/services.ts";
import { startWeb } from "../process/web.ts";

await runCommand(async (env, life) => {
  needDatabaseUrl(env, "web");
  const database = await openDatabase(env, () => {});
  const services = await openServices(env, database, life, { isWorker: false });
  await startWeb(env, services, life);
  log("info", "serving pages", { port: env.port });
});
