import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { hostLinkToken } from "~/features/hosts/host-link.server.ts";
import { exportOwnData } from "~/features/privacy/export-own-data.server.ts";
import * as ownRequest from "~/routes/host/request.tsx";
import * as portal from "~/routes/host/sessions.tsx";
import * as hostRequest from "~/routes/public/host-request.tsx";
import * as data from "~/routes/public/my-page/data.tsx";
import * as profile from "~/routes/public/my-page/host-profile.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

/** Minato comes to a meeting that Okamoto leads; Nishimura leads another. */
async function minato() {
  await aCompany(db);
  const event = await anEvent(db);
  const accepted = { state: "accepted" } as const;
  const okamoto = await aHost(db, { session: event.session, hosting: accepted });
  const nishimura = await aHost(db, {
    family_name: "西村",
    session: (await anEvent(db)).session,
    hosting: accepted,
  });
  const guest = await aCandidate(db, {
    ...{ family_name: "清水", given_name: "湊", family_kana: "シミズ", given_kana: "ミナト" },
    ...{ school: "青葉大学", faculty: "工学部" },
  });
  const invitation = await anInvitation(db, event, { candidate_id: guest.id });
  const answer = (answer: "yes" | "no") =>
    answerInvitation(db, {
      ...{ invitationId: invitation.id, sessionId: event.session.id, answer, word: "" },
      ...{ source: "link", now, mailDomain: "x" },
    });
  await answer("yes");
  const page = await aMyPage(db, context, guest.id);
  const cookies = {
    okamoto: await signedIn(db, context, okamoto),
    nishimura: await signedIn(db, context, nishimura),
  };
  const session = event.session.id;
  /** What both pages about the meeting say to a signed-in colleague. */
  const seenBy = async (who: keyof typeof cookies) => {
    const signed = { context, cookie: cookies[who] };
    const home = await visit(portal, { path: "/host", ...signed });
    const own = await visit(ownRequest, {
      path: `/host/sessions/${session}`,
      params: { session },
      ...signed,
    });
    return [JSON.stringify(home.data), JSON.stringify(own.data ?? "")];
  };
  const save = (form: Record<string, string>) => visit(profile, { ...page.at("/hosts"), form });
  return { guest, page, save, seenBy, answer, okamoto, session };
}

const everything = /シミズ|青葉大学|工学部|札幌|英語を少し|設計の仕事|山が好き/;
const lines = { region: "札幌", languages: "英語を少し", topics: "設計の仕事", about: "山が好き" };

test("nothing is shown by default, not even how the name is read", async () => {
  const { seenBy } = await minato();
  for (const page of await seenBy("okamoto")) {
    expect(page).toContain("清水");
    expect(page).not.toMatch(everything);
  }
});

test("what is chosen, field by field, is shown to the host of their own meeting and nobody else", async () => {
  const { save, seenBy, okamoto, session } = await minato();
  await save({ school: "yes", ...lines, about: " " });
  for (const page of await seenBy("okamoto")) {
    for (const shown of ["青葉大学", "札幌", "英語を少し", "設計の仕事"]) expect(page).toContain(shown);
    expect(page).not.toMatch(/シミズ|工学部|山が好き/);
  }
  for (const page of await seenBy("nishimura")) expect(page).not.toMatch(/清水|青葉大学|札幌/);
  const token = await hostLinkToken(db, {
    sessionId: session,
    memberId: okamoto.id,
    secret: testSecret,
    now,
  });
  const byLetter = await visit(hostRequest, { path: `/h/${token}`, params: { token }, context });
  expect(byLetter.status).toBe(200);
  expect(JSON.stringify(byLetter.data)).not.toMatch(/清水|青葉大学|札幌/);
});

test("withdrawn is gone at once, from the pages and from what is kept; so is the view of who doesn't come", async () => {
  const { guest, page, save, seenBy, answer } = await minato();
  await save({ reading: "yes", school: "yes", faculty: "yes", ...lines });
  expect((await seenBy("okamoto"))[0]).toMatch(everything);
  await answer("no");
  expect((await seenBy("okamoto")).join()).not.toMatch(everything);
  await answer("yes");
  expect((await exportOwnData(db, guest.id)).shownToHosts).toMatchObject([{ shows_school: true, ...lines }]);

  expect((await save({ intent: "withdraw" })).location).toContain("done=nothing");

  expect((await seenBy("okamoto")).join()).not.toMatch(everything);
  expect((await exportOwnData(db, guest.id)).shownToHosts).toEqual([]);
  expect(await db.selectFrom("host_profile").select("candidate_id").execute()).toEqual([]);
  expect(JSON.stringify((await visit(data, page.at("/data"))).data)).toContain(
    "先輩社員に見せると決めたこと",
  );
});

test("a line that is too long is refused and stays in the form; opening the page changes nothing", async () => {
  const { page, save } = await minato();
  const refused = await save({ ...lines, about: "山".repeat(201) });
  expect(refused).toMatchObject({ status: 400, data: { values: { region: "札幌" } } });
  expect((await visit(profile, page.at("/hosts"))).data).toMatchObject({
    profile: { reading: false, region: "" },
    has: { school: "青葉大学" },
  });
  expect(await db.selectFrom("host_profile").select("candidate_id").execute()).toEqual([]);
});
