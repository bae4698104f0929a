import type { Environment } from "~/env.server.ts";
import { CommandError } from "./run.ts";

/** web and worker share a database with others; the embedded one belongs to `npm start` alone. */
export function needDatabaseUrl(env: Environment, command: string): void {
  if (!env.databaseUrl)
    throw new CommandError(
      `npm run ${command} needs DATABASE_URL: the embedded database belongs to npm start, which runs pages and jobs in one process.`,
    );
}
