import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import {
  type CandidateFilter,
  filterFromQuery,
  noFilter,
  queryOfFilter,
} from "~/features/candidates/candidate-filter.ts";
import { countCandidates, listCandidates } from "~/features/candidates/candidate-list.server.ts";

const db = testDatabase();
const clock = { now: new Date("2026-07-07T03:00:00Z"), today: "2026-07-07" };

async function namesOf(filter: Partial<CandidateFilter>, sort: "kana" | "reply" | "contact" = "kana") {
  const whole = { ...noFilter, ...filter };
  const { rows } = await listCandidates(db, { filter: whole, sort, clock });
  expect(await countCandidates(db, { filter: whole, clock })).toBe(rows.length);
  return rows.map((row) => row.familyName);
}

test("a search forgives width, kana kind, small kana and variant kanji", async () => {
  await aCandidate(db, {
    family_name: "髙橋",
    given_name: "蓮",
    family_kana: "タカハシ",
    given_kana: "レン",
    romaji: "Takahashi Ren",
    email: "ren@aoyama.example.ac.jp",
    school: "青山大学",
  });
  await aCandidate(db, {
    family_name: "渡邉",
    given_name: "ジョン",
    family_kana: "ワタナベ",
    given_kana: "ジョン",
    romaji: "Watanabe John",
    email: "john@keio.example.ac.jp",
    school: "慶應大学",
  });
  for (const words of [
    "高橋",
    "髙橋 蓮",
    "ﾀｶﾊｼ",
    "たかはし",
    "タカハシ レン",
    "れん",
    "takahashi",
    "Ren Takahashi",
    "青山",
    "ren@aoyama",
    "タ",
  ])
    expect(await namesOf({ words }), words).toEqual(["髙橋"]);
  for (const words of ["渡辺", "渡邉", "ジヨン", "じょん", "ｼﾞｮﾝ", "JOHN"])
    expect(await namesOf({ words }), words).toEqual(["渡邉"]);
  expect(await namesOf({ words: "高橋 ジョン" })).toEqual([]);
  expect(await namesOf({ words: "%" })).toEqual([]);
});

test("the list is in kana order and pages without gaps or repeats", async () => {
  for (const [family, kana] of [
    ["渡辺", "ワタナベ"],
    ["阿部", "アベ"],
    ["김", "キム"],
    ["林", "ハヤシ"],
    ["安倍", "アベ"],
  ] as const)
    await aCandidate(db, { family_name: family, family_kana: kana, given_kana: "", given_name: "" });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listCandidates(db, {
      filter: { ...noFilter, year: 2027 },
      sort: "kana",
      after,
      limit: 2,
      clock,
    });
    seen.push(...page.rows.map((row) => row.familyKana));
    after = page.next;
  } while (after);
  expect(seen).toEqual(["アベ", "アベ", "キム", "ハヤシ", "ワタナベ"]);
});

test("a cursor that isn't ours starts from the top", async () => {
  await aCandidate(db, { family_name: "林" });
  const page = await listCandidates(db, { filter: noFilter, sort: "kana", after: "bm9uc2Vuc2U", clock });
  expect(page.rows).toHaveLength(1);
});

test("filters narrow by class, state, unit, school, language, tag and who is in charge", async () => {
  await aCompany(db);
  const [ono, mori] = [await aMember(db, { family_name: "大野" }), await aMember(db)];
  const design = await aUnit(db);
  await aCohort(db, { year: 2028 });
  const abe = await aCandidate(db, {
    family_name: "阿部",
    family_kana: "アベ",
    recruiter_id: ono.id,
    school: "青葉大学",
  });
  const kim = await aCandidate(db, {
    family_name: "김",
    family_kana: "キム",
    locale: "ko",
    deputy_id: ono.id,
    recruiter_id: mori.id,
    school: "서울대학교",
  });
  await aCandidate(db, { family_name: "林", family_kana: "ハヤシ", cohort_year: 2028, school: "" });
  await anOffer(db, { candidate_id: abe.id, unit_id: design.id, state: "considering" });
  await anOffer(db, { candidate_id: kim.id, state: "declined_before" });
  await db.insertInto("candidate_tag").values({ tag: "研修旅行", candidate_id: kim.id }).execute();
  expect(await namesOf({ year: 2027 })).toEqual(["阿部", "김"]);
  expect(await namesOf({ standing: "open" })).toEqual(["阿部", "林"]);
  expect(await namesOf({ standing: "ended" })).toEqual(["김"]);
  expect(await namesOf({ states: ["considering"] })).toEqual(["阿部"]);
  expect(await namesOf({ states: ["considering", "declined_before"] })).toEqual(["阿部", "김"]);
  expect(await namesOf({ units: [design.id] })).toEqual(["阿部"]);
  expect(await namesOf({ units: ["none"] })).toEqual(["김", "林"]);
  expect(await namesOf({ units: ["none", design.id] })).toEqual(["阿部", "김", "林"]);
  expect(await namesOf({ school: "青葉" })).toEqual(["阿部"]);
  expect(await namesOf({ language: "ko" })).toEqual(["김"]);
  expect(await namesOf({ tag: "研修旅行" })).toEqual(["김"]);
  expect(await namesOf({ recruiter: ono.id })).toEqual(["阿部"]);
  expect(await namesOf({ recruiter: "none" })).toEqual(["林"]);
  expect(await namesOf({ mineOf: ono.id })).toEqual(["阿部", "김"]);
  expect(await namesOf({ ids: [kim.id] })).toEqual(["김"]);
});

test("due within 7 days and quiet for 30 are counted from today and now", async () => {
  const people = await Promise.all(
    ["2026-07-14", "2026-07-15", "2026-07-01"].map(async (replyOn) => {
      const person = await aCandidate(db, { family_name: replyOn, family_kana: replyOn });
      await anOffer(db, { candidate_id: person.id, state: "considering", reply_on: replyOn });
      return person;
    }),
  );
  await db
    .updateTable("candidate")
    .set({ last_contact_at: new Date("2026-06-30T00:00:00Z") })
    .where("id", "=", people[0]?.id ?? "")
    .execute();
  await db
    .updateTable("candidate")
    .set({ last_contact_at: new Date("2026-06-01T00:00:00Z") })
    .where("id", "=", people[1]?.id ?? "")
    .execute();
  expect(await namesOf({ isDueSoon: true })).toEqual(["2026-07-01", "2026-07-14"]);
  expect(await namesOf({ isQuiet: true })).toEqual(["2026-07-01", "2026-07-15"]);
  expect(await namesOf({}, "reply")).toEqual(["2026-07-01", "2026-07-14", "2026-07-15"]);
  expect(await namesOf({}, "contact")).toEqual(["2026-07-01", "2026-07-15", "2026-07-14"]);
});

test("a filter survives its way through the address", () => {
  const memberId = "0198a0de-0000-7000-8000-000000000001";
  const defaults = { year: 2027, memberId, isMineFirst: true };
  const filter: CandidateFilter = {
    year: 2028,
    words: "髙橋 蓮",
    standing: "ended",
    states: ["declined_before", "declined_after"],
    units: [memberId, "none"],
    school: "青葉",
    language: "ko",
    tag: "研修旅行",
    recruiter: "none",
    mineOf: memberId,
    isDueSoon: true,
    replyFrom: "2026-07-01",
    replyTo: "2026-07-14",
    isQuiet: true,
    ids: [memberId],
  };
  expect(filterFromQuery(queryOfFilter(filter), defaults)).toEqual(filter);
  expect(filterFromQuery(new URLSearchParams(), defaults)).toMatchObject({
    year: 2027,
    mineOf: memberId,
    standing: "open",
  });
  expect(
    filterFromQuery(new URLSearchParams("who=all&year=all&state=nonsense&unit=1"), defaults),
  ).toMatchObject({
    year: null,
    mineOf: null,
    states: [],
    units: [],
    standing: "open",
  });
});
