import { openDatabase } from "../process/database.ts";
import { runCommand } from "../process/run.ts";
import { migrateAll } from "../process/services.ts";

await runCommand(async (env, life) => {
  const database = await openDatabase(env, () => void life.end(1));
  life.onEnd(() => database.close(), 8_000);
  const applied = await migrateAll(database, env.mailFrom);
  process.stdout.write(
    applied.length > 0 ? `Migrated: ${applied.join(", ")}\n` : "The database is up to date; nothing to do.\n",
  );
  await life.end(0);
});
