import { createServer } from "node:http";
import type { ServerBuild } from "@remix-run/server-runtime";
import type { ViteDevServer } from "vite";
import { createWeb } from "~/http/serve.server.ts";
import { openDatabase } from "./database.ts";
import { prepareDemo } from "./demo.ts";
import { sayHello } from "./hello.ts";
import { runCommand } from "./run.ts";
import { migrateAll, openServices } from "./services.ts";
import { assertPortFree, listen } from "./web.ts";
import { startWork } from "./work.ts";

/** Like `npm start`, but Vite answers first: pages and styles change while one writes them. No content policy here. */
export async function startDevelopment(vite: ViteDevServer): Promise<void> {
  await runCommand(async (env, life) => {
    await assertPortFree(env.port);
    const database = await openDatabase(env, () => void life.end(1));
    life.onEnd(() => database.close(), 8_000);
    await migrateAll(database, env.mailFrom);
    const services = await openServices(env, database, life, { isWorker: true });
    const { db, now, secret } = services.context;
    const demo = database.isEmbedded
      ? await prepareDemo(db, { databaseUrl: database.url, now: now(), secret })
      : undefined;
    await startWork(env, services, life);
    const web = createWeb({
      build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
      mode: "development",
      context: services.context,
      checkReady: services.checkReady,
    });
    const server = createServer((incoming, outgoing) =>
      vite.middlewares(incoming, outgoing, () => web.server.emit("request", incoming, outgoing)),
    );
    life.onEnd(() => vite.close());
    life.onEnd(() => server.closeAllConnections());
    await listen(server, env.port);
    sayHello(env, demo);
  });
}
