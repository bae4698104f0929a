import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";

type HostNews = {
  letter: Letter;
  sessionId: string;
  memberIds: string[];
  details?: Record<string, unknown>;
  now: Date;
};

/** Decides one letter to each of these colleagues; who has left gets none. */
export async function writeHostLetters(trx: Db, jobs: Jobs, news: HostNews): Promise<void> {
  if (news.memberIds.length === 0) return;
  const people = await trx
    .selectFrom("member")
    .select(["id", "email", "locale"])
    .where("id", "in", news.memberIds)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();
  await writeDeliveries(
    trx,
    jobs,
    people.map((person) => ({
      letter: news.letter,
      mailClass: "transactional",
      to: { memberId: person.id },
      sessionId: news.sessionId,
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      ...(news.details && { details: news.details }),
      now: news.now,
    })),
  );
}
