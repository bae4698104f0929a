import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port nobody listens on, below those that the system gives to outgoing connections: between asking for it and
 * listening on it, a browser beside us can't be handed the same.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}
