import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aPerk, aPerkReader } from "#tests/support/perks.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as ownPerks from "~/routes/public/my-page/perks.tsx";
import * as decide from "~/routes/recruiter/perks/decide.tsx";
import * as together from "~/routes/recruiter/perks/decide-together.tsx";
import * as edit from "~/routes/recruiter/perks/edit.tsx";
import * as list from "~/routes/recruiter/perks/list.tsx";
import * as make from "~/routes/recruiter/perks/new.tsx";
import * as people from "~/routes/recruiter/perks/people.ts";
import * as one from "~/routes/recruiter/perks/perk.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const fields = {
  ...{
    kind: "books",
    cohortYear: "2027",
    title_ja: "書籍代",
    criteria_ja: "希望する方。6月の英語テストは問いません",
    giving: "criteria",
    applyBy: "7/31",
  },
  amountYen: "２０,０００円",
};

test("a recruiter writes and publishes a perk, a candidate applies without script, the decision comes back with its reason", async () => {
  await aCompany(db);
  await aCohort(db);
  const candidate = await aCandidate(db, { offer_state: "accepted" });
  const cookie = await signedIn(db, context, await aMember(db));
  const post = (form: Record<string, string>) => visit(make, { path: "/perks/new", form, cookie, context });

  expect(await post({ ...fields, title_ja: "", amountYen: "たくさん" })).toMatchObject({
    status: 400,
    data: { errors: { title_ja: [expect.any(String)], amountYen: [expect.any(String)] } },
  });
  expect(await post({ ...fields, criteria_ja: "優秀な方" })).toMatchObject({
    status: 400,
    data: {
      errors: { criteria_ja: [expect.stringContaining("「優秀」")] },
      values: { criteria_ja: "優秀な方", amountYen: "２０,０００円" },
    },
  });
  const made = await post(fields);
  const id = /^\/perks\/([0-9a-f-]{36})$/.exec(made.location)?.[1] ?? "";
  const at = { path: `/perks/${id}`, params: { id }, cookie, context };
  expect(await db.selectFrom("perk").select(["amount_yen", "apply_by"]).execute()).toEqual([
    { amount_yen: 20_000, apply_by: "2026-07-31" },
  ]);

  const mine = (await aMyPage(db, context, candidate.id)).at("/perks");
  const apply = (intent: string) => visit(ownPerks, { ...mine, form: { perk: id, intent } });
  expect((await visit(ownPerks, mine)).data).toMatchObject({ perks: [] });
  expect((await apply("apply")).status).toBe(404);
  expect((await visit(one, { ...at, form: { intent: "publish" } })).location).toContain("done=published");
  expect(await visit(one, { ...at, form: { intent: "publish" } })).toMatchObject({ status: 409 });
  expect((await visit(ownPerks, mine)).data).toMatchObject({ perks: [{ title: "書籍代", mayApply: true }] });
  expect(await db.selectFrom("perk_application").select("id").execute()).toEqual([]);
  expect((await apply("apply")).location).toContain("done=applied");

  const application = await db.selectFrom("perk_application").select("id").executeTakeFirstOrThrow();
  const deciding = { ...at, params: { id, application: application.id } };
  expect(await visit(decide, { ...deciding, form: { decision: "granted", reason: "" } })).toMatchObject({
    status: 400,
    data: { errors: { reason: [expect.any(String)] } },
  });
  const given = { decision: "granted", reason: "読みたい本が書かれていました" };
  expect((await visit(decide, { ...deciding, form: given })).location).toBe(`/perks/${id}?done=decided`);
  expect((await visit(ownPerks, mine)).data).toMatchObject({
    perks: [{ reason: "読みたい本が書かれていました", mayApply: false, mayWithdraw: true }],
  });
  const sheet = await people.loader({
    request: new Request(`http://enishi.test/perks/${id}/people.csv`, { headers: { cookie } }),
    params: { id },
    context,
  } as never);
  expect(await sheet.text()).toContain("読みたい本が書かれていました");
  expect((await visit(edit, { ...at, form: { ...fields, criteria_ja: "先着順" } })).data).toMatchObject({
    errors: { "": [expect.stringContaining("もう申し込んだ方")] },
  });

  expect((await visit(one, { ...at, form: { intent: "close" } })).location).toContain("done=closed");
  expect((await visit(edit, at)).location).toBe(`/perks/${id}`);
  expect((await apply("withdraw")).location).toContain("done=withdrawn");
  expect(await apply("apply")).toMatchObject({ status: 409, data: { problem: expect.any(String) } });
});

test("applications are decided together in one press: nobody chosen, no reason and too many are said at their place", async () => {
  await aCompany(db);
  const people = [];
  for (let place = 0; place < 3; place++) people.push(await aPerkReader(db));
  const { id } = await aPerk(db, { seats: 2 });
  for (const person of people) {
    const mine = (await aMyPage(db, context, person.id)).at("/perks");
    await visit(ownPerks, { ...mine, form: { perk: id, intent: "apply" } });
  }
  const cookie = await signedIn(db, context, await aMember(db));
  const at = { path: `/perks/${id}/decide`, params: { id }, cookie, context };
  const page = (await visit(together, at)).data as { people: { id: string }[]; left: string };
  expect(page).toMatchObject({ left: "2名のうち、のこり2名分です。", isEverybody: false });
  const [first = "", second = "", third = ""] = page.people.map((person) => person.id);
  const decide = (applications: string[], reason: string, decision = "granted") =>
    visit(together, {
      ...at,
      form: new URLSearchParams([
        ...applications.map((each) => ["applications", each]),
        ["decision", decision],
        ["reason", reason],
      ]),
    });
  expect(await decide([], "x")).toMatchObject({
    status: 400,
    data: { errors: { applications: [expect.any(String)] } },
  });
  expect(await decide([first], "")).toMatchObject({
    status: 400,
    data: { errors: { reason: [expect.any(String)] } },
  });
  const reason = "6月の英語テストが600点を超えていました";
  expect(await decide([first, second, third], reason)).toMatchObject({
    status: 409,
    data: { chosen: [first, second, third], errors: { "": [expect.stringContaining("のこりは2名分")] } },
  });
  expect((await decide([first, third], reason)).location).toBe(`/perks/${id}?done=decided`);
  expect(await decide([first, "01890000-0000-7000-8000-000000000009"], reason)).toMatchObject({
    status: 409,
  });
  expect((await visit(one, { ...at, path: `/perks/${id}` })).data).toMatchObject({ toDecide: 1 });
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual(
    Array(2).fill({ letter: "perk_decided" }),
  );
});

test("perks are the hiring team's: viewers, hosts and the desk find nothing, a stranger's link leads nowhere", async () => {
  await aCompany(db);
  await aCohort(db);
  const id = "01890000-0000-7000-8000-000000000001";
  const params = { id, application: id };
  const routes = { list, make, one, edit, decide, together, people };
  for (const role of ["viewer", "host", "desk"]) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    for (const [name, route] of Object.entries(routes))
      expect(
        (await visit(route, { path: "/perks", params, cookie, context })).status,
        `${role} ${name}`,
      ).toBe(404);
    expect(
      (await visit(together, { path: "/perks", params, cookie, context, form: { applications: id } })).status,
    ).toBe(404);
    for (const form of [{ intent: "publish" }, { intent: "tell" }])
      expect((await visit(one, { path: "/perks", params, cookie, context, form })).status).toBe(404);
  }
  const cookie = await signedIn(db, context, await aMember(db));
  for (const route of [one, edit, decide, together, people])
    expect((await visit(route, { path: "/perks", params, cookie, context })).status).toBe(404);
  expect((await visit(list, { path: "/perks", cookie, context })).data).toMatchObject({ perks: [] });
  const lost = { path: "/c/x/perks", params: { token: "x" }, context };
  expect((await visit(ownPerks, lost)).status).toBe(302);
  expect((await visit(ownPerks, { ...lost, form: { perk: id, intent: "apply" } })).status).toBe(302);
  const owner = (await aMyPage(db, context, (await aCandidate(db)).id)).at("/perks");
  expect((await visit(ownPerks, { ...owner, form: { perk: "x", intent: "apply" } })).status).toBe(404);
});
