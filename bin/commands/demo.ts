import { openDatabase, withPool } from "../process/database.ts";
import { reloadDemo } from "../process/demo.ts";
import { runCommand } from "../process/run.ts";
import { migrateAll } from "../process/services.ts";

await runCommand(async (env, life) => {
  const database = await openDatabase(env, () => void life.end(1));
  life.onEnd(() => database.close(), 8_000);
  await migrateAll(database, env.mailFrom);
  const means = { databaseUrl: database.directUrl, now: new Date(), secret: env.secret };
  await withPool(database.directUrl, 1, (db) => reloadDemo(db, means));
  await life.end(0);
});
