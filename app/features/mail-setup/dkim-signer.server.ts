import { buffer } from "node:stream/consumers";
import DKIM from "nodemailer/lib/dkim";
import type { Db } from "#db/client.server.ts";
import { parseMailbox } from "~/features/letters/build-message.server.ts";
import { logError } from "~/lib/log.ts";
import { findDkimKey } from "./dkim-key.server.ts";
import { domainOf, type GivenKey } from "./mail-means.ts";

// RFC 8058 asks that both List-Unsubscribe headers be signed; nodemailer leaves the second out by itself.
const signedHeaders = [
  ...["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version"],
  ...["Content-Type", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"],
].join(":");

/** Signs one message as the domain of From (RFC 6376). */
export async function signed(
  source: Buffer,
  key: { domain: string; selector: string; privateKey: string },
): Promise<Buffer> {
  const dkim = new DKIM({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: key.privateKey,
    headerFieldNames: signedHeaders,
  });
  return buffer(dkim.sign(source));
}

const memoryMs = 30_000;

/**
 * Signs while there is a key and signing is switched on; else gives the message back as it is. A change on the settings
 * page is heard within half a minute.
 */
export function dkimSigner({
  db,
  secret,
  from,
  given,
}: {
  db: Db;
  secret: string;
  from: string;
  given: GivenKey | undefined;
}): (source: Buffer) => Promise<Buffer> {
  const domain = domainOf(parseMailbox(from).address);
  let known: { key: ReturnType<typeof findDkimKey>; until: number } | undefined;
  return async (source) => {
    if (!known || Date.now() > known.until)
      known = { key: findDkimKey(db, secret, given), until: Date.now() + memoryMs };
    const key = await known.key.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    if (!key || key.from === "locked" || !key.isSigning) return source;
    try {
      return await signed(source, { ...key, domain });
    } catch (error) {
      logError("a letter could not be signed", error);
      return source;
    }
  };
}
