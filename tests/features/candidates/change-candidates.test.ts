import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { addCandidateWithOffer } from "~/features/candidates/add-candidate.server.ts";
import { addNote } from "~/features/candidates/add-note.server.ts";
import { listDoublesOf, listLikelyPairs } from "~/features/candidates/candidate-duplicates.server.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { listCandidates } from "~/features/candidates/candidate-list.server.ts";
import { removeView, renameView, saveView, viewsOf } from "~/features/candidates/candidate-views.server.ts";
import {
  assignCandidates,
  handOver,
  tagCandidates,
  untagCandidates,
} from "~/features/candidates/change-candidates.server.ts";
import { readHandover } from "~/features/candidates/handover-summary.server.ts";
import { listOffersToMove } from "~/features/candidates/move-candidates.server.ts";
import { changeCandidate } from "~/features/candidates/write-candidate.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T03:00:00Z");
const clock = { now, today: "2026-07-07" };
const everybody = { filter: noFilter, clock };
const facts = {
  familyName: "髙橋",
  givenName: "蓮",
  familyKana: "タカハシ",
  givenKana: "レン",
  romaji: "",
  email: "ren@example.ac.jp",
  phone: "",
  school: "",
  faculty: "",
  reference: "",
  note: "",
  language: "ja" as const,
  recruiterId: null,
  deputyId: null,
};

async function people() {
  return db
    .selectFrom("candidate")
    .select(["family_name", "recruiter_id", "deputy_id"])
    .orderBy("sort_key")
    .execute();
}

test("assigning is for everybody the filter finds and nobody else, with a line on each timeline", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  await aCandidate(db, { family_name: "阿部", family_kana: "アベ", locale: "ko" });
  await aCandidate(db, { family_name: "林", family_kana: "ハヤシ" });
  const assigned = await assignCandidates(db, {
    filter: { ...noFilter, language: "ko" },
    clock,
    recruiterId: ono.id,
    by: morishita.id,
  });
  expect(assigned).toEqual({ ok: true, count: 1 });
  expect(await people()).toEqual([
    { family_name: "阿部", recruiter_id: ono.id, deputy_id: null },
    { family_name: "林", recruiter_id: null, deputy_id: null },
  ]);
  expect(await db.selectFrom("touchpoint").select(["kind", "member_id"]).execute()).toEqual([
    { kind: "assigned", member_id: morishita.id },
  ]);
});

test("only a recruiter or administrator who is still here can be in charge", async () => {
  const morishita = await aMember(db);
  await aCandidate(db);
  for (const overrides of [{ role: "host" }, { role: "viewer" }, { ended_at: now }]) {
    const other = await aMember(db, overrides);
    expect(await assignCandidates(db, { ...everybody, recruiterId: other.id, by: morishita.id })).toEqual({
      ok: false,
      reason: "not_a_recruiter",
    });
  }
  expect(await assignCandidates(db, { ...everybody, by: morishita.id })).toEqual({
    ok: false,
    reason: "nothing_to_do",
  });
});

test("a tag is added once and removed", async () => {
  await aCandidate(db);
  await aCandidate(db);
  expect(await tagCandidates(db, { ...everybody, tag: " 研修旅行 " })).toEqual({ ok: true, count: 2 });
  expect(await tagCandidates(db, { ...everybody, tag: "研修旅行" })).toEqual({ ok: true, count: 0 });
  expect(await untagCandidates(db, { ...everybody, tag: "研修旅行" })).toEqual({ ok: true, count: 2 });
  expect(await tagCandidates(db, { ...everybody, tag: "  " })).toEqual({
    ok: false,
    reason: "nothing_to_do",
  });
});

test("handing over moves the charge and the deputy's place, and nobody becomes their own deputy", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  await aCandidate(db, {
    family_name: "阿部",
    family_kana: "アベ",
    recruiter_id: morishita.id,
    deputy_id: ono.id,
  });
  await aCandidate(db, {
    family_name: "林",
    family_kana: "ハヤシ",
    recruiter_id: ono.id,
    deputy_id: morishita.id,
  });
  await aCandidate(db, { family_name: "森", family_kana: "モリ", deputy_id: morishita.id });
  await aCandidate(db, { family_name: "渡辺", family_kana: "ワタナベ", recruiter_id: ono.id });
  expect(
    await readHandover(db, { ...everybody, fromId: morishita.id, locale: "ja", zone: "Asia/Tokyo" }),
  ).toHaveLength(3);
  const handed = await handOver(db, { ...everybody, fromId: morishita.id, toId: ono.id, by: morishita.id });
  expect(handed).toEqual({ ok: true, count: 3 });
  expect(await people()).toEqual([
    { family_name: "阿部", recruiter_id: ono.id, deputy_id: null },
    { family_name: "林", recruiter_id: ono.id, deputy_id: null },
    { family_name: "森", recruiter_id: null, deputy_id: ono.id },
    { family_name: "渡辺", recruiter_id: ono.id, deputy_id: null },
  ]);
  expect(await db.selectFrom("touchpoint").select("kind").execute()).toEqual(
    Array(3).fill({ kind: "handed_over" }),
  );
  expect(await handOver(db, { ...everybody, fromId: ono.id, toId: ono.id, by: ono.id })).toEqual({
    ok: false,
    reason: "same_person",
  });
});

test("the filter of a list leads to the offer each move would be about, and names who has none or several", async () => {
  await aCompany(db);
  const unit = await aUnit(db);
  const offers: Record<string, string> = {};
  for (const [family, states] of [
    ["阿部", ["considering"]],
    ["林", ["declined_before"]],
    ["森", ["accepted", "informal"]],
    ["和田", ["informal", "considering"]],
    ["渡辺", []],
  ] as const) {
    const person = await aCandidate(db, { family_name: family, family_kana: family });
    for (const [place, state] of states.entries()) {
      const offer = await anOffer(db, { candidate_id: person.id, state, unit_id: place ? unit.id : null });
      offers[`${family} ${state}`] = offer.id;
    }
  }
  const chosen = await listOffersToMove(db, { ...everybody, to: "accepted" });
  expect(new Set(chosen.offerIds)).toEqual(
    new Set([offers["阿部 considering"], offers["林 declined_before"], offers["森 informal"]]),
  );
  expect(chosen.without.map(({ familyName, reason }) => [familyName, reason])).toEqual(
    expect.arrayContaining([
      ["和田", "several_offers"],
      ["渡辺", "no_offer"],
    ]),
  );
});

test("a candidate added by hand has an offer with a reply date; a refused offer adds nobody", async () => {
  await aCompany(db);
  await aCohort(db);
  const morishita = await aMember(db);
  const design = await aUnit(db);
  const add = { cohortYear: 2027, facts, by: morishita.id, now };
  const offer = { unitId: design.id, offeredOn: "2026-07-07", replyOn: null };
  expect(await addCandidateWithOffer(db, { ...add, offer: { ...offer, replyOn: "2026-07-10" } })).toEqual({
    ok: false,
    reason: "reply_date_too_early",
  });
  expect(await db.selectFrom("candidate").select("id").execute()).toEqual([]);
  expect(await addCandidateWithOffer(db, { ...add, offer })).toMatchObject({ ok: true });
  const { rows } = await listCandidates(db, {
    filter: { ...noFilter, words: "たかはし" },
    sort: "kana",
    clock,
  });
  expect(rows).toMatchObject([
    { familyName: "髙橋", offerState: "informal", replyOn: "2026-07-21", unitName: design.name },
  ]);
});

test("a corrected name is found at once, the old one no longer", async () => {
  const { id } = await aCandidate(db, { family_name: "髙橋", family_kana: "タカハシ" });
  expect(
    await changeCandidate(db, {
      candidateId: id,
      facts: { ...facts, familyName: "林", familyKana: "ハヤシ" },
      now,
    }),
  ).toEqual({ ok: true });
  const found = async (words: string) =>
    (await listCandidates(db, { filter: { ...noFilter, words }, sort: "kana", clock })).rows.length;
  expect([await found("林"), await found("はやし"), await found("高橋")]).toEqual([1, 1, 0]);
});

test("a note is kept on the timeline; an empty one isn't", async () => {
  const morishita = await aMember(db);
  const { id } = await aCandidate(db);
  const note = { candidateId: id, isContact: false, by: morishita.id, now };
  expect(await addNote(db, { ...note, text: " " })).toEqual({ ok: false, reason: "empty" });
  expect(await addNote(db, { ...note, text: "寮について知りたいとのこと" })).toEqual({ ok: true });
  expect(await addNote(db, { ...note, candidateId: morishita.id, text: "?" })).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await db.selectFrom("touchpoint").select("body").execute()).toEqual([
    { body: "寮について知りたいとのこと" },
  ]);
});

test("saved views belong to one member, have one name each, and eight are enough", async () => {
  const [morishita, ono] = [await aMember(db), await aMember(db)];
  const mine = { memberId: morishita.id, query: "who=mine", now };
  for (const name of ["一", "二", "三", "四", "五", "六", "七", "八"]) await saveView(db, { ...mine, name });
  expect(await saveView(db, { ...mine, name: "九" })).toEqual({ ok: false, reason: "too_many" });
  expect(await saveView(db, { ...mine, name: "一", query: "due=7" })).toEqual({ ok: true });
  const [first, second] = await viewsOf(db, morishita.id).execute();
  expect(first).toMatchObject({ name: "一", query: "due=7" });
  const viewId = second?.id ?? "";
  expect(await renameView(db, { memberId: morishita.id, viewId, name: "一" })).toEqual({
    ok: false,
    reason: "name_taken",
  });
  expect(await renameView(db, { memberId: ono.id, viewId, name: "十" })).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await renameView(db, { memberId: morishita.id, viewId, name: "十" })).toEqual({ ok: true });
  await removeView(db, { memberId: ono.id, viewId });
  await removeView(db, { memberId: morishita.id, viewId });
  expect(await viewsOf(db, morishita.id).execute()).toHaveLength(7);
  expect(await viewsOf(db, ono.id).execute()).toEqual([]);
});

test("likely duplicates share mail or phone, or name and school", async () => {
  const ren = await aCandidate(db, { email: "REN@example.ac.jp", phone: "", family_name: "髙橋" });
  await aCandidate(db, {
    email: "ren@example.ac.jp",
    phone: "",
    family_name: "高橋",
    family_kana: "",
    given_kana: "",
    school: "若葉大学",
  });
  await aCandidate(db, { email: "", phone: "", family_name: "髙橋", school: "若葉大学" });
  const pairs = await listLikelyPairs(db, { year: 2027 });
  expect(pairs.map((pair) => pair.same).sort()).toEqual([["email", "name"], ["name"]].sort());
  expect(await listDoublesOf(db, ren.id)).toHaveLength(1);
});
