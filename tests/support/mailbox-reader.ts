// A reader of the mailbox in a process of its own, for tests that kill it: reads argv[3] into the database argv[2].
import { connect } from "#db/client.server.ts";
import { startMailbox } from "~/features/replies/read-mailbox.server.ts";
import { setLogWriter } from "~/lib/log.ts";
import { inboundMeans, readingTime } from "./inbound.ts";

const [, , databaseUrl = "", imapUrl = ""] = process.argv;
setLogWriter(() => {});
startMailbox({
  ...inboundMeans(),
  db: connect(databaseUrl, { max: 2 }),
  imapUrl,
  now: () => readingTime,
  leaseSeconds: 1,
  restMs: 20,
});
