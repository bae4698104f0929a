import fc from "fast-check";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { emptyDatabase, testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { moveTogether, previewTogether, undoTogether } from "~/features/offers/move-together.server.ts";
import { type OfferState, replay } from "~/features/offers/offer.ts";

const db = testDatabase();
const now = new Date("2026-06-10T03:00:00Z");
const today = "2026-06-10";

async function people(...states: OfferState[]) {
  await aCompany(db);
  const morishita = await aMember(db);
  const offers = [];
  for (const state of states) {
    const person = await aCandidate(db);
    offers.push(await anOffer(db, { candidate_id: person.id, state }));
  }
  return { morishita, offers, ids: offers.map(({ id }) => id) };
}

const wish = { happenedOn: today, reason: "", heardBy: "phone" } as const;
const stateOf = async (id: string) =>
  (await db.selectFrom("offer").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

test("the preview says who can move, who can't and why; the move keeps each one's own history", async () => {
  const { morishita, offers, ids } = await people("considering", "declined_before", "informal");
  const preview = await previewTogether(db, { offerIds: ids, wish: { ...wish, to: "accepted" }, today });
  expect(preview.map(({ offerId, to, refusal }) => [offerId, to, refusal])).toEqual([
    [ids[0], "accepted", null],
    [ids[1], null, "not_allowed"],
    [ids[2], "accepted", null],
  ]);
  const seen = new Map(offers.map(({ id, state }) => [id, state as OfferState]));
  const moved = await moveTogether(db, { seen, wish: { ...wish, to: "accepted" }, by: morishita.id, now });
  expect(moved).toMatchObject({ count: 2, left: [{ offerId: ids[1], reason: "not_allowed" }] });
  const moves = await db.selectFrom("offer_move").selectAll().where("together_id", "is not", null).execute();
  expect(moves.map(({ offer_id }) => offer_id).sort()).toEqual([ids[0], ids[2]].sort());
  expect(moves[0]).toMatchObject({ recorded_by: morishita.id, heard_by: "phone", happened_on: today });
});

test("whoever was moved by somebody else since the preview stays, and is named", async () => {
  const { morishita, offers, ids } = await people("informal", "informal");
  const seen = new Map(offers.map(({ id }) => [id, "informal" as OfferState]));
  await moveOffer(db, {
    ...{ offerId: ids[0] ?? "", from: "informal", to: "declined_before", happenedOn: today },
    ...{ by: morishita.id, now },
  });
  const moved = await moveTogether(db, { seen, wish: { ...wish, to: "accepted" }, by: morishita.id, now });
  expect(moved).toMatchObject({ count: 1, left: [{ offerId: ids[0], reason: "moved_meanwhile" }] });
  expect(await stateOf(ids[0] ?? "")).toBe("declined_before");
});

test("for a day it is undone where the drawing leads back; whoever moved on since stays", async () => {
  const { morishita, offers, ids } = await people("accepted", "formal", "considering");
  const seen = new Map(offers.map(({ id, state }) => [id, state as OfferState]));
  const by = morishita.id;
  const lost = await moveTogether(db, { seen, wish: { ...wish, to: "lost_contact" }, by, now });
  await moveOffer(db, {
    ...{ offerId: ids[2] ?? "", from: "lost_contact", to: "considering", happenedOn: today, by, now },
  });
  const undo = { togetherId: lost.togetherId, reason: "元に戻しました", by };
  const later = new Date(now.getTime() + 3_600_000);
  expect(await undoTogether(db, { ...undo, now: new Date(now.getTime() + 90_000_000) })).toEqual({
    count: 0,
    left: 0,
  });
  expect(await undoTogether(db, { ...undo, now: later })).toEqual({ count: 2, left: 1 });
  expect(await undoTogether(db, { ...undo, now: later })).toEqual({ count: 0, left: 0 });
  expect(await Promise.all(ids.map(stateOf))).toEqual(["accepted", "formal", "considering"]);

  const accepted = await moveTogether(db, {
    ...{ seen: new Map([[ids[2] ?? "", "considering" as OfferState]]), by, now: later },
    wish: { ...wish, to: "accepted" },
  });
  expect(await undoTogether(db, { ...undo, togetherId: accepted.togetherId, now: later })).toEqual({
    count: 0,
    left: 0,
  });
});

test("people moved together and one by one at the same moment: every history replays, figures and summaries are true", {
  timeout: 60_000,
}, async () => {
  const pools = Array.from({ length: 4 }, () => connect(testDatabaseUrl(), { max: 1 }));
  const aim = fc.constantFrom<OfferState>("considering", "accepted", "declined_before", "lost_contact");
  const attempt = fc.record({ to: aim, isTogether: fc.boolean(), at: fc.nat({ max: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 3, maxLength: 8 }), async (attempts) => {
      await emptyDatabase(db);
      await aCompany(db);
      const [unit, other, morishita] = [await aUnit(db), await aUnit(db), await aMember(db)];
      const ids: string[] = [];
      for (let person = 0; person < 3; person++) {
        const { id } = await aCandidate(db);
        for (const { id: unit_id } of [unit, other])
          ids.push((await anOffer(db, { candidate_id: id, unit_id })).id);
      }
      await Promise.all(
        attempts.map(async ({ to, isTogether, at }, place) => {
          const pool = pools[place % pools.length] ?? db;
          const states = await pool
            .selectFrom("offer")
            .select(["id", "state"])
            .where("id", "in", ids)
            .execute();
          const seen = new Map(states.map(({ id, state }) => [id, state as OfferState]));
          const by = morishita.id;
          if (isTogether) return moveTogether(pool, { seen, wish: { ...wish, to, reason: "電話" }, by, now });
          const offerId = ids[at] ?? "";
          const from = seen.get(offerId) ?? "informal";
          return moveOffer(pool, { offerId, from, to, happenedOn: today, reason: "電話", by, now });
        }),
      );
      for (const id of ids) {
        const moves = await db
          .selectFrom("offer_move")
          .select(["from_state as from", "to_state as to"])
          .where("offer_id", "=", id)
          .orderBy("recorded_at")
          .orderBy("id")
          .execute();
        expect(replay(moves as Parameters<typeof replay>[0])).toBe(await stateOf(id));
      }
      const wrong = await db
        .selectFrom("candidate")
        .innerJoin("offer", "offer.id", "candidate.offer_id")
        .select("candidate.id")
        .whereRef("candidate.offer_state", "<>", "offer.state")
        .execute();
      expect(wrong).toEqual([]);
      expect(await kept()).toEqual(await counted());
    }),
    { numRuns: 8 },
  );
  await Promise.all(pools.map((pool) => pool.destroy()));
});

async function kept() {
  const rows = await db
    .selectFrom("offer_tally")
    .select(["unit_id", "state", "accepted_on", "ended_on", "reply_on"])
    .select((is) => is.fn.sum<number>("offers").as("offers"))
    .groupBy(["unit_id", "state", "accepted_on", "ended_on", "reply_on"])
    .having((is) => is(is.fn.sum("offers"), "<>", 0))
    .execute();
  return rows.map((row) => JSON.stringify({ ...row, offers: Number(row.offers) })).sort();
}

async function counted() {
  const offers = await db
    .selectFrom("offer")
    .select(["unit_id", "state", "accepted_on", "ended_on", "reply_on"])
    .execute();
  const counts = new Map<string, number>();
  for (const { reply_on, ...offer } of offers) {
    const isAwaited = offer.state === "informal" || offer.state === "considering";
    const key = JSON.stringify({ ...offer, reply_on: isAwaited ? reply_on : null });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, offers]) => JSON.stringify({ ...JSON.parse(key), offers })).sort();
}
