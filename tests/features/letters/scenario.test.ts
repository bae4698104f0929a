// The whole way of an event through a real SMTP server: invite, move, edit the text, cancel, for three people whose names
// hold what breaks elsewhere. Read back by mailparser and ical.js; by Python's packages with tests/support/read-back.py.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { aSender, quietJobs, testMeans, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { editEvent } from "~/features/events/edit-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const people = [
  { family_name: "髙﨑", given_name: '翔太 "ショウ"', romaji: "", locale: "ja", email: "x..y.@docomo.ne.jp" },
  {
    family_name: "O'Brien, Jr.",
    given_name: "Annie 🌸",
    romaji: 'Annie "Ann" O\'Brien, Jr. 🌸',
    locale: "en",
    email: "annie@example.edu",
  },
  { family_name: "김", given_name: "서연🌱", romaji: "", locale: "ko", email: "seoyeon@example.ac.kr" },
];

/** As their calendars show them. */
const shown = ["髙﨑 翔太 ’ショウ’", "Annie ’Ann’ O'Brien Jr. 🌸", "김 서연🌱"];

const draft: EventDraft = {
  cohortYear: 2027,
  kind: "social",
  title: { ja: "夏の懇親会", en: "Summer social; food, drinks", ko: "여름 친목회" },
  description: {},
  zone: "Asia/Tokyo",
  startsAt: new Date("2026-07-18T05:00:00Z"),
  endsAt: new Date("2026-07-18T07:30:00Z"),
  placeKind: "office",
  place: { ja: "青葉本社 5階 ラウンジ", en: "Aoba head office, 5th floor", ko: "아오바 본사 5층" },
  address: "名古屋市中区栄1-0-0",
  onlineUrl: "",
  seats: 24,
  answerBy: null,
  isPaidWork: false,
  hasAlcohol: false,
  hostIds: [],
  policyReason: "",
};

type ReadBack = {
  to: string;
  toName: string;
  subject: string;
  text: string;
  hasHtml: boolean;
  method: string;
  uid: string;
  sequence: number;
  status: string;
  start: string;
  summary: string;
  attendee: string;
  name: string;
  references: string;
  messageId: string;
};

test("invitations: three people in three languages, invited, moved, re-worded and cancelled, end with the right calendar in every time zone", async () => {
  await aCompany(db);
  const member = await aMember(db);
  const event = await anEvent(db, { title: draft.title });
  const candidates = [];
  for (const person of people) candidates.push(await aCandidate(db, person));
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  const send = async (clock: Date) => {
    const sender = aSender(db, smtp.url, { now: () => clock });
    await untilQuiet(db);
    await sender.stop();
  };
  const folder = mkdtempSync(join(tmpdir(), "enishi-scenario-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));

  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: candidates.map(({ id }) => id),
    memberId: member.id,
    secret: testMeans.secret,
    now,
  });
  await send(at(2));
  const moved = { ...draft, startsAt: new Date("2026-07-18T06:00:00Z") };
  await editEvent(db, jobs, { eventId: event.id, draft: moved, now: at(5) });
  await send(at(6));
  const reworded = {
    ...moved,
    description: { ja: "かるい食事があります。", en: "Light food, no dress code." },
  };
  await editEvent(db, jobs, { eventId: event.id, draft: reworded, now: at(7) });
  await send(at(8));
  await cancelEvent(db, jobs, { eventId: event.id, reason: "台風のため", memberId: member.id, now: at(9) });
  await send(at(10));

  expect(smtp.received).toHaveLength(9); // the new text is nobody's news by mail
  const keep = process.env.KEEP_LETTERS ?? folder;
  for (const [nth, { source }] of smtp.received.entries())
    writeFileSync(join(keep, `${String(nth).padStart(2, "0")}.eml`), source);
  const read = ["UTC", "Asia/Tokyo", "America/New_York"].map((zone) => readBack(keep, zone));
  expect(read[1]).toEqual(read[0]);
  expect(read[2]).toEqual(read[0]);

  for (const [place, { email, locale }] of people.entries()) {
    const mine = (read[0] ?? []).filter(({ to }) => to.replaceAll('"', "") === email);
    expect(
      mine.map(({ method, sequence, status }) => [method, sequence, status]),
      email,
    ).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["REQUEST", 1, "CONFIRMED"],
      ["CANCEL", 2, "CANCELLED"],
    ]);
    expect(mine.map(({ start }) => start)).toEqual([
      "2026-07-18T05:00:00.000Z",
      "2026-07-18T06:00:00.000Z",
      "2026-07-18T06:00:00.000Z",
    ]);
    expect(new Set(mine.map(({ uid }) => uid)).size).toBe(1);
    expect(mine.map(({ attendee }) => attendee.replace(/%22|"/g, ""))).toEqual(
      Array(3).fill(`mailto:${email}`),
    );
    // No parameter can hold a quotation mark, and few programs know RFC 6868: the name goes with another sign, never broken.
    expect(mine.map(({ name }) => name)).toEqual(Array(3).fill(shown[place]));
    expect(mine.every(({ toName, hasHtml }) => toName.length > 0 && hasHtml)).toBe(true);
    expect(mine[1]?.subject).toMatch(
      { ja: /^【日時変更】/, en: /^\[New time\]|^New time|time/i, ko: /일시|시간/ }[locale] ?? /^$/,
    );
    expect(mine.slice(1).map(({ references }) => references)).toEqual(Array(2).fill(mine[0]?.messageId));
    for (const other of people.filter((each) => each.email !== email))
      expect(JSON.stringify(mine), `${other.email} in ${email}`).not.toContain(other.email);
  }
  expect(new Set((read[0] ?? []).map(({ uid }) => uid)).size).toBe(3);
});

/** All letters of a folder, read in a process that lives in this zone. */
function readBack(folder: string, zone: string): ReadBack[] {
  const script = `
    import { readdirSync, readFileSync } from "node:fs";
    import ICAL from "ical.js";
    import { simpleParser } from "mailparser";
    const [, folder] = process.argv;
    const read = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".eml")).sort()) {
      const source = readFileSync(folder + "/" + file);
      const mail = await simpleParser(source);
      const entries = mail.attachments.filter((part) => /calendar|ics/.test(part.contentType));
      const calendar = new ICAL.Component(ICAL.parse(entries[0].content.toString("utf8")));
      const event = calendar.getFirstSubcomponent("vevent");
      const value = (name) => event.getFirstPropertyValue(name);
      const to = mail.to.value[0];
      read.push({
        to: to.address, toName: to.name, subject: mail.subject, text: mail.text, hasHtml: Boolean(mail.html),
        method: String(calendar.getFirstPropertyValue("method")), uid: String(value("uid")),
        sequence: Number(value("sequence")), status: String(value("status")),
        start: value("dtstart").toJSDate().toISOString(), summary: String(value("summary")),
        attendee: String(value("attendee")), name: event.getFirstProperty("attendee").getParameter("cn") ?? "",
        references: String(mail.references ?? ""), messageId: mail.messageId,
      });
    }
    process.stdout.write(JSON.stringify(read));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script, folder], {
    env: { ...process.env, TZ: zone },
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}
