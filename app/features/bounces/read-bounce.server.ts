import type { Db } from "#db/client.server.ts";
import { headersOf, type MailPart, readMail } from "~/lib/mime.ts";
import { type BounceReport, classifyBounce, complainedSender } from "./classify-bounce.ts";
import { readEnvelopeSender } from "./envelope-sender.server.ts";
import { noteBounce } from "./note-bounce.server.ts";

export type BounceMeans = {
  secret: string;
  /** The address our letters come from. */
  from: string;
  now: Date;
};

export type BounceNews = BounceReport & {
  /** The letter it speaks of; undefined where the mail came to no envelope of ours, and nothing was changed. */
  deliveryId: string | undefined;
  isNew: boolean;
};

/**
 * Reads a mail that may be a bounce or a complaint, and does what follows from it. It is believed only when it came to
 * the envelope of one of our letters (or, a complaint, quotes it): whoever doesn't know SECRET can't make one up.
 */
export async function readBounce(
  db: Db,
  raw: Buffer,
  { recipients }: { recipients: string[] },
  means: BounceMeans,
): Promise<BounceNews> {
  const root = readMail(raw);
  const candidates = [...recipients, ...addressesOf(root), complainedSender(root)];
  const deliveryId = candidates
    .map((address) => readEnvelopeSender(means.secret, means.from, address))
    .find((id) => id !== undefined);
  const delivery = deliveryId
    ? await db.selectFrom("delivery").select("address").where("id", "=", deliveryId).executeTakeFirst()
    : undefined;
  const report = classifyBounce(root, delivery?.address ?? "");
  if (!deliveryId || !delivery) return { ...report, deliveryId: undefined, isNew: false };
  if (report.kind === "none") return { ...report, deliveryId, isNew: false };
  const { kind, status, text } = report;
  const bounce = { deliveryId, kind, stage: "report", status, text, now: means.now } as const;
  const { isNew } = db.isTransaction
    ? await noteBounce(db, bounce)
    : await db.transaction().execute((trx) => noteBounce(trx, bounce));
  return { ...report, deliveryId, isNew };
}

/** The same for the reader of all mail that comes in: whether this one told of a letter of ours. */
export function bounceReader({ secret, from }: Omit<BounceMeans, "now">) {
  return async (trx: Db, raw: Buffer, now: Date): Promise<boolean> => {
    const news = await readBounce(trx, raw, { recipients: [] }, { secret, from, now });
    return news.deliveryId !== undefined && !(news.kind === "none" && news.why === "no_report");
  };
}

/** Where the mail itself says it was brought to. */
function addressesOf(root: MailPart): string[] {
  return ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to"]
    .flatMap((name) => headersOf(root, name))
    .flatMap((value) => value.match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []);
}
