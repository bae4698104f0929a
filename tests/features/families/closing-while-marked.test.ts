import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany } from "#tests/support/factories.ts";
import { anOpenRelative } from "#tests/support/families.ts";
import { aSender, letterTime, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";

const db = testDatabase();

/** A letter that may leave from here on and hasn't reached the mail server. */
async function findMarkedAhead(received: { to: string }[]) {
  const marked = await db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_id")
    .select("address")
    .where("outcome", "=", "started")
    .execute();
  return marked.find(({ address }) => received.every(({ to }) => to !== address))?.address;
}

test("a letter that is marked and waits for its turn stays here when its relative is closed meanwhile", async () => {
  await aCompany(db);
  const relatives = await Promise.all(Array.from({ length: 6 }, () => anOpenRelative(db)));
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  const smtp = await startSmtp({ answersAfter: (nth) => (nth > 1 ? held : undefined) });
  onTestFinished(() => smtp.stop());
  const sender = aSender(db, smtp.url, { lanes: 1, timeouts: { connect: 30_000, answer: 30_000 } });
  onTestFinished(() => sender.stop());
  await expect.poll(() => smtp.received.length).toBe(2);
  await expect.poll(() => findMarkedAhead(smtp.received)).toBeTruthy();

  const ahead = await findMarkedAhead(smtp.received);
  const closed = relatives.find(({ email }) => email === ahead);
  if (!closed) throw new Error("one letter is marked ahead");
  await stopFamily(db, quietJobs(), {
    candidateId: closed.candidate_id,
    relativeId: closed.id,
    linkId: closed.link.id,
    scope: "all",
    now: letterTime,
  });
  answer();

  expect(await untilQuiet(db)).toEqual({ sent: 5, stopped: 1 });
  expect(smtp.received.map(({ to }) => to)).not.toContain(closed.email);
  const own = await db
    .selectFrom("delivery")
    .leftJoin("delivery_attempt", "delivery_attempt.delivery_id", "delivery.id")
    .select(["stopped_because as because", "source", "outcome"])
    .where("relative_id", "=", closed.id)
    .execute();
  expect(own).toEqual([{ because: "family_closed", source: null, outcome: null }]);
});
