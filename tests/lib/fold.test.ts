import fc from "fast-check";
import { expect, test } from "vitest";
import { candidateKeys, candidateTerms, fold, foldEmail, foldPhone } from "~/lib/fold.ts";

test("width, kana kind, small kana, long marks and spaces don't keep two spellings apart", () => {
  expect(fold("ﾀｶﾊｼ　ﾚﾝ")).toBe(fold("たかはし れん"));
  expect(fold("キョウコ")).toBe(fold("ｷﾖｳｺ"));
  expect(fold("ジョージ")).toBe(fold("じょうじ".replace("う", "ー")));
  expect(fold("ガッコウ")).toBe(fold("ｶﾞﾂｺｳ"));
});

test("variant kanji meet the everyday ones", () => {
  for (const [variant, plain] of [
    ["髙橋", "高橋"],
    ["﨑山", "崎山"],
    ["渡邉", "渡辺"],
    ["渡邊", "渡辺"],
    ["齋藤", "斎藤"],
    ["齊藤", "斎藤"],
    ["斉藤", "斎藤"],
    ["澤田", "沢田"],
    ["濵田", "浜田"],
    ["𠮷田", "吉田"],
    ["櫻井", "桜井"],
  ])
    expect(fold(variant ?? "")).toBe(fold(plain ?? ""));
  expect(fold("葛\u{E0100}城")).toBe(fold("葛城"));
});

test("Latin letters lose case and accents, hangul stays whole", () => {
  expect(fold("Nguyễn Thị Mai")).toBe("nguyenthimai");
  expect(fold("O'Brien-Smith")).toBe("obriensmith");
  expect(fold("김 서연")).toBe("김서연");
});

test("different names stay different", () => {
  expect(fold("高橋")).not.toBe(fold("高梁"));
  expect(fold("ハシ")).not.toBe(fold("バシ"));
  expect(fold("パク")).not.toBe(fold("バク"));
});

test("phone numbers are their digits, with the zero of the country", () => {
  expect(foldPhone("０９０（００００）０１２３")).toBe("09000000123");
  expect(foldPhone("+81 90-0000-0123")).toBe("09000000123");
  expect(foldPhone("+82 10-0000-0000")).toBe("821000000000");
});

test("mail addresses are compared without width and case", () => {
  expect(foldEmail(" Ｙａｍａｄａ＠Example.ac.jp ")).toBe("yamada@example.ac.jp");
});

test("a person is found by each name, both orders of the romaji, school and mail", () => {
  const person = {
    family_name: "髙橋",
    given_name: "蓮",
    family_kana: "ﾀｶﾊｼ",
    given_kana: "ﾚﾝ",
    romaji: "Takahashi Ren",
    email: "Ren@example.ac.jp",
    school: "青葉大学",
  };
  const terms = candidateTerms(person);
  for (const typed of ["高橋", "蓮", "たかは", "れん", "ren tak", "takahashi r", "ﾚﾝ", "青葉", "REN@"])
    expect(terms.some((term) => term.startsWith(fold(typed)))).toBe(true);
  expect(candidateKeys(person).sort_key).toBe("タカハシレン");
});

test("a lone accent behind a letter is folded at once", () => {
  for (const text of ["a¨", "⒜\u0307", "e ´"]) expect(fold(fold(text))).toBe(fold(text));
});

test("folding twice is folding once, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 500 },
  );
});
