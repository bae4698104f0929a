// For tests of letters: jobs that run nowhere, a sender with short patience, a batch of people who are invited.
import type { Selectable } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Candidate, Invitation } from "#db/schema.ts";
import { type SenderOptions, startSender } from "~/features/letters/send-letters.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import { aCandidate, anEvent, anInvitation } from "./factories.ts";

export const testMeans = {
  from: { name: "青葉精機株式会社 採用担当", address: "recruit@aoba.example.jp" },
  appUrl: "https://enishi.example.jp",
  secret: "a secret of at least thirty-two characters",
};

/** Writes nothing but what the transaction writes; keeps what was asked of it. */
export function quietJobs(): Jobs & { added: { name: string; payload: unknown }[] } {
  const added: { name: string; payload: unknown }[] = [];
  return {
    added,
    mailDomain: "aoba.example.jp",
    async add(_trx, name, payload) {
      added.push({ name, payload });
    },
    wake() {},
  };
}

export function aSender(db: Db, smtpUrl: string | undefined, options: Partial<SenderOptions> = {}) {
  return startSender({
    db,
    smtpUrl,
    now: () => letterTime,
    pollMs: 20,
    leaseSeconds: 2,
    timeouts: { connect: 2000, answer: 1000 },
    ...testMeans,
    write: letterWriter(testMeans, async () => undefined),
    ...options,
  });
}

/** 1 July 2026, noon in Tokyo: before the social of `anEvent`. */
export const letterTime = new Date("2026-07-01T03:00:00Z");

/** Time that began at `letterTime` and runs a thousand times as fast: a day of trying again takes a minute and a half. */
export function fastClock(since: number): () => Date {
  return () => new Date(letterTime.getTime() + (Date.now() - since) * 1000);
}

/** People invited to one social, each with an entry in their calendar, a private link to come and a letter in the queue. */
export async function someLetters(
  db: Db,
  count: number,
  overrides: { locale?: string; notBefore?: Date } = {},
) {
  const event = await anEvent(db);
  const people: { candidate: Selectable<Candidate>; invitation: Selectable<Invitation> }[] = [];
  for (let at = 0; at < count; at++) {
    const candidate = await aCandidate(db, { locale: overrides.locale ?? "ja" });
    people.push({ candidate, invitation: await anInvitation(db, event, { candidate_id: candidate.id }) });
  }
  const deliveryIds = await db.transaction().execute((trx) =>
    writeDeliveries(
      trx,
      quietJobs(),
      people.map(({ candidate, invitation }) => ({
        letter: "event_invitation",
        mailClass: "transactional",
        to: { candidateId: candidate.id },
        invitationId: invitation.id,
        sessionId: event.session.id,
        address: candidate.email,
        locale: isLocale(candidate.locale) ? candidate.locale : "ja",
        now: letterTime,
        ...(overrides.notBefore && { notBefore: overrides.notBefore }),
      })),
    ),
  );
  return { event, people, deliveryIds };
}

/** Waits until no letter is queued for now or being sent; fails after some seconds. */
export async function untilQuiet(
  db: Db,
  isQuiet: (states: Record<string, number>) => boolean = nothingMoves,
) {
  for (let tries = 0; tries < 400; tries++) {
    const states = await countStates(db);
    if (isQuiet(states)) return states;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`letters still move: ${JSON.stringify(await countStates(db))}`);
}

export async function countStates(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("delivery")
    .select((is) => ["state", is.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

function nothingMoves(states: Record<string, number>): boolean {
  return !states.queued && !states.sending;
}
