import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as list from "~/routes/recruiter/mailings/list.tsx";
import * as sent from "~/routes/recruiter/mailings/mailing.tsx";
import * as write from "~/routes/recruiter/mailings/write.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const words = { subject_ja: "お知らせ", text_ja: "{name}にお知らせです。" };

type Shown = { id: string; notice: string; errors: object; shown: { mark: string; count: number } | null };

async function aDesk(role: "recruiter" | "viewer" | "host" = "recruiter") {
  await aCompany(db);
  const hana = await aCandidate(db);
  const cookie = await signedIn(db, context, await aMember(db, { role }));
  return { hana, cookie, to: { path: `/candidates/letter?year=all&id=${hana.id}`, context, cookie } };
}

test("it is shown, sent once however often one presses, seen in the list and stopped from its page", async () => {
  const { to, cookie } = await aDesk();
  const seen = (await visit(write, { ...to, form: words })).data as Shown;
  expect(seen.shown?.count).toBe(1);
  const form = { ...words, id: seen.id, mark: seen.shown?.mark ?? "", intent: "send" };
  const path = `/letters/mailings/${seen.id}`;
  expect((await visit(write, { ...to, form })).location).toBe(path);
  expect((await visit(write, { ...to, form })).location).toBe(path);
  const letters = () => db.selectFrom("delivery").select(["letter", "state"]).execute();
  expect(await letters()).toEqual([{ letter: "mailing", state: "queued" }]);

  const page = { path, params: { id: seen.id }, context, cookie };
  expect((await visit(list, { ...page, path: "/letters/mailings" })).data).toMatchObject({
    mailings: [{ id: seen.id, subject: "お知らせ", readers: "1名", class: "ご案内・お知らせ" }],
  });
  expect((await visit(sent, page)).data).toMatchObject({
    mailing: { letters: [{ state: "queued" }], waiting: expect.stringContaining("12:01") },
  });
  await visit(sent, { ...page, form: {} });
  expect(await letters()).toEqual([{ letter: "mailing", state: "stopped" }]);
});

test("a list that changed since it was shown is shown again, with every word kept", async () => {
  const { to } = await aDesk();
  const form = { ...words, intent: "send", mark: "of others" };
  const answer = await visit(write, { ...to, form });
  expect(answer.status).toBe(400);
  expect(answer.data).toMatchObject({ values: words, shown: { count: 1 } });
  expect((answer.data as Shown).notice).toContain("届く方が変わりました");
  const back = await visit(write, { ...to, form: { ...form, intent: "edit" } });
  expect(back.data).toMatchObject({ values: words, shown: null });
});

test.each([
  [{}, "subject_ja"],
  [{ subject_ko: "제목" }, "text_ko"],
  [{ ...words, mailClass: "transactional" }, "classReason"],
  [{ ...words, text_ja: "{nmae}さん" }, "text_ja"],
  [{ ...words, text_ja: "就活を終了してください。" }, "text_ja"],
])("%o is answered at the field %s, and nothing is written", async (form, field) => {
  const { to } = await aDesk();
  const answer = await visit(write, { ...to, form });
  expect(answer.status).toBe(400);
  expect(Object.keys((answer.data as Shown).errors)).toEqual([field]);
  expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);
});

test("a letter that nobody would get says so instead of a preview", async () => {
  const { to, hana } = await aDesk();
  await db.updateTable("candidate").set({ email: "" }).where("id", "=", hana.id).execute();
  const answer = await visit(write, { ...to, form: words });
  expect([answer.status, (answer.data as Shown).shown]).toEqual([400, null]);
});

test.each(["viewer", "host"] as const)("a %s may neither write, read nor stop one", async (role) => {
  const { to, cookie } = await aDesk(role);
  const id = "01980000-0000-7000-8000-000000000000";
  const page = { path: `/letters/mailings/${id}`, params: { id }, context, cookie };
  for (const answer of [
    await visit(write, to),
    await visit(write, { ...to, form: { ...words, intent: "send" } }),
    await visit(list, page),
    await visit(sent, page),
    await visit(sent, { ...page, form: {} }),
  ])
    expect([403, 404]).toContain(answer.status);
});
