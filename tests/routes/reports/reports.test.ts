import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { roles } from "~/features/accounts/member.ts";
import { listLetters } from "~/features/candidates/candidate-queries.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { answerReport } from "~/features/reports/answer-report.server.ts";
import { forgetReports } from "~/features/reports/forget-reports.server.ts";
import { reportLetter } from "~/features/reports/report-letter.server.ts";
import { findReport, listReportNotes, listReports } from "~/features/reports/report-queries.server.ts";
import { closeReport, noteOnReport } from "~/features/reports/tend-report.server.ts";
import * as deskList from "~/routes/desk/list.tsx";
import * as deskReport from "~/routes/desk/report.tsx";
import * as hostReport from "~/routes/host/report.tsx";
import * as answerReportPage from "~/routes/public/answer-report.tsx";
import * as myData from "~/routes/public/my-page/data.tsx";
import * as exported from "~/routes/public/my-page/export.ts";
import * as myReport from "~/routes/public/my-page/report.tsx";
import * as namelessAnswer from "~/routes/public/report-answer.tsx";
import * as letter from "~/routes/recruiter/letters/letter.tsx";
import * as letters from "~/routes/recruiter/letters/list.tsx";
import * as source from "~/routes/recruiter/letters/source.ts";

const db = testDatabase();
const now = new Date("2026-08-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const secret = "夜に二人だけで会おうと言われました";

/** A candidate after the summer social, its host, and somebody at the desk. */
async function aMeeting() {
  await aCompany(db);
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event);
  const host = await aHost(db, { session: event.session });
  const desk = await aMember(db, { role: "desk", family_name: "窓口", email: "desk@aoba.example.jp" });
  const page = await aMyPage(db, context, invitation.candidate_id);
  const tell = (form: Record<string, string>) => visit(myReport, { ...page.at("/report"), form });
  return { event, invitation, host, desk, page, tell };
}

const only = () => db.selectFrom("report").selectAll().executeTakeFirstOrThrow();

async function at(
  member: Parameters<typeof signedIn>[2],
  route: Parameters<typeof visit>[0],
  id: string,
  form?: Record<string, string>,
) {
  const cookie = await signedIn(db, context, member);
  return visit(route, { path: `/x/${id}`, params: { id }, context, cookie, ...(form && { form }) });
}

test("what a candidate tells the desk after a meeting is read by the desk, role by role by nobody else", async () => {
  const { event, desk, tell } = await aMeeting();
  expect((await tell({ meeting: event.session.id, body: secret })).location).toContain("sent=1");
  const { id } = await only();
  await noteOnReport(db, { reportId: id, by: { memberId: desk.id, role: "desk" }, body: "電話した", now });
  for (const role of roles.filter((each) => each !== "desk")) {
    const member = await aMember(db, { role });
    const by = { memberId: member.id, role };
    expect((await at(member, deskList, id)).status, role).toBe(404);
    expect((await at(member, deskReport, id)).status, role).toBe(404);
    expect((await at(member, deskReport, id, { intent: "close" })).status, role).toBe(404);
    // also behind the doors: the reading and the use cases refuse by themselves
    expect(await listReports(db, { role })).toEqual([]);
    expect(await findReport(db, { role }, id)).toBeUndefined();
    expect(await listReportNotes(db, { role }, id)).toEqual([]);
    const answer = { reportId: id, by, answer: "はい", isSigned: false, now };
    expect(await answerReport(db, context.jobs, answer)).toMatchObject({ ok: false });
    expect(await noteOnReport(db, { reportId: id, by, body: "x", now })).toBe(false);
    expect(await closeReport(db, { reportId: id, by, isClosed: true, now })).toBe(false);
  }
  expect((await at(desk, deskList, id)).data).toMatchObject({
    reports: [{ body: secret, state: "new", from: expect.stringContaining("髙橋") }],
  });
});

test("the letters say that something came or was answered, nothing else, and no list of letters shows them", async () => {
  const { event, desk, invitation, tell } = await aMeeting();
  await tell({ meeting: event.session.id, body: secret });
  const { id } = await only();
  await at(desk, deskReport, id, { intent: "answer", answer: "秘密の返事" });
  const sent = await db.selectFrom("delivery").selectAll().orderBy("id").execute();
  expect(sent.map((row) => [row.letter, row.address, row.details, row.session_id])).toEqual([
    ["report_came", "desk@aoba.example.jp", {}, null],
    ["report_answered", expect.stringContaining("candidate"), {}, null],
  ]);
  const words = reportLetter(
    { ...{ letter: "report_came", locale: "ja", familyName: "窓", givenName: "口", romaji: "" } },
    { company: "青葉", person: "" } as never,
    "http://enishi.test",
  );
  expect(JSON.stringify(words)).not.toMatch(/髙橋|懇親会|夜に/);
  for (const role of ["administrator", "recruiter"] as const) {
    const member = await aMember(db, { role });
    const list = await at(member, letters, "");
    expect(JSON.stringify(list.data)).not.toContain("report_");
    for (const row of sent) {
      expect((await at(member, letter, row.id)).status).toBe(404);
      expect((await at(member, source, row.id)).status).toBe(404);
    }
  }
  expect(await listLetters(db, invitation.candidate_id)).toEqual([]);
  expect(await db.selectFrom("touchpoint").selectAll().execute()).toEqual([]);
});

test("without a name nothing leads back; the answer lies behind an address that is shown once", async () => {
  const { desk, invitation, tell, page } = await aMeeting();
  const { location } = await tell({ meeting: "", body: secret, nameless: "yes" });
  const key = /^\/r\/([\w-]{32})\?/.exec(location)?.[1] ?? "";
  const row = await only();
  expect(row).toMatchObject({ candidate_id: null, member_id: null, session_id: null });
  expect(row.filed_at).toEqual(new Date("2026-08-05T15:00:00Z"));
  expect(row.id[14]).toBe("4");
  expect(JSON.stringify(row)).not.toContain(invitation.candidate_id);
  await at(desk, deskReport, row.id, { intent: "answer", answer: "お聞きします", signed: "yes" });
  const at1 = (each: string) => visit(namelessAnswer, { path: `/r/${each}`, params: { key: each }, context });
  expect((await at1(key)).data).toMatchObject({
    answer: "お聞きします",
    by: expect.stringContaining("窓口"),
  });
  expect((await at1(`${key}x`)).status).toBe(404);
  expect((await visit(myReport, page.at("/report"))).data).toMatchObject({ own: [] });
  expect((await db.selectFrom("delivery").select("letter").execute()).map((each) => each.letter)).toEqual([
    "report_came",
  ]);
});

test("the candidate's own data lists their reports to them alone", async () => {
  const { desk, page, tell } = await aMeeting();
  await tell({ meeting: "", body: secret });
  const { id } = await only();
  await at(desk, deskReport, id, { intent: "answer", answer: "お聞きします" });
  expect((await visit(myData, page.at("/data"))).data).toMatchObject({
    reports: [{ body: secret, answer: "お聞きします", by: "相談窓口より" }],
  });
  const file = await exported.loader({
    request: new Request("http://enishi.test/"),
    context,
    params: { token: page.token },
  } as never);
  expect(await file.text()).toContain(secret);
  const other = await aMyPage(db, context, (await aCandidate(db)).id);
  expect((await visit(myData, other.at("/data"))).data).toMatchObject({ reports: [] });
});

test("a host tells the desk of a meeting of theirs, by the link of an invitation a candidate does", async () => {
  const { event, host, invitation } = await aMeeting();
  const cookie = await signedIn(db, context, host);
  const post = (meeting: string) =>
    visit(hostReport, { path: "/host/report", context, cookie, form: { meeting, body: secret } });
  expect((await post(event.session.id)).location).toBe("/host/report?sent=1");
  const strange = await anEvent(db);
  expect(await post(strange.session.id)).toMatchObject({
    status: 400,
    data: { errors: { meeting: [expect.any(String)] }, values: { body: secret } },
  });
  expect(await only()).toMatchObject({ member_id: host.id, session_id: event.session.id });
  const { token } = await issueLink(db, {
    ...{ secret: testSecret, purpose: "invitation", now, days: 30 },
    candidateId: invitation.candidate_id,
    invitationId: invitation.id,
  });
  const link = { path: `/a/${token}/report`, params: { token }, context };
  expect((await visit(answerReportPage, link)).data).toMatchObject({ form: { chosen: event.session.id } });
  expect((await visit(answerReportPage, { ...link, form: { meeting: "", body: " " } })).status).toBe(400);
  expect((await visit(answerReportPage, { ...link, form: { meeting: "", body: "二つめ" } })).status).toBe(
    303,
  );
});

test("an answer is given once; a closed report goes after a year, any after three, with its notes", async () => {
  const { desk, tell } = await aMeeting();
  await tell({ meeting: "", body: secret });
  const { id } = await only();
  expect((await at(desk, deskReport, id, { intent: "answer", answer: " " })).status).toBe(400);
  await at(desk, deskReport, id, { intent: "answer", answer: "一度" });
  await at(desk, deskReport, id, { intent: "answer", answer: "二度" });
  await at(desk, deskReport, id, { intent: "note", note: "電話した" });
  expect((await only()).answer).toBe("一度");
  await at(desk, deskReport, id, { intent: "close" });
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  expect(await forgetReports(db, later(364))).toBe(0);
  await at(desk, deskReport, id, { intent: "reopen" });
  expect(await forgetReports(db, later(366))).toBe(0);
  expect(await forgetReports(db, later(1096))).toBe(1);
  expect(await db.selectFrom("report_note").selectAll().execute()).toEqual([]);
});
