import type { Db } from "#db/client.server.ts";
import { issueLink, myPageDays, revokeLinks } from "~/features/letters/private-link.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { foldEmail } from "~/lib/fold.ts";
import { isLocale } from "~/lib/locale.ts";

type Renewal = { secret: string; now: Date };

const oncePerMinutes = 10;

/**
 * Sends a fresh link to a candidate's own page to the address we know; the old ones end. Once in ten minutes: pressing
 * again sends nothing. Answers nothing, because the page that asks is the same for everybody.
 */
export async function renewMyPage(
  db: Db,
  jobs: Jobs,
  { candidateId, ...renewal }: Renewal & { candidateId: string },
): Promise<void> {
  await db.transaction().execute((trx) => renew(trx, jobs, candidateId, renewal));
}

/** The same for whoever typed an address: to everybody who has it (a person entered twice), three at most. */
export async function renewMyPageByAddress(
  db: Db,
  jobs: Jobs,
  { address, ...renewal }: Renewal & { address: string },
): Promise<void> {
  const key = foldEmail(address);
  if (key === "") return;
  const owners = await db
    .selectFrom("candidate")
    .select("id")
    .where("email_key", "=", key)
    .where("merged_into_id", "is", null)
    .orderBy("created_at", "desc")
    .limit(3)
    .execute();
  for (const { id } of owners) await renewMyPage(db, jobs, { candidateId: id, ...renewal });
}

async function renew(trx: Db, jobs: Jobs, candidateId: string, { secret, now }: Renewal): Promise<void> {
  const owner = await trx
    .selectFrom("candidate")
    .select(["id", "email", "locale"])
    .where("id", "=", candidateId)
    .where("merged_into_id", "is", null)
    .where("email", "<>", "")
    .forUpdate() // two presses at once: the second sees the first's letter
    .executeTakeFirst();
  if (!owner) return;
  const recent = await trx
    .selectFrom("delivery")
    .select("id")
    .where("candidate_id", "=", owner.id)
    .where("letter", "=", "my_page_link")
    .where("created_at", ">", new Date(now.getTime() - oncePerMinutes * 60_000))
    .executeTakeFirst();
  if (recent) return;
  await revokeLinks(trx, { candidateId: owner.id, purpose: "my_page" }, now);
  await issueLink(trx, { secret, purpose: "my_page", candidateId: owner.id, now, days: myPageDays });
  await writeDelivery(trx, jobs, {
    letter: "my_page_link",
    mailClass: "transactional",
    to: { candidateId: owner.id },
    address: owner.email,
    locale: isLocale(owner.locale) ? owner.locale : "ja",
    now,
  });
}
