import { expect, test } from "vitest";
import { heardIn, sentenceWith } from "~/features/care/own-words.ts";

test("wishes are heard in three languages", () => {
  const heard: [string, string[]][] = [
    ["勤務地に不安があります", ["unsure"]],
    ["I'm not sure yet", ["unsure"]],
    ["아직 고민 중입니다", ["unsure"]],
    ["寮のことを教えてください", ["housing"]],
    ["When do I get housing information?", ["housing"]],
    ["기숙사에 들어갈 수 있나요", ["housing"]],
    ["一度お話しできますか", ["asked_to_talk"]],
    ["Could I talk to someone from design?", ["asked_to_talk"]],
    ["선배와 이야기하고 싶어요", ["asked_to_talk"]],
  ];
  for (const [text, rules] of heard) expect(heardIn(text), text).toEqual(rules);
});

test("what only sounds like it isn't", () => {
  for (const text of [
    "駅で道に迷っていたら遅れました",
    "参加します。よろしくお願いします",
    "Looking forward to it!",
    "걱정하지 마세요, 참석합니다",
    "大学の寮は遠いです",
  ])
    expect(heardIn(text), text).toEqual([]);
});

test("the quote is the sentence that was heard, not the whole letter", () => {
  expect(sentenceWith("ありがとうございます。少し迷っています。では", "unsure")).toBe("少し迷っています。");
  expect(sentenceWith(`${"あ".repeat(200)}不安`, "unsure")).toHaveLength(120);
});
