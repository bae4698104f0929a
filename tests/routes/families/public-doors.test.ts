import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aBriefing, aFamilyLink, anOpenRelative, aPageLink, aRelative } from "#tests/support/families.ts";
import { letterTime, quietJobs } from "#tests/support/letters.ts";
import { aContext } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import * as family from "~/routes/public/family.tsx";
import * as calendar from "~/routes/public/family-calendar.ts";
import * as leaflet from "~/routes/public/family-leaflet.tsx";
import * as oneClick from "~/routes/public/family-one-click-stop.ts";
import * as question from "~/routes/public/family-question.tsx";
import * as stop from "~/routes/public/family-stop.tsx";
import * as mine from "~/routes/public/my-family.tsx";
import * as minePdf from "~/routes/public/my-family-leaflet-pdf.ts";
import * as minePerson from "~/routes/public/my-family-person.tsx";
import * as mineSent from "~/routes/public/my-family-sent.tsx";

const db = testDatabase();
const context = aContext(db, { now: () => letterTime });

async function open(topics: ("briefing" | "news" | "leaflet")[] = ["briefing"]) {
  await aCompany(db);
  const relative = await anOpenRelative(db, { topics });
  const { token } = await aFamilyLink(db, relative);
  return { relative, token, params: { token }, context };
}

const openTopics = async () =>
  (await db.selectFrom("consent").select(["topic", "is_open"]).orderBy("entry").execute()).map(
    ({ topic, is_open }) => `${topic} ${is_open}`,
  );

test("no key but their own opens a relative's page: not the candidate's, not another purpose, not a guess", async () => {
  const { relative, context } = await open();
  const own = await aPageLink(db, relative.candidate_id);
  for (const token of [own.token, "guess", ""])
    for (const route of [family, stop, question, leaflet, calendar, oneClick])
      expect((await visit(route, { path: `/f/${token}`, params: { token }, context })).status).toBe(410);
});

test("a relative's key doesn't open the candidate's page", async () => {
  const { params, context } = await open();
  for (const route of [mine, minePerson, mineSent, minePdf]) {
    const answer = await visit(route, { path: `/c/${params.token}/family`, params, context });
    expect(answer.status).toBe(302);
    expect(answer.location).toContain("/renew");
  }
});

test("following links changes nothing: a scanner that opens everything closes nothing", async () => {
  const { params, token, context } = await open();
  await visit(stop, { path: `/f/${token}/stop`, params, context });
  await visit(oneClick, { path: `/api/families/${token}/stop`, params, context });
  await visit(family, { path: `/f/${token}?answer=on_site`, params, context });
  expect(await openTopics()).toEqual(["briefing true"]);
});

test("one tap stops; then the page says only that nothing is open, and every other door of theirs is shut", async () => {
  const { params, token, context } = await open(["briefing", "leaflet"]);
  await visit(stop, { path: `/f/${token}/stop`, params, context, form: { go: "1" } });
  expect(await openTopics()).toEqual(["briefing true", "leaflet true", "briefing false", "leaflet false"]);
  const page = await visit(family, { path: `/f/${token}`, params, context });
  expect(page.data).toMatchObject({ view: null });
  expect((await visit(leaflet, { path: `/f/${token}/leaflet`, params, context })).status).toBe(404);
  expect((await visit(calendar, { path: `/f/${token}/calendar.ics`, params, context })).status).toBe(404);
  await visit(question, { path: `/f/${token}/question`, params, context, form: { question: "a" } });
  expect(await db.selectFrom("family_question").select("id").execute()).toEqual([]);
});

test("a mail program's one click ends news and leaflets, answers 200 without cookies and may come twice", async () => {
  const { params, token, context } = await open(["briefing", "news", "leaflet"]);
  const post = () =>
    visit(oneClick, {
      path: `/api/families/${token}/stop`,
      params,
      context,
      form: { "List-Unsubscribe": "One-Click" },
    });
  expect((await post()).status).toBe(200);
  expect((await post()).status).toBe(200);
  expect(await openTopics()).toEqual([
    "briefing true",
    "leaflet true",
    "news true",
    "leaflet false",
    "news false",
  ]);
});

test("a relative answers only their own invitation", async () => {
  const { params, token, context } = await open();
  const other = await anOpenRelative(db);
  const member = await aMember(db);
  const event = await aBriefing(db);
  await inviteFamilies(db, quietJobs(), {
    sessionId: event.session.id,
    memberId: member.id,
    now: letterTime,
  });
  const rows = await db.selectFrom("family_invitation").select(["id", "relative_id"]).execute();
  const theirs = rows.find((row) => row.relative_id === other.id);
  const own = rows.find((row) => row.relative_id !== other.id);
  const answer = (briefing: string, given: string) =>
    visit(family, {
      path: `/f/${token}`,
      params,
      context,
      form: { briefing, answer: given, people: "2", needs: "" },
    });
  expect((await answer(theirs?.id ?? "", "on_site")).status).toBe(404);
  expect((await answer(own?.id ?? "", "perhaps")).status).toBe(400);
  expect((await answer(own?.id ?? "", "on_site")).status).toBe(303);
  const after = await db.selectFrom("family_invitation").select(["relative_id", "people"]).execute();
  expect(after.find((row) => row.relative_id === other.id)?.people).toBe(0);
  expect(after.find((row) => row.relative_id !== other.id)?.people).toBe(2);
});

test("a candidate's page reaches their own relatives only", async () => {
  const { relative, context } = await open();
  const stranger = await aCandidate(db);
  const { token } = await aPageLink(db, stranger.id);
  const params = { token };
  const path = `/c/${token}/family`;
  const post = (form: Record<string, string>) => visit(mine, { path, params, context, form });
  expect((await post({ intent: "stop", person: relative.id })).status).toBe(404);
  const wish = { intent: "save", person: relative.id, topic: "news", channel: "mail", until: "2026-09-30" };
  expect((await post(wish)).status).toBe(400);
  expect(
    (await visit(mineSent, { path: `${path}/sent?person=${relative.id}`, params, context })).status,
  ).toBe(404);
  expect(
    (await visit(minePerson, { path: `${path}/person?id=${relative.id}`, params, context })).status,
  ).toBe(404);
  expect(await openTopics()).toEqual(["briefing true"]);
});

test("the candidate opens, closes and reads with their own page; what is missing is said in words", async () => {
  await aCompany(db);
  const relative = await aRelative(db);
  const { token } = await aPageLink(db, relative.candidate_id);
  const params = { token };
  const path = `/c/${token}/family`;
  const save = { intent: "save", person: relative.id, topic: "briefing", until: "2026-09-30" };
  const refused = await visit(mine, { path, params, context, form: save });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.data)).toContain("どうやって送りますか");
  const saved = await visit(mine, { path, params, context, form: { ...save, channel: "mail" } });
  expect(saved.location).toContain("done=saved");
  expect(await openTopics()).toEqual(["briefing true"]);
  const page = await visit(mine, { path, params, context });
  expect(page.data).toMatchObject({ person: { openCount: 1, mail: expect.stringContaining("****@") } });
  const stopped = await visit(mine, { path, params, context, form: { intent: "stop", person: relative.id } });
  expect(stopped.location).toContain("done=stopped");
  expect(await openTopics()).toEqual(["briefing true", "briefing false"]);
});

test("what a relative's page is given holds no offer, no reply date and nobody else", async () => {
  await aCompany(db);
  const candidate = await aCandidate(db, {
    offer_state: "considering",
    reply_on: "2026-07-21",
    note: "秘密",
    school: "青葉大学",
  });
  const relative = await anOpenRelative(db, {}, { candidate_id: candidate.id });
  await anOpenRelative(db, {}, { name: "別の方" });
  const { token } = await aFamilyLink(db, relative);
  const page = await visit(family, { path: `/f/${token}`, params: { token }, context });
  expect(JSON.stringify(page.data)).not.toMatch(
    /considering|2026-07-21|7月21日|秘密|青葉大学|別の方|@example\.ac\.jp/,
  );
});
