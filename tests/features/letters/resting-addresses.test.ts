import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import {
  aSender,
  countStates,
  letterTime,
  quietJobs,
  someLetters,
  testMeans,
  untilQuiet,
} from "#tests/support/letters.ts";
import { type SmtpOptions, startSmtp } from "#tests/support/smtp.ts";
import { envelopeSender } from "~/features/bounces/envelope-sender.server.ts";
import { sendAgain } from "~/features/letters/send-again.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

async function aServer(options: SmtpOptions) {
  const smtp = await startSmtp(options);
  onTestFinished(() => smtp.stop());
  return smtp;
}

function sending(...given: Parameters<typeof aSender>) {
  const sender = aSender(...given);
  onTestFinished(() => sender.stop());
  return sender;
}

const toOne = (address: string) => db.updateTable("delivery").set({ address }).execute();
const rests = () => db.selectFrom("mail_suppression").select(["address", "reason", "lifted_at"]).execute();

test.each([
  ["Hana@docomo.ne.jp", { rcpt: 550, text: "Unknown user" }, "hard"],
  ["Hana@docomo.ne.jp", { data: 550, text: "Unknown user" }, "filtered"],
  ["Hana@example.org", { data: 550, text: "5.1.1 Unknown user" }, "hard"],
] as const)(
  "mail: %s that says no with %o rests as %s, and the next letter to it isn't sent",
  async (address, fate, reason) => {
    await aCompany(db);
    await someLetters(db, 1);
    await toOne(address);
    const smtp = await aServer({ behaviour: () => fate });
    sending(db, smtp.url);
    expect(await untilQuiet(db)).toEqual({ failed: 1 });
    await expect.poll(rests).toEqual([{ address: address.toLowerCase(), reason, lifted_at: null }]);

    smtp.behave(() => "accept");
    const next = await someLetters(db, 2);
    await db
      .updateTable("delivery")
      .set({ address })
      .where("id", "=", next.deliveryIds[0] ?? "")
      .execute();
    await untilQuiet(db, (states) => !states.queued && !states.sending && states.sent === 1);
    const stopped = await db.selectFrom("delivery").selectAll().where("state", "=", "stopped").execute();
    expect(stopped).toMatchObject([{ id: next.deliveryIds[0], stopped_because: `address_${reason}` }]);
    expect(smtp.received.map(({ to }) => to)).not.toContain(address);
  },
);

test("mail: a letter that a person sends again goes to an address that rested", async () => {
  const member = await aMember(db);
  const { deliveryIds } = await someLetters(db, 1);
  const smtp = await aServer({
    behaviour: (_, nth) => (nth === 1 ? { rcpt: 550, text: "5.1.1 unknown user" } : "accept"),
  });
  sending(db, smtp.url);
  await untilQuiet(db);
  await expect.poll(rests).toHaveLength(1);
  const again = {
    deliveryId: deliveryIds[0] ?? "",
    isSecondCopyFine: false,
    memberId: member.id,
    now: letterTime,
  };
  expect(await sendAgain(db, quietJobs(), again)).toEqual({ ok: true });
  expect(await untilQuiet(db)).toEqual({ sent: 1 });
  expect(await rests()).toMatchObject([{ lifted_at: letterTime }]);
});

test("mail: a block list's no, and a server that is only busy, let no address rest", async () => {
  await someLetters(db, 4);
  const smtp = await aServer({
    behaviour: () => ({ rcpt: 550, text: "5.7.1 Client host blocked using zen.spamhaus.org" }),
  });
  sending(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ failed: 4 });
  const noted = async () =>
    (await db.selectFrom("mail_bounce").select("kind").execute()).map(({ kind }) => kind);
  await expect.poll(noted).toEqual(["policy", "policy", "policy", "policy"]);
  expect(await rests()).toEqual([]);
});

test("mail: a complaint stops promotional letters at once, and only those", async () => {
  const { deliveryIds, people } = await someLetters(db, 1);
  const address = people[0]?.candidate.email.toLowerCase() ?? "";
  const ends = new Date(letterTime.getTime() + 86_400_000);
  const row = { address, mail_class: "promotional", reason: "complaint", since: letterTime, ends_at: ends };
  await db.insertInto("mail_suppression").values(row).execute();
  const smtp = await aServer({});
  sending(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ sent: 1 });
  await db
    .updateTable("delivery")
    .set({ state: "queued", mail_class: "promotional" })
    .where("id", "=", deliveryIds[0] ?? "")
    .execute();
  expect(await untilQuiet(db)).toEqual({ stopped: 1 });
});

test("mail: a server that refuses senders of the letters' own gets them from the plain address, each once", async () => {
  const { deliveryIds } = await someLetters(db, 12);
  const smtp = await aServer({ refusesSender: (from) => from.includes("+b") });
  const bouncesTo = (id: string) => envelopeSender(testMeans.secret, testMeans.from.address, id);
  sending(db, smtp.url, { bouncesTo, lanes: 4 });
  expect(await untilQuiet(db)).toEqual({ sent: deliveryIds.length });
  expect(new Set(smtp.received.map(({ from }) => from))).toEqual(new Set([testMeans.from.address]));
  expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(12);
  expect(smtp.received).toHaveLength(12);
  expect(await db.selectFrom("delivery_attempt").selectAll().execute()).toHaveLength(12);
});

test("mail: a server that refuses every sender fails the letter and blames no address", async () => {
  await someLetters(db, 1);
  const smtp = await aServer({ refusesSender: () => true });
  sending(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ failed: 1 });
  await new Promise((done) => setTimeout(done, 100));
  expect(await rests()).toEqual([]);
  expect(await countStates(db)).toEqual({ failed: 1 });
});
