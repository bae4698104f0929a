import { uuidv7 } from "uuidv7";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aSender, letterTime, quietJobs, someLetters, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { listTroubles, sendAllAgain, type Trouble } from "~/features/letters/letter-trouble.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

/** Letters that a mail server refused, each for its reason. */
async function refusedLetters() {
  await aCompany(db);
  const { people, deliveryIds } = await someLetters(db, 5);
  const addresses = people.map(({ candidate }) => candidate.email);
  const answers = [
    { rcpt: 550, text: "5.1.1 user unknown" },
    { rcpt: 552, text: "5.2.2 mailbox full" },
    { data: 554, text: "5.7.1 blocked by policy" },
    "drop-after-dot",
  ] as const;
  const smtp = await startSmtp({ behaviour: (to) => answers[addresses.indexOf(to)] ?? "accept" });
  onTestFinished(() => smtp.stop());
  const sender = aSender(db, smtp.url);
  await untilQuiet(db);
  await sender.stop();
  return { smtp, addresses, deliveryIds };
}

async function again(...troubles: Trouble[]) {
  const { id } = await aMember(db);
  return sendAllAgain(db, quietJobs(), { troubles, memberId: id, now: letterTime });
}

test("letters that didn't arrive are counted by what stands in their way, and all of a kind are sent again", async () => {
  const { smtp, addresses } = await refusedLetters();
  const counted = (await listTroubles(db, letterTime)).map(({ trouble, count }) => [trouble, count]);
  expect(counted).toEqual([
    ["soft", 1],
    ["policy", 1],
    ["hard", 1],
    ["uncertain", 1],
  ]);
  smtp.behave(() => "accept");
  expect(await again("soft", "hard")).toBe(2);
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  // The dead address rested; whoever sends all of a kind again knows that it no longer needs to.
  expect(await untilQuiet(db)).toEqual({ sent: 3, failed: 1, uncertain: 1 });
  expect(smtp.received.filter(({ to }) => to === addresses[0])).toHaveLength(1);
  expect(await again("soft", "hard")).toBe(0);
});

test("a letter that may have arrived goes out again as it was, byte for byte", async () => {
  const { smtp, addresses } = await refusedLetters();
  smtp.behave(() => "accept");
  expect(await again("uncertain")).toBe(1);
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  await untilQuiet(db);
  const copies = smtp.received.filter(({ to }) => to === addresses[3]);
  expect(copies).toHaveLength(2);
  expect(copies[0]?.source.equals(copies[1]?.source ?? Buffer.alloc(0))).toBe(true);
});

test("two colleagues who send all again at once send each letter once", async () => {
  const { smtp } = await refusedLetters();
  smtp.behave(() => "accept");
  const counts = await Promise.all([again("soft", "policy"), again("policy", "soft")]);
  expect(counts.sort()).toEqual([0, 2]);
});

test("old letters, links to sign in, what goes to the desk and what was ended on purpose stay as they are", async () => {
  await aCompany(db);
  const { deliveryIds } = await someLetters(db, 4);
  const long = new Date(letterTime.getTime() - 61 * 86_400_000);
  const changes = [
    { state: "failed", created_at: long },
    { state: "failed", letter: "sign_in_link" },
    { state: "failed", letter: "report_came" },
    { state: "stopped", stopped_because: "answered" },
  ] as const;
  for (const [at, change] of changes.entries())
    await db
      .updateTable("delivery")
      .set(change)
      .where("id", "=", deliveryIds[at] ?? uuidv7())
      .execute();
  expect(await listTroubles(db, letterTime)).toEqual([]);
  expect(await again("gave_up", "unwritable", "hard", "soft", "policy", "kept")).toBe(0);
});
