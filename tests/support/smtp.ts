// A mail server on loopback that does what it is told: takes letters, refuses them, or breaks at a chosen moment.
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** What happens to one message. */
export type Fate =
  | "accept"
  /** A reply to RCPT TO. */
  | { rcpt: number; text?: string }
  /** A reply after the final dot. */
  | { data: number; text?: string }
  /** The connection breaks: before DATA, while the bytes come, or after the final dot (the message is kept). */
  | "drop-before-data"
  | "drop-in-data"
  | "drop-after-dot"
  /** Silence: instead of the answer to RCPT TO, or after the final dot (the message is kept). */
  | "hang-before-data"
  | "hang-after-dot";

export type Received = {
  from: string;
  to: string;
  source: Buffer;
  messageId: string;
  /** Which connection brought it. */
  connection: string;
};

export type SmtpOptions = {
  /** Decides per message; `nth` counts the tries for this address from 1. */
  behaviour?: (to: string, nth: number) => Fate;
  /** Whether this sender is turned away at MAIL FROM. */
  refusesSender?: (from: string) => boolean;
  /** How long each message takes. */
  delayMs?: number;
  /** What the answer to the nth message waits for. */
  answersAfter?: (nth: number) => Promise<void> | undefined;
  port?: number;
  auth?: { user: string; pass: string };
  /** More conversations at once are turned away with a 421. */
  maxClients?: number;
  /** More letters within one second get a 421 to MAIL FROM, and the server hangs up. */
  perSecond?: number;
};

export async function startSmtp(options: SmtpOptions = {}) {
  const received: Received[] = [];
  const tries = new Map<string, number>();
  const fates = new Map<string, Fate>();
  const begun: number[] = [];
  let behaviour = options.behaviour ?? (() => "accept" as const);

  const server = new SMTPServer({
    authOptional: options.auth === undefined,
    disabledCommands: options.auth ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    allowInsecureAuth: true,
    // Carriers take "x..y."@docomo.ne.jp; the types don't know the option yet.
    ...({ lenientAddressParsing: true } as object),
    disableReverseLookup: true,
    closeTimeout: 100,
    maxClients: options.maxClients ?? Number.POSITIVE_INFINITY,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === options.auth?.user && password === options.auth?.pass)
        return done(null, { user: username });
      done(reply(535, "wrong name or password"));
    },
    onMailFrom({ address }, session, done) {
      if (options.refusesSender?.(address)) return done(reply(550, "5.1.0 sender not allowed"));
      if (isTooFast()) {
        done(reply(421, "4.7.0 too many letters, come back later"));
        setImmediate(() => drop(session));
        return;
      }
      done();
    },
    onRcptTo({ address }, session, done) {
      const nth = (tries.get(address) ?? 0) + 1;
      tries.set(address, nth);
      const fate = behaviour(address, nth);
      fates.set(session.id, fate);
      if (fate === "drop-before-data") return drop(session);
      if (fate === "hang-before-data") return;
      if (typeof fate === "object" && "rcpt" in fate) return done(reply(fate.rcpt, fate.text));
      done();
    },
    onData(stream, session, done) {
      const fate = fates.get(session.id) ?? "accept";
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        if (fate === "drop-in-data") drop(session);
        chunks.push(chunk);
      });
      stream.on("end", () => {
        if (fate === "drop-in-data") return;
        if (typeof fate === "object" && "data" in fate) return done(reply(fate.data, fate.text));
        keep(Buffer.concat(chunks), session);
        if (fate === "drop-after-dot") return drop(session);
        if (fate === "hang-after-dot") return;
        const wait = options.answersAfter?.(received.length);
        if (wait) void wait.then(() => done());
        else if (options.delayMs) setTimeout(done, options.delayMs);
        else done();
      });
    },
  });
  server.on("error", () => {}); // a client that goes away is what some tests are about

  function keep(source: Buffer, { envelope, id }: SMTPServerSession) {
    received.push({
      from: envelope.mailFrom ? envelope.mailFrom.address : "",
      to: envelope.rcptTo[0]?.address ?? "",
      source,
      messageId: /^Message-ID: (<[^>]+>)/im.exec(source.toString("latin1"))?.[1] ?? "",
      connection: id,
    });
  }

  function isTooFast(): boolean {
    const since = performance.now() - 1000;
    while ((begun[0] ?? since) < since) begun.shift();
    if (begun.length >= (options.perSecond ?? Number.POSITIVE_INFINITY)) return true;
    begun.push(performance.now());
    return false;
  }

  function drop(session: SMTPServerSession) {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
      if (connection.id === session.id) connection._socket.destroy();
  }

  await new Promise<void>((done) => server.listen(options.port ?? 0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  const login = options.auth ? `${options.auth.user}:${options.auth.pass}@` : "";
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    port,
    received,
    behave(next: (to: string, nth: number) => Fate) {
      behaviour = next;
    },
    /** The letters to one address, read by an independent parser. */
    async lettersTo(address: string): Promise<ParsedMail[]> {
      return Promise.all(
        received.filter((mail) => mail.to === address).map((mail) => simpleParser(mail.source)),
      );
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

export type TestSmtp = Awaited<ReturnType<typeof startSmtp>>;

function reply(code: number, text = "no"): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
