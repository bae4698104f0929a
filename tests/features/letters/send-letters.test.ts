import { afterEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import {
  aSender,
  countStates,
  letterTime,
  quietJobs,
  someLetters,
  testMeans,
  untilQuiet,
} from "#tests/support/letters.ts";
import { startSmtp, type TestSmtp } from "#tests/support/smtp.ts";
import { envelopeSender, readEnvelopeSender } from "~/features/bounces/envelope-sender.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

let running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.reverse()) await one.stop();
  running = [];
});

async function withSmtp(options?: Parameters<typeof startSmtp>[0]): Promise<TestSmtp> {
  const smtp = await startSmtp(options);
  running.push(smtp);
  return smtp;
}

function withSender(...given: Parameters<typeof aSender>) {
  const sender = aSender(...given);
  running.push(sender);
  return sender;
}

function attempts(deliveryId: string) {
  return db
    .selectFrom("delivery_attempt")
    .selectAll()
    .where("delivery_id", "=", deliveryId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}

function delivery(id: string) {
  return db.selectFrom("delivery").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

test("a letter is sent once, and the bytes and the server's answer are kept", async () => {
  await aCompany(db);
  const smtp = await withSmtp();
  const { deliveryIds, people } = await someLetters(db, 1);
  withSender(db, smtp.url);
  await untilQuiet(db);
  const [id = ""] = deliveryIds;
  const row = await delivery(id);
  expect(row.state).toBe("sent");
  expect(row.finished_at).toEqual(letterTime);
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]?.to).toBe(people[0]?.candidate.email);
  expect(smtp.received[0]?.from).toBe("recruit@aoba.example.jp");
  expect(row.source?.equals(smtp.received[0]?.source ?? Buffer.alloc(0))).toBe(true);
  expect(smtp.received[0]?.messageId).toBe(row.message_id);
  expect(await attempts(id)).toMatchObject([{ outcome: "accepted", smtp_code: 250 }]);
});

test("mail: each letter leaves with an envelope sender that names its delivery", async () => {
  await aCompany(db);
  const smtp = await withSmtp();
  const { deliveryIds } = await someLetters(db, 3);
  const { secret, from } = testMeans;
  withSender(db, smtp.url, { bouncesTo: (id) => envelopeSender(secret, from.address, id) });
  await untilQuiet(db);
  expect(smtp.received).toHaveLength(3);
  const named = smtp.received.map((letter) => readEnvelopeSender(secret, from.address, letter.from));
  expect([...named].sort()).toEqual([...deliveryIds].sort());
  for (const [at, { messageId }] of smtp.received.entries())
    expect((await delivery(named[at] ?? "")).message_id).toBe(messageId);
});

test("a fact that is rolled back leaves no letter", async () => {
  const candidate = await aCandidate(db);
  const undone = db.transaction().execute(async (trx) => {
    await writeDelivery(trx, quietJobs(), {
      letter: "candidate_link_renewed",
      mailClass: "transactional",
      to: { candidateId: candidate.id },
      address: candidate.email,
      locale: "ja",
      now: letterTime,
    });
    throw new Error("changed our mind");
  });
  await expect(undone).rejects.toThrow("changed our mind");
  expect(await countStates(db)).toEqual({});
});

test("mail: a server that says later gets it again later, with the same Message-ID", async () => {
  const smtp = await withSmtp({
    behaviour: (_, nth) => (nth === 1 ? { rcpt: 451, text: "4.7.1 greylisted" } : "accept"),
  });
  const { deliveryIds } = await someLetters(db, 1);
  const [id = ""] = deliveryIds;
  let time = letterTime;
  withSender(db, smtp.url, { now: () => time });
  await untilQuiet(db, (states) => states.queued === 1);
  await expect.poll(async () => (await attempts(id))[0]?.outcome).toBe("postponed");
  const waiting = await delivery(id);
  expect(waiting.not_before).toEqual(new Date(letterTime.getTime() + 60_000));
  expect(smtp.received).toHaveLength(0);
  time = waiting.not_before;
  await untilQuiet(db);
  expect(await delivery(id)).toMatchObject({ state: "sent" });
  expect(await attempts(id)).toMatchObject([
    { outcome: "postponed", smtp_code: 451, smtp_answer: expect.stringContaining("greylisted") },
    { outcome: "accepted" },
  ]);
  expect(smtp.received.map((mail) => mail.messageId)).toEqual([waiting.message_id]);
});

test.each([
  ["the address is refused", { rcpt: 550, text: "5.1.1 Unknown user" } as const],
  ["the message is refused", { data: 554, text: "5.7.1 Not wanted" } as const],
])("when %s the letter has failed and the answer is kept", async (_, fate) => {
  const smtp = await withSmtp({ behaviour: () => fate });
  const { deliveryIds } = await someLetters(db, 1);
  withSender(db, smtp.url);
  await untilQuiet(db);
  const [id = ""] = deliveryIds;
  expect(await delivery(id)).toMatchObject({ state: "failed" });
  expect(await attempts(id)).toMatchObject([
    { outcome: "refused", smtp_answer: expect.stringContaining(fate.text) },
  ]);
});

test("one refused address doesn't hold up the others", async () => {
  const { people } = await someLetters(db, 12);
  const bad = people[3]?.candidate.email;
  const smtp = await withSmtp({ behaviour: (to) => (to === bad ? { rcpt: 550 } : "accept") });
  withSender(db, smtp.url, { lanes: 2 });
  expect(await untilQuiet(db)).toEqual({ sent: 11, failed: 1 });
  expect(new Set(smtp.received.map((mail) => mail.to)).size).toBe(11);
});

test("a connection that breaks before the message is a reason to try later", async () => {
  const smtp = await withSmtp({ behaviour: (_, nth) => (nth === 1 ? "drop-before-data" : "accept") });
  const { deliveryIds } = await someLetters(db, 1);
  const [id = ""] = deliveryIds;
  let time = letterTime;
  withSender(db, smtp.url, { now: () => time });
  await expect.poll(async () => (await attempts(id))[0]?.outcome).toBe("postponed");
  time = new Date(letterTime.getTime() + 60_000);
  await untilQuiet(db);
  expect(smtp.received).toHaveLength(1);
  expect((await delivery(id)).state).toBe("sent");
});

test.each(["drop-after-dot", "drop-in-data", "hang-after-dot"] as const)(
  "%s leaves the letter uncertain, and it isn't sent again by itself",
  async (fate) => {
    const smtp = await withSmtp({ behaviour: (_, nth) => (nth === 1 ? fate : "accept") });
    const { deliveryIds } = await someLetters(db, 1);
    withSender(db, smtp.url);
    await untilQuiet(db);
    const [id = ""] = deliveryIds;
    expect(await delivery(id)).toMatchObject({ state: "uncertain" });
    expect(await attempts(id)).toMatchObject([{ outcome: "uncertain", smtp_code: null }]);
    await new Promise((done) => setTimeout(done, 300));
    expect(smtp.received.length).toBe(fate === "drop-in-data" ? 0 : 1);
  },
);

test("silence before the message ends with another try", async () => {
  const smtp = await withSmtp({ behaviour: () => "hang-before-data" });
  const { deliveryIds } = await someLetters(db, 1);
  const [id = ""] = deliveryIds;
  withSender(db, smtp.url, { timeouts: { connect: 500, answer: 300 } });
  await expect.poll(async () => (await attempts(id))[0]?.outcome).toBe("postponed");
  expect(await delivery(id)).toMatchObject({ state: "queued" });
});

test("a server that can't be reached is told on one letter, and all arrive when it is back", async () => {
  const gone = await startSmtp();
  await gone.stop();
  await someLetters(db, 5);
  withSender(db, gone.url, { now: () => new Date(letterTime.getTime() + 3_600_000) });
  const noted = () => db.selectFrom("delivery_attempt").selectAll().execute();
  const told = async () => (await noted()).find((attempt) => attempt.outcome === "postponed")?.smtp_answer;
  await expect.poll(told).toMatch(/ECONNREFUSED/);
  // the others were put back as if they had never been marked
  await expect.poll(noted).toHaveLength(1);
  await expect.poll(() => countStates(db)).toEqual({ queued: 5 });
});

test("thirty-two letters at once go to thirty-two people, one recipient each", async () => {
  const smtp = await withSmtp({ delayMs: 5 });
  const { people } = await someLetters(db, 32);
  withSender(db, smtp.url);
  withSender(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ sent: 32 });
  expect(smtp.received.map((mail) => mail.to).sort()).toEqual(
    people.map(({ candidate }) => candidate.email).sort(),
  );
});

test("without a mail server letters are written and kept", async () => {
  const { deliveryIds } = await someLetters(db, 2);
  withSender(db, undefined);
  expect(await untilQuiet(db)).toEqual({ kept: 2 });
  const row = await delivery(deliveryIds[0] ?? "");
  expect(row.subject).toContain("夏の懇親会");
  expect(row.source?.toString("latin1")).toContain("text/calendar; charset=utf-8; method=REQUEST");
});

test("nothing leaves while sending is paused", async () => {
  await aCompany(db, { sending_paused_at: letterTime });
  const smtp = await withSmtp();
  await someLetters(db, 3);
  withSender(db, smtp.url);
  await new Promise((done) => setTimeout(done, 300));
  expect(await countStates(db)).toEqual({ queued: 3 });
  await db.updateTable("company").set({ sending_paused_at: null }).execute();
  expect(await untilQuiet(db)).toEqual({ sent: 3 });
});

test("a pause in the middle of a batch holds what hasn't begun", async () => {
  await aCompany(db);
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  const smtp = await withSmtp({ answersAfter: () => held });
  await someLetters(db, 40);
  withSender(db, smtp.url, { lanes: 2 });
  await expect.poll(() => smtp.received.length).toBe(2);
  await db.updateTable("company").set({ sending_paused_at: letterTime }).execute();
  answer();
  await untilQuiet(db, (states) => !states.sending);
  const left = (await countStates(db)).queued ?? 0;
  expect(left).toBeGreaterThanOrEqual(36); // two a lane had begun
  expect(smtp.received).toHaveLength(40 - left);
});

test("a letter that has become pointless is stopped, and says why", async () => {
  const smtp = await withSmtp();
  const { people, deliveryIds, event } = await someLetters(db, 5);
  const [answered, ended, merged, cancelledLater, fine] = people;
  if (!answered || !ended || !merged || !cancelledLater || !fine) throw new Error("five people");
  await db.updateTable("invitation").set({ answer: "no" }).where("id", "=", answered.invitation.id).execute();
  await db
    .updateTable("candidate")
    .set({ offer_state: "declined_before" })
    .where("id", "=", ended.candidate.id)
    .execute();
  await db
    .updateTable("candidate")
    .set({ merged_into_id: fine.candidate.id })
    .where("id", "=", merged.candidate.id)
    .execute();
  await db
    .updateTable("invitation")
    .set({ stopped_at: letterTime })
    .where("id", "=", cancelledLater.invitation.id)
    .execute();
  withSender(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ stopped: 4, sent: 1 });
  const rows = await db.selectFrom("delivery").select(["id", "stopped_because"]).execute();
  const why = new Map(rows.map((row) => [row.id, row.stopped_because]));
  expect(deliveryIds.map((id) => why.get(id))).toEqual([
    "answered",
    "offer_ended",
    "merged",
    "taken_back",
    "",
  ]);
  expect(event.state).toBe("published");
});

test("letters to one person keep their order, also when the first one has to wait", async () => {
  const candidate = await aCandidate(db);
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const smtp = await withSmtp({ behaviour: (_, nth) => (nth === 1 ? { rcpt: 450 } : "accept") });
  const letters = ["event_invitation", "event_changed"] as const;
  for (const [at, letter] of letters.entries())
    await writeDelivery(db, quietJobs(), {
      letter,
      mailClass: "transactional",
      to: { candidateId: candidate.id },
      invitationId: invitation.id,
      sessionId: event.session.id,
      address: candidate.email,
      locale: "ja",
      details:
        letter === "event_changed"
          ? { time: { from: ["2026-07-17T05:00:00Z", "2026-07-17T07:00:00Z"] } }
          : {},
      now: new Date(letterTime.getTime() + at),
    });
  let time = new Date(letterTime.getTime() + 10);
  withSender(db, smtp.url, { now: () => time });
  await expect
    .poll(async () => (await db.selectFrom("delivery_attempt").selectAll().execute()).map((a) => a.outcome))
    .toEqual(["postponed"]);
  await new Promise((done) => setTimeout(done, 200));
  expect(smtp.received).toHaveLength(0);
  time = new Date(letterTime.getTime() + 120_000);
  expect(await untilQuiet(db)).toEqual({ sent: 2 });
  const subjects = (await smtp.lettersTo(candidate.email)).map((mail) => mail.subject);
  expect(subjects).toEqual([expect.stringContaining("ご案内"), expect.stringMatching(/^【日時変更】/)]);
  const second = (await smtp.lettersTo(candidate.email))[1];
  expect(second?.inReplyTo).toBe(smtp.received[0]?.messageId);
});

test("signs in where the mail server asks for it", async () => {
  const smtp = await withSmtp({ auth: { user: "aoba", pass: "himitsu" } });
  await someLetters(db, 1);
  withSender(db, smtp.url);
  expect(await untilQuiet(db)).toEqual({ sent: 1 });
});

test("a letter that would wake its reader is put back until the morning, and then leaves", async () => {
  const smtp = await withSmtp();
  await someLetters(db, 1);
  const night = new Date("2026-07-01T14:00:00Z");
  const sender = aSender(db, smtp.url, { now: () => night });
  const timesOf = () => db.selectFrom("delivery").select(["state", "not_before"]).execute();
  const morning = new Date("2026-07-01T23:00:00Z");
  await expect.poll(timesOf).toEqual([{ state: "queued", not_before: morning }]);
  await sender.stop();
  expect(smtp.received).toEqual([]);
  withSender(db, smtp.url, { now: () => morning });
  expect(await untilQuiet(db)).toEqual({ sent: 1 });
});
