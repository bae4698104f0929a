import type { Db } from "#db/client.server.ts";
import { listRestsOf } from "~/features/bounces/rest-queries.server.ts";
import { sparePeople } from "~/features/contact/spare-people.server.ts";
import type { MailingReader } from "~/features/mailings/mailing-audience.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { listNewsletterReaders } from "./issue-queries.server.ts";
import type { Issue } from "./newsletter.ts";
import { writeNewsletterEntries, writeNewsletterLetters } from "./newsletter-letters.server.ts";

const aBatch = 500;

/** Sends the planned issues whose day has come. Each batch is one transaction; run twice or broken off it goes on where it was. */
export async function sendNewsletters(db: Db, jobs: Jobs, now: Date, batch: number = aBatch): Promise<void> {
  const company = await db.selectFrom("company").select("zone").executeTakeFirst();
  const today = todayIn(company?.zone ?? "Asia/Tokyo", now);
  while (await db.transaction().execute((trx) => sendBatch(trx, jobs, { today, now, batch })));
}

async function sendBatch(
  trx: Db,
  jobs: Jobs,
  { today, now, batch }: { today: string; now: Date; batch: number },
): Promise<boolean> {
  const issue = await trx
    .selectFrom("newsletter_issue")
    .select(["id", "texts", "cohort_year as year", "unit_ids as unitIds", "written_by as writtenBy"])
    .where("state", "=", "planned")
    .where("sends_on", "<=", today)
    .orderBy("sends_on")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .$castTo<Pick<Issue, "id" | "texts" | "year" | "unitIds" | "writtenBy">>()
    .executeTakeFirst();
  if (!issue) return false;
  const people = await listNewsletterReaders(trx, issue, { limit: batch, notOf: issue.id });
  if (people.length === 0) {
    const end = { state: "sent", finished_at: now };
    await trx.updateTable("newsletter_issue").set(end).where("id", "=", issue.id).execute();
    return true;
  }
  const spared = await whoIsSpared(trx, people, issue.writtenBy, now);
  const readers = people.filter(({ candidateId }) => !spared.has(candidateId));
  await trx
    .insertInto("newsletter_copy")
    .values(
      people.map(({ candidateId }) => ({
        ...{ issue_id: issue.id, candidate_id: candidateId },
        spared: spared.get(candidateId) ?? "",
      })),
    )
    .execute();
  const letters = { ...issue, issueId: issue.id, readers, now };
  await writeNewsletterLetters(trx, jobs, letters);
  await writeNewsletterEntries(trx, letters);
  return true;
}

/** Holds these people's rows, so that no other letter spends their budget meanwhile. */
async function whoIsSpared(trx: Db, people: MailingReader[], memberId: string | null, now: Date) {
  const wishes = await sparePeople(trx, {
    candidateIds: people.map(({ candidateId }) => candidateId),
    ...{ place: "mailing", memberId: memberId ?? "", overrideReason: undefined, now },
  });
  const addresses = people.map(({ email }) => email);
  const rests = await listRestsOf(trx, addresses, { isPromotional: true, now });
  const spared = new Map<string, "no_address" | "rests" | "wish">();
  for (const { candidateId, email } of people) {
    if (email === "") spared.set(candidateId, "no_address");
    else if (rests.has(email.toLowerCase())) spared.set(candidateId, "rests");
    else if (wishes.has(candidateId)) spared.set(candidateId, "wish");
  }
  return spared;
}
