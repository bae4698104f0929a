import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { BounceStage } from "~/features/bounces/bounce.ts";

// One line to the mail server. nodemailer's own pool sends a message again when the connection closes after the final
// dot; then one person gets two letters. Here every end of a conversation says plainly what is known.

export type SmtpResult =
  | { outcome: "accepted"; code: number; answer: string }
  /** 5xx: it won't be taken. */
  | { outcome: "refused"; code: number; answer: string; stage: BounceStage }
  /** 4xx, or the connection broke before the message was handed over: try later. */
  | { outcome: "postponed"; code: number | null; answer: string; stage: BounceStage }
  /** The connection broke after the last byte: it may have arrived. */
  | { outcome: "uncertain"; code: null; answer: string };

export type SmtpLine = {
  send(envelope: { from: string; to: string }, source: Buffer): Promise<SmtpResult>;
  readonly isOpen: boolean;
  readonly sent: number;
  readonly isEncrypted: boolean;
  readonly isSignedIn: boolean;
  close(): void;
};

export type SmtpTimeouts = { connect: number; answer: number };

export const patience: SmtpTimeouts = { connect: 30_000, answer: 120_000 };

/** Connects and signs in; throws where the server can't be reached or doesn't let us in (nothing was sent then). */
export async function openLine(smtpUrl: string, timeouts: SmtpTimeouts = patience): Promise<SmtpLine> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.answer,
    socketCloseTimeout: 1000,
  });
  let isOpen = true;
  let sent = 0;
  const closed = () => {
    isOpen = false;
  };
  connection.on("end", closed);
  connection.on("error", closed);
  await connected(connection);
  const user = auth?.user;
  const isSignedIn = Boolean(user && connection.allowsAuth);
  if (user && isSignedIn) await signedIn(connection, user, auth?.pass ?? "");
  return {
    isEncrypted: connection.secure,
    isSignedIn,
    get isOpen() {
      return isOpen;
    },
    get sent() {
      return sent;
    },
    async send(envelope, source) {
      sent += 1;
      const result = await delivered(
        connection,
        { from: envelope.from, to: quotedMailbox(envelope.to) },
        source,
      );
      if (result.outcome !== "accepted") connection.close();
      return result;
    },
    close() {
      if (isOpen) connection.quit();
      isOpen = false;
    },
  };
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.connect((error) => {
      connection.off("error", reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

function signedIn(connection: SMTPConnection, user: string, pass: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ user, pass, credentials: { user, pass } }, (error) => {
      if (!error) return resolve();
      connection.close();
      reject(error);
    });
  });
}

function delivered(
  connection: SMTPConnection,
  envelope: { from: string; to: string },
  source: Buffer,
): Promise<SmtpResult> {
  const message = new Whole(source);
  return new Promise((resolve) => {
    connection.send({ ...envelope, size: source.length }, message, (error, info) => {
      if (!error)
        return resolve({ outcome: "accepted", code: codeOf(info?.response), answer: info?.response ?? "" });
      const answer = error.response || error.message;
      const code = error.responseCode || null;
      const stage = stageOf(error.command, message.isHandedOver);
      if (code !== null && code >= 500) return resolve({ outcome: "refused", code, answer, stage });
      if (code !== null || !message.isHandedOver)
        return resolve({ outcome: "postponed", code, answer, stage });
      resolve({ outcome: "uncertain", code: null, answer });
    });
  });
}

function stageOf(command: string | undefined, isHandedOver: boolean): BounceStage {
  if (isHandedOver || command === "DATA") return "data";
  return command === "RCPT TO" ? "rcpt" : "mail";
}

/** All bytes at once. They are asked for after the server's 354: from then on they, final dot included, are on their way. */
class Whole extends Readable {
  isHandedOver = false;
  readonly #source: Buffer;

  constructor(source: Buffer) {
    super();
    this.#source = source;
  }

  override pipe<T extends NodeJS.WritableStream>(into: T): T {
    this.isHandedOver = true;
    into.end(this.#source);
    return into;
  }
}

/** Old carrier addresses (x..y.@docomo.ne.jp) are no dot-atoms: RFC 5321 wants their local part in quotes. */
export function quotedMailbox(address: string): string {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || local.startsWith('"') || /^[^\s.@"(),:;<>[\]\\]+(\.[^\s.@"(),:;<>[\]\\]+)*$/.test(local))
    return address;
  return `"${local.replace(/[\\"]/g, "\\$&")}"@${domain}`;
}

function codeOf(response: string | undefined): number {
  return Number(response?.slice(0, 3)) || 250;
}

/** The server said no, as against silence or a broken line. */
export function hasAnswered(error: unknown): boolean {
  return error instanceof Error && "responseCode" in error && Boolean(error.responseCode);
}

/** The server minds not this letter but how many come (RFC 5321, 4.2.1: it will close): all of them should wait. */
export function asksForPatience(result: SmtpResult): boolean {
  return result.outcome === "postponed" && result.code === 421 && result.stage === "mail";
}
