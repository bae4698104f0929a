import { expect, test } from "vitest";
import { findColumns } from "~/features/imports/find-columns.ts";

function fieldsOf(headings: string[], sample: string[] = []) {
  return findColumns(headings, [sample], {}, "2026-07-07").map(
    ({ field, refusal }) => field ?? refusal ?? null,
  );
}

test("a family name is a name in English, a family's facts are refused", () => {
  expect(
    fieldsOf([
      "Family name",
      "Given name",
      "Family kana",
      "Family name (kana)",
      "Family members",
      "Father's job",
    ]),
  ).toEqual(["familyName", "givenName", "familyKana", null, "family", "family"]);
});

test("父職業, 本籍, 宗教, 病歴 and 性別 are refused by name; 母校 is a school and 母国語 no relative", () => {
  const headings = ["父職業", "本籍地", "宗教", "病歴", "性別", "母校", "母国語"];
  const fields = fieldsOf(headings);
  expect(fields.slice(0, 5)).toEqual(["family", "home", "belief", "health", "gender"]);
  expect(fields.slice(5)).not.toContain("family");
});

test("headings of the three languages are known, with brackets and half-width kana too", () => {
  expect(fieldsOf(["氏名（漢字）", "ﾌﾘｶﾞﾅ", "メールアドレス（必須）", "携帯", "回答〆", "内々定日"])).toEqual([
    "fullName",
    "fullKana",
    "email",
    "phone",
    "replyOn",
    "offeredOn",
  ]);
  expect(fieldsOf(["성명", "이메일", "휴대폰", "답변기한", "성(가나)", "이름(가나)"])).toEqual([
    "fullName",
    "email",
    "phone",
    "replyOn",
    "familyKana",
    "givenKana",
  ]);
});

test("a column with an unknown heading is found by what stands in it", () => {
  expect(fieldsOf(["A", "B", "C"], ["hana@example.ac.jp", "090-0000-0101", "青葉大学"])).toEqual([
    "email",
    "phone",
    "school",
  ]);
});
