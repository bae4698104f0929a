import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canMove,
  checkExtension,
  checkMove,
  declinedState,
  defaultReplyOn,
  isOpen,
  type OfferFacts,
  type OfferState,
  offerStates,
  replay,
  statesAfter,
} from "~/features/offers/offer.ts";
import { addDays } from "~/lib/dates.ts";

const facts: OfferFacts = {
  state: "informal",
  lostFrom: null,
  offeredOn: "2026-06-01",
  replyOn: "2026-06-15",
  cohortFormalOn: "2026-10-01",
  joinsOn: "2027-04-01",
};
const wish = { happenedOn: "2026-06-10", today: "2026-06-10", reason: "", defaultReplyDays: 14 };

// Written by hand from domain.md §4, not taken from the code.
const allowed: Record<OfferState, OfferState[]> = {
  informal: ["considering", "accepted", "formal", "declined_before", "withdrawn_by_company", "lost_contact"],
  considering: ["accepted", "formal", "declined_before", "withdrawn_by_company", "lost_contact"],
  accepted: ["formal", "declined_after", "withdrawn_by_company", "lost_contact"],
  formal: ["preparing", "declined_after", "withdrawn_by_company", "lost_contact"],
  preparing: ["joined", "declined_after", "withdrawn_by_company", "lost_contact"],
  joined: [],
  declined_before: ["considering"],
  declined_after: ["considering"],
  withdrawn_by_company: [],
  lost_contact: [],
};

test("an offer makes the moves of the domain and no others", () => {
  for (const from of offerStates)
    for (const to of offerStates)
      expect(canMove(from, to), `${from} → ${to}`).toBe(allowed[from].includes(to));
});

test("somebody we lost contact with returns to where they were, declines from there, or is let go", () => {
  expect(statesAfter("lost_contact", "accepted")).toEqual([
    "accepted",
    "declined_after",
    "withdrawn_by_company",
  ]);
  expect(statesAfter("lost_contact", "considering")).toEqual([
    "considering",
    "declined_before",
    "withdrawn_by_company",
  ]);
  expect(
    checkMove({ ...facts, state: "lost_contact", lostFrom: "formal" }, { ...wish, to: "considering" }),
  ).toEqual({
    ok: false,
    reason: "not_allowed",
  });
});

test("accepting before the formal day is 承諾, from that day on it is 内定", () => {
  const late = { happenedOn: "2026-10-01", today: "2026-10-02" };
  expect(checkMove(facts, { ...wish, to: "accepted" })).toMatchObject({ ok: true, to: "accepted" });
  expect(checkMove(facts, { ...wish, ...late, to: "accepted" })).toMatchObject({ ok: true, to: "formal" });
  expect(checkMove({ ...facts, state: "accepted" }, { ...wish, to: "formal" })).toEqual({
    ok: false,
    reason: "before_formal_day",
  });
});

test("an offer ends until the joining day, and a later entry of an earlier day still counts", () => {
  const accepted = { ...facts, state: "preparing" } as const;
  const after = { to: "declined_after", today: "2027-04-20" } as const;
  expect(checkMove(accepted, { ...wish, ...after, happenedOn: "2027-03-31" })).toMatchObject({ ok: true });
  expect(checkMove(accepted, { ...wish, ...after, happenedOn: "2027-04-02" })).toEqual({
    ok: false,
    reason: "after_joining_day",
  });
  expect(
    checkMove(accepted, { ...wish, to: "joined", happenedOn: "2027-03-31", today: "2027-04-01" }),
  ).toEqual({
    ok: false,
    reason: "before_joining_day",
  });
});

test("a day in the future or before the offer is refused", () => {
  expect(checkMove(facts, { ...wish, to: "accepted", happenedOn: "2026-06-11" })).toEqual({
    ok: false,
    reason: "in_the_future",
  });
  expect(checkMove(facts, { ...wish, to: "accepted", happenedOn: "2026-05-31" })).toEqual({
    ok: false,
    reason: "before_the_offer",
  });
});

test("withdrawing needs a second member and a reason", () => {
  const withdrawal = { ...wish, to: "withdrawn_by_company" } as const;
  expect(checkMove(facts, { ...withdrawal, reason: "卒業できなかったため" })).toEqual({
    ok: false,
    reason: "needs_second_member",
  });
  expect(checkMove(facts, withdrawal, { isConfirmedWithdrawal: true })).toEqual({
    ok: false,
    reason: "reason_missing",
  });
  expect(
    checkMove(facts, { ...withdrawal, reason: "卒業できなかったため" }, { isConfirmedWithdrawal: true }),
  ).toMatchObject({ ok: true });
});

test("a declined offer is reopened with a reason and a fresh reply date", () => {
  const declined = { ...facts, state: "declined_after" } as const;
  expect(checkMove(declined, { ...wish, to: "considering" })).toEqual({
    ok: false,
    reason: "reason_missing",
  });
  expect(checkMove(declined, { ...wish, to: "considering", reason: "もう一度考えたいとのこと" })).toEqual({
    ok: true,
    to: "considering",
    replyOn: "2026-06-24",
  });
});

test("a reply date is never under seven days from the offer or the extension", () => {
  expect(checkMove(facts, { ...wish, to: "considering", replyOn: "2026-06-07" })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  const considering = { state: "considering", replyOn: "2026-06-15" } as const;
  expect(checkExtension(considering, { replyOn: "2026-06-16", today: "2026-06-10" })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  expect(checkExtension(considering, { replyOn: "2026-06-17", today: "2026-06-10" })).toEqual({ ok: true });
  expect(checkExtension(considering, { replyOn: "2026-06-15", today: "2026-06-01" })).toEqual({
    ok: false,
    reason: "not_later",
  });
  expect(defaultReplyOn("2026-06-01", 3)).toBe("2026-06-08");
});

test("only somebody considering gets a later reply date", () => {
  for (const state of offerStates)
    expect(checkExtension({ state, replyOn: null }, { replyOn: "2026-07-30", today: "2026-06-10" }).ok).toBe(
      state === "considering",
    );
});

const anyWish = fc.record({
  to: fc.constantFrom(...offerStates),
  day: fc.integer({ min: 0, max: 40 }),
  reason: fc.constantFrom("", "本人から電話"),
  isConfirmedWithdrawal: fc.boolean(),
});

test("whatever is tried, an offer never makes a forbidden move, and its history replays to its state", () => {
  fc.assert(
    fc.property(fc.array(anyWish, { maxLength: 30 }), (wishes) => {
      let offer = facts;
      let today = facts.offeredOn;
      const history: { from: OfferState | null; to: OfferState }[] = [{ from: null, to: "informal" }];
      for (const { to, day, reason, isConfirmedWithdrawal } of wishes) {
        today = addDays(today, day);
        const move = checkMove(
          offer,
          { to, happenedOn: today, today, reason, defaultReplyDays: 14 },
          { isConfirmedWithdrawal },
        );
        if (!move.ok) continue;
        const legal =
          offer.state === "lost_contact"
            ? [offer.lostFrom, declinedState("lost_contact", offer.lostFrom), "withdrawn_by_company"]
            : allowed[offer.state];
        expect(legal).toContain(move.to);
        if (move.to === "accepted")
          expect(offer.state === "lost_contact" || today < facts.cohortFormalOn).toBe(true);
        if (!isOpen(move.to) && move.to !== "joined") expect(today <= facts.joinsOn).toBe(true);
        history.push({ from: offer.state, to: move.to });
        offer = {
          ...offer,
          lostFrom: move.to === "lost_contact" ? offer.state : null,
          state: move.to,
          replyOn: move.replyOn,
        };
        expect(replay(history)).toBe(offer.state);
      }
    }),
    { numRuns: 500 },
  );
});

test("a history with a gap replays to nothing", () => {
  expect(
    replay([
      { from: null, to: "informal" },
      { from: "accepted", to: "formal" },
    ]),
  ).toBeUndefined();
  expect(
    replay([
      { from: null, to: "informal" },
      { from: "informal", to: "joined" },
    ]),
  ).toBeUndefined();
  expect(
    replay([
      { from: null, to: "considering" },
      { from: "considering", to: "considering" },
    ]),
  ).toBe("considering");
});
