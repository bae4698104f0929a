import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { findLink, issueLink } from "~/features/letters/private-link.server.ts";
import * as index from "~/routes/public/my-page/index.tsx";
import * as invitationPage from "~/routes/public/my-page/invitation.ts";
import * as lost from "~/routes/public/my-page/lost.ts";
import * as renewPage from "~/routes/public/renew-link.tsx";

const db = testDatabase();
let now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

const renew = (token: string, form?: Record<string, string>) =>
  visit(renewPage, { path: `/a/${token}/renew`, params: { token }, context, ...(form && { form }) });

async function hana() {
  await aCompany(db);
  const candidate = await aCandidate(db, { email: "hana@example.ac.jp", email_key: "hana@example.ac.jp" });
  return { candidate, ...(await aMyPage(db, context, candidate.id)) };
}

test("without a link one is asked for an address, and everybody gets the same answer", async () => {
  await hana();
  expect((await visit(lost, { path: "/c?lang=ko", context })).location).toBe("/a/-/renew?lang=ko");
  expect((await renew("-")).data).toMatchObject({ face: "unknown" });

  const answers = [
    await renew("-", { address: "ＨＡＮＡ@example.ac.jp" }),
    await renew("-", { address: "nobody@example.ac.jp" }),
    await renew("-", { address: "hana@example.ac.jp" }),
  ];

  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  expect(await db.selectFrom("delivery").select(["letter", "address"]).execute()).toEqual([
    { letter: "my_page_link", address: "hana@example.ac.jp" },
  ]);
});

test("a new link ends the old one; the old one leads to the page that sends another", async () => {
  now = new Date("2026-07-06T03:00:00Z");
  const { token, at } = await hana();
  await renew("-", { address: "hana@example.ac.jp" });

  expect((await visit(index, at())).location).toBe(`/a/${token}/renew`);
  expect(await renew(token)).toMatchObject({ status: 410, data: { face: "expired" } });
  now = new Date("2026-07-06T03:11:00Z");
  await renew(token, {});
  expect(await db.selectFrom("delivery").select("id").execute()).toHaveLength(2);
});

test("two presses at the same moment send one letter", async () => {
  await hana();
  await Promise.all([1, 2, 3].map(() => renew("-", { address: "hana@example.ac.jp" })));
  expect(await db.selectFrom("delivery").select("id").execute()).toHaveLength(1);
  const links = await db
    .selectFrom("private_link")
    .select("id")
    .where("revoked_at", "is", null)
    .where("purpose", "=", "my_page")
    .execute();
  expect(links).toHaveLength(1);
});

test("an open link leads to its page, and a link for an answer opens no page of one's own", async () => {
  const { candidate, token, at } = await hana();
  expect((await renew(token)).location).toBe(`/c/${token}`);
  expect((await visit(index, at())).data).toMatchObject({ locale: "ja", frame: { to: "髙橋 蓮さん" } });
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const other = await issueLink(db, {
    ...{ secret: testSecret, purpose: "invitation", candidateId: candidate.id },
    ...{ invitationId: invitation.id, now, days: 90 },
  });
  const path = `/c/${other.token}`;
  expect((await visit(index, { path, params: { token: other.token }, context })).status).toBe(302);
});

test("a post makes a fresh link to one's own invitation, and to nobody else's", async () => {
  const { candidate, at } = await hana();
  const event = await anEvent(db);
  const mine = await anInvitation(db, event, { candidate_id: candidate.id });
  const another = await anInvitation(db, event);
  const post = (invitation: string) =>
    visit(invitationPage, { ...at(`/invitations/${invitation}`, { invitation }), form: {} });

  const answer = await post(mine.id);
  expect(answer.status).toBe(303);
  const token = answer.location.replace("/a/", "");
  expect(await findLink(db, token, now)).toMatchObject({ invitationId: mine.id, state: "open" });
  expect((await post(another.id)).status).toBe(404);
});
