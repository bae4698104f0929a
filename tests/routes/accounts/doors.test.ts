import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { keptCookies, visit } from "#tests/support/visit.ts";
import { authFor } from "~/features/accounts/auth.server.ts";
import { memberLinkToken } from "~/features/accounts/member-link.server.ts";
import { clientAddressHeader } from "~/http/client-address.server.ts";
import { findMember } from "~/http/require-member.server.ts";
import * as demo from "~/routes/auth/demo.tsx";
import * as home from "~/routes/auth/home.tsx";
import * as invited from "~/routes/auth/invited.tsx";
import * as signIn from "~/routes/auth/sign-in.tsx";
import * as welcome from "~/routes/auth/welcome.tsx";
import * as account from "~/routes/recruiter/settings/account.tsx";
import * as settings from "~/routes/recruiter/settings/first.ts";
import * as members from "~/routes/recruiter/settings/members.tsx";
import * as end from "~/routes/recruiter/settings/members-end.tsx";
import * as invitation from "~/routes/recruiter/settings/members-invitation.ts";
import * as invite from "~/routes/recruiter/settings/members-invite.tsx";
import * as one from "~/routes/recruiter/settings/members-one.tsx";
import * as memberSignIn from "~/routes/recruiter/settings/members-sign-in.ts";
import * as sessions from "~/routes/recruiter/settings/sessions.tsx";
import { routes } from "../../../remix.config.js";

const db = testDatabase();
const context = aContext(db);
const embedded = aContext(db, { isEmbedded: true });

test("none of better-auth's own endpoints is on the net: our pages ask it inside the process", async () => {
  const mounted = JSON.stringify(routes);
  expect(mounted).not.toContain("api/auth");
  const endpoints = Object.values(authFor(context).api).map((endpoint) => endpoint.path);
  expect(endpoints).toContain("/sign-in/email");
  expect(endpoints).toContain("/two-factor/disable");
});

test("rate limits count by the address that our server notes", () => {
  expect(authFor(context).options.advanced.ipAddress.ipAddressHeaders).toEqual([clientAddressHeader]);
});

test("nobody signs up by themselves, not even by asking better-auth directly", async () => {
  await aCompany(db);
  const request = new Request("http://enishi.test/api/auth/sign-up/email", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: "http://enishi.test",
      [clientAddressHeader]: "192.0.2.1",
    },
    body: JSON.stringify({ email: "new@example.com", password: "hokkaido ramen at noon", name: "New" }),
  });
  expect((await authFor(context).handler(request)).status).toBeGreaterThanOrEqual(400);
  expect(await db.selectFrom("auth_user").select("id").execute()).toEqual([]);
});

test("only administrators see and change members; everybody else finds nothing there", async () => {
  await aCompany(db);
  const target = await aMember(db, { role: "viewer" });
  const params = { id: target.id };
  for (const role of ["recruiter", "host", "desk", "viewer"] as const) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    const at = { path: "/settings/members", context, cookie, params };
    for (const route of [members, invite, one, end]) expect((await visit(route, at)).status).toBe(404);
    for (const route of [invite, one, end, invitation, memberSignIn])
      expect(
        (await visit(route, { ...at, form: { role: "administrator", intent: "withdraw" } })).status,
      ).toBe(404);
  }
  expect(
    await db.selectFrom("member").select(["role", "ended_at"]).where("id", "=", target.id).execute(),
  ).toEqual([{ role: "viewer", ended_at: null }]);
});

test("settings begin where the reader may change something", async () => {
  await aCompany(db);
  const first = {
    administrator: "/settings/members",
    recruiter: "/settings/account",
    viewer: "/settings/account",
  };
  for (const role of ["administrator", "recruiter", "viewer"] as const) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    const { location } = await visit(settings, { path: "/settings", context, cookie });
    expect(location).toBe(first[role]);
  }
});

test("everybody has an account page and sees where they are signed in", async () => {
  await aCompany(db);
  for (const role of ["administrator", "recruiter", "host", "desk", "viewer"] as const) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    for (const route of [account, sessions])
      expect((await visit(route, { path: "/settings/x", context, cookie })).status).toBe(200);
  }
});

test("an administrator invites, and what was typed survives a mistake", async () => {
  await aCompany(db);
  const cookie = await signedIn(db, context, await aMember(db, { role: "administrator" }));
  const form = {
    familyName: "岡本",
    givenName: "健",
    email: "okamoto＠aoba",
    role: "host",
    locale: "ko",
    unitId: "",
  };
  const wrong = await visit(invite, { path: "/settings/members/invite", context, cookie, form });
  expect(wrong).toMatchObject({
    status: 400,
    data: { values: { familyName: "岡本", role: "host", locale: "ko" } },
  });
  const right = await visit(invite, {
    path: "/settings/members/invite",
    context,
    cookie,
    form: { ...form, email: "okamoto@aoba.example.jp" },
  });
  expect(right.location).toMatch(/^\/settings\/members\/[0-9a-f-]{36}\?done=invited$/);
});

test("an address that is no id is a page that isn't there, not an error of ours", async () => {
  await aCompany(db);
  const cookie = await signedIn(db, context, await aMember(db, { role: "administrator" }));
  const at = { path: "/settings/members/x", context, cookie, params: { id: "1' or 1=1" } };
  expect((await visit(one, at)).status).toBe(404);
});

test("the invitation's link is shown only where no mail goes out", async () => {
  await aCompany(db);
  const cookie = await signedIn(db, context, await aMember(db, { role: "administrator" }));
  const form = {
    familyName: "岡本",
    givenName: "",
    email: "okamoto@aoba.example.jp",
    role: "host",
    locale: "ja",
  };
  const made = await visit(invite, { path: "/settings/members/invite", context, cookie, form });
  const params = { id: made.location.split(/[/?]/)[3] ?? "" };
  const page = (canSendMail: boolean) =>
    visit(one, { path: "/settings/members/x", context: aContext(db, { canSendMail }), cookie, params });
  expect(await page(true)).toMatchObject({ data: { invitation: { address: "" } } });
  const link = await db.selectFrom("member_link").select("id").executeTakeFirstOrThrow();
  const address = `http://enishi.test/invited/${memberLinkToken(testSecret, link.id)}`;
  expect(await page(false)).toMatchObject({ data: { invitation: { address } } });
});

test("an invitation is opened in the invited person's language, and a used one says how to go on", async () => {
  await aCompany(db);
  const cookie = await signedIn(db, context, await aMember(db, { role: "administrator" }));
  const form = {
    familyName: "김",
    givenName: "서연",
    email: "kim@aoba.example.jp",
    role: "viewer",
    locale: "ko",
  };
  await visit(invite, { path: "/settings/members/invite", context, cookie, form });
  const link = await db.selectFrom("member_link").select("id").executeTakeFirstOrThrow();
  const token = memberLinkToken(testSecret, link.id);
  const at = { path: `/invited/${token}`, context, params: { token } };
  expect(await visit(invited, at)).toMatchObject({ data: { locale: "ko", person: { hasPassword: true } } });
  const short = await visit(invited, { ...at, form: { password: "short" } });
  expect(short).toMatchObject({
    status: 400,
    data: { errors: { password: ["비밀번호는 12자 이상으로 해 주세요"] } },
  });
  const answer = await visit(invited, { ...at, form: { password: "hokkaido ramen at noon" } });
  expect(answer.location).toBe("/");
  expect(await visit(invited, at)).toMatchObject({ status: 200, data: { person: undefined } });
});

test("before the first run every page leads to it; afterwards it is gone", async () => {
  for (const route of [home, signIn, members])
    expect((await visit(route, { path: "/x", context })).location).toBe("/welcome");
  expect((await visit(welcome, { path: "/welcome", context })).status).toBe(200);
  await aCompany(db);
  expect((await visit(welcome, { path: "/welcome", context })).status).toBe(404);
  expect((await visit(welcome, { path: "/welcome", context, form: {} })).status).toBe(404);
});

test("the first run leads the administrator to the second step", async () => {
  const form = {
    companyName: "青葉精機株式会社",
    contactEmail: "",
    companyLocale: "ja",
    classYear: "2027",
    unit1: "設計開発",
    target1: "12",
    familyName: "佐久間",
    givenName: "遥",
    email: "sakuma@aoba.example.jp",
    password: "hokkaido ramen at noon",
  };
  const answer = await visit(welcome, { path: "/welcome", context, form });
  expect([answer.status, answer.location]).toEqual([302, "/"]);
  const next = await visit(home, { path: "/", context, cookie: keptCookies(answer) });
  expect(next.location).toBe("/sign-in/set-up");
});

test("the demo opens with one click per role on the embedded database", async () => {
  await aCompany(db, { is_demo: true });
  const recruiter = await aMember(db, { role: "recruiter" });
  expect((await visit(home, { path: "/", context: embedded })).location).toBe("/demo");
  const page = await visit(demo, { path: "/demo?role=recruiter", context: embedded });
  expect(page).toMatchObject({ status: 200, cookies: [], data: { role: "recruiter" } });
  const answer = await visit(demo, { path: "/demo", context: embedded, form: { role: "recruiter" } });
  expect(answer.location).toBe("/");
  const request = new Request("http://enishi.test/", { headers: { cookie: keptCookies(answer) } });
  expect((await findMember(request, embedded))?.id).toBe(recruiter.id);
  expect((await visit(demo, { path: "/demo", context: embedded, form: { role: "desk" } })).status).toBe(400);
});

test("the demo's door is closed for a real company, for a database of one's own, and for an unknown role", async () => {
  await aMember(db, { role: "administrator" });
  const form = { role: "administrator" };
  await aCompany(db);
  expect((await visit(demo, { path: "/demo", context: embedded })).status).toBe(404);
  expect(await visit(demo, { path: "/demo", context: embedded, form })).toMatchObject({
    status: 404,
    cookies: [],
  });
  await aCompany(db, { is_demo: true });
  expect((await visit(demo, { path: "/demo", context })).status).toBe(404);
  expect(await visit(demo, { path: "/demo", context, form })).toMatchObject({ status: 404, cookies: [] });
  expect((await visit(demo, { path: "/demo", context: embedded, form: { role: "owner" } })).status).toBe(404);
  expect(await db.selectFrom("auth_session").select("id").execute()).toEqual([]);
});
