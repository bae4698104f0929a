import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import ICAL from "ical.js";
import { type AddressObject, simpleParser } from "mailparser";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aSender, letterTime, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { openLine, quotedMailbox } from "~/features/letters/post-office.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { sendAgain } from "~/features/letters/send-again.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";

const db = testDatabase();

type Setup = Parameters<typeof aCandidate>[1] & {
  letter?: "event_invitation" | "event_cancelled" | "event_confirmed";
};

/** Writes one letter to one person, sends it, and gives the bytes that arrived. */
async function arrived({ letter = "event_invitation", ...person }: Setup = {}) {
  const candidate = await aCandidate(db, person);
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const { deliveryId } = await writeDelivery(db, quietJobs(), {
    letter,
    mailClass: "transactional",
    to: { candidateId: candidate.id },
    invitationId: invitation.id,
    sessionId: event.session.id,
    address: candidate.email,
    locale: (person?.locale as "ja" | undefined) ?? "ja",
    now: letterTime,
  });
  const smtp = await startSmtp();
  const sender = aSender(db, smtp.url);
  await untilQuiet(db);
  await sender.stop();
  await smtp.stop();
  const source = smtp.received[0]?.source ?? Buffer.alloc(0);
  return { source, mail: await simpleParser(source), smtp, deliveryId, candidate };
}

test("invitations 6: mixed{alternative{plain, html, calendar; method}, invite.ics}", async () => {
  await aCompany(db);
  const { source, mail } = await arrived();
  const raw = source.toString("latin1");
  const types = [...raw.matchAll(/^Content-Type: ([\w/]+)/gim)].map(([, type]) => type);
  expect(types).toEqual([
    "multipart/mixed",
    "multipart/alternative",
    "text/plain",
    "text/html",
    "text/calendar",
    "application/ics",
  ]);
  expect(raw).toContain("Content-Type: text/calendar; charset=utf-8; method=REQUEST");
  expect(raw).toMatch(/filename="?invite\.ics"?/);
  const files = mail.attachments.map((file) => file.content.toString("utf8"));
  const ics = readMessage(source).ics;
  expect(files).toContain(ics);
  const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent("vevent");
  expect(event?.getFirstPropertyValue("summary")).toBe("夏の懇親会");
  expect(event?.getFirstPropertyValue("organizer")).toBe("mailto:recruit@aoba.example.jp");
  expect(mail.from?.value[0]?.address).toBe("recruit@aoba.example.jp");
});

test("mail: headers are whole characters in short lines, and say that a program wrote this", async () => {
  await aCompany(db);
  const { source, mail } = await arrived({ family_name: "髙橋", given_name: '"花", 😀' });
  expect(mail.subject).toBe("夏の懇親会のご案内 7/18(土)");
  expect([...(mail.subject ?? "")].length).toBeLessThanOrEqual(30);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect((mail.to as AddressObject).value).toHaveLength(1);
  expect((mail.to as AddressObject).value[0]?.name).toBe('髙橋 "花", 😀');
  const head = source.toString("latin1").split("\r\n\r\n")[0] ?? "";
  for (const [word, text = ""] of head.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)) {
    expect(word.length).toBeLessThanOrEqual(75);
    expect(Buffer.from(text, "base64").toString("utf8")).not.toContain("\ufffd");
  }
  for (const line of source.toString("latin1").split("\r\n")) expect(line.length).toBeLessThan(998);
});

test.each([
  ["ja", "参加は自由です。", "7月18日(土) 14:00〜16:30（日本時間）"],
  ["en", "Coming is up to you.", "Sat 18 July 2026, 14:00–16:30 (Japan time)"],
  ["ko", "참석은 자유입니다.", "2026년 7월 18일(토) 14:00~16:30(일본 시간)"],
] as const)("a letter in %s says the same in text and HTML", async (locale, free, when) => {
  await aCompany(db, { desk_contact: "desk@aoba.example.jp" });
  const { mail } = await arrived({ locale });
  for (const part of [mail.text ?? "", typeof mail.html === "string" ? mail.html : ""]) {
    expect(part).toContain(free);
    expect(part).toContain(when);
    expect(part).toContain("desk@aoba.example.jp");
    for (const answer of ["yes", "no", "maybe", "other_date"])
      expect(part).toMatch(new RegExp(`https://enishi\\.example\\.jp/a/[\\w-]{43}\\?answer=${answer}`));
    expect(part).not.toContain("_7c1f__");
  }
  expect(typeof mail.html === "string" && mail.html).not.toMatch(/<img|<script|url\(/);
});

test("invitations 7: times are told in the reader's own zone", async () => {
  const { mail } = await arrived({ locale: "en", zone: "Asia/Kolkata" });
  expect(mail.text).toContain("Sat 18 July 2026, 10:30–13:00");
});

test("a name can't smuggle markup into a letter", async () => {
  const { mail } = await arrived({ family_name: "<b>", given_name: "&'\"" });
  expect(mail.html).toContain("&#60;b&#62; &#38;&#39;&#34;さん");
});

test.each([
  ["takes it in quotes, as RFC 5321 wants", /never/, ['RCPT TO:<"x..y."@docomo.ne.jp>']],
  [
    "reads no quotes and gets it as it is",
    /^RCPT TO:<"/,
    ['RCPT TO:<"x..y."@docomo.ne.jp>', "RCPT TO:<x..y.@docomo.ne.jp>"],
  ],
])("invitations 12: an old carrier address is delivered to a server that %s", async (_, refuses, asked) => {
  // A listener of a few lines writes down what it is told.
  const told: string[] = [];
  const listener = createServer((socket) => {
    socket.write("220 ready\r\n");
    socket.on("data", (bytes) => {
      for (const line of bytes.toString().split("\r\n").filter(Boolean)) {
        told.push(line);
        if (refuses.test(line)) socket.write("501 5.1.3 Bad recipient address syntax\r\n");
        else if (/^(EHLO|MAIL|RCPT|RSET|\.$)/.test(line)) socket.write("250 fine\r\n");
        if (line === "DATA") socket.write("354 go on\r\n");
        if (line === "QUIT") socket.end("221 bye\r\n");
      }
    });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const line = await openLine(`smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  const sent = await line.send(
    { from: "recruit@aoba.example.jp", to: "x..y.@docomo.ne.jp" },
    Buffer.from("Subject: x\r\n\r\nx\r\n"),
  );
  line.close();
  listener.close();
  expect(sent.outcome).toBe("accepted");
  expect(told.filter((said) => said.startsWith("RCPT"))).toEqual(asked);
  expect(quotedMailbox("hana.yamada@example.jp")).toBe("hana.yamada@example.jp");
});

test("invitations 4: a cancelled event takes the entry out of the calendar", async () => {
  const { source, mail } = await arrived({ letter: "event_cancelled" });
  expect(source.toString("latin1")).toContain("method=CANCEL");
  expect(readMessage(source).ics).toContain("STATUS:CANCELLED");
  expect(mail.subject).toMatch(/^【中止】/);
});

test("a letter that may have arrived is sent again only on purpose, with the same bytes", async () => {
  const { deliveryId, source } = await arrived();
  await db.updateTable("delivery").set({ state: "uncertain" }).where("id", "=", deliveryId).execute();
  const again = { deliveryId, memberId: uuidv7(), now: letterTime };
  expect(await sendAgain(db, quietJobs(), { ...again, isSecondCopyFine: false })).toEqual({
    ok: false,
    reason: "second_copy",
  });
  expect(await sendAgain(db, quietJobs(), { ...again, isSecondCopyFine: true })).toEqual({ ok: true });
  const smtp = await startSmtp();
  const sender = aSender(db, smtp.url);
  await untilQuiet(db);
  await sender.stop();
  await smtp.stop();
  expect(smtp.received[0]?.source.equals(source)).toBe(true);
  expect(await sendAgain(db, quietJobs(), { ...again, isSecondCopyFine: true })).toEqual({
    ok: false,
    reason: "not_now",
  });
});

test("a second copy of a letter that may have arrived is the same also when it had to wait or failed in between", async () => {
  const { deliveryId, source } = await arrived();
  await db.updateTable("delivery").set({ state: "uncertain" }).where("id", "=", deliveryId).execute();
  await db.updateTable("delivery_attempt").set({ outcome: "uncertain" }).execute();
  const answers = [{ rcpt: 451 }, { data: 554, text: "5.7.1 not today" }, "accept"] as const;
  const smtp = await startSmtp({ behaviour: (_, nth) => answers[nth - 1] ?? "accept" });
  let time = letterTime;
  const sender = aSender(db, smtp.url, { now: () => time });
  const again = { deliveryId, memberId: uuidv7(), isSecondCopyFine: true };
  await sendAgain(db, quietJobs(), { ...again, now: time });
  await expect
    .poll(async () => (await db.selectFrom("delivery_attempt").selectAll().execute()).length)
    .toBe(2);
  await untilQuiet(db, (states) => states.queued === 1);
  time = new Date(letterTime.getTime() + 600_000);
  expect(await untilQuiet(db)).toEqual({ failed: 1 });
  await sendAgain(db, quietJobs(), { ...again, now: time });
  expect(await untilQuiet(db)).toEqual({ sent: 1 });
  await sender.stop();
  await smtp.stop();
  expect(smtp.received.map((mail) => mail.source.equals(source))).toEqual([true]);
});
