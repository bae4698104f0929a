import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";

type News = {
  letter: Extract<Letter, `offer_${string}`>;
  candidateId: string;
  details: Record<string, unknown>;
  now: Date;
};

/** Tells a candidate about their own offer, in their language; nothing (undefined) where we know no address. */
export async function writeOfferLetter(trx: Db, jobs: Jobs, news: News): Promise<string | undefined> {
  const person = await trx
    .selectFrom("candidate")
    .select(["candidate.email", "candidate.locale"])
    .where("candidate.id", "=", news.candidateId)
    .executeTakeFirstOrThrow();
  if (person.email === "") return undefined;
  const { deliveryId } = await writeDelivery(trx, jobs, {
    letter: news.letter,
    mailClass: "transactional",
    to: { candidateId: news.candidateId },
    address: person.email,
    locale: isLocale(person.locale) ? person.locale : "ja",
    details: news.details,
    now: news.now,
  });
  return deliveryId;
}

/** Tells the recruiter in charge, else the deputy, what a candidate has decided; nobody where nobody is in charge. */
export async function tellRecruiter(
  trx: Db,
  jobs: Jobs,
  news: { candidateId: string; details: Record<string, unknown>; now: Date },
): Promise<void> {
  const person = await trx
    .selectFrom("candidate")
    .innerJoin("member", (join) =>
      join.on((on) => on("member.id", "=", on.fn.coalesce("candidate.recruiter_id", "candidate.deputy_id"))),
    )
    .select(["member.id", "member.email", "member.locale"])
    .where("candidate.id", "=", news.candidateId)
    .where("member.ended_at", "is", null)
    .executeTakeFirst();
  if (!person || person.email === "") return;
  await writeDelivery(trx, jobs, {
    letter: "staff_offer_answered",
    mailClass: "transactional",
    to: { memberId: person.id },
    address: person.email,
    locale: isLocale(person.locale) ? person.locale : "ja",
    details: { ...news.details, aboutCandidateId: news.candidateId },
    now: news.now,
  });
}
