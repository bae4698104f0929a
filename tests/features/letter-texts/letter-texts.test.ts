import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import {
  aSender,
  letterTime,
  quietJobs,
  someLetters,
  testMeans,
  untilQuiet,
} from "#tests/support/letters.ts";
import { editableLetters } from "~/features/letter-texts/letter-text.ts";
import { readLetterText } from "~/features/letter-texts/letter-text-page.server.ts";
import { resetLetterText, saveLetterText } from "~/features/letter-texts/save-letter-text.server.ts";
import { testLetters, tryLetterText } from "~/features/letter-texts/try-letter-text.server.ts";
import { textFaults } from "~/features/letters/own-text.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { locales } from "~/lib/locale.ts";

const db = testDatabase();
const jobs = quietJobs();
const means = { db, ...testMeans };
const asked = { letter: "event_invitation", locale: "ja", now: letterTime } as const;
const ours = {
  subject: "{title}へのお誘い",
  title: "お会いできたらうれしいです",
  body: "{words}\n\n## 当日\n{facts}\n\n持ち物\n- 筆記用具\n- のどが渇いたときの飲みもの\n\n{promise}\n\n{deadline}までにお聞かせいただけると助かります。\n\n{buttons}",
};
const needs = ["words", "facts", "promise", "buttons"] as const;

async function save(text = ours) {
  const { id } = await aMember(db);
  return saveLetterText(db, { ...asked, text, needs, memberId: id });
}

async function sentText() {
  const sender = aSender(db, undefined);
  await untilQuiet(db);
  await sender.stop();
  const row = await db.selectFrom("delivery").select(["subject", "source"]).executeTakeFirstOrThrow();
  return { subject: row.subject, ...readMessage(row.source ?? Buffer.alloc(0)) };
}

test("a letter speaks in the company's words, with its buttons, its facts and its promise", async () => {
  await aCompany(db);
  await someLetters(db, 1);
  expect(await save()).toEqual({ ok: true });

  const { subject, text, html } = await sentText();

  expect(subject).toBe("夏の懇親会へのお誘い");
  expect(text).toMatch(/お会いできたらうれしいです\n\n[\s\S]*\n\n当日\n\n日時: 2026年7月18日\(土\)/);
  expect(text).toContain("・ 筆記用具\n・ のどが渇いたときの飲みもの");
  expect(text).toMatch(/\/a\/[\w-]{43}\?answer=yes/);
  expect(text).toContain("参加は自由です");
  expect(html).toContain("筆記用具");
});

test("a paragraph whose field is empty this time is left out", async () => {
  await aCompany(db);
  await someLetters(db, 1);
  await db.updateTable("event").set({ answer_by: null }).execute();
  await save();
  const { text } = await sentText();
  expect(text).not.toContain("までにお聞かせ");
  expect(text).not.toContain("{");
});

test("a text is refused that names an unknown field or leaves out what the letter needs, and says each", async () => {
  const body = "こんにちは {名前} さん\n\n{facts}\n\n{promise}";
  expect(await save({ ...ours, subject: "", body })).toEqual({
    ok: false,
    reason: "faulty",
    faults: [
      { kind: "empty", field: "subject" },
      { kind: "unknown", field: "body", name: "名前" },
      { kind: "missing", part: "words" },
      { kind: "missing", part: "buttons" },
    ],
  });
  expect(textFaults({ ...ours, subject: "{buttons}" }, needs)).toEqual([
    { kind: "unknown", field: "subject", name: "buttons" },
  ]);
  expect(await db.selectFrom("letter_text").selectAll().execute()).toEqual([]);
});

test("our own text of each letter, as the page offers it, is a text that may be saved", async () => {
  await aCompany(db);
  await someLetters(db, 1);
  const faulty: unknown[] = [];
  for (const letter of editableLetters.filter((name) => name.startsWith("event_")))
    for (const locale of locales) {
      const page = await readLetterText(means, { letter, locale, now: letterTime });
      if (!page) throw new Error(`no sample for ${letter}`);
      const faults = textFaults(page.ours, page.needs);
      if (faults.length > 0) faulty.push([letter, locale, faults]);
      expect(page.previews.map(({ language }) => language)).toEqual(locales);
    }
  expect(faulty).toEqual([]);
});

test("the preview shows a text before it is saved, and resetting brings ours back", async () => {
  await aCompany(db);
  await someLetters(db, 1);
  const typed = await readLetterText(means, asked, ours);
  expect(typed?.previews.map(({ subject, isOwn }) => [subject, isOwn])).toEqual([
    ["夏の懇親会へのお誘い", true],
    [expect.any(String), false],
    [expect.any(String), false],
  ]);
  await save();
  expect((await readLetterText(means, asked))?.own).toEqual(ours);
  await resetLetterText(db, "event_invitation", "ja");
  expect((await readLetterText(means, asked))?.own).toBeUndefined();
});

test("a test goes to the colleague who wrote it, as it was typed, and saves nothing", async () => {
  await aCompany(db);
  await someLetters(db, 1);
  await db.updateTable("delivery").set({ state: "sent" }).execute();
  const member = await aMember(db);
  await tryLetterText(db, jobs, { ...asked, text: ours, to: member });
  const sender = aSender(db, undefined, { write: letterWriter(testMeans, testLetters(means)) });
  await untilQuiet(db, (states) => states.kept === 1);
  await sender.stop();
  const row = await db
    .selectFrom("delivery")
    .select(["address", "subject", "source"])
    .where("letter", "=", "letter_test")
    .executeTakeFirstOrThrow();
  expect([row.address, row.subject]).toEqual([member.email, "夏の懇親会へのお誘い"]);
  expect(readMessage(row.source ?? Buffer.alloc(0)).text).not.toMatch(/\/a\/[\w-]{43}/);
  expect(await db.selectFrom("letter_text").selectAll().execute()).toEqual([]);
});

test("words that threaten are refused, words that press need a reason, which is kept", async () => {
  const threat = { ...ours, body: `${ours.body}\n\nお返事がない場合、内々定を取り消します。` };
  expect(await save(threat)).toEqual({ ok: false, reason: "wording" });
  const { id } = await aMember(db);
  const pressing = { ...ours, body: `${ours.body}\n\n必ずご回答ください。` };
  const written = { ...asked, text: pressing, needs, memberId: id };
  expect(await saveLetterText(db, written)).toEqual({ ok: false, reason: "wording" });
  expect(await saveLetterText(db, { ...written, secondLook: "定員のある会場のため" })).toEqual({ ok: true });
  const [kept] = await db.selectFrom("wording_override").select(["place", "reason"]).execute();
  expect(kept).toEqual({ place: "letter_text", reason: "定員のある会場のため" });
});
