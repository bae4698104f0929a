import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as feed from "~/routes/public/feed.ts";
import * as own from "~/routes/public/my-page/calendar.tsx";
import * as repair from "~/routes/recruiter/candidates/calendar.ts";
import * as person from "~/routes/recruiter/candidates/person.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function anInvited() {
  await aCompany(db);
  const hana = await aCandidate(db);
  await anInvitation(db, await anEvent(db), { candidate_id: hana.id });
  const { id } = await db.selectFrom("calendar_entry").select("id").executeTakeFirstOrThrow();
  return { hana, entry: id };
}

async function queued() {
  const rows = await db.selectFrom("delivery").select("letter").where("state", "=", "queued").execute();
  return rows.map(({ letter }) => letter);
}

test("a candidate sees what their calendar should show, in their language, and has it sent again with one press", async () => {
  const { hana, entry } = await anInvited();
  const page = await aMyPage(db, context, hana.id);
  const shown = await visit(own, page.at("/calendar?lang=ko"));
  expect(shown.data).toMatchObject({
    entries: [{ word: "임시 일정", send: "지금 내용을 다시 보내기", canSend: true }],
  });
  const pressed = await visit(own, { ...page.at("/calendar?lang=ko"), form: { entry } });
  expect([pressed.status, pressed.location]).toEqual([303, `/c/${page.token}/calendar?done=sent&lang=ko`]);
  expect(await queued()).toEqual(["event_calendar"]);
  const letter = await db.selectFrom("delivery").select("details").executeTakeFirstOrThrow();
  expect(letter.details).toEqual({ isHurried: true }); // they asked: it needn't wait for the morning
  const again = await visit(own, { ...page.at("/calendar"), form: { entry } });
  expect(again.location).toBe(`/c/${page.token}/calendar?done=soon`);
});

test("a candidate opens a private address of all their entries, renews it, and closes it again", async () => {
  const { hana } = await anInvited();
  const page = await aMyPage(db, context, hana.id);
  const shown = async () => ((await visit(own, page.at("/calendar"))).data as { feedUrl: string }).feedUrl;
  const press = (intent: string) => visit(own, { ...page.at("/calendar"), form: { intent } });
  const read = (url: string) => {
    const file = url.split("/").at(-1) ?? "";
    return visit(feed, { path: `/feeds/${file}`, params: { file }, context }).catch((thrown) => thrown);
  };
  expect(await shown()).toBe("");
  await press("open_feed");
  const first = await shown();
  expect(first).toMatch(/\/feeds\/[\w-]{20,}\.ics$/);
  expect((await read(first)).status).toBe(200);
  await press("open_feed");
  expect(await shown()).not.toBe(first);
  expect((await read(first)).status).toBe(404);
  const second = await shown();
  await press("close_feed");
  expect([await shown(), (await read(second)).status]).toEqual(["", 404]);
});

test("another's entry can't be sent from one's own page", async () => {
  const { entry } = await anInvited();
  const page = await aMyPage(db, context, (await aCandidate(db)).id);
  const pressed = await visit(own, { ...page.at("/calendar"), form: { entry } });
  expect(pressed.location).toMatch(/done=cant$/);
  expect(await queued()).toEqual([]);
});

test("colleagues see the numbers on the candidate's page; the hiring team repairs, a viewer and a host don't", async () => {
  const { hana, entry } = await anInvited();
  const as = async (role: "recruiter" | "viewer" | "host") => ({
    ...{ context, cookie: await signedIn(db, context, await aMember(db, { role })) },
    ...{ params: { id: hana.id } },
  });
  const path = `/candidates/${hana.id}`;
  const shown = await visit(person, { path, ...(await as("viewer")) });
  expect(shown.data).toMatchObject({
    isReader: true,
    calendar: { entries: [{ standing: "tentative", lines: ["予定はまだ送っていません"] }] },
  });
  for (const role of ["viewer", "host"] as const) {
    const refused = await visit(repair, { path: `${path}/calendar`, ...(await as(role)), form: { entry } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
  }
  expect(await queued()).toEqual([]);
  const pressed = await visit(repair, {
    ...{ path: `${path}/calendar`, ...(await as("recruiter")) },
    form: { entry },
  });
  expect(pressed.location).toBe(`${path}?done=entry-sent`);
  expect(await queued()).toEqual(["event_calendar"]);
});
