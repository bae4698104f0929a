import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { aContext, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { giveUpSeat } from "~/features/events/give-up-seat.server.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { placeCandidate } from "~/features/events/place-candidate.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as answerPage from "~/routes/public/answer.tsx";
import * as calendarFile from "~/routes/public/answer-calendar.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
let clock = now;
const context = aContext(db, { now: () => clock });
const moment = { word: "", source: "link", now, mailDomain: "x" } as const;

type Options = NonNullable<Parameters<typeof aChoice>[1]>;

/** An event of three days, and how to open the page of one more invited person. */
async function aHouse(options: Options = {}) {
  clock = now;
  await aCompany(db);
  const event = await aChoice(db, options);
  const guest = async () => {
    const invitation = await aChooser(db, event);
    const link = await issueLink(db, {
      ...{ secret: testSecret, purpose: "invitation", days: 90, now: new Date("2026-07-01T01:00:00Z") },
      candidateId: invitation.candidate_id,
      invitationId: invitation.id,
    });
    const path = `/a/${link.token}`;
    const open = async (query = "") => {
      const answer = await visit(answerPage, {
        path: path + query,
        params: { token: link.token },
        context,
      });
      return answer.data as { face: string; sessions: Record<string, unknown>[] } & Record<string, unknown>;
    };
    const send = (form: [string, string][]) =>
      visit(answerPage, { path, params: { token: link.token }, context, form: new URLSearchParams(form) });
    return { ...invitation, open, send, path, token: link.token };
  };
  return { event, guest, ids: event.ids };
}

test("the page lists every session with its seats in words, and chooses nothing beforehand", async () => {
  const { guest, ids } = await aHouse({ seats: 3 });
  const first = await guest();
  await chooseSessions(db, { ...moment, invitationId: first.id, wanted: [ids[0] ?? ""] });
  await db
    .updateTable("session")
    .set({ seats: 24 })
    .where("id", "=", ids[2] ?? "")
    .execute();
  const page = await (await guest()).open();

  expect(page).toMatchObject({ face: "ask", typed: { picks: [], wishes: [], marks: {} } });
  expect(page.sessions.map((session) => [session.when, session.seats])).toEqual([
    ["7月18日(土) 14:00〜16:30", "のこり2席です"],
    ["7月19日(日) 14:00〜16:30", "のこり3席です"],
    ["7月20日(月) 14:00〜16:30", "席があります"],
  ]);
});

test("only the mail's link chooses a session beforehand, and opening it changes nothing", async () => {
  const { guest, ids } = await aHouse();
  const hana = await guest();

  expect(await hana.open(`?session=${ids[1]}`)).toMatchObject({
    isFromMail: true,
    typed: { picks: [ids[1]] },
  });
  expect(await hana.open("?session=nonsense")).toMatchObject({ typed: { picks: [] } });
  expect(await hana.open("?answer=no")).toMatchObject({ typed: { picks: ["no"] } });
  expect(await seatsOf(db, hana)).toEqual([]);
});

test("picking a session gives the seat, a full one a place in line, the next wish where it has room", async () => {
  const { guest, ids } = await aHouse({ seats: 1 });
  const [a, b, c] = [await guest(), await guest(), await guest()];

  expect((await a.send([["pick", ids[0] ?? ""]])).status).toBe(303);
  await b.send([
    ["pick", ids[0] ?? ""],
    ["wish", ids[1] ?? ""],
    ["wish", ""],
  ]);
  await c.send([
    ["pick", ids[0] ?? ""],
    ["wish", ids[1] ?? ""],
  ]);

  expect(await seatsOf(db, a)).toEqual(["18 going"]);
  expect(await seatsOf(db, b)).toEqual(["19 going"]);
  expect(await seatsOf(db, c)).toEqual(["18 waiting", "19 waiting"]);
  const page = await c.open();
  expect(page).toMatchObject({ face: "noted", canChange: true });
  expect(page.sessions.map((session) => session.placeInLine)).toEqual([1, 1, null]);
  expect((await c.open("?change=1")).typed).toMatchObject({ picks: [ids[0]], wishes: [ids[1]] });
});

test("mistakes are said at their place, and what was typed stays", async () => {
  const { guest, ids } = await aHouse({ sessions_each: 2, companions_max: 1, asks_needs: true });
  const hana = await guest();
  const [one = "", two = "", three = ""] = ids;
  const errorsOf = async (form: [string, string][]) => {
    const answer = await hana.send(form);
    expect(answer.status).toBe(400);
    return (answer.data as { errors: Record<string, string[]> }).errors;
  };

  expect(await errorsOf([["word", "また連絡します"]])).toEqual({ pick: [expect.stringContaining("選んで")] });
  expect(
    await errorsOf([
      ["pick", one],
      ["pick", "no"],
    ]),
  ).toEqual({ pick: [expect.stringContaining("今回は参加しません")] });
  expect(
    await errorsOf([
      ["pick", one],
      ["pick", two],
      ["pick", three],
    ]),
  ).toEqual({ pick: ["3回が選ばれています。2回までにしてください"] });
  expect(
    await errorsOf([
      ["pick", one],
      ["companions", "2"],
      ["needs", "あ".repeat(501)],
    ]),
  ).toMatchObject({ companions: [expect.any(String)], needs: [expect.any(String)] });
  const kept = await hana.send([
    ["pick", one],
    ["pick", "no"],
    ["companions", "1"],
    ["needs", "えびなし"],
  ]);
  expect(kept.data).toMatchObject({
    form: { choice: { picks: [one, "no"], companions: 1, needs: "えびなし" } },
  });
  expect(await seatsOf(db, hana)).toEqual([]);
});

test("companions and needs are kept, with the day of their deletion", async () => {
  const { guest, ids } = await aHouse({ companions_max: 2, asks_needs: true });
  const hana = await guest();
  expect(await hana.open()).toMatchObject({ needsUntil: "8月3日(月)" });

  await hana.send([
    ["pick", ids[0] ?? ""],
    ["companions", "2"],
    ["needs", "車いすの席"],
  ]);

  const page = await hana.open();
  expect(page).toMatchObject({ needs: "車いすの席" });
  expect(page.sessions[0]).toMatchObject({ seat: "going", companions: 2 });
});

test("a double booking names the other one, and nothing is lost", async () => {
  const { guest, ids } = await aHouse();
  const hana = await guest();
  const social = await anEvent(db, { title: JSON.stringify({ ja: "工場見学" }) });
  const other = await anInvitation(db, social, { candidate_id: hana.candidate_id });
  await db
    .insertInto("seat")
    .values({
      session_id: social.session.id,
      candidate_id: hana.candidate_id,
      invitation_id: other.id,
      state: "going",
      arrival: 1,
      arrived_at: now,
    })
    .execute();

  const answer = await hana.send([
    ["pick", ids[0] ?? ""],
    ["word", "楽しみです"],
  ]);

  expect(answer.status).toBe(409);
  expect(answer.data).toMatchObject({
    errors: { pick: [expect.stringContaining("「工場見学」（7月18日(土) 14:00〜16:30）")] },
    form: { word: "楽しみです" },
  });
});

test("a freed seat is offered with its time, and taking or leaving it are one button each", async () => {
  const { guest, ids } = await aHouse({ seats: 1 });
  const [one = ""] = ids;
  const [holder, next] = [await guest(), await guest()];
  await holder.send([["pick", one]]);
  await next.send([["pick", one]]);
  await giveUpSeat(db, { ...moment, invitationId: holder.id, sessionId: one });

  const page = await next.open();
  expect(page.sessions[0]).toMatchObject({ seat: "offered", claim: "7月7日(火) 11:00（日本時間）" });
  await next.send([["claim", one]]);
  expect(await seatsOf(db, next)).toEqual(["18 going"]);
});

test("a seat freed in the evening is kept through the next day: the night doesn't count", async () => {
  const { guest, ids } = await aHouse({ seats: 1 });
  const [one = ""] = ids;
  const [holder, next] = [await guest(), await guest()];
  await holder.send([["pick", one]]);
  await next.send([["pick", one]]);

  clock = new Date("2026-07-06T13:30:00Z"); // 22:30 in Tokyo
  await holder.send([["give_up", one]]);

  expect((await next.open()).sessions[0]).toMatchObject({ claim: "7月7日(火) 20:00（日本時間）" });
  clock = new Date("2026-07-07T10:59:00Z");
  expect((await next.send([["claim", one]])).status).toBe(303);
  expect(await seatsOf(db, next)).toEqual(["18 going"]);
});

test("giving up a seat asks once before, and the link to it changes nothing", async () => {
  const { guest, ids } = await aHouse();
  const [one = "", two = ""] = ids;
  const hana = await guest();
  await hana.send([["pick", one]]);

  expect(await hana.open(`?drop=${one}`)).toMatchObject({ face: "drop" });
  expect(await hana.open(`?drop=${two}`)).toMatchObject({ face: "noted" });
  expect(await seatsOf(db, hana)).toEqual(["18 going"]);
  await hana.send([["give_up", one]]);
  expect(await seatsOf(db, hana)).toEqual([]);
  expect(await hana.open()).toMatchObject({ face: "noted", answer: "no" });
});

test("a moved session says from when to when, a cancelled one asks for another", async () => {
  const { guest, ids } = await aHouse();
  const [one = "", two = ""] = ids;
  const [hana, ren] = [await guest(), await guest()];
  await hana.send([["pick", one]]);
  await ren.send([["pick", two]]);
  const member = await aMember(db);
  const staff = { memberId: member.id, now: new Date(now.getTime() + 60_000) };
  const to = { startsAt: new Date("2026-07-18T06:00:00Z"), endsAt: new Date("2026-07-18T08:30:00Z") };
  await moveSession(db, quietJobs(), { ...staff, sessionId: one, to });
  await cancelSession(db, quietJobs(), { ...staff, sessionId: two, reason: "台風のため" });

  expect((await hana.open()).moved).toEqual({
    [one]: "日時が変わりました：7月18日(土) 14:00〜16:30 → 7月18日(土) 15:00〜17:30",
  });
  const lost = await ren.open();
  expect(lost).toMatchObject({ face: "ask", lost: [two], canChange: true });
  clock = new Date(now.getTime() + 120_000);
  await ren.send([["pick", one]]);
  expect((await ren.open()).lost).toEqual([]);
});

test("asking around keeps ○ △ × and the order, holds no seat, and a placed person can say no", async () => {
  const { guest, ids } = await aHouse({ way: "ask_around" });
  const [one = "", two = "", three = ""] = ids;
  const hana = await guest();

  expect((await hana.send([["pick", "no"]])).status).toBe(303);
  await hana.send([
    [`mark_${one}`, "no"],
    [`mark_${two}`, "maybe"],
    ["wish", three],
    ["wish", two],
    ["word", "28日の夕方も"],
  ]);
  expect(await seatsOf(db, hana)).toEqual([]);
  const page = await hana.open();
  expect(page.sessions.map((session) => [session.mark, session.wish])).toEqual([
    ["no", null],
    ["maybe", 2],
    ["yes", 1],
  ]);
  const member = await aMember(db);
  await placeCandidate(db, quietJobs(), {
    ...{ sessionId: three, invitationId: hana.id },
    memberId: member.id,
    now,
  });
  expect((await hana.open()).sessions[2]).toMatchObject({ seat: "going", isPlaced: true });
  await hana.send([["give_up", three]]);
  expect(await seatsOf(db, hana)).toEqual([]);
});

test("asking around: a wish against its own mark, and an empty form, are put right with words", async () => {
  const { guest, ids } = await aHouse({ way: "ask_around" });
  const [one = ""] = ids;
  const hana = await guest();

  expect(
    (
      await hana.send([
        [`mark_${one}`, "no"],
        ["wish", one],
      ])
    ).data,
  ).toMatchObject({
    errors: { wish: ["第1希望の日が「行けません」になっています。どちらかを直してください"] },
    form: { choice: { marks: { [one]: "no" }, wishes: [one] } },
  });
  expect((await hana.send([])).data).toMatchObject({ errors: { mark: [expect.stringContaining("○か△")] } });
  await hana.send([["word", "8月なら行けます"]]);
  expect(await hana.open()).toMatchObject({ face: "noted", answer: "other_date" });
});

test("after the deadline, after the last session and after the end of the event each page says so", async () => {
  const { guest, ids, event } = await aHouse({ answer_by: new Date("2026-07-10T14:59:00Z") });
  const [silent, seated] = [await guest(), await guest()];
  await seated.send([["pick", ids[0] ?? ""]]);

  clock = new Date("2026-07-11T03:00:00Z");
  expect(await silent.open()).toMatchObject({ face: "closed" });
  expect(await seated.open("?change=1")).toMatchObject({ face: "noted", canChange: false });
  clock = new Date("2026-07-20T06:00:00Z");
  expect(await seated.open()).toMatchObject({ face: "past" });
  await db.updateTable("event").set({ state: "cancelled" }).where("id", "=", event.id).execute();
  expect(await seated.open()).toMatchObject({ face: "cancelled" });
});

test("the room and the calendar file are for those with a seat in that session", async () => {
  const { guest, ids } = await aHouse();
  const [one = "", two = ""] = ids;
  await db
    .updateTable("session")
    .set({ place_kind: "online", online_url: "https://meet.example.jp/x" })
    .execute();
  const hana = await guest();
  expect(JSON.stringify(await hana.open())).not.toContain("meet.example.jp");
  await hana.send([["pick", one]]);
  expect((await hana.open()).sessions.map((session) => session.onlineUrl)).toEqual([
    "https://meet.example.jp/x",
    "",
    "",
  ]);
  const fileOf = (session: string) => {
    const request = new Request(`http://enishi.test${hana.path}/calendar.ics?session=${session}`);
    return calendarFile.loader({ request, params: { token: hana.token }, context } as never);
  };
  expect(await (await fileOf(one)).text()).toContain("DTSTART:20260718T050000Z");
  await expect(fileOf(two)).rejects.toMatchObject({ status: 404 });
});
