import { expect, test } from "vitest";
import { addressed, addressedByFamily, fullName, initialOf, kanaName } from "~/lib/names.ts";

const yamada = {
  familyName: "山田",
  givenName: "花",
  familyKana: "ヤマダ",
  givenKana: "ハナ",
  romaji: "Yamada Hana",
};
const kim = {
  familyName: "김",
  givenName: "서연",
  familyKana: "キム",
  givenKana: "ソヨン",
  romaji: "KIM Seoyeon",
};
const mai = { familyName: "グエン", givenName: "ティ マイ", romaji: "Nguyen Thi Mai" };

test("the family name comes first in Japanese and Korean, the given name in English", () => {
  expect(fullName(yamada, "ja")).toBe("山田 花");
  expect(fullName(yamada, "ko")).toBe("山田 花");
  expect(fullName(yamada, "en")).toBe("Hana Yamada");
});

test("a Korean name is one word in Korean and keeps its space in Japanese", () => {
  expect(fullName(kim, "ko")).toBe("김서연");
  expect(fullName(kim, "ja")).toBe("김 서연");
  expect(fullName(kim, "en")).toBe("Seoyeon Kim");
});

test("a name of more than two words stays in the order it was given", () => {
  expect(fullName(mai, "en")).toBe("Nguyen Thi Mai");
  expect(fullName({ familyName: "Smith", givenName: "Anna" }, "en")).toBe("Anna Smith");
});

test("without romaji English shows the name as it is written", () => {
  expect(fullName({ familyName: "山田", givenName: "花" }, "en")).toBe("山田 花");
  expect(fullName({ familyName: "山田", givenName: "" }, "ja")).toBe("山田");
});

test("people are addressed as their language does", () => {
  expect(addressed(yamada, "ja")).toBe("山田 花さん");
  expect(addressed(yamada, "ja", "family")).toBe("山田 花様");
  expect(addressed(kim, "ko")).toBe("김서연 님");
  expect(addressed(yamada, "en")).toBe("Hana Yamada");
  expect(addressedByFamily(yamada, "ja")).toBe("山田さん");
});

test("kana stand under a name, or romaji for somebody without kana", () => {
  expect(kanaName(yamada)).toBe("ヤマダ ハナ");
  expect(kanaName(mai)).toBe("Nguyen Thi Mai");
  expect(kanaName({ familyName: "山田", givenName: "花" })).toBe("");
});

test("the round picture has one character, or two Latin letters", () => {
  expect(initialOf({ familyName: "𠮷田", givenName: "翼" })).toBe("𠮷");
  expect(initialOf({ familyName: "Nguyen", givenName: "Mai" })).toBe("Ng");
});
