import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { afterClosing, tripTime } from "#tests/support/trips.ts";
import { visit } from "#tests/support/visit.ts";
import * as draw from "~/routes/public/draw.tsx";
import * as drawFile from "~/routes/public/draw-file.ts";
import * as own from "~/routes/public/my-page/trip.tsx";
import * as event from "~/routes/recruiter/events/event.tsx";
import * as publishEvent from "~/routes/recruiter/events/publish.ts";
import * as call from "~/routes/recruiter/trips/call.tsx";
import * as day from "~/routes/recruiter/trips/day.tsx";
import * as dayNew from "~/routes/recruiter/trips/day-new.tsx";
import * as edit from "~/routes/recruiter/trips/edit.tsx";
import * as leaders from "~/routes/recruiter/trips/leaders.tsx";
import * as list from "~/routes/recruiter/trips/list.tsx";
import * as make from "~/routes/recruiter/trips/new.tsx";
import * as review from "~/routes/recruiter/trips/review.tsx";
import * as sheet from "~/routes/recruiter/trips/sheet.ts";
import * as tell from "~/routes/recruiter/trips/tell.tsx";
import * as travellers from "~/routes/recruiter/trips/travellers.tsx";
import * as one from "~/routes/recruiter/trips/trip.tsx";

const db = testDatabase();
let now = tripTime;
const context = aContext(db, { now: () => now });
const fields = {
  ...{ cohortYear: "2027", title_ja: "シリコンバレー研修", nights: "一人一室です。", selection: "draw" },
  ...{ criteria_ja: "抽選です。", costs_ja: "会社が払います。", alternative_ja: "オンラインの見学。" },
  ...{ seats: "１", line: "0", applyBy: "7/20", day: "2026/9/1", starts: "10:00", ends: "18:00" },
  ...{ zone: "America/Los_Angeles", place_ja: "サンフランシスコ", costYen: "40万" },
};

test("from the card to the emergency sheet, by the pages alone", async () => {
  now = tripTime;
  await aCompany(db);
  await aCohort(db);
  const leader = await aHost(db);
  const recruiter = await aMember(db);
  const cookie = await signedIn(db, context, recruiter);
  const post = (form: Record<string, string>) => visit(make, { path: "/trips/new", form, cookie, context });
  expect(await post(fields)).toMatchObject({
    status: 400,
    data: { errors: { costYen: [expect.any(String)] } },
  });
  expect(await post({ ...fields, costYen: "", ends: "9:00" })).toMatchObject({
    status: 400,
    data: { errors: { ends: [expect.any(String)] }, values: { title_ja: "シリコンバレー研修" } },
  });
  const made = await post({ ...fields, costYen: "400,000円", leaders: leader.id });
  const id = made.location.replace("/trips/", "");
  const at = { path: `/trips/${id}`, params: { id }, cookie, context };
  expect((await visit(event, { ...at, path: `/events/${id}` })).location).toBe(`/trips/${id}`);
  expect((await visit(publishEvent, { ...at, form: {} })).status).toBe(404);
  const { data: shown } = await visit(edit, at);
  expect(shown).toMatchObject({ values: { costYen: "400000", applyBy: "2026/07/20" } });
  const press = (intent: string, more: Record<string, string> = {}) =>
    visit(one, { ...at, form: { intent, ...more } });
  expect((await press("publish")).location).toContain("done=published");
  expect((await visit(edit, at)).location).toBe(`/trips/${id}`);
  await aCandidate(db, { offer_state: "accepted", email: "told@example.jp" });
  const { data: telling } = await visit(tell, at);
  const { mark, count } = (telling as { shown: { mark: string; count: number } }).shown;
  expect(count).toBe(1);
  const sendTo = (form: Record<string, string>) => visit(tell, { ...at, form: { mark, ...form } });
  expect(await sendTo({ intent: "send", word_ja: "必ずご応募ください。" })).toMatchObject({ status: 409 });
  expect(await sendTo({ intent: "preview", word_ja: "お待ちしています。" })).toMatchObject({ status: 200 });
  expect((await sendTo({ intent: "send" })).location).toContain("told=1");
  expect((await press("stop-telling")).location).toContain("done=stopped&count=1");
  expect(
    (await visit(dayNew, { ...at, form: { ...fields, day: "2026/9/2", label_ja: "2日目" } })).location,
  ).toContain("saved");

  const mine = (await aMyPage(db, context, (await aCandidate(db, { offer_state: "accepted" })).id)).at(
    `/trips/${id}`,
    { trip: id },
  );
  const go = (intent: string, more: Record<string, string> = {}) =>
    visit(own, { ...mine, form: { intent, ...more } });
  expect((await visit(own, mine)).data).toMatchObject({
    trip: { mayApply: true, days: [{}, { label: "2日目" }] },
  });
  expect((await go("claim")).status).toBe(409);
  expect((await go("apply")).status).toBe(400);
  expect((await go("apply", { wish: "trip_first" })).location).toContain("done=applied");
  expect((await go("take-alternative")).status).toBe(409);
  expect((await visit(one, at)).data).toMatchObject({ people: [], applied: "応募は1名です。" });
  expect(await press("close")).toMatchObject({ status: 409 });
  now = afterClosing;
  at.cookie = await signedIn(db, context, recruiter);
  const asLeader = await signedIn(db, context, leader);
  expect((await go("apply", { wish: "trip" })).status).toBe(409);
  expect((await press("close")).location).toContain("done=closed");
  expect((await press("settle")).location).toContain("done=settled");
  expect((await go("claim")).location).toContain("done=claimed");
  expect(await go("ready", { passportUntil: "いつか" })).toMatchObject({ status: 400 });
  expect(
    (await go("ready", { passportUntil: "2030/1/31", emergencyName: "母", emergencyPhone: "090-1" }))
      .location,
  ).toContain("done=ready");
  expect((await visit(own, mine)).data).toMatchObject({
    trip: { number: 1, mayWithdraw: true, ready: { values: { passportUntil: "2030/01/31" } } },
  });

  const page = { path: `/draws/${id}`, params: { trip: id }, context };
  expect((await visit(draw, page)).data).toMatchObject({ order: [1], hasFile: true });
  const file = await drawFile.loader({ params: { trip: id }, context } as never);
  expect(await file.json()).toMatchObject({ format: "enishi-draw-1", numbers: [1], order: [1] });

  const { data: seen } = await visit(travellers, at);
  const { people } = seen as { people: { id: string; missing: string[] }[] };
  const [traveller] = people;
  expect(people).toMatchObject([
    { missing: ["渡航の認証・ビザ", "旅行の保険", expect.any(String), expect.any(String)] },
  ]);
  await visit(travellers, { ...at, form: { [`group-${traveller?.id}`]: "2", "group-x": "1" } });
  const calling = { ...at, params: { id, application: traveller?.id ?? "" }, cookie: asLeader };
  expect((await visit(call, { ...calling, form: { reason: "" } })).status).toBe(400);
  expect((await visit(call, { ...calling, form: { reason: "事故のため" } })).data).toMatchObject({
    contact: "母 090-1",
  });
  expect((await visit(sheet, { ...at, cookie: asLeader })).status).toBe(200);

  const sessions = await db.selectFrom("session").select("id").orderBy("starts_at").execute();
  const on = { ...at, params: { id, day: sessions[1]?.id ?? "" } };
  expect((await visit(day, on)).data).toMatchObject({
    values: { zone: "America/Los_Angeles", starts: "10:00" },
  });
  expect((await visit(day, { ...on, form: { intent: "cancel", offReason: "" } })).status).toBe(409);
  expect(
    (await visit(day, { ...on, form: { ...fields, day: "2026/9/2", starts: "12:00", reason: "遅延" } }))
      .location,
  ).toContain("told=1");
  expect((await visit(day, { ...on, form: { intent: "cancel", offReason: "欠航" } })).location).toContain(
    "told=1",
  );
  expect((await visit(leaders, { ...at, form: { leaders: "x" } })).location).toContain("saved");
  expect((await go("withdraw")).location).toContain("done=withdrawn");
  expect((await press("cancel")).status).toBe(409);
  expect((await press("cancel", { reason: "最少人数に達しなかったため" })).location).toContain("cancelled");
  expect((await visit(list, at)).data).toMatchObject({ trips: [{ badge: { word: "取りやめ" } }] });
}, 20_000);

test("trips are the hiring team's, the sheet and the call also theirs who lead; a stranger finds nothing", async () => {
  now = tripTime;
  await aCompany(db);
  await aCohort(db);
  const id = "01890000-0000-7000-8000-000000000001";
  const params = { id, day: id, application: id };
  const routes = { list, make, one, edit, day, dayNew, leaders, review, travellers, sheet, call };
  for (const role of ["viewer", "host", "desk"]) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    for (const [name, route] of Object.entries(routes))
      expect(
        (await visit(route, { path: "/trips", params, cookie, context })).status,
        `${role} ${name}`,
      ).toBe(404);
  }
  for (const route of [draw, drawFile])
    expect((await visit(route, { path: "/draws/x", params: { trip: id }, context })).status).toBe(404);
  const lost = { path: `/c/x/trips/${id}`, params: { token: "x", trip: id }, context };
  expect((await visit(own, lost)).status).toBe(302);
  const mine = (await aMyPage(db, context, (await aCandidate(db)).id)).at(`/trips/${id}`, { trip: id });
  expect((await visit(own, mine)).status).toBe(404);
  for (const intent of ["apply", "ready"])
    expect((await visit(own, { ...mine, form: { intent, wish: "trip" } })).status).toBe(404);
});
