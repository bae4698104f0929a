import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aHost, aMember, anEvent } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { askAnotherHost } from "~/features/hosts/ask-another-host.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import { listFreeHosts } from "~/features/hosts/free-hosts.server.ts";
import { saveHostOffer } from "~/features/hosts/host-offer.server.ts";
import { nameSubstitute } from "~/features/hosts/name-substitute.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");

async function statesOf(sessionId: string) {
  const rows = await db
    .selectFrom("session_host")
    .innerJoin("member", "member.id", "member_id")
    .select(["family_name as name", "state", "leads"])
    .where("session_id", "=", sessionId)
    .orderBy("family_name")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.name, `${row.state}${row.leads ? " leads" : ""}`]));
}

async function lettersTo(memberId: string) {
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "details"])
    .where("member_id", "=", memberId)
    .orderBy("id")
    .execute();
  return rows.map((row) =>
    [row.letter, (row.details as { reason?: string }).reason].filter(Boolean).join(" "),
  );
}

async function entryOf(sessionId: string, memberId: string) {
  return db
    .selectFrom("calendar_entry")
    .select(["sequence", "is_cancelled as isCancelled"])
    .where("session_id", "=", sessionId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
}

test("a host says yes once: a firm entry comes, the second press changes nothing", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  const who = { sessionId: session.id, memberId: okamoto.id, now };

  expect(await acceptHosting(db, jobs, who)).toEqual({ ok: true, changed: true });
  expect(await acceptHosting(db, jobs, who)).toEqual({ ok: true, changed: false });

  expect(await statesOf(session.id)).toEqual({ 岡本: "accepted leads" });
  expect(await lettersTo(okamoto.id)).toEqual(["host_confirmed"]);
  const history = await db.selectFrom("session_host_history").select("what").execute();
  expect(history).toEqual([{ what: "accepted" }]);
});

test("a host who can't is thanked, leaves the calendar, and the recruiter in charge hears who is free", async () => {
  const planner = await aMember(db);
  await aMember(db, { family_name: "別の" });
  const { session } = await anEvent(db, { created_by: planner.id });
  const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
  const no = { sessionId: session.id, memberId: okamoto.id, word: " 出張です ", now };

  expect(await declineHosting(db, jobs, no)).toEqual({ ok: true, changed: true });
  expect(await declineHosting(db, jobs, no)).toEqual({ ok: true, changed: false });

  expect(await statesOf(session.id)).toEqual({ 岡本: "declined" });
  expect(await entryOf(session.id, okamoto.id)).toEqual({ sequence: 1, isCancelled: true });
  expect(await lettersTo(okamoto.id)).toEqual(["host_removed declined"]);
  expect(await lettersTo(planner.id)).toEqual(["host_declined"]);
  const kept = await db.selectFrom("session_host").select("word").executeTakeFirst();
  expect(kept?.word).toBe("出張です");
});

test("who declined may come back, and their entry is revived under the same UID with a higher SEQUENCE", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  const who = { sessionId: session.id, memberId: okamoto.id, now };
  await declineHosting(db, jobs, { ...who, word: "" });

  expect(await acceptHosting(db, jobs, who)).toEqual({ ok: true, changed: true });

  expect(await entryOf(session.id, okamoto.id)).toEqual({ sequence: 2, isCancelled: false });
  expect(await statesOf(session.id)).toEqual({ 岡本: "accepted leads" });
});

test("a substitute is asked while the first stays responsible, and takes over with their yes", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
  const nishimura = await aHost(db, { family_name: "西村" });
  const naming = {
    sessionId: session.id,
    memberId: okamoto.id,
    substituteId: nishimura.id,
    word: "頼みます",
    now,
  };

  expect(await nameSubstitute(db, jobs, naming)).toEqual({ ok: true, changed: true });
  expect(await statesOf(session.id)).toEqual({ 岡本: "substitute_asked leads", 西村: "asked" });
  expect(await lettersTo(nishimura.id)).toEqual(["host_asked"]);

  expect(await acceptHosting(db, jobs, { sessionId: session.id, memberId: nishimura.id, now })).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await statesOf(session.id)).toEqual({ 岡本: "declined", 西村: "accepted leads" });
  expect(await lettersTo(okamoto.id)).toEqual(["host_removed handed_over"]);
  expect(await entryOf(session.id, okamoto.id)).toMatchObject({ isCancelled: true });
  expect(await acceptHosting(db, jobs, { sessionId: session.id, memberId: okamoto.id, now })).toEqual({
    ok: false,
    reason: "taken",
  });
});

test("a substitute's no leaves the first as they were, and tells only them", async () => {
  const planner = await aMember(db);
  const { session } = await anEvent(db, { created_by: planner.id });
  const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
  const nishimura = await aHost(db, { family_name: "西村" });
  const naming = { sessionId: session.id, memberId: okamoto.id, substituteId: nishimura.id, word: "", now };
  await nameSubstitute(db, jobs, naming);

  await declineHosting(db, jobs, { sessionId: session.id, memberId: nishimura.id, word: "", now });

  expect(await statesOf(session.id)).toEqual({ 岡本: "accepted leads", 西村: "declined" });
  expect(await lettersTo(okamoto.id)).toEqual(["host_substitute_no"]);
  expect(await lettersTo(planner.id)).toEqual([]);
});

test("naming another, or leading after all, thanks the first choice and takes the entry back", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  const [nishimura, ogawa] = [
    await aHost(db, { family_name: "西村" }),
    await aHost(db, { family_name: "小川" }),
  ];
  const naming = { sessionId: session.id, memberId: okamoto.id, word: "", now };
  await nameSubstitute(db, jobs, { ...naming, substituteId: nishimura.id });

  await nameSubstitute(db, jobs, { ...naming, substituteId: ogawa.id });
  expect(await statesOf(session.id)).toEqual({ 岡本: "substitute_asked leads", 小川: "asked" });
  expect(await lettersTo(nishimura.id)).toEqual(["host_asked", "host_removed kept"]);
  expect(await entryOf(session.id, nishimura.id)).toMatchObject({ isCancelled: true });

  await acceptHosting(db, jobs, { sessionId: session.id, memberId: okamoto.id, now });
  expect(await statesOf(session.id)).toEqual({ 岡本: "accepted leads" });
  expect(await lettersTo(ogawa.id)).toEqual(["host_asked", "host_removed kept"]);
});

test("only colleagues who are free then can stand in: not the busy, the resting, the asked, or those who left", async () => {
  const { session } = await anEvent(db);
  const other = await anEvent(db, {
    title: JSON.stringify({ ja: "面談" }),
    session: { starts_at: new Date("2026-07-18T07:00:00Z"), ends_at: new Date("2026-07-18T08:00:00Z") },
  });
  const next = await anEvent(db, {
    session: { starts_at: new Date("2026-07-18T07:30:00Z"), ends_at: new Date("2026-07-18T08:00:00Z") },
  });
  const okamoto = await aHost(db, { session });
  const busy = await aHost(db, { family_name: "忙", session: other.session });
  await aHost(db, { family_name: "続", session: next.session });
  const resting = await aHost(db, { family_name: "休" });
  await saveHostOffer(db, { memberId: resting.id, monthly: 2, pausedUntil: "2026-08-01", now });
  await aHost(db, { family_name: "去", ended_at: now });
  await aMember(db, { family_name: "採用" });
  const willing = await aHost(db, { family_name: "余" });
  await saveHostOffer(db, { memberId: willing.id, monthly: 3, pausedUntil: "2026-07-18", now });

  const free = await listFreeHosts(db, session.id);
  expect(free.map((host) => [host.familyName, host.load, host.monthly])).toEqual([
    ["余", 0, 3],
    ["続", 1, null],
  ]);
  const naming = { sessionId: session.id, memberId: okamoto.id, word: "", now };
  for (const substituteId of [busy.id, resting.id, okamoto.id])
    expect(await nameSubstitute(db, jobs, { ...naming, substituteId })).toEqual({
      ok: false,
      reason: "substitute_busy",
    });
});

test("a recruiter asks another host with one press; somebody who is busy meanwhile isn't asked", async () => {
  const recruiter = await aMember(db);
  const { session } = await anEvent(db);
  const [ogawa, busy] = [await aHost(db, { family_name: "小川" }), await aHost(db, { family_name: "忙" })];
  const other = await anEvent(db);
  await db.insertInto("session_host").values({ session_id: other.session.id, member_id: busy.id }).execute();
  const ask = { sessionId: session.id, memberId: recruiter.id, now };

  expect(await askAnotherHost(db, jobs, { ...ask, hostId: ogawa.id })).toEqual({ ok: true });
  expect(await askAnotherHost(db, jobs, { ...ask, hostId: busy.id })).toEqual({ ok: false, reason: "busy" });

  expect(await lettersTo(ogawa.id)).toEqual(["host_asked"]);
  expect(await statesOf(session.id)).toEqual({ 小川: "asked leads" });
});

test("nothing can be answered for a session that is over, cancelled, or somebody else's", async () => {
  const past = await anEvent(db, { session: { ends_at: now, starts_at: new Date("2026-07-06T02:00:00Z") } });
  const off = await anEvent(db, { state: "cancelled" });
  const stranger = await aHost(db);
  const late = await aHost(db, { session: past.session });
  const free = await aHost(db, { session: off.session });

  const accept = (sessionId: string, memberId: string) =>
    acceptHosting(db, jobs, { sessionId, memberId, now });
  expect(await accept(past.session.id, late.id)).toEqual({ ok: false, reason: "past" });
  expect(await accept(off.session.id, free.id)).toEqual({ ok: false, reason: "cancelled" });
  expect(await accept(past.session.id, stranger.id)).toEqual({ ok: false, reason: "gone" });
});

test("a yes to a second session at the same time is refused, naming the first", async () => {
  const [one, two] = [await anEvent(db), await anEvent(db)];
  const okamoto = await aHost(db, { session: one.session });
  await db
    .insertInto("session_host")
    .values({ session_id: two.session.id, member_id: okamoto.id, state: "asked" })
    .execute();
  await acceptHosting(db, jobs, { sessionId: one.session.id, memberId: okamoto.id, now });

  const second = await acceptHosting(db, jobs, { sessionId: two.session.id, memberId: okamoto.id, now });

  expect(second).toMatchObject({
    ok: false,
    reason: "double_booked",
    busy: [{ title: { ja: "夏の懇親会" } }],
  });
});

test("the substitute's yes and the first one's change of mind at once: exactly one leads, both hear the truth", async () => {
  const pools = [connect(testDatabaseUrl(), { max: 1 }), connect(testDatabaseUrl(), { max: 1 })] as const;
  for (let round = 0; round < 12; round++) {
    const { session } = await anEvent(db, {
      session: {
        starts_at: new Date(Date.UTC(2026, 7, round + 1, 5)),
        ends_at: new Date(Date.UTC(2026, 7, round + 1, 6)),
      },
    });
    const okamoto = await aHost(db, { session, hosting: { state: "accepted" } });
    const nishimura = await aHost(db, { family_name: "西村" });
    const at = { sessionId: session.id, now };
    await nameSubstitute(db, jobs, { ...at, memberId: okamoto.id, substituteId: nishimura.id, word: "" });

    const [first, second] = await Promise.all([
      acceptHosting(pools[0], jobs, { ...at, memberId: okamoto.id }),
      acceptHosting(pools[1], jobs, { ...at, memberId: nishimura.id }),
    ]);

    const states = await statesOf(session.id);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    if (second.ok) {
      expect(states).toEqual({ 岡本: "declined", 西村: "accepted leads" });
      expect(await lettersTo(okamoto.id)).toEqual(["host_removed handed_over"]);
    } else {
      expect(states).toEqual({ 岡本: "accepted leads" });
      expect((await lettersTo(nishimura.id)).at(-1)).toBe("host_removed kept");
    }
  }
  await Promise.all(pools.map((pool) => pool.destroy()));
});

test("one colleague's yes and no from two windows, or two who name the same substitute: no deadlock, no double booking", async () => {
  const pools = Array.from({ length: 4 }, () => connect(testDatabaseUrl(), { max: 1 }));
  const [a, b] = [pools[0] ?? db, pools[1] ?? db];
  for (let round = 0; round < 8; round++) {
    const session = {
      starts_at: new Date(Date.UTC(2026, 8, round + 1, 5)),
      ends_at: new Date(Date.UTC(2026, 8, round + 1, 6)),
    };
    const [one, two] = [await anEvent(db, { session }), await anEvent(db, { session })];
    const okamoto = await aHost(db, { session: one.session });
    const ogawa = await aHost(db, { family_name: "小川", session: two.session });
    const substitute = await aHost(db, { family_name: "西村" });
    const name = (pool: typeof db, sessionId: string, memberId: string) =>
      nameSubstitute(pool, jobs, { sessionId, memberId, substituteId: substitute.id, word: "", now });

    const named = await Promise.all([name(a, one.session.id, okamoto.id), name(b, two.session.id, ogawa.id)]);
    expect(named.filter((result) => result.ok)).toHaveLength(1);

    const who = { sessionId: one.session.id, memberId: okamoto.id, now };
    await Promise.all([acceptHosting(a, jobs, who), declineHosting(b, jobs, { ...who, word: "" })]);
    expect(["accepted leads", "declined"]).toContain((await statesOf(one.session.id)).岡本);
  }
  await Promise.all(pools.map((pool) => pool.destroy()));
});
