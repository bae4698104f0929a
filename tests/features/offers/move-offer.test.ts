import fc from "fast-check";
import { expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { extendReplyDate } from "~/features/offers/extend-reply-date.server.ts";
import { makeOffer } from "~/features/offers/make-offer.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { type OfferState, offerStates, replay } from "~/features/offers/offer.ts";

const db = testDatabase();
const now = new Date("2026-06-10T03:00:00Z");

async function anInformalOffer(overrides: Partial<Parameters<typeof anOffer>[1]> = {}) {
  await aCompany(db);
  const morishita = await aMember(db);
  const ren = await aCandidate(db);
  const offer = await anOffer(db, { candidate_id: ren.id, ...overrides });
  return { morishita, ren, offer };
}

async function historyOf(offerId: string) {
  return db
    .selectFrom("offer_move")
    .selectAll()
    .where("offer_id", "=", offerId)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
}

test("accepting an offer keeps the day, who told us, and an entry on the timeline", async () => {
  const { morishita, ren, offer } = await anInformalOffer();
  const moved = await moveOffer(db, {
    offerId: offer.id,
    from: "informal",
    to: "accepted",
    happenedOn: "2026-06-09",
    reason: "第一志望とのこと",
    heardBy: "phone",
    by: morishita.id,
    now,
  });
  expect(moved).toMatchObject({ ok: true, candidateId: ren.id, to: "accepted" });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", ren.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ offer_id: offer.id, offer_state: "accepted", reply_on: null });
  expect(person.last_contact_at).toEqual(new Date("2026-06-09T03:00:00Z"));
  expect((await historyOf(offer.id)).at(-1)).toMatchObject({
    from_state: "informal",
    to_state: "accepted",
    happened_on: "2026-06-09",
    recorded_at: now,
    recorded_by: morishita.id,
    heard_by: "phone",
    reason: "第一志望とのこと",
    by_candidate: true,
  });
  const [entry] = await db.selectFrom("touchpoint").selectAll().execute();
  expect(entry).toMatchObject({
    kind: "offer_moved",
    from_candidate: true,
    is_contact: true,
    body: "第一志望とのこと",
  });
});

test("from the formal day on, accepting makes the offer formal at once", async () => {
  const { morishita, offer } = await anInformalOffer();
  const moved = await moveOffer(db, {
    offerId: offer.id,
    from: "informal",
    to: "accepted",
    happenedOn: "2026-10-02",
    by: morishita.id,
    now: new Date("2026-10-05T03:00:00Z"),
  });
  expect(moved).toMatchObject({ ok: true, to: "formal" });
  const after = await db.selectFrom("offer").selectAll().executeTakeFirstOrThrow();
  expect(after).toMatchObject({ accepted_on: "2026-10-02", formal_on: "2026-10-02" });
});

test("a decline that is entered late keeps the day it happened and the moment it was entered", async () => {
  const { morishita, offer } = await anInformalOffer({ state: "accepted", accepted_on: "2026-06-05" });
  const entered = new Date("2026-07-20T08:30:00Z");
  await moveOffer(db, {
    offerId: offer.id,
    from: "accepted",
    to: "declined_after",
    happenedOn: "2026-06-12",
    by: morishita.id,
    now: entered,
  });
  expect((await historyOf(offer.id)).at(-1)).toMatchObject({
    happened_on: "2026-06-12",
    recorded_at: entered,
  });
  const after = await db.selectFrom("offer").selectAll().executeTakeFirstOrThrow();
  expect(after).toMatchObject({ state: "declined_after", ended_on: "2026-06-12" });
});

test("a forbidden move changes nothing", async () => {
  const { morishita, offer } = await anInformalOffer();
  const move = {
    offerId: offer.id,
    from: "informal",
    happenedOn: "2026-06-09",
    by: morishita.id,
    now,
  } as const;
  expect(await moveOffer(db, { ...move, to: "joined" })).toEqual({ ok: false, reason: "not_allowed" });
  expect(await moveOffer(db, { ...move, to: "withdrawn_by_company", reason: "都合" })).toEqual({
    ok: false,
    reason: "needs_second_member",
  });
  expect(await moveOffer(db, { ...move, to: "accepted", happenedOn: "2026-06-11" })).toEqual({
    ok: false,
    reason: "in_the_future",
  });
  expect(await historyOf(offer.id)).toHaveLength(1);
  expect(await db.selectFrom("touchpoint").selectAll().execute()).toEqual([]);
});

test("two recruiters who move an offer at once make one move; the other hears that somebody was faster", async () => {
  const { morishita, offer } = await anInformalOffer();
  const ono = await aMember(db, { family_name: "大野" });
  const pools = Array.from({ length: 8 }, () => connect(testDatabaseUrl(), { max: 1 }));
  const results = await Promise.all(
    pools.map((pool, n) =>
      moveOffer(pool, {
        offerId: offer.id,
        from: "informal",
        to: n % 2 ? "accepted" : "declined_before",
        happenedOn: "2026-06-09",
        by: n % 2 ? morishita.id : ono.id,
        now,
      }),
    ),
  );
  await Promise.all(pools.map((pool) => pool.destroy()));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok)).toEqual(
    Array(7).fill({ ok: false, reason: "moved_meanwhile" }),
  );
  expect(await historyOf(offer.id)).toHaveLength(2);
});

test("an extension is an entry of the history of 検討中, with both dates", async () => {
  const { morishita, ren, offer } = await anInformalOffer({ state: "considering" });
  const extend = {
    offerId: offer.id,
    replyOnBefore: "2026-06-15",
    reason: "卒業研究",
    by: morishita.id,
    now,
  };
  expect(await extendReplyDate(db, { ...extend, replyOn: "2026-06-16" })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  expect(await extendReplyDate(db, { ...extend, replyOn: "2026-06-22" })).toEqual({
    ok: true,
    candidateId: ren.id,
  });
  expect(await extendReplyDate(db, { ...extend, replyOn: "2026-06-29" })).toEqual({
    ok: false,
    reason: "moved_meanwhile",
  });
  expect((await historyOf(offer.id)).at(-1)).toMatchObject({
    from_state: "considering",
    to_state: "considering",
    reply_on_before: "2026-06-15",
    reply_on_after: "2026-06-22",
  });
  const after = await db.selectFrom("offer").selectAll().executeTakeFirstOrThrow();
  expect(after).toMatchObject({ state: "considering", reply_on: "2026-06-22", extended_count: 1 });
});

test("a reopened offer starts over: a new reply date, no extension, no end", async () => {
  const { morishita, ren, offer } = await anInformalOffer({
    state: "declined_before",
    ended_on: "2026-06-05",
    extended_count: 1,
  });
  const reopen = {
    offerId: offer.id,
    from: "declined_before",
    to: "considering",
    happenedOn: "2026-06-10",
  } as const;
  expect(await moveOffer(db, { ...reopen, by: morishita.id, now })).toEqual({
    ok: false,
    reason: "reason_missing",
  });
  await moveOffer(db, { ...reopen, reason: "もう一度考えたいとのこと", by: morishita.id, now });
  const after = await db.selectFrom("offer").selectAll().executeTakeFirstOrThrow();
  expect(after).toMatchObject({
    state: "considering",
    reply_on: "2026-06-24",
    extended_count: 0,
    ended_on: null,
  });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", ren.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ offer_state: "considering", reply_on: "2026-06-24" });
});

test("an offer gets the company's reply days, and one open offer per unit is enough", async () => {
  await aCompany(db, { reply_days: 21 });
  const morishita = await aMember(db);
  const ren = await aCandidate(db);
  const design = await aUnit(db);
  const offer = { candidateId: ren.id, unitId: design.id, offeredOn: "2026-06-10", by: morishita.id, now };
  expect(await makeOffer(db, { ...offer, replyOn: "2026-06-16" })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  expect(await makeOffer(db, offer)).toMatchObject({ ok: true, replyOn: "2026-07-01" });
  expect(await makeOffer(db, offer)).toEqual({ ok: false, reason: "has_open_offer" });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", ren.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ offer_state: "informal", unit_id: design.id, reply_on: "2026-07-01" });
});

const anAttempt = fc.record({
  to: fc.constantFrom<OfferState | "extend">(...offerStates, "extend"),
  days: fc.integer({ min: 0, max: 60 }),
});

test("whatever people try, the history replays to the state and the candidate's summary equals the current offer", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAttempt, { minLength: 1, maxLength: 12 }), async (attempts) => {
      await aCohort(db);
      const { morishita, ren, offer } = await anInformalOffer();
      let clock = new Date("2026-06-02T03:00:00Z").getTime();
      for (const { to, days } of attempts) {
        clock += days * 86_400_000 + 1000;
        const at = new Date(clock);
        const day = at.toISOString().slice(0, 10);
        const { state, reply_on } = await db
          .selectFrom("offer")
          .selectAll()
          .where("id", "=", offer.id)
          .executeTakeFirstOrThrow();
        const base = { offerId: offer.id, by: morishita.id, reason: "電話で", now: at };
        if (to === "extend")
          await extendReplyDate(db, {
            ...base,
            replyOnBefore: reply_on,
            replyOn: new Date(clock + 9 * 86_400_000).toISOString().slice(0, 10),
          });
        else await moveOffer(db, { ...base, from: state as OfferState, to, happenedOn: day });
      }
      await expectSummary(db, ren.id);
      const moves = await historyOf(offer.id);
      const after = await db
        .selectFrom("offer")
        .selectAll()
        .where("id", "=", offer.id)
        .executeTakeFirstOrThrow();
      expect(
        replay(
          moves.map((move) => ({
            from: move.from_state as OfferState | null,
            to: move.to_state as OfferState,
          })),
        ),
      ).toBe(after.state);
    }),
    { numRuns: 15 },
  );
});

test("of several offers the open one, then the newest, stands on the candidate", async () => {
  const { ren, offer } = await anInformalOffer({ state: "declined_before", offered_on: "2026-06-20" });
  const older = await anOffer(db, { candidate_id: ren.id, state: "considering", offered_on: "2026-05-01" });
  await expectSummary(db, ren.id, older.id);
  await db.updateTable("offer").set({ state: "declined_before" }).where("id", "=", older.id).execute();
  await expectSummary(db, ren.id, offer.id);
  await db.deleteFrom("offer").execute();
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", ren.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ offer_id: null, offer_state: null, unit_id: null, reply_on: null });
});

async function expectSummary(db: Db, candidateId: string, offerId?: string) {
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  const offers = await db.selectFrom("offer").selectAll().where("candidate_id", "=", candidateId).execute();
  const current = offers.find((offer) => offer.id === (offerId ?? person.offer_id));
  const isAnswerOpen = current?.state === "informal" || current?.state === "considering";
  expect(person).toMatchObject({
    offer_id: current?.id,
    offer_state: current?.state,
    unit_id: current?.unit_id,
    reply_on: isAnswerOpen ? current?.reply_on : null,
  });
}
