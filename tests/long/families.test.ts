import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate } from "#tests/support/factories.ts";
import { anOpenRelative } from "#tests/support/families.ts";
import { aSender, letterTime, quietJobs } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

test("with the worker busy on 10,000 letters, none of 100 to a closed relative leaves once the closing is done", {
  timeout: 600_000,
}, async () => {
  const smtp = await startSmtp({ delayMs: 2 });
  onTestFinished(() => smtp.stop());
  const relative = await anOpenRelative(db);
  const people = [];
  for (let at = 0; at < 200; at++) people.push(await aCandidate(db));
  const others = people.flatMap((person) =>
    Array.from({ length: 50 }, () => ({
      letter: "candidate_link_renewed" as const,
      mailClass: "transactional" as const,
      to: { candidateId: person.id },
      address: person.email,
      locale: "ja" as const,
      now: letterTime,
    })),
  );
  const theirs = Array.from({ length: 100 }, () => ({
    letter: "family_news" as const,
    mailClass: "promotional" as const,
    to: { relativeId: relative.id },
    topic: "briefing" as const,
    address: relative.email,
    locale: "ja" as const,
    details: { title: { ja: "お知らせ" }, text: { ja: "本文" } },
    now: letterTime,
  }));
  await writeDeliveries(db, quietJobs(), [
    ...others.slice(0, 3000),
    ...theirs.slice(0, 50),
    ...others.slice(3000, 6000),
    ...theirs.slice(50),
    ...others.slice(6000),
  ]);
  const sender = aSender(db, smtp.url, { leaseSeconds: 60 });
  onTestFinished(() => sender.stop());
  await expect.poll(() => smtp.received.length, { timeout: 120_000, interval: 20 }).toBeGreaterThan(1000);
  await stopFamily(db, quietJobs(), {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId: relative.link.id,
    scope: "all",
    now: letterTime,
  });
  const begun = await db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select("delivery.id")
    .where("relative_id", "=", relative.id)
    .execute();
  await expect
    .poll(() => smtp.received.length, { timeout: 400_000, interval: 500 })
    .toBeGreaterThanOrEqual(10_000);
  await new Promise((done) => setTimeout(done, 2000));
  const left = smtp.received.filter(({ to }) => to === relative.email);
  expect(left.length).toBe(begun.length);
  expect(left.length).toBeLessThan(30);
  expect(smtp.received.length).toBe(10_000 + begun.length);
});
