// A mail server in a process of its own that takes everything and counts; it says its port, and its count when asked.
import { SMTPServer } from "smtp-server";

let received = 0;
const addresses = new Set();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  disableReverseLookup: true,
  logger: false,
  onData(stream, session, done) {
    stream.resume();
    stream.on("end", () => {
      received += 1;
      for (const { address } of session.envelope.rcptTo) addresses.add(address);
      done();
    });
  },
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.server.address().port }));
process.on("message", () => {
  process.send?.({ received, people: addresses.size });
  received = 0;
  addresses.clear();
});
process.on("disconnect", () => process.exit(0));
