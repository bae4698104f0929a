import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { cookieNames } from "~/features/accounts/auth.server.ts";
import { deviceOf } from "~/features/accounts/device.ts";
import { endSessions, listSessions } from "~/features/accounts/own-sessions.server.ts";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import { findSession, tokenOf } from "~/features/accounts/session.server.ts";
import { hiringTeam } from "~/http/access.ts";
import { findMember, requireMember } from "~/http/require-member.server.ts";

const db = testDatabase();
const context = aContext(db);
const asked = (cookie: string, path = "/candidates?q=髙橋") =>
  new Request(`http://enishi.test${path}`, { headers: { cookie } });

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error("nothing was refused");
  return thrown;
}

test("a recruiter gets in; a host gets 404 where only the hiring team may be", async () => {
  await aCompany(db);
  const recruiter = await aMember(db, { role: "recruiter" });
  const host = await aMember(db, { role: "host" });
  const member = await requireMember(asked(await signedIn(db, context, recruiter)), context, hiringTeam);
  expect(member).toEqual({
    id: recruiter.id,
    role: "recruiter",
    familyName: "森下",
    givenName: "恵",
    email: recruiter.email,
    locale: "ja",
    zone: "Asia/Tokyo",
    unitId: null,
    hasPeople: false,
  });
  const cookie = await signedIn(db, context, host);
  expect((await thrownBy(requireMember(asked(cookie), context, hiringTeam))).status).toBe(404);
});

test("without a session one is sent to sign in and back; before the first run to the first run", async () => {
  const before = await thrownBy(requireMember(asked(""), context, hiringTeam));
  expect(before.headers.get("location")).toBe("/welcome");
  await aCompany(db);
  const after = await thrownBy(requireMember(asked(""), context, hiringTeam));
  expect(after.headers.get("location")).toBe(
    `/sign-in?${new URLSearchParams({ next: "/candidates?q=%E9%AB%99%E6%A9%8B" })}`,
  );
});

test("a form sent without a session comes back to the page it was on, not to the form's own address", async () => {
  await aCompany(db);
  const request = new Request("http://enishi.test/offers/1/move", {
    method: "POST",
    headers: { referer: "http://enishi.test/candidates/1" },
  });
  const refused = await thrownBy(requireMember(request, context, hiringTeam));
  expect(refused.headers.get("location")).toBe("/sign-in?next=%2Fcandidates%2F1");
});

test("recruiters without the second step are sent to set it up; hosts and the demo company do without", async () => {
  await aCompany(db);
  const recruiter = await aMember(db);
  const cookie = await signedIn(db, context, recruiter, { hasSecondStep: false });
  const refused = await thrownBy(requireMember(asked(cookie, "/events"), context, hiringTeam));
  expect(refused.headers.get("location")).toBe("/sign-in/set-up?next=%2Fevents");
  expect(await findMember(asked(cookie), context)).toBeUndefined();
  const host = await aMember(db, { role: "host" });
  expect(
    await findMember(asked(await signedIn(db, context, host, { hasSecondStep: false })), context),
  ).toBeDefined();
  await aCompany(db, { is_demo: true });
  expect((await requireMember(asked(cookie), context, hiringTeam)).id).toBe(recruiter.id);
});

test("a cookie that we didn't sign, or with another secret, opens nothing", async () => {
  await aCompany(db);
  const member = await aMember(db);
  const cookie = await signedIn(db, context, member);
  const name = cookieNames(context.appUrl).session;
  const { token } = await db.selectFrom("auth_session").select("token").executeTakeFirstOrThrow();
  for (const forged of [
    `${name}=${token}`,
    `${name}=${token}.AAAA`,
    cookie.replace(/..$/, "xx"),
    `${name}=%E0%A4%A`,
  ])
    expect(await findMember(asked(forged), context)).toBeUndefined();
  expect(
    tokenOf(asked(cookie), { ...context, secret: "another secret of thirty-two characters" }),
  ).toBeUndefined();
  expect(tokenOf(asked(cookie), context)).toBe(token);
});

test("a session ends after 7 days without a visit and after 30 days in any case", async () => {
  await aCompany(db);
  const member = await aMember(db);
  await signedIn(db, context, member);
  const { token } = await db.selectFrom("auth_session").select("token").executeTakeFirstOrThrow();
  const start = Date.now();
  const day = (count: number) => new Date(start + count * 86_400_000);
  for (const count of [6, 12, 18, 24, 29]) expect(await findSession(db, token, day(count))).toBeDefined();
  expect(await findSession(db, token, day(30.1))).toBeUndefined();
  await signedIn(db, context, member);
  const other = await db
    .selectFrom("auth_session")
    .select("token")
    .where("token", "<>", token)
    .executeTakeFirstOrThrow();
  expect(await findSession(db, other.token, day(7.1))).toBeUndefined();
});

test("one ends one's own sessions and never somebody else's", async () => {
  await aCompany(db);
  const [me, other] = [await aMember(db), await aMember(db)];
  for (const member of [me, me, me, other]) await signedIn(db, context, member);
  const now = new Date();
  const [first, second] = await listSessions(db, me.id, now);
  const [theirs] = await listSessions(db, other.id, now);
  if (!first || !second || !theirs) throw new Error("sessions are missing");
  const mine = { memberId: me.id, by: me.id, now };
  expect(await endSessions(db, { ...mine, which: { only: theirs.id } })).toBe(0);
  expect(await endSessions(db, { ...mine, which: { only: second.id } })).toBe(1);
  expect(await endSessions(db, { ...mine, which: { exceptFor: first.id } })).toBe(1);
  expect((await listSessions(db, me.id, now)).map(({ id }) => id)).toEqual([first.id]);
  expect(await listSessions(db, other.id, now)).toHaveLength(1);
});

test("tries are counted across connections, and a new window begins when the old one is over", async () => {
  const now = new Date("2026-07-07T03:00:00Z");
  const limit = { seconds: 60, max: 5 };
  const tries = await Promise.all(
    Array.from({ length: 20 }, () => mayTry(db, "link", "Mori@aoba.example.jp", limit, now)),
  );
  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await mayTry(db, "link", "mori@aoba.example.jp ", limit, now)).toBe(false);
  expect(await mayTry(db, "link", "other@aoba.example.jp", limit, now)).toBe(true);
  expect(await mayTry(db, "link", "mori@aoba.example.jp", limit, new Date(now.getTime() + 60_000))).toBe(
    true,
  );
  const rows = await db.selectFrom("auth_rate_limit").select("key").execute();
  expect(rows.some(({ key }) => key.includes("mori"))).toBe(false);
});

test("devices are told apart by what they call themselves", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
  expect(deviceOf(chrome)).toEqual({ browser: "Chrome", system: "Windows" });
  expect(deviceOf(`${chrome} Edg/140.0`)).toEqual({ browser: "Edge", system: "Windows" });
  expect(deviceOf(safari)).toEqual({ browser: "Safari", system: "iPhone" });
  expect(deviceOf("curl/8")).toEqual({ browser: undefined, system: undefined });
});
