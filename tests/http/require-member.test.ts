import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { allStaff } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

const db = testDatabase();

test("the loaders of one request ask once who is there; an action and the next request ask anew", async () => {
  await aCompany(db);
  const member = await aMember(db);
  const context = aContext(db, { seen: new Map() });
  const headers = { cookie: await signedIn(db, context, member) };
  const page = new Request("http://enishi.test/candidates", { headers });
  const form = new Request("http://enishi.test/candidates", { headers, method: "POST" });
  expect((await requireMember(page, context, allStaff)).id).toBe(member.id);

  await db.deleteFrom("auth_session").execute();
  expect((await requireMember(page, context, allStaff)).id).toBe(member.id);
  await expect(requireMember(form, context, allStaff)).rejects.toMatchObject({ status: 302 });
  const next = { ...context, seen: new Map() };
  await expect(requireMember(page, next, allStaff)).rejects.toMatchObject({ status: 302 });
});
