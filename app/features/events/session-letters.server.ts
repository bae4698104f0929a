import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { SeatState } from "./answer.ts";
import { newsTimes } from "./news-time.server.ts";

type News = {
  sessionId: string;
  letter: Letter;
  details?: Record<string, unknown>;
  /** Candidates who hear of it in another letter. */
  except?: string[];
  now: Date;
};

export type Seated = {
  candidateId: string;
  invitationId: string;
  state: SeatState;
  email: string;
  locale: string;
  zone: string;
};

/** Everybody with a seat or a place in line of one session, in order of arrival. */
export async function listSeated(trx: Db, sessionId: string): Promise<Seated[]> {
  return (await trx
    .selectFrom("seat")
    .innerJoin("candidate", "candidate.id", "seat.candidate_id")
    .select(["candidate.id as candidateId", "seat.invitation_id as invitationId", "seat.state"])
    .select(["candidate.email", "candidate.locale", "candidate.zone"])
    .where("seat.session_id", "=", sessionId)
    .orderBy("seat.arrival")
    .execute()) as Seated[];
}

/** Tells all of them, and raises the SEQUENCE of what stands in their calendars before the letters are written. */
export async function tellTheSeated(trx: Db, jobs: Jobs, news: News): Promise<{ told: number }> {
  const seated = await listSeated(trx, news.sessionId);
  const people = seated.filter((person) => !news.except?.includes(person.candidateId));
  if (people.length === 0) return { told: 0 };
  await trx
    .updateTable("calendar_entry")
    .set((set) => ({ sequence: set("sequence", "+", 1) }))
    .where("session_id", "=", news.sessionId)
    .where("is_cancelled", "=", false)
    .where(
      "candidate_id",
      "in",
      people.map((person) => person.candidateId),
    )
    .execute();
  return tellThese(trx, jobs, people, news);
}

export async function tellThese(
  trx: Db,
  jobs: Jobs,
  people: Omit<Seated, "state">[],
  news: News,
): Promise<{ told: number }> {
  const reachable = people.filter((person) => person.email !== "");
  if (reachable.length === 0) return { told: 0 };
  const { startsAt } = await trx
    .selectFrom("session")
    .select("starts_at as startsAt")
    .where("id", "=", news.sessionId)
    .executeTakeFirstOrThrow();
  const times = await newsTimes(
    trx,
    reachable.map((person) => ({ ...person, startsAt })),
    news,
  );
  await writeDeliveries(
    trx,
    jobs,
    reachable.map((person, place) => ({
      letter: news.letter,
      mailClass: "transactional",
      to: { candidateId: person.candidateId },
      invitationId: person.invitationId,
      sessionId: news.sessionId,
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      ...(news.details && { details: news.details }),
      notBefore: times[place] ?? news.now,
      now: news.now,
    })),
  );
  return { told: reachable.length };
}
