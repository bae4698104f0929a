// A worker in a process of its own, for tests that kill it: sends what is in the queue of argv[2] through argv[3].
import { connect } from "#db/client.server.ts";
import { aSender } from "./letters.ts";

const [, , databaseUrl = "", smtpUrl = ""] = process.argv;
aSender(connect(databaseUrl, { max: 4 }), smtpUrl, { lanes: 4, leaseSeconds: 2 });
