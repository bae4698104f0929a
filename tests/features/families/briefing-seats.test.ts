import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aMember, anEvent } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative, aRelative } from "#tests/support/families.ts";
import { letterTime, quietJobs } from "#tests/support/letters.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import { listBriefingsOf, listFamilyGuests } from "~/features/families/briefing-queries.server.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import { remindFamilies } from "~/features/families/remind-families.server.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = letterTime;

async function invited(seats: number, families: number) {
  const member = await aMember(db);
  const event = await aBriefing(db, { session: { seats } });
  const relatives = [];
  for (let at = 0; at < families; at++) relatives.push(await anOpenRelative(db));
  const result = await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now });
  const rows = await db.selectFrom("family_invitation").select(["id", "relative_id"]).execute();
  const idOf = new Map(rows.map((row) => [row.relative_id, row.id]));
  return { event, relatives, result, invitationOf: (relativeId: string) => idOf.get(relativeId) ?? "" };
}

const answer = (invitationId: string, people: number, given: "on_site" | "online" | "no" = "on_site") =>
  answerBriefing(db, {
    invitationId,
    answer: given,
    people,
    accessNeeds: "",
    now,
    mailDomain: "aoba.example.jp",
  });

async function letters() {
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "relative_id", "candidate_id", "state"])
    .where("letter", "<>", "family_opened")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows;
}

test("only relatives whose candidate opened briefings by mail are invited, each once, to their own address", async () => {
  const { event, relatives, result } = await invited(10, 2);
  const closed = await aRelative(db);
  await anOpenRelative(db, { topics: ["leaflet", "news", "emergency"] });
  await anOpenRelative(db, { channels: ["phone"] }, { phone: "090-0000-0001" });
  expect(result).toEqual({ ok: true, invited: 2 });
  const member = await aMember(db);
  const again = await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now });
  expect(again).toEqual({ ok: false, reason: "nobody" });
  const written = await letters();
  expect(written.map((row) => row.relative_id).sort()).toEqual(relatives.map(({ id }) => id).sort());
  expect(written.every((row) => row.candidate_id === null)).toBe(true);
  expect(written.map((row) => row.relative_id)).not.toContain(closed.id);
});

test("families are invited to a family briefing only, while it is published and lies ahead", async () => {
  await anOpenRelative(db);
  const member = await aMember(db);
  const invite = (sessionId: string) => inviteFamilies(db, jobs, { sessionId, memberId: member.id, now });
  const social = await anEvent(db);
  expect(await invite(social.session.id)).toMatchObject({ reason: "not_published" });
  const draft = await aBriefing(db, { state: "draft" });
  expect(await invite(draft.session.id)).toMatchObject({ reason: "not_published" });
  const past = await aBriefing(db, {
    session: { starts_at: new Date("2026-06-01T01:00:00Z"), ends_at: new Date("2026-06-01T02:00:00Z") },
  });
  expect(await invite(past.session.id)).toMatchObject({ reason: "past" });
});

test("places are counted per person; the first in line waits for its whole party and nobody passes it", async () => {
  const { event, relatives, invitationOf } = await invited(3, 4);
  const [first, second, third, fourth] = relatives.map(({ id }) => invitationOf(id));
  expect(await answer(first ?? "", 2)).toEqual({ ok: true, outcome: "going" });
  expect(await answer(second ?? "", 2)).toEqual({ ok: true, outcome: "waiting" });
  expect(await answer(third ?? "", 1)).toEqual({ ok: true, outcome: "waiting" });
  expect(await answer(fourth ?? "", 1, "online")).toEqual({ ok: true, outcome: "online" });
  // One place more isn't enough for the party of two, and the single one behind it waits its turn.
  expect(await answer(first ?? "", 1)).toEqual({ ok: true, outcome: "going" });
  const seats = await db
    .selectFrom("family_invitation")
    .select(["id", "seat", "people"])
    .where("seat", "is not", null)
    .orderBy("arrival")
    .execute();
  expect(seats.find(({ id }) => id === second)).toMatchObject({ seat: "going" });
  expect(seats.find(({ id }) => id === third)).toMatchObject({ seat: "waiting" });
  const session = await db
    .selectFrom("session")
    .select("seats_taken")
    .where("id", "=", event.session.id)
    .execute();
  expect(session).toEqual([{ seats_taken: 3 }]);
  const written = (await letters()).map(({ letter }) => letter);
  expect(written.filter((letter) => letter === "family_confirmed")).toHaveLength(4);
  expect(written.filter((letter) => letter === "family_waiting")).toHaveLength(2);
});

test("whoever holds seats and asks for more than there are keeps those they have", async () => {
  const { relatives, invitationOf } = await invited(3, 2);
  const [first, second] = relatives.map(({ id }) => invitationOf(id));
  await answer(first ?? "", 2);
  await answer(second ?? "", 1);
  expect(await answer(first ?? "", 3)).toEqual({ ok: false, reason: "full" });
  const row = await db
    .selectFrom("family_invitation")
    .select("people")
    .where("id", "=", first ?? "")
    .execute();
  expect(row).toEqual([{ people: 2 }]);
});

test("under any order of answers at the same moment there are never more people than seats", {
  timeout: 60_000,
}, async () => {
  const other = connect(testDatabaseUrl(), { max: 8 });
  try {
    const { event, relatives, invitationOf } = await invited(7, 8);
    const ids = relatives.map(({ id }) => invitationOf(id));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.nat(7),
            people: fc.integer({ min: 1, max: 4 }),
            given: fc.constantFrom("on_site" as const, "on_site" as const, "no" as const, "online" as const),
          }),
          { minLength: 4, maxLength: 14 },
        ),
        async (steps) => {
          await Promise.all(
            steps.map(({ who, people, given }) =>
              answerBriefing(other, {
                invitationId: ids[who] ?? "",
                answer: given,
                people,
                accessNeeds: "",
                now,
                mailDomain: "x",
              }),
            ),
          );
          const { rows } = await sql<{ taken: number; going: number; line: number; head: number | null }>`
            select s.seats_taken as taken, coalesce(sum(fi.people) filter (where seat = 'going'), 0)::int as going,
              count(*) filter (where seat = 'waiting')::int as line,
              (array_agg(fi.people order by arrival) filter (where seat = 'waiting'))[1] as head
            from session s left join family_invitation fi on fi.session_id = s.id where s.id = ${event.session.id} group by s.id`.execute(
            other,
          );
          const [row] = rows;
          expect(row?.taken).toBe(row?.going);
          expect(row?.taken).toBeLessThanOrEqual(7);
          if (row?.line) expect((row.taken ?? 0) + (row.head ?? 0)).toBeGreaterThan(7);
        },
      ),
      { numRuns: 25 },
    );
  } finally {
    await other.destroy();
  }
});

test("closing gives the seats back to the next in line without a word to who is closed", async () => {
  const { relatives, invitationOf } = await invited(2, 2);
  const [first, second] = relatives;
  await answer(invitationOf(first?.id ?? ""), 2);
  await answer(invitationOf(second?.id ?? ""), 2);
  const before = (await letters()).length;
  await stopFamily(db, jobs, {
    candidateId: first?.candidate_id ?? "",
    relativeId: first?.id ?? "",
    linkId: first?.link.id ?? "",
    scope: "all",
    now,
  });
  const after = (await letters()).filter(({ state }) => state === "queued");
  expect(after.map(({ relative_id }) => relative_id)).not.toContain(first?.id);
  expect((await letters()).length).toBe(before + 1);
  const rows = await db.selectFrom("family_invitation").select(["relative_id", "seat", "people"]).execute();
  expect(rows.find((row) => row.relative_id === second?.id)).toMatchObject({ seat: "going", people: 2 });
  expect(await answer(invitationOf(first?.id ?? ""), 1)).toEqual({ ok: false, reason: "closed" });
  const guests = await listFamilyGuests(
    db,
    (await db.selectFrom("session").select("id").executeTakeFirstOrThrow()).id,
    now,
  );
  expect(guests.map((guest) => guest.candidateId)).toEqual([second?.candidate_id]);
});

test("a cancelled briefing tells families who may be told, and their entries rise", async () => {
  const { event, relatives } = await invited(5, 2);
  const [closed, open] = relatives;
  await stopFamily(db, jobs, {
    candidateId: closed?.candidate_id ?? "",
    relativeId: closed?.id ?? "",
    linkId: closed?.link.id ?? "",
    scope: "all",
    now,
  });
  const member = await aMember(db);
  await cancelEvent(db, jobs, { eventId: event.id, reason: "台風のため", memberId: member.id, now });
  const told = (await letters()).filter(({ letter }) => letter === "family_cancelled");
  expect(told.map(({ relative_id }) => relative_id)).toEqual([open?.id]);
  const entries = await db.selectFrom("family_invitation").select(["sequence", "is_cancelled"]).execute();
  expect(entries).toEqual([
    { sequence: 1, is_cancelled: true },
    { sequence: 1, is_cancelled: true },
  ]);
});

test("who comes is reminded the day before, once; who doesn't isn't", async () => {
  const { relatives, invitationOf } = await invited(5, 3);
  const [comes, online, no] = relatives.map(({ id }) => invitationOf(id));
  await answer(comes ?? "", 1);
  await answer(online ?? "", 1, "online");
  await answer(no ?? "", 1, "no");
  expect(await remindFamilies(db, jobs, new Date("2026-07-16T01:00:00Z"))).toEqual({ reminded: 0 });
  expect(await remindFamilies(db, jobs, new Date("2026-07-17T01:00:00Z"))).toEqual({ reminded: 2 });
  expect(await remindFamilies(db, jobs, new Date("2026-07-17T01:00:00Z"))).toEqual({ reminded: 0 });
});

test("a relative's list of briefings holds their own and nothing of another family", async () => {
  const { relatives, invitationOf } = await invited(5, 2);
  const [mine, theirs] = relatives;
  await answerBriefing(db, {
    invitationId: invitationOf(theirs?.id ?? ""),
    answer: "on_site",
    people: 3,
    accessNeeds: "手話",
    now,
    mailDomain: "x",
  });
  const list = await listBriefingsOf(db, mine?.id ?? "", now);
  expect(list).toHaveLength(1);
  expect(JSON.stringify(list)).not.toMatch(/手話|"people":3/);
  expect(Object.keys(list[0] ?? {})).not.toContain("seatsTaken");
  expect(
    await listBriefingsOf(db, (await aRelative(db, { candidate_id: (await aCandidate(db)).id })).id, now),
  ).toEqual([]);
});
