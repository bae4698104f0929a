import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { cardsPerColumn, targetsOf } from "~/features/offers/board.ts";
import { countColumns } from "~/features/offers/board-queries.server.ts";
import { readBoard } from "~/features/offers/board-view.server.ts";
import { checkMove, type OfferState, offerStates } from "~/features/offers/offer.ts";

const db = testDatabase();
const now = new Date("2026-06-10T03:00:00Z");
const today = "2026-06-10";
const cohort = { year: 2027, formalOn: "2026-10-01" };
const everybody = { cohortYear: 2027, unit: "", mineOf: null };
const reader = { locale: "ja", today, now, open: [] } as const;

test("columns hold the first cards by reply date, count all, and link to the rest", async () => {
  await aCompany(db);
  for (let person = 0; person < cardsPerColumn + 2; person++) {
    const { id } = await aCandidate(db, { family_name: `候補${person}` });
    const day = String(30 - (person % 20)).padStart(2, "0");
    await anOffer(db, { candidate_id: id, reply_on: `2026-06-${day}` });
  }
  const board = await readBoard(db, everybody, cohort, reader);
  const informal = board.columns.find(({ column }) => column === "informal");
  expect(informal?.cards).toHaveLength(cardsPerColumn);
  expect(informal?.cards[0]?.due).toContain("6/11");
  expect(informal).toMatchObject({ count: `${cardsPerColumn + 2}名`, rest: expect.stringContaining("2名") });
  expect(informal?.restTo).toContain("state=informal");
});

test("the board narrows to a department and to one's own people; later states are folded until opened", async () => {
  await aCompany(db);
  const unit = await aUnit(db);
  const morishita = await aMember(db);
  const mine = await aCandidate(db, { recruiter_id: morishita.id });
  const others = await aCandidate(db);
  await anOffer(db, { candidate_id: mine.id, unit_id: unit.id, state: "considering", extended_count: 1 });
  await anOffer(db, { candidate_id: others.id, state: "declined_after", ended_on: "2026-06-08" });
  expect(await countColumns(db, { ...everybody, unit: unit.id })).toMatchObject({ extended: 1, declined: 0 });
  expect(await countColumns(db, { ...everybody, unit: "none" })).toMatchObject({ extended: 0, declined: 1 });
  expect(await countColumns(db, { ...everybody, mineOf: morishita.id })).toMatchObject({
    extended: 1,
    declined: 0,
  });
  const folded = await readBoard(db, everybody, cohort, reader);
  const declined = (board: typeof folded) => board.columns.find(({ column }) => column === "declined");
  expect(declined(folded)).toMatchObject({ isOpen: false, count: "1名", cards: [] });
  const opened = await readBoard(db, everybody, cohort, { ...reader, open: ["declined"] });
  expect(declined(opened)?.cards[0]).toMatchObject({ due: "6/8(月)に終了" });
});

test("one's own board is everybody's without the others: same columns, same order, each offer once", async () => {
  await aCompany(db);
  const unit = await aUnit(db);
  const morishita = await aMember(db);
  const ono = await aMember(db);
  const charges = [
    { recruiter_id: morishita.id, deputy_id: morishita.id },
    { recruiter_id: morishita.id },
    { recruiter_id: ono.id, deputy_id: morishita.id },
    { recruiter_id: ono.id },
    { deputy_id: morishita.id },
  ];
  const states = ["informal", "considering", "considering", "accepted", "declined_after"] as const;
  for (let place = 0; place < 30; place++) {
    const { id } = await aCandidate(db, { family_name: `候補${place}`, ...charges[place % charges.length] });
    for (const [offer, state] of [states[place % 4], states[(place + 1) % 5]].entries())
      if (state && (offer === 0 || place % 3 === 0))
        await anOffer(db, {
          ...{ candidate_id: id, state, unit_id: place % 2 ? unit.id : null },
          ...(state === "considering" && { extended_count: place % 2 }),
          ...(place % 5 && { reply_on: `2026-06-${11 + ((place * 7) % 19)}` }),
          ...(state === "accepted" && { accepted_on: `2026-05-${11 + ((place * 5) % 19)}` }),
          ...(state === "declined_after" && { ended_on: `2026-06-0${1 + (place % 9)}` }),
        });
  }
  const rows = await db
    .selectFrom("candidate")
    .select("id")
    .where((is) => is.or([is("recruiter_id", "=", morishita.id), is("deputy_id", "=", morishita.id)]))
    .execute();
  const mine = new Set(rows.map(({ id }) => id));
  for (const filter of [everybody, { ...everybody, unit: unit.id }, { ...everybody, unit: "none" }]) {
    const opened = { ...reader, open: ["declined"] };
    const all = await readBoard(db, filter, cohort, opened);
    const own = await readBoard(db, { ...filter, mineOf: morishita.id }, cohort, opened);
    const cardsOf = ({ columns }: typeof all) =>
      columns.flatMap(({ column, cards }) =>
        cards.filter(({ candidateId }) => mine.has(candidateId)).map(({ id }) => `${column} ${id}`),
      );
    expect(cardsOf(own)).toEqual(cardsOf(all));
    expect(cardsOf(own).length).toBeGreaterThan(5);
    expect(own.columns.flatMap(({ cards }) => cards)).toHaveLength(cardsOf(own).length);
    const counts = await countColumns(db, { ...filter, mineOf: morishita.id });
    for (const { column, cards, isOpen } of own.columns)
      if (isOpen) expect(counts[column]).toBe(cards.length);
  }
});

const day = fc.constantFrom("2026-06-10", "2026-10-01", "2027-03-20", "2027-04-01", "2027-04-02");

test("a card offers no column that the rules would refuse today", () => {
  const path: OfferState[] = ["informal", "considering", "accepted", "formal", "preparing"];
  fc.assert(
    fc.property(fc.constantFrom(...offerStates), fc.constantFrom(...path), day, (state, lost, on) => {
      const facts = {
        ...{ state, lostFrom: state === "lost_contact" ? lost : null, isExtended: false },
        ...{ cohortFormalOn: "2026-10-01", joinsOn: "2027-04-01" },
      };
      for (const target of targetsOf(facts, on)) {
        if (target.how === "page") continue;
        const check = checkMove(
          { ...facts, offeredOn: "2026-06-01", replyOn: "2026-06-20" },
          { to: target.to, happenedOn: on, today: on, reason: "電話で", defaultReplyDays: 14 },
        );
        expect(check, `${state} → ${target.to} on ${on}`).toMatchObject({ ok: true, to: target.to });
      }
    }),
  );
});
