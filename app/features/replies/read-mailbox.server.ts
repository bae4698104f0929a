import { createHash } from "node:crypto";
import { ImapFlow } from "imapflow";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { log, logError } from "~/lib/log.ts";
import { mostRawBytes } from "./inbound-mail.ts";
import { mailboxOptions } from "./mailbox-options.ts";
import { type InboundMeans, readInboundMail } from "./read-inbound-mail.server.ts";

export type MailboxOptions = InboundMeans & {
  db: Db;
  imapUrl: string;
  now: () => Date;
  /** How often to look where the server doesn't call by itself, and how long another process waits for this one to die. */
  pollMs?: number;
  leaseSeconds?: number;
  /** The first pause after trouble; it doubles up to a minute. */
  restMs?: number;
};

export type MailboxReader = { stop(): Promise<void> };

class Lost extends Error {}

/**
 * Reads a mailbox until stopped: at once when the server says that something came (IDLE), else by looking. Of all
 * processes the one that holds the mailbox's row reads; it says every few seconds that it lives. The place (UIDVALIDITY and
 * UID) is written after each mail, and a mail that is read twice changes nothing: so no crash loses or doubles one.
 * Nothing in the mailbox is changed, moved or marked.
 */
export function startMailbox(options: MailboxOptions): MailboxReader {
  const { db } = options;
  const holder = uuidv7();
  const leaseSeconds = options.leaseSeconds ?? 60;
  const mailbox = placeName(options.imapUrl);
  let isStopping = false;
  let wakeUp = () => {};
  let client: ImapFlow | undefined;
  let stumbledAt = 0;

  const pause = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      wakeUp = () => {
        clearTimeout(timer);
        done();
      };
    });

  async function run() {
    let troubles = 0;
    while (!isStopping) {
      try {
        if (!(await hold(db, { mailbox, holder, leaseSeconds }))) {
          await pause((leaseSeconds * 1000) / 3);
          continue;
        }
        await readOn(() => {
          troubles = 0;
        });
      } catch (error) {
        if (isStopping) break;
        troubles += 1;
        const restMs = Math.min(60_000, (options.restMs ?? 1000) * 2 ** Math.min(troubles - 1, 6));
        log("warn", "the mailbox can't be read", { times: troubles, restMs, code: codeOf(error) });
        await noteTrouble(db, mailbox, codeOf(error)).catch(() => {});
        await pause(restMs);
      } finally {
        client?.close();
        client = undefined;
      }
    }
    await letGo(db, mailbox, holder).catch((error) => logError("a mailbox could not be let go", error));
  }

  /** One conversation with the server, until it breaks. */
  async function readOn(onWell: () => void) {
    const line = new ImapFlow(mailboxOptions(options.imapUrl));
    client = line;
    let broken: Error | undefined;
    line.on("error", (error: Error) => {
      broken = error;
      wakeUp();
    });
    line.on("close", () => {
      broken ??= new Lost("the line closed");
      wakeUp();
    });
    let hasNews = true;
    line.on("exists", () => {
      hasNews = true;
      wakeUp();
    });
    await line.connect();
    const box = await line.mailboxOpen("INBOX", { readOnly: true });
    const keeper = setInterval(
      () => {
        hold(db, { mailbox, holder, leaseSeconds }).then(
          (isOurs) => {
            if (isOurs) return;
            broken = new Lost("another process reads");
            wakeUp();
          },
          () => {},
        );
      },
      (leaseSeconds * 1000) / 4,
    );
    try {
      await takePlace(db, mailbox, box.uidValidity);
      await noteTrouble(db, mailbox, "");
      while (!isStopping && !broken) {
        hasNews = false;
        await readNew(line, () => broken !== undefined || isStopping);
        onWell();
        if (!hasNews && !broken && !isStopping) {
          void line.idle().catch(() => {}); // ends with the next command; a server without IDLE is asked by NOOP
          await pause(options.pollMs ?? 30_000);
        }
        if (!broken && !isStopping) await line.noop();
      }
      if (broken) throw broken;
      await line.logout();
    } finally {
      clearInterval(keeper);
    }
  }

  async function readNew(line: ImapFlow, mayNot: () => boolean) {
    const from = (await placeOf(db, mailbox)) + 1;
    // "n:*" always names the last mail, also when it is older than n.
    const found = await line.search({ uid: `${from}:*` }, { uid: true });
    const uids = (found || []).filter((uid) => uid >= from).sort((a, b) => a - b);
    for (const uid of uids) {
      if (mayNot()) return;
      const mail = await line.fetchOne(String(uid), { source: { maxLength: mostRawBytes } }, { uid: true });
      if (mail && "source" in mail && mail.source) {
        // A mail that we stumble over twice is kept for a person, so that those after it are read.
        const isOnlyKept = stumbledAt === uid;
        stumbledAt = uid;
        await readInboundMail(db, options, {
          raw: mail.source,
          source: "imap",
          now: options.now(),
          isOnlyKept,
        });
        stumbledAt = 0;
      }
      if (!(await moveOn(db, { mailbox, holder, uid, now: options.now() })))
        throw new Lost("another process reads");
    }
  }

  const running = run();
  return {
    async stop() {
      isStopping = true;
      wakeUp();
      const patience = setTimeout(() => client?.close(), 5000);
      await running;
      clearTimeout(patience);
    },
  };
}

/** The mailbox's name in our table: nobody's password or address stands there. */
function placeName(imapUrl: string): string {
  const { username, host } = new URL(imapUrl);
  return createHash("sha256").update(`${username}@${host}`).digest("base64url");
}

/** Makes the mailbox ours while nobody living has it. */
async function hold(
  db: Db,
  { mailbox, holder, leaseSeconds }: { mailbox: string; holder: string; leaseSeconds: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into mailbox_place (mailbox, held_by, held_until)
      values (${mailbox}, ${holder}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (mailbox) do update set held_by = excluded.held_by, held_until = excluded.held_until
      where mailbox_place.held_by = excluded.held_by or coalesce(mailbox_place.held_until, '-infinity') < now()
    returning mailbox`.execute(db);
  return rows.length > 0;
}

async function letGo(db: Db, mailbox: string, holder: string): Promise<void> {
  await db
    .updateTable("mailbox_place")
    .set({ held_by: null, held_until: null })
    .where("mailbox", "=", mailbox)
    .where("held_by", "=", holder)
    .execute();
}

/** A mailbox whose UIDs were given anew is read from its beginning: what was read before is known by its Message-ID. */
async function takePlace(db: Db, mailbox: string, uidValidity: bigint): Promise<void> {
  await db
    .updateTable("mailbox_place")
    .set({ uid_validity: Number(uidValidity), last_uid: 0 })
    .where("mailbox", "=", mailbox)
    .where("uid_validity", "<>", Number(uidValidity))
    .execute();
}

async function placeOf(db: Db, mailbox: string): Promise<number> {
  const row = await db
    .selectFrom("mailbox_place")
    .select("last_uid")
    .where("mailbox", "=", mailbox)
    .executeTakeFirst();
  return Number(row?.last_uid ?? 0);
}

async function moveOn(
  db: Db,
  { mailbox, holder, uid, now }: { mailbox: string; holder: string; uid: number; now: Date },
): Promise<boolean> {
  const moved = await db
    .updateTable("mailbox_place")
    .set({ last_uid: uid, seen_at: now, trouble: "" })
    .where("mailbox", "=", mailbox)
    .where("held_by", "=", holder)
    .returning("mailbox")
    .executeTakeFirst();
  return moved !== undefined;
}

async function noteTrouble(db: Db, mailbox: string, trouble: string): Promise<void> {
  await db.updateTable("mailbox_place").set({ trouble }).where("mailbox", "=", mailbox).execute();
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("authenticationFailed" in error && error.authenticationFailed) return "not signed in";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
