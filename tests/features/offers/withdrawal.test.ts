import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { confirmWithdrawal, refuseWithdrawal } from "~/features/offers/decide-withdrawal.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { requestWithdrawal } from "~/features/offers/request-withdrawal.server.ts";

const db = testDatabase();
const now = new Date("2026-06-10T03:00:00Z");

async function aRequest(by: { id: string }) {
  await aCompany(db);
  const ren = await aCandidate(db);
  const offer = await anOffer(db, { candidate_id: ren.id, state: "accepted" });
  const request = await requestWithdrawal(db, {
    offerId: offer.id,
    reason: "卒業が延びたため",
    by: by.id,
    now,
  });
  if (!request.ok) throw new Error(request.reason);
  return { ren, offer, withdrawalId: request.withdrawalId };
}

async function stateOf(offerId: string) {
  return (await db.selectFrom("offer").select("state").where("id", "=", offerId).executeTakeFirstOrThrow())
    .state;
}

test("a withdrawal happens when a second recruiter confirms it, and keeps the reason", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const { offer, withdrawalId } = await aRequest(morishita);
  expect(await stateOf(offer.id)).toBe("accepted");
  expect(await confirmWithdrawal(db, { withdrawalId, by: ono.id, now })).toMatchObject({ ok: true });
  expect(await stateOf(offer.id)).toBe("withdrawn_by_company");
  const move = await db
    .selectFrom("offer_move")
    .selectAll()
    .where("to_state", "=", "withdrawn_by_company")
    .executeTakeFirstOrThrow();
  expect(move).toMatchObject({ reason: "卒業が延びたため", recorded_by: ono.id, by_candidate: false });
});

test("nobody confirms their own request", async () => {
  const morishita = await aMember(db);
  await aMember(db, { family_name: "大野" });
  const { offer, withdrawalId } = await aRequest(morishita);
  expect(await confirmWithdrawal(db, { withdrawalId, by: morishita.id, now })).toEqual({
    ok: false,
    reason: "own_request",
  });
  expect(await stateOf(offer.id)).toBe("accepted");
});

test("the administrator confirms only where there is no other recruiter", async () => {
  const morishita = await aMember(db);
  const admin = await aMember(db, { role: "administrator" });
  const { offer, withdrawalId } = await aRequest(morishita);
  const ono = await aMember(db, { family_name: "大野" });
  expect(await confirmWithdrawal(db, { withdrawalId, by: admin.id, now })).toEqual({
    ok: false,
    reason: "not_yours",
  });
  await db.updateTable("member").set({ ended_at: now }).where("id", "=", ono.id).execute();
  expect(await confirmWithdrawal(db, { withdrawalId, by: admin.id, now })).toMatchObject({ ok: true });
  expect(await stateOf(offer.id)).toBe("withdrawn_by_company");
});

test("a viewer or host confirms nothing", async () => {
  const morishita = await aMember(db);
  const { withdrawalId } = await aRequest(morishita);
  for (const role of ["viewer", "host", "desk"]) {
    const other = await aMember(db, { role });
    expect(await confirmWithdrawal(db, { withdrawalId, by: other.id, now })).toEqual({
      ok: false,
      reason: "not_yours",
    });
  }
});

test("a refused request leaves the offer as it is and is decided once", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const { offer, withdrawalId } = await aRequest(morishita);
  expect(await refuseWithdrawal(db, { withdrawalId, by: ono.id, now })).toMatchObject({ ok: true });
  expect(await confirmWithdrawal(db, { withdrawalId, by: ono.id, now })).toEqual({
    ok: false,
    reason: "already_decided",
  });
  expect(await stateOf(offer.id)).toBe("accepted");
});

test("the one who asked may take the request back", async () => {
  const morishita = await aMember(db);
  const { withdrawalId } = await aRequest(morishita);
  expect(await refuseWithdrawal(db, { withdrawalId, by: morishita.id, now })).toMatchObject({ ok: true });
});

test("a withdrawal is asked for once, with a reason", async () => {
  const morishita = await aMember(db);
  const { offer } = await aRequest(morishita);
  const again = { offerId: offer.id, by: morishita.id, now };
  expect(await requestWithdrawal(db, { ...again, reason: "重複" })).toEqual({
    ok: false,
    reason: "already_requested",
  });
  expect(await requestWithdrawal(db, { ...again, reason: "  " })).toEqual({
    ok: false,
    reason: "reason_missing",
  });
});

test("when the candidate declines first, nothing is left to confirm", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const { offer, withdrawalId } = await aRequest(morishita);
  await moveOffer(db, {
    offerId: offer.id,
    from: "accepted",
    to: "declined_after",
    happenedOn: "2026-06-10",
    by: ono.id,
    now,
  });
  expect(await confirmWithdrawal(db, { withdrawalId, by: ono.id, now })).toEqual({
    ok: false,
    reason: "already_decided",
  });
  expect(await stateOf(offer.id)).toBe("declined_after");
});
