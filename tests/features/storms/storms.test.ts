import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCompany,
  aHost,
  aMember,
  anEvent,
  anInvitation,
} from "#tests/support/factories.ts";
import { aSender, quietJobs, testMeans, untilQuiet } from "#tests/support/letters.ts";
import { expectExact, seatsOf } from "#tests/support/seats.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { hostLetters } from "~/features/hosts/host-letters.server.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { notePhoned } from "~/features/storms/note-phoned.server.ts";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import { pressStorm } from "~/features/storms/press-storm.server.ts";
import { rehearseStorm } from "~/features/storms/rehearse-storm.server.ts";
import type { StormPlan } from "~/features/storms/storm.ts";
import { listTold } from "~/features/storms/storm-queries.server.ts";
import { listStormSessions } from "~/features/storms/storm-sessions.server.ts";
import { readyTexts } from "~/features/storms/storm-words.ts";
import { toldPeople } from "~/features/storms/told-view.ts";
import { undoPhoned } from "~/features/storms/undo-phoned.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const day = "2026-07-18";
/** The evening before, 22 o'clock in Tokyo: night, and less than a day to go. */
const now = new Date("2026-07-17T13:00:00Z");
const asked = new Date("2026-07-02T03:00:00Z");
const mailDomain = jobs.mailDomain;

async function seated(event: Awaited<ReturnType<typeof anEvent>>, overrides = {}) {
  const candidate = await aCandidate(db, overrides);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const said = { answer: "yes", word: "", source: "link", now: asked, mailDomain } as const;
  const result = await answerInvitation(db, {
    ...{ invitationId: invitation.id, sessionId: event.session.id },
    ...said,
  });
  expect(result).toMatchObject({ ok: true });
  return invitation;
}

/** Morning, noon and evening of one day, each an event of one session with two hosts and so many guests. */
async function aStormyDay(guests = 2) {
  await aCompany(db, { contact_email: "saiyo@aoba.example.jp" });
  const member = await aMember(db);
  const events = [];
  const people = [];
  for (const hour of [1, 5, 9]) {
    const at = {
      starts_at: new Date(Date.UTC(2026, 6, 18, hour)),
      ends_at: new Date(Date.UTC(2026, 6, 18, hour + 2)),
    };
    const event = await anEvent(db, { policy_reason: "台風", session: { ...at, seats: 200 } });
    const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
    events.push({ ...event, host });
    for (let nth = 0; nth < guests; nth++)
      people.push(await seated(event, { locale: (["ja", "en", "ko"] as const)[nth % 3] ?? "ja" }));
  }
  await db.deleteFrom("delivery").execute();
  return { member, events, people };
}

async function plan(overrides: Partial<StormPlan> = {}): Promise<StormPlan> {
  const sessions = await listStormSessions(db, { day, now });
  const { what = "cancel" } = overrides;
  return {
    ...{ day, what, reason: "typhoon" },
    texts: readyTexts({ what, reason: "typhoon", paysTickets: true }),
    sessions: sessions.map(({ id, mark }) => ({ id, mark, onlineUrl: "https://meet.example.jp/aoba" })),
    ...overrides,
  };
}

const press = (member: { id: string }, storm: StormPlan, at = now) => ({
  ...storm,
  reasonWord: "台風",
  memberId: member.id,
  now: at,
});

const rehearse = (member: { id: string }, storm: StormPlan) =>
  rehearseStorm(db, jobs, { ...press(member, storm), locale: "ja", appUrl: "https://x.test" });

const starts = async () =>
  (await db.selectFrom("session").select("starts_at").orderBy("starts_at").execute()).map((row) =>
    row.starts_at.toISOString(),
  );

test("a day of three sessions and 120 people is cancelled in one step, and every calendar is told", {
  timeout: 60_000,
}, async () => {
  const { member, people, events } = await aStormyDay(40);

  const done = await pressStorm(db, jobs, press(member, await plan()));

  expect(done).toMatchObject({ ok: true, refused: [] });
  const letters = await db.selectFrom("delivery").select(["letter", "not_before"]).execute();
  expect(letters.filter(({ letter }) => letter === "event_cancelled")).toHaveLength(people.length);
  expect(letters.filter(({ letter }) => letter === "host_cancelled")).toHaveLength(3);
  expect(letters.every((letter) => letter.not_before.getTime() === now.getTime())).toBe(true);
  const states = await db.selectFrom("event").select("state").execute();
  expect(states).toEqual(events.map(() => ({ state: "cancelled" })));

  const means = { db, ...testMeans };
  const sender = aSender(db, undefined, {
    now: () => now,
    write: letterWriter(testMeans, hostLetters(means)),
  });
  await untilQuiet(db);
  await sender.stop();
  const sent = await db.selectFrom("delivery").select(["source", "locale", "candidate_id"]).execute();
  expect(sent).toHaveLength(123);
  const texts = { ja: "お越しにならず", en: "Please don't come", ko: "오지 마시고" };
  for (const { source, locale, candidate_id } of sent) {
    const mail = await simpleParser(source ?? Buffer.alloc(0));
    const part = mail.attachments.find((each) => each.contentType === "text/calendar");
    const calendar = new ICAL.Component(ICAL.parse(part?.content.toString("utf8") ?? ""));
    const entry = calendar.getFirstSubcomponent("vevent");
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(entry?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(entry?.getFirstPropertyValue("sequence")).toBe(1);
    expect(entry?.getAllProperties("attendee")).toHaveLength(1);
    expect(mail.text).toContain(texts[locale as "ja"]);
    if (candidate_id) expect(mail.text).toContain("/seen");
  }
});

test("moving all to another day keeps their times, raises SEQUENCE and asks guests and hosts again", async () => {
  const { member, events } = await aStormyDay();
  const storm = await plan({ what: "move", shift: { kind: "day", day: "2026-07-25" } });

  expect(await pressStorm(db, jobs, press(member, storm))).toMatchObject({ ok: true, doubleBooked: [] });

  expect(await starts()).toEqual([1, 5, 9].map((hour) => `2026-07-25T0${hour}:00:00.000Z`));
  const entries = await db.selectFrom("calendar_entry").select(["sequence", "is_cancelled"]).execute();
  expect(entries).toEqual(entries.map(() => ({ sequence: 1, is_cancelled: false })));
  const hosts = await db.selectFrom("session_host").select("state").execute();
  expect(hosts).toEqual(events.map(() => ({ state: "asked" })));
  const letters = await db.selectFrom("delivery").select("letter").execute();
  expect(letters.map((row) => row.letter).sort()).toEqual([
    ...Array(6).fill("event_changed"),
    ...Array(3).fill("host_changed"),
  ]);
});

test("sessions that follow each other move by some hours without running into one another", async () => {
  const { member } = await aStormyDay();
  const host = await aMember(db, { role: "host" });
  for (const { id } of await listStormSessions(db, { day, now }))
    await db
      .insertInto("session_host")
      .values({ session_id: id, member_id: host.id, state: "accepted" })
      .execute();
  const storm = await plan({ what: "move", shift: { kind: "hours", hours: 4 } });

  expect(await pressStorm(db, jobs, press(member, storm))).toMatchObject({ ok: true, refused: [] });
  expect(await starts()).toEqual(["05", "09", "13"].map((hour) => `2026-07-18T${hour}:00:00.000Z`));
});

test("when one session can't be moved nothing happens at all, and the page says which and why", async () => {
  const { member, events } = await aStormyDay();
  const [, noon] = events;
  const elsewhere = await anEvent(db, {
    session: { starts_at: new Date("2026-07-25T05:30:00Z"), ends_at: new Date("2026-07-25T06:00:00Z") },
  });
  const busy = { session_id: elsewhere.session.id, member_id: noon?.host.id ?? "", state: "accepted" };
  await db.insertInto("session_host").values(busy).execute();
  const before = await starts();
  const storm = await plan({ what: "move", shift: { kind: "day", day: "2026-07-25" } });

  const refused = await pressStorm(db, jobs, press(member, storm));

  expect(refused).toMatchObject({
    ok: false,
    reason: "refused",
    refused: [{ session: { id: noon?.session.id }, reason: "host_busy", busy: { memberId: noon?.host.id } }],
  });
  expect(await starts()).toEqual(before);
  for (const table of ["delivery", "storm", "storm_person", "session_change"] as const)
    expect(await db.selectFrom(table).select("id").execute()).toEqual([]);
});

test("of two recruiters who press at once one is heard; the other learns that it has changed", async () => {
  const { member } = await aStormyDay();
  const colleague = await aMember(db, { email: "colleague@aoba.example.jp" });
  const storm = await plan({ what: "move", shift: { kind: "hours", hours: 2 } });
  const other = connect(testDatabaseUrl(), { max: 2 });

  const results = await Promise.all([
    pressStorm(db, jobs, press(member, storm)),
    pressStorm(other, jobs, press(colleague, storm)),
  ]);
  await other.destroy();

  expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
  expect(results.find((result) => !result.ok)).toMatchObject({
    refused: [{ reason: "changed" }, { reason: "changed" }, { reason: "changed" }],
  });
  expect(await starts()).toEqual(["03", "07", "11"].map((hour) => `2026-07-18T${hour}:00:00.000Z`));
  expect(await db.selectFrom("storm").select("id").execute()).toHaveLength(1);
});

test("an answer that comes while somebody looks doesn't stand in the way", async () => {
  const { member, events } = await aStormyDay();
  const storm = await plan();
  const [morning] = events;
  if (!morning) throw new Error("no morning");
  await seated(morning);
  expect(await pressStorm(db, jobs, press(member, storm))).toMatchObject({ ok: true });
});

test("whoever is elsewhere at the new time is named beforehand, and keeps that seat", async () => {
  const { member, events } = await aStormyDay();
  const [morning] = events;
  const both = await aCandidate(db, { family_name: "山田", given_name: "花" });
  if (!morning) throw new Error("no morning");
  await seated(morning, {});
  const first = await anInvitation(db, morning, { candidate_id: both.id });
  const elsewhere = await anEvent(db, {
    session: { starts_at: new Date("2026-07-25T01:30:00Z"), ends_at: new Date("2026-07-25T02:30:00Z") },
  });
  const second = await anInvitation(db, elsewhere, { candidate_id: both.id });
  const said = { answer: "yes", word: "", source: "link", now: asked, mailDomain } as const;
  await answerInvitation(db, { invitationId: first.id, sessionId: morning.session.id, ...said });
  await answerInvitation(db, { invitationId: second.id, sessionId: elsewhere.session.id, ...said });
  const storm = await plan({ what: "move", shift: { kind: "day", day: "2026-07-25" } });

  const seen = await rehearse(member, storm);
  expect(seen.doubleBooked).toMatchObject([{ candidateId: both.id, sessionId: morning.session.id }]);
  expect(seen.names.get(both.id)).toBe("山田 花");
  expect(await seatsOf(db, first)).toEqual(["18 going"]);

  expect(await pressStorm(db, jobs, press(member, storm))).toMatchObject({ ok: true });
  expect([await seatsOf(db, first), await seatsOf(db, second)]).toEqual([[], ["25 going"]]);
  await expectExact(db);
});

test("a rehearsal says who gets what in which words, and leaves everything as it was", async () => {
  const { member } = await aStormyDay(3);
  const [host] = await listStormSessions(db, { day, now });
  await aHost(db, { session: { id: host?.id ?? "" } });
  const before = [await starts(), await db.selectFrom("calendar_entry").selectAll().orderBy("id").execute()];
  const storm = await plan({ what: "online" });

  const seen = await rehearse(member, storm);

  expect(seen.counts).toEqual({ people: 9, byMail: 9, hosts: 4, families: 0, noMail: [], inTheMorning: 0 });
  expect(seen.samples.map((sample) => [sample.locale, sample.people])).toEqual([
    ["ja", 3],
    ["en", 3],
    ["ko", 3],
  ]);
  expect(seen.samples[0]?.text).toContain("髙橋 蓮さん");
  expect(seen.samples[0]?.text).toContain("https://meet.example.jp/aoba");
  expect(seen.samples[0]?.text).toContain("台風が近づいているため");
  const after = [await starts(), await db.selectFrom("calendar_entry").selectAll().orderBy("id").execute()];
  expect(after).toEqual(before);
  expect(await db.selectFrom("delivery").select("id").execute()).toEqual([]);
});

test("two days before, letters of the night wait for eight in the morning where their reader is", async () => {
  const { member, people } = await aStormyDay();
  const [far] = people;
  await db
    .updateTable("candidate")
    .set({ zone: "Europe/London" })
    .where("id", "=", far?.candidate_id ?? "")
    .execute();
  const night = new Date("2026-07-15T14:00:00Z");

  await pressStorm(db, jobs, press(member, await plan(), night));

  const rows = await db.selectFrom("delivery").select(["candidate_id", "not_before"]).execute();
  for (const { candidate_id, not_before } of rows.filter((row) => row.candidate_id))
    expect(not_before).toEqual(candidate_id === far?.candidate_id ? night : new Date("2026-07-15T23:00:00Z"));
});

test("of an event with other sessions only those of the day end, and their people may choose again", async () => {
  await aCompany(db);
  const member = await aMember(db);
  const event = await aChoice(db, { sessions: 2 });
  const chosen = await aChooser(db, event);
  const wanted = [event.ids[0] ?? ""];
  const choice = { word: "", source: "link", now: asked, mailDomain } as const;
  await chooseSessions(db, { ...choice, invitationId: chosen.id, wanted });

  const done = await pressStorm(db, jobs, press(member, await plan()));

  if (!done.ok) throw new Error(done.reason);
  expect(await db.selectFrom("event").select("state").execute()).toEqual([{ state: "published" }]);
  expect(await listTold(db, done.stormId, now)).toMatchObject([{ standing: "going", hasAnswered: false }]);
  const again = { ...choice, now: new Date(now.getTime() + 60_000) };
  await chooseSessions(db, { ...again, invitationId: chosen.id, wanted: [event.ids[1] ?? ""] });
  expect(await listTold(db, done.stormId, now)).toMatchObject([{ hasAnswered: true }]);
});

test("the view puts those not reached on top, by start; a call is a touchpoint and can be undone", async () => {
  const { member, people } = await aStormyDay(1);
  const [morning, noon] = people;
  const done = await pressStorm(db, jobs, press(member, await plan()));
  if (!done.ok) throw new Error(done.reason);
  const { stormId } = done;
  const view = async () =>
    toldPeople(
      await listTold(db, stormId, now),
      {
        what: "cancel",
        reason: "typhoon",
        company: "青葉精機",
        caller: { familyName: "森下", givenName: "恵" },
      },
      { locale: "ja", zone: "Asia/Tokyo" },
    );
  expect((await view()).map(({ standing }) => standing)).toEqual([
    "host",
    "going",
    "host",
    "going",
    "host",
    "going",
  ]);

  await noteSeen(db, { invitationId: morning?.id ?? "" }, now);
  const who = { stormId, personId: noon?.candidate_id ?? "" };
  const call = { ...who, line: "中止を伝えました", memberId: member.id, now };
  expect(await notePhoned(db, call)).toEqual({ ok: true });
  expect(await notePhoned(db, call)).toEqual({ ok: false, reason: "phoned" });
  expect((await view()).map(({ state }) => state).slice(-2)).toEqual(["answered", "phoned"]);
  const calls = () => db.selectFrom("touchpoint").select("body").where("kind", "=", "call").execute();
  expect(await calls()).toEqual([{ body: "中止を伝えました" }]);

  expect(await undoPhoned(db, who)).toEqual({ ok: true });
  expect(await undoPhoned(db, who)).toEqual({ ok: false, reason: "unknown" });
  expect(await calls()).toEqual([]);
  expect((await view()).at(-1)?.state).toBe("answered");
  expect((await view())[1]?.script).toContain(
    "青葉精機の森下です。台風のため、「夏の懇親会」は中止になりました",
  );
});
