import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aChooser, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { newMessageId, sendMessage } from "~/features/messages/send-message.server.ts";
import { forgetOverrides } from "~/features/wording/check-wording.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");

async function aMessage(text: string) {
  await aCompany(db);
  const event = await anEvent(db);
  const candidate = await aCandidate(db, { email: "hana@x.jp" });
  await aChooser(db, event, { candidate_id: candidate.id });
  const memberId = (await aMember(db)).id;
  const texts = { ja: { subject: "見学会", text } };
  return { id: newMessageId(), eventId: event.id, groups: ["silent" as const], texts, memberId, now };
}
const sent = () => db.selectFrom("delivery").select("letter").execute();
const overrides = () => db.selectFrom("wording_override").selectAll().execute();

test.each([
  "お返事がない場合、内々定を取り消します。",
  "Your offer will be withdrawn unless you reply.",
  "부모님의 동의서를 제출해 주세요.",
])("a threat isn't sent, whatever the reason: %s", async (text) => {
  const message = await aMessage(text);
  const refused = { ok: false, reason: "wording" };
  expect(await sendMessage(db, jobs, message)).toEqual(refused);
  expect(await sendMessage(db, jobs, { ...message, secondLook: "部長の指示です" })).toEqual(refused);
  expect([await sent(), await overrides()]).toEqual([[], []]);
});

test("what presses goes out with a reason, which is kept with who, when and which words", async () => {
  const message = await aMessage("7月16日までに必ずご回答ください。");
  expect(await sendMessage(db, jobs, { ...message, secondLook: "  " })).toEqual({
    ok: false,
    reason: "wording",
  });
  expect(await sent()).toEqual([]);
  const secondLook = "バスの手配が7月17日に締め切られるため";
  expect(await sendMessage(db, jobs, { ...message, secondLook })).toEqual({ ok: true, sent: 1 });
  const [kept, ...more] = await overrides();
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ member_id: message.memberId, place: "message", at: now, reason: secondLook });
  expect(kept?.quotes[0]).toContain("必ず");
  expect(await forgetOverrides(db, new Date("2028-07-01T00:00:00Z"))).toBe(0);
  expect(await forgetOverrides(db, new Date("2028-07-10T00:00:00Z"))).toBe(1);
});

test("harmless words need nothing and leave no trace", async () => {
  const message = await aMessage("必ずしもスーツでなくてかまいません。");
  expect(await sendMessage(db, jobs, message)).toMatchObject({ ok: true });
  expect(await overrides()).toEqual([]);
});

test("the form says at each field what was found and a kinder sentence in the language of the text", () => {
  const help = wordingHelp(
    { text_ja: "就活を終了してください。", text_ko: "꼭 참석해 주시면 좋겠습니다." },
    "en",
  );
  expect(help).toMatchObject({ isRefused: true });
  expect(help.secondLook).toBeUndefined();
  expect(help.errors.text_ja?.[0]).toMatch(/can't be sent.*harassment.*ほかの会社と比べて/);
  expect(help.hints[0]).toContain("참석은 자유입니다");
  expect(wordingHelp({ text: "Please respond urgently." }, "ja").secondLook?.label).toBe("このまま送る理由");
});
