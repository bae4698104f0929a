// A worker in a process of its own, for tests that kill it: sends what is in the queue of argv[2] through argv[3]. With
// argv[4], an instant of the machine's clock, its time runs from there a thousand times as fast.
import { connect } from "#db/client.server.ts";
import { setLogWriter } from "~/lib/log.ts";
import { aSender, fastClock } from "./letters.ts";

const [, , databaseUrl = "", smtpUrl = "", since] = process.argv;
if (since) setLogWriter(() => {});
aSender(connect(databaseUrl, { max: 4 }), smtpUrl, {
  lanes: 4,
  leaseSeconds: 2,
  ...(since && { now: fastClock(Number(since)) }),
});
