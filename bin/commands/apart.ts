// The process apart (bin/process/apart.ts starts it): does one long piece of work, and ends.
import { connect } from "#db/client.server.ts";
import type { ApartTasks } from "~/jobs/apart.ts";
import { apartTasks } from "~/jobs/apart-tasks.server.ts";
import { logError } from "~/lib/log.ts";

type Order<Name extends keyof ApartTasks> = { databaseUrl: string; name: Name; input: ApartTasks[Name] };

// Without whoever asked there is nobody to work for; what is open in the database is undone with the connection.
process.on("disconnect", () => process.exit(1));
process.once("message", (order) => void obey(order as Order<keyof ApartTasks>));

async function obey<Name extends keyof ApartTasks>({ databaseUrl, name, input }: Order<Name>): Promise<void> {
  const db = connect(databaseUrl, { max: 3 });
  try {
    await apartTasks[name](db, input, new Date());
    process.exit(0);
  } catch (error) {
    logError("long work failed", error, { job: name });
    process.exit(1);
  }
}
