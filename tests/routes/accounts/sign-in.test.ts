import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { keptCookies, visit } from "#tests/support/visit.ts";
import { memberLinkToken } from "~/features/accounts/member-link.server.ts";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import { confirmSecondStep, offeredSecondStep } from "~/features/accounts/second-step.server.ts";
import { ensureUser, hashOf, setPassword } from "~/features/accounts/user.server.ts";
import type { Role } from "~/http/access.ts";
import { nextPath } from "~/http/next-path.ts";
import { findMember, findSignedIn } from "~/http/require-member.server.ts";
import { totpCode } from "~/lib/totp.server.ts";
import * as home from "~/routes/auth/home.tsx";
import * as resetPassword from "~/routes/auth/reset-password.tsx";
import * as setUp from "~/routes/auth/set-up.tsx";
import * as signIn from "~/routes/auth/sign-in.tsx";
import * as byLink from "~/routes/auth/sign-in-by-link.tsx";
import * as code from "~/routes/auth/sign-in-code.tsx";
import * as forgot from "~/routes/auth/sign-in-forgot.tsx";
import * as link from "~/routes/auth/sign-in-link.tsx";
import * as signOut from "~/routes/auth/sign-out.ts";

const db = testDatabase();
const context = aContext(db);
const password = "hokkaido ramen at noon";
const hash = hashOf(password);
const session = (cookie: string) =>
  findMember(new Request("http://enishi.test/", { headers: { cookie } }), context);

async function aPerson(role: Role) {
  await aCompany(db);
  const member = await aMember(db, { role });
  const person = { id: member.id, email: member.email, familyName: "森下", givenName: "恵" };
  const userId = await ensureUser(db, person, new Date());
  await setPassword(db, userId, await hash, new Date());
  return { ...member, userId };
}

/** A recruiter whose phone is set up; answers the phone's secret and the backup codes. */
async function aCarefulRecruiter() {
  const member = await aPerson("recruiter");
  const cookie = await signedIn(db, context, member, { hasSecondStep: false });
  const half = await findSignedIn(new Request("http://enishi.test/", { headers: { cookie } }), context);
  if (!half) throw new Error("no session");
  const { address } = offeredSecondStep(half, testSecret);
  const secret = fromBase32(new URL(address).searchParams.get("secret") ?? "");
  const now = new Date();
  const confirmed = await confirmSecondStep(db, {
    session: half,
    secret: testSecret,
    code: totpCode(secret, now),
    password: "",
    now,
  });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return { ...member, cookie, secret, backupCodes: confirmed.backupCodes };
}

function fromBase32(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}

const enter = (email: string, typed = password, next = "") =>
  visit(signIn, { path: "/sign-in", context, form: { email, password: typed, next } });

test("a viewer signs in with mail and password and goes on to the page wanted", async () => {
  const viewer = await aPerson("viewer");
  const answer = await enter(viewer.email.toUpperCase(), password, "/acceptances?unit=1");
  expect([answer.status, answer.location]).toEqual([302, "/acceptances?unit=1"]);
  expect(answer.cookies[0]).toMatch(/HttpOnly/i);
  expect(answer.cookies[0]).toMatch(/SameSite=Lax/i);
  expect((await session(keptCookies(answer)))?.id).toBe(viewer.id);
});

test("cookies are Secure and prefixed where people come by https", async () => {
  const viewer = await aPerson("viewer");
  const secure = aContext(db, { appUrl: "https://enishi.test" });
  const answer = await visit(signIn, {
    path: "/sign-in",
    context: secure,
    form: { email: viewer.email, password, next: "" },
  });
  expect(answer.cookies[0]).toMatch(/^__Secure-enishi\.session_token=.*Secure/i);
});

test("a wrong password and an unknown address get the same answer; what was typed survives, the password doesn't", async () => {
  const viewer = await aPerson("viewer");
  const wrong = await enter(viewer.email, "not the password at all");
  const unknown = await enter("nobody@aoba.example.jp");
  const sentence = { password: ["メールアドレスかパスワードが違うようです。もう一度お確かめください"] };
  expect(wrong).toMatchObject({ status: 400, data: { errors: sentence, values: { email: viewer.email } } });
  expect(unknown).toMatchObject({ status: 400, data: { errors: sentence } });
  expect(JSON.stringify([wrong, unknown])).not.toContain("not the password");
  expect(wrong.cookies).toEqual([]);
});

test("after ten tries from one address the door rests, and says how long; others aren't held up", async () => {
  const viewer = await aPerson("viewer");
  await enter("nobody@aoba.example.jp");
  await db.updateTable("auth_rate_limit").set({ count: 9 }).where("key", "like", "192.0.2.7%").execute();
  expect((await enter("nobody@aoba.example.jp")).status).toBe(400);
  expect(await enter("nobody@aoba.example.jp")).toMatchObject({
    status: 429,
    data: { errors: { password: [expect.stringContaining("1分ほど待って")] } },
  });
  const elsewhere = { "x-client-address": "198.51.100.4" };
  const other = await visit(signIn, {
    path: "/sign-in",
    context,
    form: { email: viewer.email, password },
    headers: elsewhere,
  });
  expect(other.status).toBe(302);
});

test("guessing at one account from many addresses rests too", async () => {
  const viewer = await aPerson("viewer");
  const limit = { seconds: 900, max: 20 };
  for (let tries = 0; tries < 19; tries++) await mayTry(db, "sign-in", viewer.email, limit, new Date());
  const guess = (address: string) =>
    visit(signIn, {
      path: "/sign-in",
      context,
      form: { email: viewer.email, password: "a guess" },
      headers: { "x-client-address": address },
    });
  expect((await guess("198.51.100.1")).status).toBe(400);
  expect((await guess("198.51.100.2")).status).toBe(429);
});

test("a recruiter needs the code too: none before, a wrong one refused, the right one once", async () => {
  const recruiter = await aCarefulRecruiter();
  const first = await enter(recruiter.email, password, "/events");
  expect(first.location).toBe("/sign-in/code?next=%2Fevents");
  const cookie = keptCookies(first);
  expect(await session(cookie)).toBeUndefined();
  const tryCode = (digits: string) =>
    visit(code, { path: "/sign-in/code", context, cookie, form: { code: digits, next: "/events" } });
  const right = totpCode(recruiter.secret, new Date());
  const wrong = await tryCode(right === "000000" ? "000001" : "000000");
  expect(wrong).toMatchObject({
    status: 400,
    data: { errors: { code: [expect.stringContaining("コードが違うようです")] } },
  });
  const answer = await tryCode(`${right.slice(0, 3)} ${right.slice(3)}`);
  expect(answer.location).toBe("/events");
  expect((await session(keptCookies(answer, cookie)))?.id).toBe(recruiter.id);
  expect((await tryCode(right)).status).toBe(400);
});

test("a backup code works once, however it is typed", async () => {
  const recruiter = await aCarefulRecruiter();
  const [backup = ""] = recruiter.backupCodes;
  const tryBackup = async (typed: string) => {
    const cookie = keptCookies(await enter(recruiter.email));
    return visit(code, { path: "/sign-in/code", context, cookie, form: { kind: "backup", code: typed } });
  };
  expect((await tryBackup("aaaaa-aaaaa")).status).toBe(400);
  expect((await tryBackup(` ${backup.toUpperCase().replace("-", "")} `)).location).toBe("/");
  expect((await tryBackup(backup)).status).toBe(400);
});

test("without the first step there is no second: a code alone opens nothing", async () => {
  const recruiter = await aCarefulRecruiter();
  const form = { code: totpCode(recruiter.secret, new Date()) };
  const answer = await visit(code, { path: "/sign-in/code", context, form });
  expect(answer).toMatchObject({ status: 400, cookies: [] });
});

test("the set-up page shows the same code each time, takes a right one, and shows ten backup codes once", async () => {
  const member = await aPerson("administrator");
  const cookie = await signedIn(db, context, member, { hasSecondStep: false });
  const page = () => visit(setUp, { path: "/sign-in/set-up?next=/events", context, cookie });
  const first = (await page()).data as { key: string; picture: string; next: string };
  expect(await page()).toMatchObject({ data: { key: first.key, isReplacing: false } });
  expect(first.picture).toContain("<svg");
  const secret = fromBase32(first.key.replaceAll(" ", ""));
  const send = (digits: string) =>
    visit(setUp, { path: "/sign-in/set-up", context, cookie, form: { code: digits } });
  expect((await send("000000")).status).toBe(400);
  const confirmed = await send(totpCode(secret, new Date()));
  expect((confirmed.data as { backupCodes: string[] }).backupCodes).toHaveLength(10);
  expect((await session(cookie))?.id).toBe(member.id);
  const stored = await db.selectFrom("auth_two_factor").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test("replacing the app needs the password and ends the other sessions", async () => {
  const recruiter = await aCarefulRecruiter();
  const cookie = await signedIn(db, context, recruiter);
  const page = (await visit(setUp, { path: "/sign-in/set-up", context, cookie })).data as { key: string };
  const digits = totpCode(fromBase32(page.key.replaceAll(" ", "")), new Date());
  const send = (typed: string) =>
    visit(setUp, { path: "/sign-in/set-up", context, cookie, form: { code: digits, password: typed } });
  expect(await send("wrong")).toMatchObject({
    data: { errors: { password: ["いまのパスワードが違うようです"] } },
  });
  expect(await session(recruiter.cookie)).toBeDefined();
  expect((await send(password)).status).toBe(200);
  expect(await session(recruiter.cookie)).toBeUndefined();
  expect(await session(cookie)).toBeDefined();
});

async function linkToken(purpose: string) {
  const row = await db
    .selectFrom("member_link")
    .select("id")
    .where("purpose", "=", purpose)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row && memberLinkToken(testSecret, row.id);
}

test("a host signs in by a mailed link: looking at it changes nothing, the button works once", async () => {
  await aCompany(db);
  const host = await aMember(db, { role: "host" });
  await visit(link, { path: "/sign-in/link", context, form: { email: host.email, next: "/host?week=2" } });
  const token = await linkToken("sign_in");
  if (!token) throw new Error("no link was written");
  const at = { path: `/sign-in/link/${token}`, context, params: { token } };
  for (let scans = 0; scans < 3; scans++)
    expect(await visit(byLink, at)).toMatchObject({ cookies: [], data: { isOpen: true } });
  const answer = await visit(byLink, { ...at, form: {} });
  expect(answer.location).toBe("/host?week=2");
  expect((await session(keptCookies(answer)))?.id).toBe(host.id);
  expect(await visit(byLink, { ...at, form: {} })).toMatchObject({ cookies: [], location: "" });
  expect(await visit(byLink, at)).toMatchObject({ data: { isOpen: false } });
});

test("a mailed link is over after half an hour, and when a newer one was asked for", async () => {
  await aCompany(db);
  const host = await aMember(db, { role: "host" });
  const ask = () => visit(link, { path: "/sign-in/link", context, form: { email: host.email } });
  const use = (token = "", at = context) =>
    visit(byLink, { path: "/sign-in/link/x", context: at, params: { token }, form: {} });
  await ask();
  const first = await linkToken("sign_in");
  await ask();
  expect((await use(first)).location).toBe("");
  const later = aContext(db, { now: () => new Date(Date.now() + 31 * 60_000) });
  expect((await use(await linkToken("sign_in"), later)).location).toBe("");
  expect((await use(await linkToken("sign_in"))).location).toBe("/");
});

test("asking for a link says the same for known, unknown and unfit addresses, and mails only hosts and the like", async () => {
  const recruiter = await aPerson("recruiter");
  const host = await aMember(db, { role: "host" });
  const answers = [];
  for (const email of [host.email, recruiter.email, "nobody@aoba.example.jp"])
    answers.push(await visit(link, { path: "/sign-in/link", context, form: { email } }));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await db.selectFrom("delivery").select("address").execute()).toEqual([{ address: host.email }]);
});

test("one address gets at most three links in a quarter of an hour, and the page doesn't tell", async () => {
  await aCompany(db);
  const host = await aMember(db, { role: "host" });
  const answers = [];
  for (let asked = 0; asked < 5; asked++)
    answers.push(await visit(link, { path: "/sign-in/link", context, form: { email: host.email } }));
  expect(answers.map(({ location }) => location)).toEqual(Array(5).fill("/sign-in/link?sent"));
  expect(await db.selectFrom("delivery").select("id").execute()).toHaveLength(3);
});

test("a new password by mail: the link works once, ends all sessions, and the second step stays", async () => {
  const recruiter = await aCarefulRecruiter();
  await visit(forgot, { path: "/sign-in/forgot", context, form: { email: recruiter.email } });
  const token = (await linkToken("password_reset")) ?? "";
  const send = (typed: string) =>
    visit(resetPassword, { path: "/sign-in/reset/x", context, params: { token }, form: { password: typed } });
  expect((await send("short")).status).toBe(400);
  expect((await send("a calm walk by the river")).location).toBe("/sign-in?done=password");
  expect(await session(recruiter.cookie)).toBeUndefined();
  expect((await send("another one entirely, yes")).location).toBe("");
  expect((await enter(recruiter.email)).status).toBe(400);
  expect((await enter(recruiter.email, "a calm walk by the river")).location).toBe("/sign-in/code");
});

test("signing out ends the session on the server, not only the cookie; a link to it ends nothing", async () => {
  const viewer = await aPerson("viewer");
  const cookie = await signedIn(db, context, viewer);
  await visit(signOut, { path: "/sign-out", context, cookie });
  expect(await session(cookie)).toBeDefined();
  const answer = await visit(signOut, { path: "/sign-out", context, cookie, form: {} });
  expect(answer.cookies[0]).toMatch(/Max-Age=0/);
  expect(await session(cookie)).toBeUndefined();
});

test("everybody comes home to the page of their role", async () => {
  await aCompany(db);
  const places: Record<string, string> = {};
  for (const role of ["administrator", "recruiter", "viewer", "host", "desk"] as const) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    places[role] = (await visit(home, { path: "/", context, cookie })).location;
  }
  expect(places).toEqual({
    administrator: "/acceptances",
    recruiter: "/acceptances",
    viewer: "/acceptances",
    host: "/host",
    desk: "/desk",
  });
  expect((await visit(home, { path: "/", context })).location).toBe("/sign-in");
});

test("the way back after signing in never leaves this site", async () => {
  const viewer = await aPerson("viewer");
  const elsewhere = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/sign-out",
    "",
  ];
  expect(elsewhere.map(nextPath)).toEqual(elsewhere.map(() => undefined));
  expect((await enter(viewer.email, password, "//evil.example/x")).location).toBe("/");
  expect(nextPath("/candidates?q=a&b=//c#top")).toBe("/candidates?q=a&b=//c");
});
