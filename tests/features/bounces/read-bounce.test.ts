import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember } from "#tests/support/factories.ts";
import { letterTime, someLetters, testMeans } from "#tests/support/letters.ts";
import { envelopeSender } from "~/features/bounces/envelope-sender.server.ts";
import { forgetBounces } from "~/features/bounces/forget-bounces.server.ts";
import { liftSuppressions } from "~/features/bounces/lift-suppressions.server.ts";
import { readBounce } from "~/features/bounces/read-bounce.server.ts";
import { bounceMails, mailFile } from "./mails.ts";

const db = testDatabase();
const from = testMeans.from.address;
const means = { secret: testMeans.secret, from, now: letterTime };
const day = 86_400_000;

const raw = (file: string) => readFileSync(mailFile(file));
const envelope = (id: string) => envelopeSender(means.secret, from, id);

async function sentLetters(count: number) {
  const { deliveryIds, people } = await someLetters(db, count);
  await db.updateTable("delivery").set({ state: "sent", finished_at: letterTime }).execute();
  return { deliveryIds, people };
}

function suppressions() {
  return db.selectFrom("mail_suppression").selectAll().execute();
}

test("mail: every bounce that came to no envelope of ours changes nothing", async () => {
  const { deliveryIds } = await sentLetters(1);
  const forged = envelope(deliveryIds[0] ?? "").replace(/.@/, (last) => (last === "a@" ? "b@" : "a@"));
  for (const { file } of bounceMails)
    for (const to of [
      forged,
      from,
      "",
      envelopeSender("another secret, of thirty-two letters", from, deliveryIds[0] ?? ""),
    ]) {
      const news = await readBounce(db, raw(file), { recipients: [to] }, means);
      expect(news, file).toMatchObject({ deliveryId: undefined, isNew: false });
    }
  expect(await suppressions()).toEqual([]);
  expect(await db.selectFrom("mail_bounce").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "sent" }]);
});

test("mail: a dead address gets no more letters, and the letter says that it came back; twice read, once counted", async () => {
  const { deliveryIds, people } = await sentLetters(1);
  const to = { recipients: [envelope(deliveryIds[0] ?? "").toUpperCase()] };
  const both = await Promise.all([
    readBounce(db, raw("own-upper-case.eml"), to, means),
    readBounce(db, raw("own-upper-case.eml"), to, means),
  ]);
  expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(await suppressions()).toMatchObject([
    { address: people[0]?.candidate.email.toLowerCase(), mail_class: "all", lifted_at: null },
  ]);
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "failed" }]);
  expect(await db.selectFrom("mail_bounce").selectAll().execute()).toHaveLength(1);
});

test("mail: delayed, relayed and delivered reports change nothing, nor do answering machines", async () => {
  const { deliveryIds } = await sentLetters(1);
  const harmless = bounceMails.filter(({ kind }) => ["delayed", "arrived", "no_report"].includes(kind));
  for (const { file } of harmless)
    await readBounce(db, raw(file), { recipients: [envelope(deliveryIds[0] ?? "")] }, means);
  expect(harmless.length).toBeGreaterThan(6);
  expect(await suppressions()).toEqual([]);
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "sent" }]);
});

test("mail: a complaint, known by the envelope it quotes, stops promotional letters alone", async () => {
  const { deliveryIds } = await sentLetters(1);
  const text = raw("own-complaint.eml")
    .toString()
    .replace("{{envelope}}", envelope(deliveryIds[0] ?? ""));
  await readBounce(db, Buffer.from(text), { recipients: ["abuse@example.co.jp"] }, means);
  expect(await suppressions()).toMatchObject([{ mail_class: "promotional", reason: "complaint" }]);
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "sent" }]);
});

test("mail: a bounce speaks of the address the letter went to, not of the one the person has today", async () => {
  const { deliveryIds, people } = await sentLetters(1);
  await db.updateTable("candidate").set({ email: "new@example.org" }).execute();
  await readBounce(db, raw("own-upper-case.eml"), { recipients: [envelope(deliveryIds[0] ?? "")] }, means);
  expect((await suppressions()).map(({ address }) => address)).toEqual([
    people[0]?.candidate.email.toLowerCase(),
  ]);
});

test("mail: a full mailbox rests after three letters in a row, longer each time; a letter that arrived resets the count", async () => {
  const { deliveryIds } = await sentLetters(6);
  await db.updateTable("delivery").set({ address: "hana@example.org" }).execute();
  const [first = "", second = "", third = "", fourth = "", fifth = "", arrived = ""] = deliveryIds;
  const at = (days: number) => new Date(letterTime.getTime() + days * day);
  const comesBack = (id: string, days: number) =>
    readBounce(
      db,
      raw("own-quota-in-japanese.eml"),
      { recipients: [envelope(id)] },
      { ...means, now: at(days) },
    );
  const sentOn = (id: string, days: number) =>
    db
      .updateTable("delivery")
      .set({ finished_at: at(days) })
      .where("id", "=", id)
      .execute();
  await sentOn(arrived, 100);
  await comesBack(first, 1);
  await comesBack(second, 2);
  expect(await suppressions()).toEqual([]);
  await comesBack(third, 3);
  expect(await suppressions()).toMatchObject([{ reason: "soft", ends_at: at(10) }]);
  await comesBack(fourth, 11);
  expect(await suppressions()).toMatchObject([{ reason: "soft", ends_at: at(25) }]);
  await forgetBounces(db, at(26));
  expect(await suppressions()).toEqual([]);
  await comesBack(fifth, 110); // after the one that arrived on day 100: the first in a row again
  expect(await suppressions()).toEqual([]);
});

test("mail: somebody who knows better lets letters go to the address again; what they say of it stays", async () => {
  const member = await aMember(db);
  const { deliveryIds } = await sentLetters(1);
  await readBounce(db, raw("own-docomo-data.eml"), { recipients: [envelope(deliveryIds[0] ?? "")] }, means);
  const [row] = await suppressions();
  const lift = { addresses: [row?.address ?? ""], memberId: member.id, now: letterTime };
  expect(await db.transaction().execute((trx) => liftSuppressions(trx, lift))).toBe(true);
  expect(await suppressions()).toMatchObject([{ lifted_by: member.id }]);
  expect(await db.selectFrom("mail_bounce").selectAll().execute()).toHaveLength(1);
});

test("mail: what mail servers said is forgotten on its day", async () => {
  const { deliveryIds } = await sentLetters(1);
  await readBounce(db, raw("own-upper-case.eml"), { recipients: [envelope(deliveryIds[0] ?? "")] }, means);
  await forgetBounces(db, new Date(letterTime.getTime() + 399 * day));
  expect(await db.selectFrom("mail_bounce").selectAll().execute()).toHaveLength(1);
  await forgetBounces(db, new Date(letterTime.getTime() + 402 * day));
  expect(await db.selectFrom("mail_bounce").selectAll().execute()).toEqual([]);
  expect(await suppressions()).toEqual([]);
});
