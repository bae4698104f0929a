import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { acceptInvitation } from "~/features/accounts/accept-invitation.server.ts";
import { changeRole } from "~/features/accounts/change-role.server.ts";
import { endMember } from "~/features/accounts/end-member.server.ts";
import { inviteAgain, inviteMember } from "~/features/accounts/invite-member.server.ts";
import { memberLinkToken } from "~/features/accounts/member-link.server.ts";
import { listMembers } from "~/features/accounts/member-queries.server.ts";
import { findSession, tokenOf } from "~/features/accounts/session.server.ts";
import { withdrawInvitation } from "~/features/accounts/withdraw-invitation.server.ts";

const db = testDatabase({ max: 12 });
const context = aContext(db);
const now = new Date("2026-07-07T03:00:00Z");
const means = { jobs: context.jobs, secret: testSecret, now };
const device = { address: "192.0.2.1", userAgent: "test" };
const password = "hokkaido ramen at noon";

async function anAdministrator() {
  await aCompany(db);
  const member = await aMember(db, { role: "administrator" });
  await signedIn(db, context, member);
  return member;
}

async function invite(
  by: string,
  email = "okamoto@aoba.example.jp",
  role: "recruiter" | "host" = "recruiter",
) {
  const invited = await inviteMember(
    db,
    { by, role, familyName: "岡本", givenName: "健", email, locale: "ja", zone: "Asia/Tokyo", unitId: null },
    means,
  );
  if (!invited.ok) throw new Error(invited.reason);
  return invited.memberId;
}

async function openToken(memberId: string) {
  const link = await db
    .selectFrom("member_link")
    .select("id")
    .where("member_id", "=", memberId)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  return memberLinkToken(testSecret, link.id);
}

const history = () => db.selectFrom("audit_entry").select("what").orderBy("id").execute();

test("an invitation writes the colleague, the letter and the history together, and no token in clear", async () => {
  const admin = await anAdministrator();
  const memberId = await invite(admin.id);
  const letter = await db.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
  expect(letter).toMatchObject({
    letter: "member_invited",
    member_id: memberId,
    address: "okamoto@aoba.example.jp",
  });
  expect(JSON.stringify(letter)).not.toContain(await openToken(memberId));
  expect(await history()).toEqual([{ what: "member_invited" }]);
});

test("somebody who is a member already isn't invited twice, whatever the case of the address", async () => {
  const admin = await anAdministrator();
  await invite(admin.id);
  const again = await inviteMember(
    db,
    {
      by: admin.id,
      role: "host",
      familyName: "岡本",
      givenName: "",
      email: "Okamoto@AOBA.example.jp",
      locale: "ja",
      zone: "Asia/Tokyo",
      unitId: null,
    },
    means,
  );
  expect(again).toEqual({ ok: false, reason: "already_member" });
});

test("an invitation is accepted once, within 14 days, and by a recruiter only with a password", async () => {
  const admin = await anAdministrator();
  const token = await openToken(await invite(admin.id));
  const visit = { token, device, now };
  expect(await acceptInvitation(db, { ...visit, password: undefined })).toEqual({
    ok: false,
    reason: "password_missing",
  });
  const late = new Date(now.getTime() + 14 * 86_400_000);
  expect(await acceptInvitation(db, { ...visit, password, now: late })).toEqual({
    ok: false,
    reason: "link_over",
  });
  const both = await Promise.all([1, 2].map(() => acceptInvitation(db, { ...visit, password })));
  expect(both.filter((accepted) => accepted.ok)).toHaveLength(1);
});

test("a host accepts without a password and is signed in", async () => {
  const admin = await anAdministrator();
  const token = await openToken(await invite(admin.id, "host@aoba.example.jp", "host"));
  const accepted = await acceptInvitation(db, { token, password: undefined, device, now });
  if (!accepted.ok) throw new Error(accepted.reason);
  expect((await findSession(db, accepted.token, now))?.member.role).toBe("host");
});

test("sending an invitation again makes the earlier link stop working; taking it back ends both", async () => {
  const admin = await anAdministrator();
  const memberId = await invite(admin.id);
  const first = await openToken(memberId);
  expect((await inviteAgain(db, { memberId, by: admin.id }, means)).ok).toBe(true);
  expect((await acceptInvitation(db, { token: first, password, device, now })).ok).toBe(false);
  const second = await openToken(memberId);
  expect((await withdrawInvitation(db, { memberId, by: admin.id, now })).ok).toBe(true);
  expect((await acceptInvitation(db, { token: second, password, device, now })).ok).toBe(false);
  expect((await listMembers(db)).map((row) => row.id)).toEqual([admin.id]);
});

test("who has joined can't be invited again or have the invitation taken back", async () => {
  const admin = await anAdministrator();
  const wish = { memberId: admin.id, by: admin.id };
  expect(await inviteAgain(db, wish, means)).toEqual({ ok: false, reason: "not_waiting" });
  expect(await withdrawInvitation(db, { ...wish, now })).toEqual({ ok: false, reason: "not_waiting" });
});

test("the last administrator stays one and keeps access; an invited one doesn't count", async () => {
  const admin = await anAdministrator();
  await aMember(db, { role: "administrator" });
  const wish = { memberId: admin.id, by: admin.id, now };
  expect(await changeRole(db, { ...wish, role: "viewer" })).toEqual({
    ok: false,
    reason: "last_administrator",
  });
  expect(await endMember(db, wish)).toEqual({ ok: false, reason: "last_administrator" });
  expect(await history()).toEqual([]);
});

test("nobody makes themselves the desk, whose reports are for nobody else's eyes; another administrator may", async () => {
  const [admin, other] = [await anAdministrator(), await anAdministrator()];
  const wish = { memberId: admin.id, role: "desk", now } as const;
  expect(await changeRole(db, { ...wish, by: admin.id })).toEqual({ ok: false, reason: "own_desk" });
  expect(await changeRole(db, { ...wish, by: other.id })).toEqual({ ok: true });
});

test("two administrators who demote each other at the same moment don't both succeed", async () => {
  const [one, other] = [await anAdministrator(), await anAdministrator()];
  for (let round = 0; round < 8; round++) {
    await db.updateTable("member").set({ role: "administrator" }).execute();
    const results = await Promise.all([
      changeRole(db, { memberId: one.id, role: "recruiter", by: other.id, now }),
      endOrDemote(other.id, one.id),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  }
});

function endOrDemote(memberId: string, by: string) {
  return changeRole(db, { memberId, role: "recruiter", by, now });
}

test("ending access ends every session at once, keeps the person's history, and an invitation brings them back", async () => {
  const admin = await anAdministrator();
  const colleague = await aMember(db, { role: "recruiter", email: "mori@aoba.example.jp" });
  const cookie = await signedIn(db, context, colleague);
  const token = tokenOf(new Request("http://enishi.test", { headers: { cookie } }), context) ?? "";
  expect(await findSession(db, token, new Date())).toBeDefined();
  expect((await endMember(db, { memberId: colleague.id, by: admin.id, now })).ok).toBe(true);
  expect(await findSession(db, token, new Date())).toBeUndefined();
  expect(await db.selectFrom("auth_session").select("id").where("token", "=", token).execute()).toEqual([]);
  expect(await invite(admin.id, "mori@aoba.example.jp")).toBe(colleague.id);
  expect(await history()).toEqual([{ what: "access_ended" }, { what: "member_invited" }]);
});

test("a role change is in the history with both roles", async () => {
  const admin = await anAdministrator();
  const host = await aMember(db, { role: "host" });
  await changeRole(db, { memberId: host.id, role: "viewer", by: admin.id, now });
  const entry = await db.selectFrom("audit_entry").selectAll().executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ what: "role_changed", member_id: admin.id, about_member_id: host.id });
  expect(entry.details).toEqual({ from: "host", to: "viewer" });
});
