import fc from "fast-check";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aMember, anInvitation } from "#tests/support/factories.ts";
import { aReply, aWorldOfReplies, candidateUid, receive } from "#tests/support/inbound.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { lettersOf, outcomesOf, seatsOf } from "#tests/support/seats.ts";
import { classifyMail } from "~/features/replies/classify-mail.ts";
import { forgetMail } from "~/features/replies/forget-mail.server.ts";
import { shownMail } from "~/features/replies/mail-text.ts";
import { findReply, listReplies } from "~/features/replies/reply-queries.server.ts";
import {
  answerFromReply,
  dismissReply,
  linkReply,
  noteReply,
  reopenReply,
} from "~/features/replies/settle-reply.server.ts";
import { readMail } from "~/lib/mime.ts";

const db = testDatabase();
const now = new Date("2026-07-02T03:00:00Z");

test("answers: a yes to a full event waits in line, by the use case of the link, with its letter", async () => {
  const { event, invitation } = await aWorldOfReplies(db, { seats: 1 });
  const other = await anInvitation(db, event);
  await db
    .updateTable("session")
    .set({ seats_taken: 1, next_arrival: 2 })
    .where("id", "=", event.session.id)
    .execute();
  await db
    .insertInto("seat")
    .values({
      ...{ session_id: event.session.id, candidate_id: other.candidate_id, invitation_id: other.id },
      ...{ state: "going", arrival: 1, arrived_at: now },
    })
    .execute();
  await receive(db, aReply());
  expect(await seatsOf(db, invitation)).toEqual(["18 waiting"]);
  expect(await lettersOf(db, invitation)).toContain("waiting 18");
});

test("answers: a copy by another way, or ten at once, counts once", async () => {
  const { invitation } = await aWorldOfReplies(db);
  const raw = aReply();
  const relayed = `Received: from relay.example\r\n${raw}`;
  const pool = connect(testDatabaseUrl(), { max: 8 });
  const read = await Promise.all(
    Array.from({ length: 10 }, (_, at) => receive(pool, at % 2 ? raw : relayed)),
  ).finally(() => pool.destroy());
  expect(read.filter((each) => each.isNew)).toHaveLength(1);
  expect(await outcomesOf(db, invitation)).toEqual(["going"]);
});

test("answers: the same answer again changes nothing and writes no second letter", async () => {
  const { invitation } = await aWorldOfReplies(db);
  await receive(db, aReply());
  const again = await receive(db, aReply({ stamp: "20260702T020000Z" }));
  expect(again).toMatchObject({ state: "taken", changed: false });
  expect(await lettersOf(db, invitation)).toEqual(["confirmed 18", "invitation 18"]);
});

test("answers: an older word that arrives later has no effect", async () => {
  const { invitation } = await aWorldOfReplies(db);
  await receive(db, aReply({ stamp: "20260702T020000Z" }));
  expect(await receive(db, aReply({ status: "DECLINED", stamp: "20260702T010000Z" }))).toMatchObject({
    state: "dropped",
    reason: "overtaken",
  });
  expect(await seatsOf(db, invitation)).toEqual(["18 going"]);
});

test("answers: a clock that runs years ahead doesn't silence the answers after it", async () => {
  const { invitation } = await aWorldOfReplies(db);
  await receive(db, aReply({ status: "DECLINED", stamp: "20990101T000000Z" }));
  const later = new Date("2026-07-02T04:00:00Z");
  await receive(db, aReply({ stamp: "20260702T033000Z" }), { now: later });
  expect(await seatsOf(db, invitation)).toEqual(["18 going"]);
});

test("answers: what was answered on the page meanwhile isn't overwritten by a late mail", async () => {
  const { invitation } = await aWorldOfReplies(db);
  await db
    .updateTable("invitation")
    .set({ answer: "maybe", answered_at: new Date("2026-07-02T02:00:00Z") })
    .where("id", "=", invitation.id)
    .execute();
  expect(await receive(db, aReply({ status: "DECLINED" }))).toMatchObject({ reason: "answered_since" });
});

test("answers: a late no is taken after the deadline, and shown when the event has begun", async () => {
  const { event, invitation } = await aWorldOfReplies(db);
  await db
    .updateTable("event")
    .set({ answer_by: new Date("2026-07-01T00:00:00Z") })
    .where("id", "=", event.id)
    .execute();
  expect(await receive(db, aReply())).toMatchObject({ state: "review", reason: "late" });
  const no = aReply({ status: "DECLINED", stamp: "20260702T020000Z", note: "すみません" });
  expect(await receive(db, no)).toMatchObject({ state: "taken" });
  expect(await outcomesOf(db, invitation)).toEqual(["no"]);
  const afterwards = aReply({ status: "DECLINED", stamp: "20260718T060000Z", note: "寝坊しました" });
  await receive(db, afterwards, { now: new Date("2026-07-18T06:00:00Z") });
  const [, shown] = await listReplies(db, "review");
  expect(shown).toMatchObject({ reason: "past", word: "寝坊しました", answer: "no" });
});

test("answers: machines' mail is dropped and never answered; a letter of ours that comes back starts no loop", async () => {
  await aWorldOfReplies(db);
  const before = await db.selectFrom("delivery").select("id").execute();
  const plain = (...headers: string[]) => [...headers, "From: hana@example.ac.jp", "", "away"].join("\r\n");
  for (const header of [
    "Auto-Submitted: auto-replied",
    "X-Autoreply: yes",
    "Precedence: bulk",
    "Return-Path: <>",
    "List-Id: <x.example>",
  ])
    expect(await receive(db, plain(header, `Message-ID: <${header.slice(0, 9)}@x.example>`))).toMatchObject({
      state: "dropped",
      reason: "auto",
    });
  expect(await receive(db, plain("Message-ID: <first-invitation@aoba.example.jp>"))).toMatchObject({
    reason: "own",
  });
  expect(await db.selectFrom("delivery").select("id").execute()).toEqual(before);
});

test("answers: a report is handed on, in the transaction that keeps it", async () => {
  await aWorldOfReplies(db);
  const raw =
    "From: MAILER-DAEMON@x.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nno\r\n--b--";
  const handed: number[] = [];
  const readReport = async (_: unknown, given: Buffer) => handed.push(given.length) > 0;
  expect(await receive(db, raw, { readReport })).toMatchObject({ kind: "report", state: "report" });
  expect(handed).toEqual([raw.length]);
});

test("answers: however a mail is wrapped, its answer is found; inside another message or a report it never is", () => {
  const calendar = aReply({ note: "ゼミ; あとで" }).split("\r\n\r\n")[1] ?? "";
  const part = fc.record({
    type: fc.constantFrom("text/calendar", "TEXT/Calendar", "application/ics"),
    coding: fc.constantFrom("base64", "BASE64", "8bit", "quoted-printable"),
    lineEnd: fc.constantFrom("\r\n", "\n"),
    bom: fc.boolean(),
    boundary: fc.stringMatching(/^[A-Za-z0-9'()+_,./:=?-]{1,40}$/),
    nesting: fc.array(fc.constantFrom("mixed", "ALTERNATIVE", "related"), { maxLength: 4 }),
    hull: fc.constantFrom("", "message/rfc822", "multipart/report"),
  });
  fc.assert(
    fc.property(part, ({ type, coding, lineEnd, bom, boundary, nesting, hull }) => {
      let mail = [`Content-Type: ${type}; charset="utf-8"`, `Content-Transfer-Encoding: ${coding}`, ""]
        .concat(encoded((bom ? "\ufeff" : "") + calendar, coding))
        .join("\r\n");
      nesting.forEach((kind, at) => {
        mail = wrapped(mail, `multipart/${kind}`, `${boundary}${at}`);
      });
      if (hull === "message/rfc822")
        mail = wrapped(`Content-Type: message/rfc822\r\n\r\n${mail}`, "multipart/mixed", "hull");
      if (hull === "multipart/report") mail = wrapped(mail, hull, "hull");
      const read = classifyMail(
        readMail(Buffer.from(`From: h@x.example\r\n${mail}`.replaceAll("\r\n", lineEnd))),
      );
      if (hull) expect(read.kind).not.toBe("calendar");
      else
        expect(read).toMatchObject({
          kind: "calendar",
          calendar: { uid: candidateUid, comment: "ゼミ; あとで" },
        });
    }),
    { numRuns: 300 },
  );
});

function encoded(text: string, coding: string): string {
  if (/base64/i.test(coding)) return Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");
  if (coding === "8bit") return text;
  return [...Buffer.from(text)]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
    )
    .join("");
}

function wrapped(part: string, type: string, boundary: string): string {
  return `Content-Type: ${type}; boundary="${boundary}"\r\n\r\n--${boundary}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${boundary}\r\n${part}\r\n--${boundary}--\r\n`;
}

test("answers: whatever bytes arrive, reading doesn't throw, and what is shown holds no markup that acts", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      classifyMail(readMail(Buffer.from(bytes)));
    }),
  );
  const html =
    'Content-Type: text/html\r\n\r\n<style>x</style><p onclick=a>Hi &amp; <b>bye</b><img src="http://x">';
  expect(shownMail(readMail(Buffer.from(html))).text).toBe("Hi & bye");
});

test("answers: a colleague takes a mail as an answer, and the person's seat and letter follow", async () => {
  const { invitation } = await aWorldOfReplies(db);
  const member = await aMember(db);
  await receive(db, "From: hana@example.ac.jp\r\nMessage-ID: <a@x.example>\r\n\r\n参加します");
  const [mail] = await listReplies(db, "review");
  const settling = { mailId: mail?.id ?? "", by: member.id, now };
  const given = { ...settling, openId: invitation.id, answer: "yes" } as const;
  expect(await answerFromReply(db, quietJobs(), given)).toEqual({ ok: true });
  expect(await seatsOf(db, invitation)).toEqual(["18 going"]);
  expect(await answerFromReply(db, quietJobs(), given)).toEqual({ ok: false, reason: "gone" });
});

test("answers: a stranger's mail is linked, noted within the note check, dismissed and put back; then it is forgotten", async () => {
  await aWorldOfReplies(db);
  const member = await aMember(db);
  const mina = await aCandidate(db, { email: "mina@example.ac.jp" });
  await receive(db, "From: who@x.example\r\nMessage-ID: <b@x.example>\r\n\r\nこんにちは");
  const [mail] = await listReplies(db, "review");
  const settling = { mailId: mail?.id ?? "", by: member.id, now };
  expect(mail?.reason).toBe("unknown_sender");
  expect(await linkReply(db, { mailId: settling.mailId, email: "no@x.example" })).toMatchObject({
    reason: "nobody",
  });
  expect(await linkReply(db, { mailId: settling.mailId, email: "MINA@example.ac.jp" })).toEqual({ ok: true });
  await dismissReply(db, settling, "dismissed");
  expect(await listReplies(db, "review")).toEqual([]);
  await reopenReply(db, settling.mailId);
  const stopped = await noteReply(db, { ...settling, text: "父親の職業は医師とのこと" });
  expect(stopped).toMatchObject({ ok: false, reason: "stopped" });
  expect(await noteReply(db, { ...settling, text: "見学の日程を知りたいとのこと" })).toEqual({ ok: true });
  expect(await findReply(db, settling.mailId)).toMatchObject({ doneHow: "noted", candidateId: mina.id });
  expect(await forgetMail(db, new Date("2027-03-01T00:00:00Z"))).toBe(1);
  expect(await findReply(db, settling.mailId)).toMatchObject({ raw: null, fromAddress: "", subject: "" });
});
