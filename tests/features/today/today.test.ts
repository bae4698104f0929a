import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aConsidering, aWishForOtherDate } from "#tests/support/today.ts";
import { recordCall } from "~/features/calls/record-call.server.ts";
import { addNote } from "~/features/candidates/add-note.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { addTask } from "~/features/tasks/add-task.server.ts";
import { claimRow, dropClaim } from "~/features/today/claim-row.server.ts";
import { countWaiting, listToday } from "~/features/today/list-today.server.ts";
import { finishRow, putOffRow, undoRest } from "~/features/today/rest-row.server.ts";
import { tidyToday } from "~/features/today/tidy-today.server.ts";
import type { TodayAsk } from "~/features/today/today-row.ts";
import { writeDigests } from "~/features/today/write-digests.server.ts";

const db = testDatabase();
const zone = "Asia/Tokyo";
const now = new Date("2026-07-07T01:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

type Member = Awaited<ReturnType<typeof aMember>>;
let morishita: Member;
let ono: Member;

beforeEach(async () => {
  await aCompany(db);
  morishita = await aMember(db);
  ono = await aMember(db, { family_name: "大野", given_name: "拓也" });
});

function ask(member: Member, changes: Partial<TodayAsk> = {}): TodayAsk {
  return { memberId: member.id, isMine: false, now, today: "2026-07-07", zone, locale: "ja", ...changes };
}

const considering = (name: string, replyOn: string, spokeDaysAgo = 3, recruiter = morishita) =>
  aConsidering(db, { name, replyOn, spokeAt: daysAgo(spokeDaysAgo), recruiter });
const wishesOtherDate = (person: { id: string }, at: Date) => aWishForOtherDate(db, person, at);

const names = (rows: readonly { person?: { familyName: string }; subject?: { title: string } }[]) =>
  rows.map((row) => row.person?.familyName ?? row.subject?.title);

test("who waits longest for us comes first, with their own words and one next action", async () => {
  const [first, second] = [await considering("小林", "2026-08-20"), await considering("김", "2026-08-20")];
  await wishesOtherDate(second, daysAgo(0.2));
  await wishesOtherDate(first, daysAgo(4));
  const { waiting } = await listToday(db, ask(morishita));
  expect(names(waiting)).toEqual(["小林", "김"]);
  expect(waiting[0]).toMatchObject({
    why: "夏の懇親会で、別の日を希望しています",
    quote: "水曜の夕方なら行けます",
    action: { kind: "open", label: "別の日を案内" },
  });
});

test("a wish that was answered, or whose event is over, is nobody's wait any more", async () => {
  const person = await considering("小林", "2026-08-20");
  const invitation = await wishesOtherDate(person, daysAgo(4));
  expect(await countWaiting(db, ask(morishita))).toEqual({ count: 1, hasMore: false });
  expect((await countWaiting(db, ask(morishita, { now: new Date("2026-07-19T00:00:00Z") }))).count).toBe(0);
  await db
    .updateTable("invitation")
    .set({ answer: "yes", answered_at: now })
    .where("id", "=", invitation.id)
    .execute();
  expect((await countWaiting(db, ask(morishita))).count).toBe(0);
});

test("this week goes by its dates: reply dates within 7 days and passed ones, then long silences", async () => {
  await considering("八日後", "2026-07-15");
  await considering("七日後", "2026-07-14");
  await considering("過ぎた", "2026-07-05");
  await considering("あした", "2026-07-08");
  await considering("静か", "2026-08-20", 34);
  const { week } = await listToday(db, ask(morishita));
  expect(names(week)).toEqual(["過ぎた", "あした", "七日後", "静か"]);
  expect(week.map(({ why }) => why)).toEqual([
    "回答期日から2日たちました",
    "回答期日まで1日です",
    "回答期日まで7日です",
    "34日、接点がありません",
  ]);
});

test("seats about to expire and missing answers are one row for each event", async () => {
  const event = await anEvent(db, { answer_by: new Date("2026-07-10T11:00:00Z"), created_by: morishita.id });
  for (const name of ["一", "二"]) {
    const person = await considering(name, "2026-08-20");
    const invitation = await anInvitation(db, event, { candidate_id: person.id, answer: "yes" });
    await db
      .insertInto("seat")
      .values({
        session_id: event.session.id,
        candidate_id: person.id,
        invitation_id: invitation.id,
        state: "offered",
        arrival: name === "一" ? 1 : 2,
        arrived_at: daysAgo(1),
        claim_until: new Date("2026-07-08T03:00:00Z"),
      })
      .execute();
  }
  for (const name of ["三", "四", "五"])
    await anInvitation(db, event, { candidate_id: (await considering(name, "2026-08-20")).id });
  const { week } = await listToday(db, ask(morishita, { isMine: true }));
  expect(week.map(({ why, subject }) => [subject?.title, why])).toEqual([
    ["繰上げの席", "あす12:00に、2席の期限が切れます"],
    ["3名", "招待に、まだ回答がありません"],
  ]);
  expect((await listToday(db, ask(ono, { isMine: true }))).week).toEqual([]);
});

test("mail that came back is shown until the address is another one", async () => {
  const person = await considering("松本", "2026-08-20");
  await db
    .insertInto("delivery")
    .values({
      id: person.id,
      letter: "event_invitation",
      mail_class: "promotional",
      candidate_id: person.id,
      address: person.email,
      locale: "ja",
      message_id: "<1@enishi.test>",
      state: "failed",
      not_before: daysAgo(2),
      created_at: daysAgo(2),
    })
    .execute();
  expect(names((await listToday(db, ask(morishita))).week)).toEqual(["松本"]);
  await db.updateTable("candidate").set({ email: "new@example.com" }).where("id", "=", person.id).execute();
  expect((await listToday(db, ask(morishita))).week).toEqual([]);
});

test("mine are those in my charge, as first or deputy, and those without anybody; all is all", async () => {
  await considering("森下の", "2026-07-10");
  const shared = await considering("代理の", "2026-07-10", 3, ono);
  await db.updateTable("candidate").set({ deputy_id: morishita.id }).where("id", "=", shared.id).execute();
  await considering("大野の", "2026-07-10", 3, ono);
  const orphan = await considering("担当なし", "2026-07-10");
  await db.updateTable("candidate").set({ recruiter_id: null }).where("id", "=", orphan.id).execute();
  const mine = names((await listToday(db, ask(morishita, { isMine: true }))).week);
  expect(mine.sort()).toEqual(["代理の", "担当なし", "森下の"].sort());
  expect((await listToday(db, ask(morishita))).week).toHaveLength(4);
});

test("done hides a row from everybody, later only from oneself, and both can be taken back", async () => {
  await considering("渡邉", "2026-07-09");
  const key = (await listToday(db, ask(morishita))).week[0]?.key ?? "";
  const later = await putOffRow(db, key, ask(morishita), new Date("2026-07-08T00:00:00Z"));
  expect(later).toMatchObject({ ok: true, label: "渡邉 蓮さん：回答期日まで2日です" });
  expect((await listToday(db, ask(morishita))).week).toEqual([]);
  expect((await listToday(db, ask(ono))).week).toHaveLength(1);
  const morning = ask(morishita, { now: new Date("2026-07-08T00:01:00Z"), today: "2026-07-08" });
  expect((await listToday(db, morning)).week).toHaveLength(1);
  const done = await finishRow(db, key, ask(ono));
  if (!done.ok) throw new Error("not done");
  expect((await listToday(db, morning)).week).toEqual([]);
  expect(await finishRow(db, key, morning)).toMatchObject({ ok: false, reason: "gone" });
  expect(await undoRest(db, done.restId, morishita.id)).toMatchObject({ ok: false });
  expect(await undoRest(db, done.restId, ono.id)).toEqual({ ok: true });
  expect((await listToday(db, morning)).week).toHaveLength(1);
});

test("a new reply date is a new row, whatever was done with the old one", async () => {
  const person = await considering("渡邉", "2026-07-09");
  const key = (await listToday(db, ask(morishita))).week[0]?.key ?? "";
  await finishRow(db, key, ask(morishita));
  await db
    .updateTable("offer")
    .set({ reply_on: "2026-07-13" })
    .where("candidate_id", "=", person.id)
    .execute();
  expect(names((await listToday(db, ask(morishita))).week)).toEqual(["渡邉"]);
});

test("a call with a result lets the person rest from Today", async () => {
  const person = await considering("渡邉", "2026-07-09");
  await recordCall(db, {
    candidateId: person.id,
    memberId: morishita.id,
    result: "voicemail",
    line: "",
    zone,
    now,
  });
  expect((await listToday(db, ask(ono))).week).toEqual([]);
  const tomorrow = ask(ono, { now: new Date("2026-07-08T00:01:00Z"), today: "2026-07-08" });
  expect((await listToday(db, tomorrow)).week).toHaveLength(1);
});

test("of two recruiters who reach for the same person at once, one has them, and the other sees who", async () => {
  const person = await considering("渡邉", "2026-07-09");
  const subject = `candidate:${person.id}`;
  const claims = await Promise.all(
    [morishita, ono].map((member) => claimRow(db, { subject, memberId: member.id, now })),
  );
  expect(claims.filter((claim) => claim?.isMine)).toHaveLength(1);
  const [owner, other] = claims[0]?.isMine ? [morishita, ono] : [ono, morishita];
  expect((await listToday(db, ask(other))).week[0]?.claim).toEqual({
    by: `${owner.family_name}さん`,
    isMine: false,
  });
  const halfAnHourOn = new Date(now.getTime() + 31 * 60_000);
  expect(await claimRow(db, { subject, memberId: other.id, now: halfAnHourOn })).toEqual({ isMine: true });
  await dropClaim(db, subject, owner.id);
  expect((await listToday(db, ask(owner))).week[0]?.claim?.isMine).toBe(false);
  expect(await claimRow(db, { subject: "candidate:nobody", memberId: other.id, now })).toBeUndefined();
});

test("a care signal without an owner is a row; who takes it on keeps it, others don't see it", async () => {
  const person = await considering("中村", "2026-08-20");
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "answered",
    happenedAt: daysAgo(1),
    fromCandidate: true,
    isContact: false,
    body: "入社後の勤務地に不安がある",
  });
  await tendCare(db, now);
  const row = (await listToday(db, ask(morishita))).week[0];
  expect(row).toMatchObject({
    why: "迷いや不安を書いています",
    quote: "入社後の勤務地に不安がある",
    action: { kind: "post", label: "担当になる" },
  });
  await db.updateTable("care_signal").set({ owner_id: ono.id, owned_at: now }).execute();
  expect((await listToday(db, ask(morishita))).week).toEqual([]);
  const own = (await listToday(db, ask(ono))).week[0];
  expect(own?.why).toBe("担当している気づき：迷いや不安を書いています");
  const done = await finishRow(db, own?.key ?? "", ask(ono));
  expect(done.ok).toBe(true);
  const signal = await db
    .selectFrom("care_signal")
    .select(["closed_because", "done_what"])
    .executeTakeFirst();
  expect(signal).toEqual({ closed_because: "done", done_what: "handled" });
  if (done.ok) await undoRest(db, done.restId, ono.id);
  expect((await listToday(db, ask(ono))).week).toHaveLength(1);
});

test("who asks to talk waits for us", async () => {
  const person = await considering("山田", "2026-08-20");
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "answered",
    happenedAt: daysAgo(2),
    fromCandidate: true,
    isContact: false,
    body: "一度お話しできますか",
  });
  await tendCare(db, now);
  expect((await listToday(db, ask(morishita))).waiting[0]).toMatchObject({ quote: "一度お話しできますか" });
});

test("tasks and being named in a note stand on the Today of the one they are for", async () => {
  const person = await considering("木村", "2026-08-20");
  const about = { candidateId: person.id, by: morishita.id, now };
  await addTask(db, { ...about, title: "見学の日を聞く", dueOn: "2026-07-10", memberId: ono.id });
  await addTask(db, { ...about, title: "来月の準備", dueOn: "2026-08-10", memberId: ono.id });
  await addNote(db, { ...about, text: "@大野さん、工場見学の相談にのってください", isContact: false });
  const { week } = await listToday(db, ask(ono, { isMine: true }));
  expect(week.map(({ why }) => why)).toEqual([
    "森下さんが、メモであなたに呼びかけています",
    "見学の日を聞く",
  ]);
  expect((await listToday(db, ask(morishita, { isMine: true }))).week).toEqual([]);
  const task = week[1]?.key ?? "";
  const done = await finishRow(db, task, ask(ono));
  expect((await db.selectFrom("task").select("id").where("done_at", "is not", null).execute()).length).toBe(
    1,
  );
  if (done.ok) await undoRest(db, done.restId, ono.id);
  expect((await db.selectFrom("task").select("id").where("done_at", "is not", null).execute()).length).toBe(
    0,
  );
});

test("the morning letter comes once, in the hour of one's own zone, on weekdays, when something waits", async () => {
  await considering("渡邉", "2026-07-09");
  for (const member of [morishita, ono]) {
    await db
      .insertInto("auth_user")
      .values({ id: member.id, name: member.family_name, email: member.email })
      .execute();
    await db.updateTable("member").set({ user_id: member.id }).where("id", "=", member.id).execute();
  }
  await db.updateTable("member").set({ zone: "Europe/Berlin" }).where("id", "=", ono.id).execute();
  const jobs = quietJobs();
  const sent = (at: string) => writeDigests(db, jobs, new Date(at));
  expect(await sent("2026-07-06T23:10:00Z")).toBe(1);
  expect(await sent("2026-07-06T23:40:00Z")).toBe(0);
  const letter = await db.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
  expect(letter).toMatchObject({ letter: "today_digest", member_id: morishita.id, address: morishita.email });
  expect(letter.details).toMatchObject({ waiting: 0, week: 1, day: "2026-07-07" });
  expect(JSON.stringify(letter.details)).not.toContain("渡邉");
  expect(await sent("2026-07-07T06:10:00Z")).toBe(1);
  expect(await sent("2026-07-11T23:10:00Z")).toBe(0);
  await db.updateTable("member").set({ digest_hour: null }).execute();
  expect(await sent("2026-07-07T23:10:00Z")).toBe(0);
});

test("what was put off and claimed is forgotten when its time has passed", async () => {
  await considering("渡邉", "2026-07-09");
  const key = (await listToday(db, ask(morishita))).week[0]?.key ?? "";
  await putOffRow(db, key, ask(morishita), new Date("2026-07-08T00:00:00Z"));
  await tidyToday(db, new Date("2026-07-10T00:00:00Z"));
  expect(await db.selectFrom("today_rest").select("id").execute()).toEqual([]);
});
