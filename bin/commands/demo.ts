import { openDatabase, withPool } from "../process/database.ts";
import { reloadDemo } from "../process/demo.ts";
import { runCommand } from "../process/run.ts";
import { migrateAll } from "../process/services.ts";

await runCommand(async (env, life) => {
  const database = await openDatabase(env, () => void life.end(1));
  life.onEnd(() => database.close(), 8_000);
  await migrateAll(database, env.mailFrom);
  await withPool(database.directUrl, 2, (db) => reloadDemo(db, new Date(), env.secret));
  await life.end(0);
});
