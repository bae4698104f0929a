import { expect, test } from "vitest";
import { reasonBlocks } from "#emails/layout/reason-blocks.ts";
import { languageOf } from "~/lib/language-of.ts";

test("letters: a reason in the reader's language stands alone; in another it says whose words and which language", () => {
  expect(reasonBlocks("", "ko")).toEqual([]);
  expect(reasonBlocks("台風のため", "ja")).toEqual([{ kind: "text", text: "台風のため" }]);
  expect(reasonBlocks("台風のため", "ko")).toEqual([
    { kind: "text", text: "담당자가 전하는 말(日本語):" },
    { kind: "text", text: "台風のため", lang: "ja" },
  ]);
});

test("the language of a text is told by its letters, and by nothing where they don't tell", () => {
  expect(["오늘 もの", "会場変更", "New room, 5階", "New room", "15:00 →"].map(languageOf)).toEqual([
    ...["ko", "ja", "ja", "en", undefined],
  ]);
});
