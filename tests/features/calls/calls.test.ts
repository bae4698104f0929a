import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aMember, anOffer } from "#tests/support/factories.ts";
import { restsUntil } from "~/features/calls/call.ts";
import { listCalls } from "~/features/calls/call-queries.server.ts";
import { sayOnThePhone } from "~/features/calls/call-words.ts";
import { recordCall } from "~/features/calls/record-call.server.ts";
import { undoCall } from "~/features/calls/undo-call.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";

const db = testDatabase();
const zone = "Asia/Tokyo";
const now = new Date("2026-07-07T00:10:00Z");
const filter = { cohortYear: 2027, today: "2026-07-07", zone, now };

async function considering(name: string, replyOn: string | null, lastContact?: string) {
  const candidate = await aCandidate(db, { family_name: name });
  await anOffer(db, {
    candidate_id: candidate.id,
    state: "considering",
    offered_on: "2026-05-01",
    reply_on: replyOn,
  });
  if (lastContact)
    await writeTouchpoint(db, {
      candidateId: candidate.id,
      kind: "call",
      happenedAt: new Date(`${lastContact}T03:00:00Z`),
      fromCandidate: false,
      isContact: true,
    });
  return candidate;
}

const names = async (at = now, today = filter.today) =>
  (await listCalls(db, { ...filter, now: at, today })).map((row) => row.familyName);

test("reply dates within 7 days come first, then the longest silence; others are left in peace", async () => {
  await considering("大西", "2026-08-20", "2026-06-03");
  await considering("渡邉", "2026-07-09", "2026-06-30");
  await considering("藤原", "2026-08-20", "2026-05-20");
  await considering("阿部", "2026-07-15", "2026-07-01");
  await considering("髙橋", "2026-07-06", "2026-07-01");
  expect(await names()).toEqual(["髙橋", "渡邉", "藤原", "大西"]);
});

test("exactly 30 days without contact is a reason, 29 is none; nobody ever spoken with counts from the offer", async () => {
  await considering("三十", "2026-08-20", "2026-06-07");
  await considering("二九", "2026-08-20", "2026-06-08");
  await considering("未接", "2026-08-20");
  const rows = await listCalls(db, filter);
  expect(rows.map((row) => [row.familyName, row.silentDays])).toEqual([
    ["未接", 67],
    ["三十", 30],
  ]);
});

test("who declined is never called", async () => {
  const gone = await aCandidate(db);
  await anOffer(db, { candidate_id: gone.id, state: "declined_before", ended_on: "2026-06-01" });
  expect(await names()).toEqual([]);
});

test("after voicemail the person is back tomorrow, after a talk only when there is a reason again", async () => {
  const member = await aMember(db);
  const person = await considering("渡邉", "2026-07-09", "2026-06-30");
  const call = { candidateId: person.id, memberId: member.id, line: "", zone, now };
  await recordCall(db, { ...call, result: "voicemail" });
  expect(await names()).toEqual([]);
  expect(await names(new Date("2026-07-08T00:00:00Z"), "2026-07-08")).toEqual(["渡邉"]);
  await recordCall(db, { ...call, result: "reached", now: new Date("2026-07-08T00:00:00Z") });
  expect(await names(new Date("2026-07-09T00:00:00Z"), "2026-07-09")).toEqual([]);
  expect(await names(new Date("2026-07-10T00:00:00Z"), "2026-07-10")).toEqual(["渡邉"]);
});

test("who asks to be called back comes back that day, and a day that has passed is refused", async () => {
  const member = await aMember(db);
  const person = await considering("上田", "2026-07-10");
  const call = {
    candidateId: person.id,
    memberId: member.id,
    result: "call_back" as const,
    line: "夕方に",
    zone,
    now,
  };
  expect(await recordCall(db, { ...call, callBackOn: "2026-07-06" })).toEqual({
    ok: false,
    reason: "day_passed",
  });
  expect((await recordCall(db, { ...call, callBackOn: "2026-07-09" })).ok).toBe(true);
  expect(await names(new Date("2026-07-08T12:00:00Z"), "2026-07-08")).toEqual([]);
  expect(await names(new Date("2026-07-08T15:00:00Z"), "2026-07-09")).toEqual(["上田"]);
});

test("reaching somebody is a contact on the timeline; undo takes both back and restores the last contact", async () => {
  const member = await aMember(db);
  const person = await considering("大西", "2026-08-20", "2026-06-01");
  const noted = await recordCall(db, {
    candidateId: person.id,
    memberId: member.id,
    result: "reached",
    line: "元気そうでした",
    zone,
    now,
  });
  if (!noted.ok) throw new Error(noted.reason);
  const lastContact = () =>
    db
      .selectFrom("candidate")
      .select("last_contact_at")
      .where("id", "=", person.id)
      .executeTakeFirstOrThrow();
  expect((await lastContact()).last_contact_at).toEqual(now);
  const other = await aMember(db);
  expect((await undoCall(db, noted.callId, other.id)).ok).toBe(false);
  expect((await undoCall(db, noted.callId, member.id)).ok).toBe(true);
  expect((await lastContact()).last_contact_at).toEqual(new Date("2026-06-01T03:00:00Z"));
  expect(await names()).toEqual(["大西"]);
});

test("the words for the phone are in the language of the person called and never press", async () => {
  await considering("渡邉", "2026-07-09");
  const korean = await aCandidate(db, { family_name: "김", given_name: "서연", locale: "ko" });
  await anOffer(db, { candidate_id: korean.id, state: "considering", reply_on: "2026-07-10" });
  const rows = await listCalls(db, filter);
  const words = rows.map((row) => sayOnThePhone(row, { company: "青葉精機", caller: "森下" }, filter.today));
  expect(words[0]).toContain("お返事は7月9日(木)までお待ちしています。急がなくて大丈夫です。");
  expect(words[1]).toContain("7월 10일(금)까지 기다리겠습니다. 서두르지 않으셔도 됩니다.");
});

test("a talk rests for a week, but not past the reply date", () => {
  expect(restsUntil("reached", "2026-07-07", { replyOn: null })).toBe("2026-07-14");
  expect(restsUntil("reached", "2026-07-07", { replyOn: "2026-07-09" })).toBe("2026-07-10");
  expect(restsUntil("reached", "2026-07-07", { replyOn: "2026-07-06" })).toBe("2026-07-14");
});
