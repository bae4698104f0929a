import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/server-runtime";
import type { Environment } from "~/env.server.ts";
import { createWeb } from "~/http/serve.server.ts";
import { CommandError, type Life } from "./run.ts";
import type { Services } from "./services.ts";

/** Serves the pages that `npm run build` left beside this file. */
export async function startWeb(env: Environment, services: Services, life: Life): Promise<void> {
  const folder = resolve(process.env.BUILD_DIR ?? "build", "app");
  const build: ServerBuild = await import(pathToFileURL(join(folder, "server/index.js")).href);
  const web = createWeb({
    build,
    mode: "production",
    context: services.context,
    clientFolder: join(folder, "client"),
    checkReady: services.checkReady,
  });
  life.onEnd(() => web.close(3_500));
  await listen(web.server, env.port);
}

export function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: Error & { code?: string }) =>
      fail(error.code === "EADDRINUSE" ? portTaken(port) : error),
    );
    server.listen(port, () => done());
  });
}

/** Says early, before a database is started for nothing, that somebody else has the port. */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((done) => server.close(done));
}

function portTaken(port: number): CommandError {
  return new CommandError(
    `Port ${port} is taken by another program, perhaps another Enishi. Choose another one: PORT=${port + 1} npm start`,
  );
}
