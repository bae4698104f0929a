import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aHost, aMember, anEvent } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { createEvent } from "~/features/events/create-event.server.ts";
import { editEvent } from "~/features/events/edit-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { readEventHosts } from "~/features/hosts/event-hosts.server.ts";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import { saveHostOffer } from "~/features/hosts/host-offer.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const later = new Date(now.getTime() + 3_600_000);

const draft: EventDraft = {
  cohortYear: 2027,
  kind: "social",
  title: { ja: "夏の懇親会", en: "Summer social", ko: "여름 친목회" },
  description: {},
  zone: "Asia/Tokyo",
  startsAt: new Date("2026-07-18T05:00:00Z"),
  endsAt: new Date("2026-07-18T07:30:00Z"),
  placeKind: "office",
  place: {
    ja: "青葉本社 5階 ラウンジ",
    en: "Aoba head office, 5th floor lounge",
    ko: "아오바 본사 5층 라운지",
  },
  address: "名古屋市中区栄1-0-0",
  onlineUrl: "",
  seats: 24,
  answerBy: null,
  isPaidWork: false,
  hasAlcohol: false,
  hostIds: [],
  policyReason: "",
};

async function letters() {
  const rows = await db
    .selectFrom("delivery")
    .innerJoin("member", "member.id", "delivery.member_id")
    .select(["letter", "family_name as name"])
    .orderBy("delivery.id")
    .execute();
  return rows.map((row) => `${row.name} ${row.letter}`);
}

const rows = () => db.selectFrom("session_host").select(["member_id as id", "state"]).execute();

test("publishing asks each host, with an entry of their own; a draft asks nobody", async () => {
  const { id, session } = await anEvent(db, { state: "draft" });
  const okamoto = await aHost(db, {});
  await editEvent(db, jobs, { eventId: id, draft: { ...draft, hostIds: [okamoto.id] }, now });
  expect(await rows()).toEqual([{ id: okamoto.id, state: "planned" }]);
  expect(await letters()).toEqual([]);

  await publishEvent(db, jobs, { eventId: id, now });

  expect(await letters()).toEqual(["岡本 host_asked"]);
  const entry = await db.selectFrom("calendar_entry").selectAll().executeTakeFirst();
  expect(entry).toMatchObject({ session_id: session.id, member_id: okamoto.id, sequence: 0 });
  expect(entry?.uid).toMatch(/^[0-9a-f-]{36}@aoba\.example\.jp$/);
});

test("a host added later is asked alone, one taken off is told and loses the entry", async () => {
  const { id, session } = await anEvent(db);
  const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
  const nishimura = await aHost(db, { family_name: "西村" });

  await editEvent(db, jobs, { eventId: id, draft: { ...draft, hostIds: [okamoto.id, nishimura.id] }, now });
  expect(await letters()).toEqual(["西村 host_asked"]);
  await editEvent(db, jobs, { eventId: id, draft: { ...draft, hostIds: [nishimura.id] }, now: later });

  expect(await letters()).toEqual(["西村 host_asked", "岡本 host_removed"]);
  const entries = await db
    .selectFrom("calendar_entry")
    .select(["member_id as id", "sequence", "is_cancelled as isCancelled"])
    .execute();
  expect(entries).toContainEqual({ id: okamoto.id, sequence: 1, isCancelled: true });
});

test("another time asks the hosts again under the same UID, text edits leave letters and SEQUENCE alone", async () => {
  const { id, session } = await anEvent(db);
  const okamoto = await aHost(db, { session, hosting: { state: "accepted", asked_at: now } });
  const hostIds = [okamoto.id];

  await editEvent(db, jobs, {
    eventId: id,
    draft: { ...draft, hostIds, title: { ja: "夏の会" } },
    now: later,
  });
  expect(await letters()).toEqual([]);
  const startsAt = new Date("2026-07-18T06:00:00Z");
  await editEvent(db, jobs, { eventId: id, draft: { ...draft, hostIds, startsAt }, now: later });

  expect(await letters()).toEqual(["岡本 host_changed"]);
  expect(await rows()).toEqual([{ id: okamoto.id, state: "asked" }]);
  const entry = await db.selectFrom("calendar_entry").select(["sequence"]).executeTakeFirst();
  expect(entry).toEqual({ sequence: 1 });
  const [letter] = await db.selectFrom("delivery").select("details").execute();
  expect(letter?.details).toMatchObject({
    time: { from: ["2026-07-18T05:00:00.000Z", "2026-07-18T07:30:00.000Z"] },
  });
});

test("cancelling an event tells its hosts, but not those who had said no", async () => {
  const member = await aMember(db);
  const { id, session } = await anEvent(db);
  await aHost(db, { session, hosting: { state: "accepted" } });
  await aHost(db, { family_name: "西村", session, hosting: { state: "declined" } });

  await cancelEvent(db, jobs, { eventId: id, reason: "台風のため", memberId: member.id, now });

  expect(await letters()).toEqual(["岡本 host_cancelled"]);
  const entries = await db.selectFrom("calendar_entry").select("is_cancelled as off").orderBy("id").execute();
  expect(entries.filter((entry) => entry.off)).toHaveLength(1);
});

/** An event of two sessions, each with a host of its own. */
async function twoHosts(state: "draft" | "published", hosting: "planned" | "accepted") {
  const member = await aMember(db);
  const event = await aChoice(db, { sessions: 2, state });
  const [first, second] = event.sessions;
  if (!first || !second) throw new Error("two sessions were asked for");
  await aHost(db, { session: first, hosting: { state: hosting } });
  await aHost(db, { family_name: "西村", session: second, hosting: { state: hosting } });
  if (state === "draft") await db.deleteFrom("calendar_entry").execute();
  return { member, event, first, second };
}

const standing = async () =>
  (
    await db
      .selectFrom("calendar_entry")
      .innerJoin("member", "member.id", "calendar_entry.member_id")
      .select(["family_name as name", "sequence", "is_cancelled as isOff"])
      .execute()
  ).map(({ name, sequence, isOff }) => `${name} ${sequence}${isOff ? " off" : ""}`);

test("publishing an event of several sessions asks each host for theirs alone", async () => {
  const { event, first, second } = await twoHosts("draft", "planned");
  await publishEvent(db, jobs, { eventId: event.id, now });
  const asked = await db
    .selectFrom("delivery")
    .innerJoin("member", "member.id", "delivery.member_id")
    .select(["family_name as name", "session_id as session"])
    .where("letter", "=", "host_asked")
    .execute();
  expect(new Set(asked)).toEqual(
    new Set([
      { name: "岡本", session: first.id },
      { name: "西村", session: second.id },
    ]),
  );
  expect(asked).toHaveLength(2);
});

test("cancelling one session takes it from its host's calendar, and says nothing to the other's", async () => {
  const { member, first } = await twoHosts("published", "accepted");
  const cancel = { sessionId: first.id, reason: "会場の都合", memberId: member.id, now };
  expect(await cancelSession(db, jobs, cancel)).toMatchObject({ ok: true });
  expect(await letters()).toEqual(["岡本 host_cancelled"]);
  expect((await standing()).sort()).toEqual(["岡本 1 off", "西村 0"]);
});

test("merging two sessions frees the host of the one that ends, the other goes on leading", async () => {
  const { member, first, second } = await twoHosts("published", "accepted");
  const merge = { fromId: first.id, intoId: second.id, memberId: member.id, now };
  expect(await mergeSessions(db, jobs, merge)).toMatchObject({ ok: true });
  expect(await letters()).toEqual(["岡本 host_cancelled"]);
  expect((await standing()).sort()).toEqual(["岡本 1 off", "西村 0"]);
  expect((await rows()).map(({ state }) => state)).toEqual(["accepted", "accepted"]);
});

test("a host who leads something else then is refused by name, and nothing is made", async () => {
  const member = await aMember(db);
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  const overlapping = { ...draft, startsAt: new Date("2026-07-18T07:00:00Z"), hostIds: [okamoto.id] };

  const refused = await createEvent(db, { draft: overlapping, memberId: member.id, now });

  expect(refused).toMatchObject({
    ok: false,
    reason: "host_busy",
    busy: [{ familyName: "岡本", title: { ja: "夏の懇親会" }, startsAt: new Date("2026-07-18T05:00:00Z") }],
  });
  expect(await db.selectFrom("event").select("id").execute()).toHaveLength(1);
  const after = {
    ...overlapping,
    startsAt: new Date("2026-07-18T07:30:00Z"),
    endsAt: new Date("2026-07-18T08:00:00Z"),
  };
  expect(await createEvent(db, { draft: after, memberId: member.id, now })).toMatchObject({ ok: true });
});

test("moving an event onto another that its host leads is refused, and the old time stays", async () => {
  const first = await anEvent(db);
  const okamoto = await aHost(db, { session: first.session });
  const second = await anEvent(db, {
    session: { starts_at: new Date("2026-07-20T05:00:00Z"), ends_at: new Date("2026-07-20T06:00:00Z") },
  });
  await db
    .insertInto("session_host")
    .values({ session_id: second.session.id, member_id: okamoto.id, state: "accepted" })
    .execute();

  const moved = await editEvent(db, jobs, {
    eventId: second.id,
    draft: { ...draft, hostIds: [okamoto.id] },
    now,
  });

  expect(moved).toMatchObject({ ok: false, reason: "host_busy" });
  const kept = await db
    .selectFrom("session")
    .select("starts_at")
    .where("id", "=", second.session.id)
    .executeTakeFirst();
  expect(kept?.starts_at).toEqual(new Date("2026-07-20T05:00:00Z"));
});

test("the planner sees beside each name the load of the month, the promise, the rest and the times taken", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  const nishimura = await aHost(db, { family_name: "西村" });
  await saveHostOffer(db, { memberId: okamoto.id, monthly: 3, pausedUntil: null, now });
  await saveHostOffer(db, { memberId: nishimura.id, monthly: null, pausedUntil: "2026-08-01", now });

  const choices = await listHostChoices(db, { now, zone: "Asia/Tokyo", locale: "ja" });

  expect(choices.map(({ familyName, load, busy }) => [familyName, load, busy])).toEqual([
    ["岡本", "7月 1件／約束 3件", "7/18(土) 14:00〜16:30"],
    ["西村", "8月1日(土)までお休み", ""],
  ]);
});

test("the event's page says what each host answered, and who could be asked where nobody is left", async () => {
  const { id, session } = await anEvent(db);
  await aHost(db, { session, hosting: { state: "declined", answered_at: now, word: "出張です" } });
  await aHost(db, { family_name: "西村" });
  const reader = { locale: "ja", zone: "Asia/Tokyo" } as const;

  const page = await readEventHosts(db, id, reader, now);

  expect(page.hosts).toMatchObject([
    { name: "岡本 健", state: "declined", word: "出張です", since: "7/6(月) 12:00" },
  ]);
  expect(page.gaps).toMatchObject([{ lost: "岡本さん", free: [{ name: "西村 健", load: "その月 0件" }] }]);
  await aHost(db, { family_name: "小川", session });
  expect((await readEventHosts(db, id, reader, now)).gaps).toEqual([]);
});
