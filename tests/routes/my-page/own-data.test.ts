import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation, anOffer } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { addNote } from "~/features/candidates/add-note.server.ts";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { whyWait } from "~/features/contact/contact-wish.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { tokenOf } from "~/features/letters/private-link.server.ts";
import * as address from "~/routes/public/my-page/address.tsx";
import * as contact from "~/routes/public/my-page/contact.tsx";
import * as data from "~/routes/public/my-page/data.tsx";
import * as remove from "~/routes/public/my-page/delete.tsx";
import * as details from "~/routes/public/my-page/details.tsx";
import * as exported from "~/routes/public/my-page/export.ts";
import * as requests from "~/routes/recruiter/settings/own-requests.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function hana() {
  await aCompany(db);
  const administrator = await aMember(db, { role: "administrator" });
  const candidate = await aCandidate(db, { email: "hana@example.ac.jp" });
  const page = await aMyPage(db, context, candidate.id);
  const cookie = await signedIn(db, context, administrator);
  const decide = (form: Record<string, string>) =>
    visit(requests, { path: "/settings/own-requests", context, cookie, form });
  return { administrator, candidate, page, decide };
}

test("notes stand there by date and role; their text only after an administrator has shown it", async () => {
  const { administrator, candidate, page, decide } = await hana();
  const note = { candidateId: candidate.id, isContact: false, by: administrator.id, now };
  await addNote(db, { ...note, text: "長野の見学に関心" });
  await addNote(db, { ...note, text: "ほかの人の名前が出てくる" });
  const before = (await visit(data, page.at("/data"))).data;
  expect(JSON.stringify(before)).not.toContain("長野");
  await visit(data, { ...page.at("/data"), form: { kind: "disclosure" } });
  await visit(data, { ...page.at("/data"), form: { kind: "disclosure" } });
  const [request, ...more] = await db.selectFrom("own_request").selectAll().execute();
  expect(more).toEqual([]);
  expect(request).toMatchObject({ due_on: "2026-07-20" });
  const shown = await db
    .selectFrom("touchpoint")
    .select("id")
    .where("body", "like", "長野%")
    .executeTakeFirstOrThrow();
  const form = { request: request?.id ?? "", intent: "decide", note: shown.id, answer: "" };
  expect(await decide(form)).toMatchObject({ status: 400 });
  await decide({ ...form, reason: "第三者の個人情報を含むため" });
  const after = JSON.stringify((await visit(data, page.at("/data"))).data);
  expect(after).toContain("長野の見学に関心");
  expect(after).toContain("第三者の個人情報を含むため");
  expect(after).not.toContain("ほかの人の名前");
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([
    { letter: "own_request_answered" },
  ]);
});

test("the copy holds everything but the text of notes that wasn't shown, and no likelihood of anything", async () => {
  const { administrator, candidate, page } = await hana();
  await anOffer(db, { candidate_id: candidate.id });
  await addNote(db, {
    candidateId: candidate.id,
    text: "内緒の記録",
    isContact: false,
    by: administrator.id,
    now,
  });
  const file = await exported.loader({
    request: new Request(`http://enishi.test${page.at("/data/export.json").path}`),
    params: page.at().params,
    context,
  } as never);
  const text = await file.text();
  expect(JSON.parse(text)).toMatchObject({
    person: { email: "hana@example.ac.jp" },
    offers: [{ state: "informal" }],
  });
  expect(text).not.toContain("内緒の記録");
  expect(text).not.toMatch(/score|risk|probab|likel|opened/i);
});

test("no column of the database holds how likely a person is to do something", async () => {
  const { sql } = await import("kysely");
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~* 'score|risk|probab|likel|propens|open(ed)?_rate'`.execute(
    db,
  );
  expect(rows).toEqual([]);
});

test("a person is deleted with all that hangs on them; their seat goes to the next, a number remains", async () => {
  const { candidate, page, decide } = await hana();
  const event = await anEvent(db, { session: { seats: 1 } });
  const mine = await anInvitation(db, event, { candidate_id: candidate.id });
  const next = await anInvitation(db, event);
  for (const invitation of [mine, next])
    await answerInvitation(db, {
      ...{ invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" },
      ...{ source: "link", now, mailDomain: "x" },
    });
  await visit(remove, { ...page.at("/data/delete"), form: { intent: "ask" } });
  const { id } = await db.selectFrom("own_request").select("id").executeTakeFirstOrThrow();
  const done = await decide({ request: id, intent: "delete" });
  expect(done.location).toMatch(/deleted=D-[0-9A-F]{8}/);
  expect(await db.selectFrom("candidate").select("id").where("id", "=", candidate.id).execute()).toEqual([]);
  expect(await db.selectFrom("seat").select(["invitation_id", "state"]).execute()).toEqual([
    { invitation_id: next.id, state: "offered" },
  ]);
  const receipt = await db.selectFrom("deletion_receipt").selectAll().executeTakeFirstOrThrow();
  expect(receipt.counts).toMatchObject({ invitations: 1 });
  expect(JSON.stringify(receipt)).not.toContain("hana");
});

test("a wish taken back is decided by nobody, and only administrators decide", async () => {
  const { page, decide } = await hana();
  await visit(remove, { ...page.at("/data/delete"), form: { intent: "ask" } });
  await visit(remove, { ...page.at("/data/delete"), form: { intent: "back" } });
  const { id } = await db.selectFrom("own_request").select("id").executeTakeFirstOrThrow();
  expect((await decide({ request: id, intent: "delete" })).location).toBe("/settings/own-requests");
  const recruiter = await aMember(db, { role: "recruiter" });
  const cookie = await signedIn(db, context, recruiter);
  const visitIt = { path: "/settings/own-requests", context, cookie };
  expect((await visit(requests, visitIt)).status).toBe(404);
  expect((await visit(requests, { ...visitIt, form: { request: id, intent: "delete" } })).status).toBe(404);
});

test("an address changes when somebody at the new one confirms it; the letter there opens nothing else", async () => {
  const { candidate, page } = await hana();
  await visit(details, { ...page.at("/details"), form: { intent: "address", email: "not an address" } });
  await visit(details, { ...page.at("/details"), form: { intent: "address", email: "neu@example.jp" } });
  const change = await db.selectFrom("address_change").selectAll().executeTakeFirstOrThrow();
  const token = `${change.id}.${tokenOf(context.secret, change.id)}`;
  const open = (of: string) => visit(address, { path: `/address/${of}`, params: { token: of }, context });
  expect((await open(`${change.id}.wrong`)).status).toBe(410);
  expect((await open(token)).data).toMatchObject({ email: "neu@example.jp" });
  await visit(address, { path: `/address/${token}`, params: { token }, context, form: {} });
  const after = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", candidate.id)
    .executeTakeFirstOrThrow();
  expect(after).toMatchObject({ email: "neu@example.jp", email_key: "neu@example.jp" });
  expect(await db.selectFrom("delivery").select(["letter", "address"]).orderBy("id").execute()).toEqual([
    { letter: "address_confirm", address: "neu@example.jp" },
    { letter: "address_changed", address: "hana@example.ac.jp" },
  ]);
  expect((await open(token)).status).toBe(410);
});

test("corrections count at once, and the timeline says which fields", async () => {
  const { candidate, page } = await hana();
  const form = {
    intent: "details",
    familyName: "佐藤",
    givenName: "蓮",
    phone: "",
    language: "ko",
    zone: "Asia/Seoul",
  };
  await visit(details, { ...page.at("/details"), form });
  const after = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", candidate.id)
    .executeTakeFirstOrThrow();
  expect(after).toMatchObject({ family_name: "佐藤", locale: "ko", zone: "Asia/Seoul" });
  expect(await db.selectFrom("touchpoint").select(["kind", "details"]).execute()).toMatchObject([
    { kind: "details_corrected", details: { fields: expect.stringContaining("familyName") } },
  ]);
  expect(
    await visit(details, { ...page.at("/details"), form: { ...form, zone: "Mars/Base" } }),
  ).toMatchObject({
    status: 400,
  });
});

test("the budget is two a month, never two within a week, and quiet weeks are quiet", async () => {
  const { candidate, page } = await hana();
  const budget = () => readContactBudget(db, candidate.id, { zone: "Asia/Tokyo", now });
  expect(await budget()).toMatchObject({ most: 2, used: 0 });
  expect(whyWait(await budget(), "2026-07-06")).toBeUndefined();
  await visit(contact, { ...page.at("/contact"), form: { intent: "quiet", from: "7/20", until: "8/5" } });
  expect(whyWait(await budget(), "2026-07-25")).toBe("quiet_time");
  expect(whyWait({ ...(await budget()), lastOn: "2026-07-02", used: 1 }, "2026-07-06")).toBe("too_soon");
  await visit(contact, { ...page.at("/contact"), form: { intent: "budget", most: "0" } });
  expect(whyWait(await budget(), "2026-07-06")).toBe("budget_spent");
});
