import { expect, test } from "vitest";
import learned from "~/features/wording/learned.json" with { type: "json" };
import { practiceHash } from "~/features/wording/practice.server.ts";
import { findPressure, worstGrade } from "~/features/wording/wording.server.ts";
import en from "../../../app/messages/en.json" with { type: "json" };
import ja from "../../../app/messages/ja.json" with { type: "json" };
import ko from "../../../app/messages/ko.json" with { type: "json" };
import { readHouse } from "../../architecture/house.ts";
import { readLetters, type Sample } from "./corpus.ts";

// Written and committed before the check, which was then made to read them.
const letters = readLetters("letters.txt");
// Sixty more, written when the check was done by someone who knew its rules and looked for what they miss. Never tuned to.
const later = readLetters("letters-later.txt");
// By somebody who had never seen the rules. At the first look the check found 16 of the 30 never and refused 6 of the 36
// harmless ones. It was then rebuilt from ideas, and of these letters only the odd lines of each group were looked at:
// 15 of their 15 never are found now. The even lines were scored three times and never read: 11 of 15, 1 harmless one refused.
const blind = readLetters("letters-blind.txt");
// By somebody else again, before the check had learned anything: by rules alone 21 of the 39 never were refused and one more
// seen. How sure is sure enough was then chosen with an eye on these; no letter was read, and none was learned from.
const second = readLetters("letters-blind-second.txt");
// By a fourth writer, half of them veiled on purpose, scored when all was done and never read: of the 75 never 27 are refused
// and 36 asked about, of the 75 ask 57; of the 75 harmless ones 14 are asked about and 4 refused.
const third = readLetters("letters-blind-third.txt");

const gradeOf = ({ text }: Sample) => worstGrade(findPressure(text)) ?? "ok";
const of = (all: Sample[], grade: Sample["grade"]) => all.filter((sample) => sample.grade === grade);
const wrong = (all: Sample[]) => all.filter((sample) => gradeOf(sample) !== sample.grade);

test("there are 300 letters in three languages, at least half of them harmless", () => {
  expect(letters.length).toBeGreaterThanOrEqual(300);
  expect(of(letters, "ok").length).toBeGreaterThanOrEqual(letters.length / 2);
  for (const [language, count] of [
    ["ja", 150],
    ["en", 75],
    ["ko", 75],
  ] as const)
    expect(letters.filter((sample) => sample.language === language).length).toBeGreaterThanOrEqual(count);
});

test("at least 95 % of what must never be sent is found, and at most 2 % of the rest is refused", () => {
  const never = of(letters, "never");
  expect(
    wrong(never).length,
    wrong(never)
      .map(({ text }) => text)
      .join("\n"),
  ).toBeLessThanOrEqual(never.length * 0.05);
  const rest = letters.filter(({ grade }) => grade !== "never");
  const refused = rest.filter((sample) => gradeOf(sample) === "never");
  expect(refused.length, refused.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(rest.length * 0.02);
  expect(wrong(letters).length).toBeLessThanOrEqual(letters.length * 0.05);
});

test("of letters it has never seen it refuses no harmless one; how many it finds is said, not promised", () => {
  expect(later).toHaveLength(60);
  const never = of(later, "never");
  console.info(`later letters: ${never.length - wrong(never).length} of ${never.length} never are found`);
  expect(later.filter((sample) => sample.grade !== "never" && gradeOf(sample) === "never")).toEqual([]);
});

test("of blind letters hardly a harmless one is refused; how many it finds is said, not promised", () => {
  for (const set of [blind, second, third]) {
    const never = of(set, "never").map(gradeOf);
    const count = (grade: string) => never.filter((one) => one === grade).length;
    console.info(`of ${never.length} never, ${count("never")} are refused, ${count("ask")} asked about`);
    const refused = of(set, "ok").filter((sample) => gradeOf(sample) === "never");
    expect(refused.length, refused.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(
      of(set, "ok").length * 0.06,
    );
  }
  expect([blind.length, second.length, third.length]).toEqual([90, 120, 225]);
});

test("what was learned belongs to the letters it was learned from", () => {
  expect(learned.practice, "npm run learn-wording writes learned.json anew").toBe(practiceHash());
});

test.each([
  "同期の子たち、ほとんど腹くくったらしいですよ。",
  "You'll be telling the other firms it's over this week, right?",
  "동기들은 벌써 다들 마음을 굳혔다고 하더라고요.",
])("what no rule has words for is asked about: %s", (text) => {
  expect(findPressure(text)[0]).toMatchObject({ grade: "ask", quote: text });
});

test.each([
  ["it is denied", "内々定を取り消す、辞退とみなすといったことは一切ございません。"],
  ["it is reported", "就活をやめるよう迫られた方は、相談窓口へお知らせください。"],
  [
    "it is warned of",
    "If anyone here asks you to stop interviewing elsewhere, please report it to our desk.",
  ],
  ["it needn't be done", "There's no need to ask your mum or dad to sign anything."],
  ["somebody else did it", "Sana will talk about how she turned down three offers before choosing."],
  ["it isn't asked for", "부모님 서명은 필요없어요."],
  ["it may go on", "他社の面接と重なったら、そちらを優先してください。"],
])("words press nobody when %s", (_, text) => {
  expect(findPressure(text)).toEqual([]);
});

test.each([
  ["a denial is its condition", "同意書がないと手続きが進められません。ご両親に書いていただいてください。"],
  ["it is asked not to be forgotten", "Don't forget to have your parents sign the form."],
  ["nothing goes on without it", "We can't issue the contract until your parents have signed."],
  ["it is spaced as nobody would", "다른회사 면접은전부 정리 하시고오세요"],
  ["it is misspelt", "mention it to anyone and we will recind the offer"],
])("words press although %s", (_, text) => {
  expect(findPressure(text)[0]?.grade).toBe("never");
});

test("a long line without an end is read in a moment", () => {
  for (const text of [
    "there is no offer and we will not ",
    "内定の選考で大学の他社の両親が",
    "부모님회사다른내정",
  ]) {
    const start = performance.now();
    findPressure(text.repeat(600));
    expect(performance.now() - start, text).toBeLessThan(1000);
  }
});

test("a finding points at the words as they were typed, however they were typed", () => {
  for (const typed of [
    "こんにちは。他社の選考は辞退してください。",
    "こんにちは。他社の選考は\u200b辞退してください。",
    "こんにちは。ﾎｶの会社は辞退してください。",
    "Hello. ＰＬＥＡＳＥ ＳＴＯＰ ＹＯＵＲ ＪＯＢ ＳＥＡＲＣＨ.",
    "안녕하세요. 다른 회사를 포기해 주세요.".normalize("NFD"),
  ]) {
    const [first] = findPressure(typed);
    expect(first, typed).toMatchObject({ grade: "never", reason: "end_search" });
    expect(typed.slice(first?.from, first?.until)).toBe(first?.quote);
    expect(first?.quote).not.toMatch(/こんにちは|Hello|안녕/);
  }
});

test("a sentence broken by a mail program is read as one, and a denial is understood", () => {
  expect(
    findPressure("7月16日までにお返事をいただけないときは内々定を\n取り消させていただきます。")[0]?.grade,
  ).toBe("never");
  expect(findPressure("お返事がなくても、内々定を取り消すことはありません。")).toEqual([]);
  expect(findPressure("ご都合がつかない場合は、内定を取り消します。")[0]?.grade).toBe("never");
});

test("our own letters press nobody", () => {
  const used = new Set(
    readHouse("emails", "app/features/letters").flatMap(({ text }) =>
      [...text.matchAll(/\bm\.([a-z0-9_]+)/g)].map(([, key]) => key),
    ),
  );
  expect(used.size).toBeGreaterThan(300);
  const pressing = [
    ["ja", ja],
    ["en", en],
    ["ko", ko],
  ].flatMap(([language, words]) =>
    Object.entries(words as Record<string, unknown>)
      .filter(([key]) => used.has(key) || key.startsWith("letter_"))
      .flatMap(([key, text]) =>
        findPressure(JSON.stringify(text))
          .filter(({ grade }) => grade !== "hint")
          .map(({ quote }) => `${language} ${key}: ${quote}`),
      ),
  );
  expect(pressing).toEqual([]);
});

/** They write outgoing letters and no words of a colleague's: each with what its words are. */
const fixedWords = [
  "accounts/invite-member",
  "accounts/reset-password",
  "accounts/sign-in-link",
  "entries/repair-entry",
  "events/invite-candidates",
  "events/renew-link",
  "families/ask-family",
  "feedback/host-digests",
  "families/invite-families",
  "families/remind-families",
  "families/save-consent",
  "my-page/renew-my-page",
  "offers/change-course",
  "offers/answer-offer",
  "offers/place-paper",
  "offers/take-more-time",
  "privacy/correct-details",
  "reports/file-report",
  "reminders/write-reminders",
  "reports/answer-report",
  "talks/tend-talks",
  "today/write-digests",
  "trips/call-contact",
  "trips/remind-travellers",
];
/** They carry words that came through a use case which has asked. */
const carriers = [
  "perks/tell-perk",
  "trips/doubt-day",
  "events/event-letters",
  "events/session-letters",
  "hosts/write-host-letters",
  "letter-texts/try-letter-text",
  "letters/write-delivery",
  "newsletters/newsletter-letters",
  "offers/offer-letters",
  "perks/decision-letters",
  "trips/trip-letters",
];

test("whoever writes letters asks the wording check, or is listed with the reason why not", () => {
  const silent = readHouse("app/features")
    .filter(({ text }) => /\b(?:writeDelivery|writeDeliveries|writeOfferLetter)\(/.test(text))
    .filter(({ text }) => !text.includes("passWording("))
    .map(({ path }) => path.replace("app/features/", "").replace(".server.ts", ""));
  expect(silent.sort()).toEqual([...fixedWords, ...carriers].sort());
});
