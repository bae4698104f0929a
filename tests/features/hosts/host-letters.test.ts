import ICAL from "ical.js";
import { type ParsedMail, simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs, testMeans } from "#tests/support/letters.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { tellHostChange } from "~/features/events/tell-host-change.server.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { askHosts } from "~/features/hosts/ask-hosts.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import { hostLetters } from "~/features/hosts/host-letters.server.ts";
import { findHostLink } from "~/features/hosts/host-link.server.ts";
import { nameSubstitute } from "~/features/hosts/name-substitute.server.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import { findSender, issueMissingLinks, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Writes what waits, as the worker does, and reads it with parsers that aren't ours. */
async function written(moment = now) {
  const rows = await db
    .selectFrom("delivery")
    .select("id")
    .where("state", "=", "queued")
    .orderBy("id")
    .execute();
  const facts = await listLetterFacts(
    db,
    rows.map((row) => row.id),
    moment,
  );
  const going = facts.filter((letter) => !whyStop(letter, moment));
  await issueMissingLinks(db, going, testMeans.secret, moment);
  const write = letterWriter(testMeans, hostLetters({ db, ...testMeans }));
  const company = await findSender(db);
  const mails: (ParsedMail & { kind: string })[] = [];
  for (const letter of going) {
    const { source } = await write(letter, company, moment);
    mails.push({ ...(await simpleParser(source)), kind: letter.letter });
  }
  await db.updateTable("delivery").set({ state: "sent" }).execute();
  return mails;
}

function entryIn(mail: ParsedMail | undefined) {
  const file = mail?.attachments.find((each) => each.contentType === "text/calendar");
  if (!file) return undefined;
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString("utf8")));
  const event = calendar.getFirstSubcomponent("vevent");
  const attendees = event?.getAllProperties("attendee") ?? [];
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event?.getFirstPropertyValue("uid"),
    sequence: event?.getFirstPropertyValue("sequence"),
    status: event?.getFirstPropertyValue("status"),
    attendees: attendees.map((each) => each.getFirstValue()),
    partstat: attendees[0]?.getFirstParameter("partstat"),
    text: file.content.toString("utf8"),
  };
}

test("a host is asked with an entry for them alone and two buttons of the same page", async () => {
  await aCompany(db, { desk_contact: "soudan@aoba.example.jp" });
  const { id, session } = await anEvent(db, { session: { online_url: "https://meet.example.jp/room" } });
  const okamoto = await aHost(db, { email: "okamoto@aoba.example.jp" });
  await aHost(db, { family_name: "西村", given_name: "沙織", session, hosting: { state: "accepted" } });
  await db.insertInto("session_host").values({ session_id: session.id, member_id: okamoto.id }).execute();
  await db.transaction().execute((trx) => askHosts(trx, jobs, { eventId: id, now }));

  const [mail] = await written();

  expect(mail?.subject).toBe("担当のお願い：夏の懇親会 7/18(土)");
  const links = [
    ...(mail?.text ?? "").matchAll(/https:\/\/enishi\.example\.jp\/h\/([\w-]+)\?answer=(yes|no)/g),
  ];
  expect(links.map((link) => link[2])).toEqual(["yes", "no"]);
  const token = links[0]?.[1] ?? "";
  expect(await findHostLink(db, token, now)).toEqual({ sessionId: session.id, memberId: okamoto.id });
  expect(await findHostLink(db, token, at(121 * 24 * 60))).toBeUndefined();
  expect(entryIn(mail)).toMatchObject({
    method: "REQUEST",
    sequence: 0,
    attendees: ["mailto:okamoto@aoba.example.jp"],
    partstat: "NEEDS-ACTION",
  });
  expect(entryIn(mail)?.text).not.toMatch(/enishi\.example\.jp\/h\//);
  expect(mail?.text).toContain("西村さん");
  expect(mail?.text).not.toContain("岡本さん ·");
});

test("asked, accepted, moved, cancelled: one entry that rises and ends as cancelled", async () => {
  const recruiter = await aMember(db);
  const { id, session } = await anEvent(db);
  const okamoto = await aHost(db, { session, hosting: { asked_at: now } });
  const who = { sessionId: session.id, memberId: okamoto.id };
  await acceptHosting(db, jobs, { ...who, now });
  const [confirmed] = await written();
  await db.transaction().execute((trx) =>
    tellHosts(trx, jobs, {
      sessionId: session.id,
      what: "changed",
      details: { time: { from: ["2026-07-18T04:00:00.000Z", "2026-07-18T05:00:00.000Z"] } },
      now: at(10),
    }),
  );
  const [moved] = await written(at(10));
  await cancelEvent(db, jobs, { eventId: id, reason: "台風のため", memberId: recruiter.id, now: at(20) });
  const [cancelled] = await written(at(20));

  const entries = [confirmed, moved, cancelled].map(entryIn);
  expect(entries).toMatchObject([
    { method: "REQUEST", sequence: 0, partstat: "ACCEPTED" },
    { method: "REQUEST", sequence: 1, partstat: "NEEDS-ACTION" },
    { method: "CANCEL", sequence: 2, status: "CANCELLED" },
  ]);
  expect(new Set(entries.map((entry) => entry?.uid)).size).toBe(1);
  expect(moved?.subject).toContain("【日時変更】");
  expect(moved?.text).toMatch(/13:00〜14:00[\s\S]*14:00〜16:30/);
  expect(cancelled?.text).toContain("台風のため");
});

test.each([
  ["ja", "担当のお知らせ", "西村さんに交代しました"],
  ["en", "Your part in", "now leads"],
  ["ko", "담당 안내", "바뀌었습니다"],
] as const)(
  "a substitute takes over: letters in %s, and CANCEL for the one who is relieved",
  async (locale, subject, text) => {
    const { session } = await anEvent(db);
    const okamoto = await aHost(db, { session, locale, hosting: { state: "accepted" } });
    const nishimura = await aHost(db, { family_name: "西村", given_name: "沙織", locale });
    const at = { sessionId: session.id, now };
    await nameSubstitute(db, jobs, {
      ...at,
      memberId: okamoto.id,
      substituteId: nishimura.id,
      word: "頼みます",
    });
    const [asked] = await written();
    await acceptHosting(db, jobs, { ...at, memberId: nishimura.id });
    const mails = await written();

    expect(asked?.text).toContain("頼みます");
    expect(entryIn(asked)).toMatchObject({ method: "REQUEST", partstat: "NEEDS-ACTION" });
    const relieved = mails.find((mail) => mail.kind === "host_removed");
    expect(relieved?.subject).toContain(subject);
    expect(relieved?.text).toContain(text);
    expect(entryIn(relieved)).toMatchObject({ method: "CANCEL", sequence: 1 });
    expect(entryIn(mails.find((mail) => mail.kind === "host_confirmed"))).toMatchObject({
      partstat: "ACCEPTED",
    });
  },
);

test("on the day the recruiter's letter says so and names who is free; the calendar stays as it is", async () => {
  const planner = await aMember(db);
  const { session } = await anEvent(db, { created_by: planner.id });
  const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
  await aHost(db, { family_name: "小川", given_name: "明日香" });
  const today = new Date("2026-07-18T00:30:00Z");
  await declineHosting(db, jobs, {
    sessionId: session.id,
    memberId: okamoto.id,
    word: "熱が出ました",
    now: today,
  });

  const mail = (await written(today)).find((each) => each.kind === "host_declined");

  expect(mail?.subject).toMatch(/^【本日】/);
  expect(mail?.text).toContain("小川 明日香");
  expect(mail?.text).toContain("熱が出ました");
  expect(entryIn(mail)).toBeUndefined();
});

test("a request that was answered, taken back or is past doesn't leave", async () => {
  const { id, session } = await anEvent(db);
  const okamoto = await aHost(db, {});
  await db.insertInto("session_host").values({ session_id: session.id, member_id: okamoto.id }).execute();
  await db.transaction().execute((trx) => askHosts(trx, jobs, { eventId: id, now }));
  const [row] = await db.selectFrom("delivery").select("id").execute();
  const why = async (moment = now) => {
    const [facts] = await listLetterFacts(db, [row?.id ?? ""], moment);
    return facts && whyStop(facts, moment);
  };
  expect(await why()).toBeUndefined();
  expect(await why(new Date("2026-07-19T00:00:00Z"))).toBe("past");
  await acceptHosting(db, jobs, { sessionId: session.id, memberId: okamoto.id, now });
  expect(await why()).toBe("answered");
  await db.deleteFrom("session_host").execute();
  expect(await why()).toBe("overtaken");
});

test("guests hear who welcomes them instead, without a new calendar entry; who has no seat hears nothing", async () => {
  const event = await anEvent(db);
  await aHost(db, { family_name: "小川", session: event.session, hosting: { state: "accepted" } });
  await aHost(db, { session: event.session, hosting: { state: "declined" } });
  const hana = await aCandidate(db, { locale: "en" });
  const invitation = await anInvitation(db, event, { candidate_id: hana.id });
  await anInvitation(db, event);
  const yes = { invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" } as const;
  await answerInvitation(db, { ...yes, source: "link", now, mailDomain: "x" });
  await written();

  const told = await tellHostChange(db, jobs, { sessionId: event.session.id, word: "We'll be there.", now });

  expect(told).toEqual({ ok: true, told: 1 });
  const [mail] = await written();
  expect(mail?.kind).toBe("event_host_changed");
  expect(mail?.text).toContain("We'll be there.");
  expect(mail?.text).toContain("小川");
  expect(mail?.text).not.toContain("岡本");
  expect(entryIn(mail)).toBeUndefined();
});
