import { assertDataFree, openDatabase } from "../process/database.ts";
import { prepareDemo } from "../process/demo.ts";
import { sayHello } from "../process/hello.ts";
import { runCommand } from "../process/run.ts";
import { migrateAll, openServices } from "../process/services.ts";
import { assertPortFree, startWeb } from "../process/web.ts";
import { startWork } from "../process/work.ts";

await runCommand(async (env, life) => {
  assertDataFree(env);
  await assertPortFree(env.port);
  const database = await openDatabase(env, (error) => {
    process.stderr.write(`${error.message}. Enishi ends here; start it again, nothing is lost.\n`);
    void life.end(1);
  });
  life.onEnd(() => database.close(), 8_000);
  await migrateAll(database, env.mailFrom);
  const services = await openServices(env, database, life, { isWorker: true });
  const { db, now, secret } = services.context;
  const demo = database.isEmbedded
    ? await prepareDemo(db, { databaseUrl: database.url, now: now(), secret })
    : undefined;
  await startWork(env, services, life);
  await startWeb(env, services, life);
  sayHello(env, demo);
});
