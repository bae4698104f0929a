import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

export type NewsletterConsent = { isOpen: boolean; at: Date; through: string };

/** What somebody said last; undefined who never asked for the newsletter. */
export async function findNewsletterConsent(
  db: Db,
  candidateId: string,
): Promise<NewsletterConsent | undefined> {
  return db
    .selectFrom("newsletter_consent")
    .select(["is_open as isOpen", "at", "through"])
    .where("candidate_id", "=", candidateId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

type Said = {
  candidateId: string;
  isOpen: boolean;
  /** On their page, or by the button of a mail program. */
  through: "page" | "one_click";
  now: Date;
};

/** Adds to the proof. Saying the same again changes nothing; letters that wait are re-checked when they leave. */
export async function saveNewsletterConsent(
  db: Db,
  { candidateId, isOpen, through, now }: Said,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom("candidate").select("id").where("id", "=", candidateId).forNoKeyUpdate().execute();
    const last = await findNewsletterConsent(trx, candidateId);
    if ((last?.isOpen ?? false) === isOpen) return;
    await trx
      .insertInto("newsletter_consent")
      .values({ id: uuidv7(), candidate_id: candidateId, is_open: isOpen, through, at: now })
      .execute();
  });
}
