import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aHost, aMember, anEvent, aSession } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import {
  copiedOfEvent,
  copiedOfSession,
  leftOutOfEvent,
  leftOutOfSession,
} from "~/features/events/copy-event.server.ts";
import { duplicateEvent } from "~/features/events/duplicate-event.server.ts";
import { repeatEvent } from "~/features/events/repeat-event.server.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const at = (iso: string) => new Date(iso);

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = ${table} order by 1`.execute(
    db,
  );
  return rows.map((row) => row.name);
}

/** Two sessions, two days apart; the first led by 岡本. Everything that can be copied is something unusual. */
async function anUnusualEvent() {
  const member = await aMember(db);
  const event = await anEvent(db, {
    kind: "ceremony",
    description: JSON.stringify({ ja: "ご案内" }),
    zone: "Europe/Berlin",
    is_paid_work: true,
    has_alcohol: true,
    policy_reason: "夜の式のため",
    way: "ask_around",
    sessions_each: 2,
    companions_max: 3,
    asks_needs: true,
    travel_rates: JSON.stringify([{ region: "関東", yen: 2000 }]),
    cost_planned: 120_000,
    reminders_off: ["day_before"],
    cost_actual: 99_000,
    after_note: "またこの会場で",
    answer_by: at("2026-07-14T21:59:00Z"),
    session: {
      starts_at: at("2026-07-18T12:00:00Z"),
      ends_at: at("2026-07-18T14:00:00Z"),
      label: JSON.stringify({ ja: "式" }),
      place_kind: "venue",
      online_url: "https://meet.example.jp/x",
      seats: 7,
      state: "closed",
    },
  });
  const second = await aSession(db, event, {
    starts_at: at("2026-07-20T12:00:00Z"),
    ends_at: at("2026-07-20T13:00:00Z"),
    seats: 9,
  });
  const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  return { event, second, host, member };
}

const copyOf = (eventId: string, memberId: string, more: object = {}) => ({
  ...{ eventId, firstDay: "2026-11-07", withHosts: true, cohortYear: 2027, memberId, now },
  ...more,
});

const rowsOf = async (eventId: string) => ({
  event: await db.selectFrom("event").selectAll().where("id", "=", eventId).executeTakeFirstOrThrow(),
  sessions: await db
    .selectFrom("session")
    .selectAll()
    .where("event_id", "=", eventId)
    .orderBy("starts_at")
    .execute(),
});

test("every column of event and session is copied, or named as left out", async () => {
  expect([...copiedOfEvent, ...Object.keys(leftOutOfEvent)].sort()).toEqual(await columnsOf("event"));
  expect([...copiedOfSession, ...Object.keys(leftOutOfSession)].sort()).toEqual(await columnsOf("session"));
});

test("a duplicate is a draft with everything but its days, at the same times by the clock across summer time", async () => {
  const { event, host, member } = await anUnusualEvent();

  const result = await duplicateEvent(db, copyOf(event.id, member.id));

  if (!result.ok) throw new Error(result.reason);
  const [was, is] = [await rowsOf(event.id), await rowsOf(result.eventId)];
  for (const name of copiedOfEvent) expect(is.event[name], name).toEqual(was.event[name]);
  for (const [place, session] of is.sessions.entries())
    for (const name of copiedOfSession) expect(session[name], name).toEqual(was.sessions[place]?.[name]);
  expect(is.event).toMatchObject({
    ...{ state: "draft", cost_actual: null, after_note: "", created_by: member.id },
    answer_by: at("2026-11-03T22:59:00Z"),
  });
  // 14:00 in Berlin in July is 12:00 UTC, in November 13:00.
  expect(is.sessions.map((session) => [session.starts_at, session.ends_at, session.state])).toEqual([
    [at("2026-11-07T13:00:00Z"), at("2026-11-07T15:00:00Z"), "open"],
    [at("2026-11-09T13:00:00Z"), at("2026-11-09T14:00:00Z"), "open"],
  ]);
  const hosts = await db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .select(["session_host.member_id", "session_host.state", "session.starts_at"])
    .where("session.event_id", "=", result.eventId)
    .execute();
  expect(hosts).toEqual([{ member_id: host.id, state: "planned", starts_at: at("2026-11-07T13:00:00Z") }]);
});

test("a duplicate leaves out hosts when asked, cancelled sessions, and a deadline that would be over", async () => {
  const { event, second, member } = await anUnusualEvent();
  await db.updateTable("session").set({ state: "cancelled" }).where("id", "=", second.id).execute();
  const result = await duplicateEvent(
    db,
    copyOf(event.id, member.id, { withHosts: false, firstDay: "2026-07-08" }),
  );

  if (!result.ok) throw new Error(result.reason);
  const copy = await rowsOf(result.eventId);
  expect(copy.sessions).toHaveLength(1);
  expect(copy.event.answer_by).toBeNull();
  const hosts = await db.selectFrom("session_host").select("session_id").execute();
  expect(hosts.map((row) => row.session_id)).toEqual([event.session.id]);
});

test("a day that is over, a busy host and an event nobody knows are refused, and nothing is left behind", async () => {
  const { event, host, member } = await anUnusualEvent();
  const other = await anEvent(db, {
    title: JSON.stringify({ ja: "職場見学" }),
    session: { starts_at: at("2026-11-07T14:00:00Z"), ends_at: at("2026-11-07T16:00:00Z") },
  });
  await db
    .insertInto("session_host")
    .values({ session_id: other.session.id, member_id: host.id, state: "asked" })
    .execute();

  expect(await duplicateEvent(db, copyOf(event.id, member.id, { firstDay: "2026-07-05" }))).toMatchObject({
    reason: "past",
  });
  expect(await duplicateEvent(db, copyOf(event.id, member.id))).toMatchObject({
    reason: "host_busy",
    busy: [{ familyName: "岡本", title: { ja: "職場見学" } }],
  });
  expect(await duplicateEvent(db, copyOf(uuidv7(), member.id))).toMatchObject({ reason: "unknown" });
  expect(await db.selectFrom("event").select("id").execute()).toHaveLength(2);
});

test("a series of events of their own makes a draft for each day, or none when one can't be", async () => {
  const { event, member } = await anUnusualEvent();
  const ask = (days: string[]) =>
    repeatEvent(db, quietJobs(), { ...copyOf(event.id, member.id), shape: "events", days });

  const made = await ask(["2026-07-25", "2026-08-01"]);
  const refused = await ask(["2026-08-08", "2026-07-01"]);

  expect(made).toMatchObject({ ok: true, sessions: 4 });
  expect(refused).toMatchObject({ ok: false, reason: "past" });
  expect(await ask([])).toMatchObject({ reason: "nothing" });
  expect(await db.selectFrom("event").select("id").execute()).toHaveLength(3);
});

test("a series of sessions stays within the event: noted, its hosts asked where it is published, at most 60", async () => {
  const { event, host, member } = await anUnusualEvent();
  const jobs = quietJobs();
  const ask = (days: string[]) =>
    repeatEvent(db, jobs, { ...copyOf(event.id, member.id), shape: "sessions", days });

  expect(await ask(["2026-07-25"])).toMatchObject({ ok: true, eventIds: [event.id], sessions: 2 });

  expect((await rowsOf(event.id)).sessions).toHaveLength(4);
  const asked = await db
    .selectFrom("session_host")
    .select(["member_id", "state"])
    .where("state", "=", "asked")
    .execute();
  expect(asked).toEqual([{ member_id: host.id, state: "asked" }]);
  const changes = await db.selectFrom("session_change").select(["kind", "changed_by"]).execute();
  expect(changes).toEqual([
    { kind: "added", changed_by: member.id },
    { kind: "added", changed_by: member.id },
  ]);
  const many = Array.from({ length: 15 }, (_, place) => `2026-09-${String(place + 10)}`);
  expect(await ask(many)).toMatchObject({ reason: "too_many" });
  await db.updateTable("event").set({ state: "cancelled" }).execute();
  expect(await ask(["2026-08-01"])).toMatchObject({ reason: "cancelled" });
});
