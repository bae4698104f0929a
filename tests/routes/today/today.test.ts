import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { type Answer, visit } from "#tests/support/visit.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as ownCare from "~/routes/public/care/own.tsx";
import * as notes from "~/routes/recruiter/candidates/notes.ts";
import * as procedures from "~/routes/recruiter/care/procedures.ts";
import * as signal from "~/routes/recruiter/care/signal.ts";
import * as careSettings from "~/routes/recruiter/settings/care.tsx";
import * as digest from "~/routes/recruiter/settings/digest.ts";
import * as wrongStops from "~/routes/recruiter/settings/notes.tsx";
import * as taskDone from "~/routes/recruiter/tasks/done.ts";
import * as claim from "~/routes/recruiter/today/claim.ts";
import * as rest from "~/routes/recruiter/today/rest.ts";
import * as today from "~/routes/recruiter/today/today.tsx";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const context = aContext(db, { now: () => now });

type Member = Awaited<ReturnType<typeof aMember>>;
let recruiter: Member;
let candidateId: string;

beforeEach(async () => {
  await aCompany(db);
  recruiter = await aMember(db);
  const person = await aCandidate(db, { family_name: "渡邉", recruiter_id: recruiter.id });
  candidateId = person.id;
  await anOffer(db, { candidate_id: candidateId, state: "considering", reply_on: "2026-07-09" });
  await writeTouchpoint(db, {
    candidateId,
    kind: "answered",
    happenedAt: new Date(now.getTime() - 86_400_000),
    fromCandidate: true,
    isContact: false,
    body: "入社後の勤務地に不安がある",
  });
  await tendCare(db, now);
});

const cookieOf = (member: Member) => signedIn(db, context, member);

async function as(
  member: Member,
  route: Parameters<typeof visit>[0],
  options: Partial<Parameters<typeof visit>[1]>,
) {
  return visit(route, { path: "/", context, cookie: await cookieOf(member), ...options });
}

const signalId = async () =>
  (await db.selectFrom("care_signal").select("id").where("rule", "=", "unsure").executeTakeFirstOrThrow()).id;

test("hosts, desk and viewers find none of these doors; only administrators find the settings", async () => {
  for (const role of ["host", "desk", "viewer"] as const) {
    const member = await aMember(db, { role });
    const form = { key: "x" };
    const answers: Answer[] = [
      await as(member, today, {}),
      await as(member, rest, { form }),
      await as(member, claim, { form }),
      await as(member, signal, { form }),
      await as(member, taskDone, { form }),
      await as(member, procedures, { form, params: { id: candidateId } }),
      await as(member, notes, { form: { text: "a" }, params: { id: candidateId } }),
      await as(member, digest, { form }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  }
  for (const route of [careSettings, wrongStops]) expect((await as(recruiter, route, {})).status).toBe(404);
});

test("a row is done from its page, once; the second time says that it is gone", async () => {
  const page = (await as(recruiter, today, {})).data as { week: { key: string }[]; lede: string };
  expect(page.lede).toBe("返事を待っている方は、いません。");
  const form = { key: page.week[0]?.key ?? "", kind: "done", who: "mine" };
  expect((await as(recruiter, rest, { form })).data).toMatchObject({ ok: true, said: "done" });
  expect(await as(recruiter, rest, { form })).toMatchObject({ status: 400, data: { ok: false } });
  const later = { ...form, key: page.week[1]?.key ?? "", kind: "later", choice: "day", day: "きのう" };
  expect(await as(recruiter, rest, { form: later })).toMatchObject({ status: 400, data: { isDay: true } });
  expect((await as(recruiter, rest, { form: { ...later, day: "7/20" } })).data).toMatchObject({
    said: "later",
  });
});

test("a claim says whose it is", async () => {
  const other = await aMember(db, { family_name: "大野" });
  const form = { subject: `candidate:${candidateId}`, intent: "take" };
  expect((await as(recruiter, claim, { form })).data).toEqual({ isMine: true });
  expect((await as(other, claim, { form })).data).toEqual({ isMine: false });
  expect((await as(other, claim, { form: { subject: "nonsense" } })).status).toBe(400);
});

test("a stopped note answers why and keeps nothing; said to be wrong it is kept and administrators read it", async () => {
  const asked = { params: { id: candidateId } };
  const text = "お母様が入院中とのこと。";
  const stopped = await as(recruiter, notes, { ...asked, form: { text } });
  expect(stopped).toMatchObject({ status: 400, data: { stopped: { found: [{ reason: "health" }] } } });
  const kept = () =>
    db
      .selectFrom("touchpoint")
      .select(["body", "purpose", "expires_on"])
      .where("kind", "=", "note")
      .execute();
  expect(await kept()).toEqual([]);
  expect((await as(recruiter, notes, { ...asked, form: { text, wrong: "yes", months: "3" } })).status).toBe(
    302,
  );
  expect(await kept()).toEqual([{ body: text, purpose: "support", expires_on: "2026-10-07" }]);
  const administrator = await aMember(db, { role: "administrator" });
  const list = (await as(administrator, wrongStops, {})).data as { stops: { id: string; text: string }[] };
  expect(list.stops).toMatchObject([{ text }]);
  await as(administrator, wrongStops, { form: { stop: list.stops[0]?.id ?? "" } });
  expect((await as(administrator, wrongStops, {})).data).toMatchObject({ stops: [] });
});

test("a note may carry a task with a day ahead and a colleague who is still here", async () => {
  const send = (form: Record<string, string>) =>
    as(recruiter, notes, { params: { id: candidateId }, form: { text: "見学の相談", ...form } });
  expect((await send({ taskTitle: "電話", taskDue: "2026/7/1", taskOwner: recruiter.id })).status).toBe(400);
  expect((await send({ taskTitle: "電話", taskDue: "2026/7/20", taskOwner: candidateId })).status).toBe(400);
  expect((await send({ taskTitle: "電話", taskDue: "2026/7/20", taskOwner: recruiter.id })).status).toBe(302);
  const task = await db.selectFrom("task").select(["id", "title", "due_on"]).executeTakeFirstOrThrow();
  expect(task).toMatchObject({ title: "電話", due_on: "2026-07-20" });
  await as(recruiter, taskDone, { form: { task: task.id, candidate: candidateId } });
  expect(await db.selectFrom("task").select("id").where("done_at", "is", null).execute()).toEqual([]);
});

test("a signal is taken on and done from a person's page, which one comes back to", async () => {
  const form = { signal: await signalId(), candidate: candidateId };
  const taken = await as(recruiter, signal, { form: { ...form, intent: "own" } });
  expect(taken.location).toBe(`/candidates/${candidateId}#care`);
  await as(recruiter, signal, { form: { ...form, intent: "done", deed: "talked" } });
  const row = await db
    .selectFrom("care_signal")
    .select(["closed_because", "done_what"])
    .where("id", "=", form.signal)
    .executeTakeFirst();
  expect(row).toEqual({ closed_because: "done", done_what: "talked" });
});

test("the company sets its rules; what is no number of days stays as it was", async () => {
  const administrator = await aMember(db, { role: "administrator" });
  const form = { on_no_contact: "yes", days_no_contact: "14", on_no_answer: "yes", days_no_answer: "0" };
  await as(administrator, careSettings, { form });
  const page = (await as(administrator, careSettings, {})).data as {
    rules: { rule: string; isOn: boolean; days: number }[];
  };
  const rule = (name: string) => page.rules.find((each) => each.rule === name);
  expect(rule("no_contact")).toMatchObject({ isOn: true, days: 14 });
  expect(rule("no_answer")).toMatchObject({ isOn: true, days: 7 });
  expect(rule("unsure")).toMatchObject({ isOn: false });
});

test("one's morning letter has an hour or none", async () => {
  const hour = async () =>
    (
      await db
        .selectFrom("member")
        .select("digest_hour")
        .where("id", "=", recruiter.id)
        .executeTakeFirstOrThrow()
    ).digest_hour;
  await as(recruiter, digest, { form: { hour: "7" } });
  expect(await hour()).toBe(7);
  await as(recruiter, digest, { form: { hour: "" } });
  expect(await hour()).toBeNull();
});

test("the person's own page opens with their link alone, and changes only what is theirs", async () => {
  const link = (id: string) =>
    issueLink(db, { secret: testSecret, purpose: "my_page", candidateId: id, now, days: 9 });
  const { token } = await link(candidateId);
  const stranger = await link((await aCandidate(db)).id);
  const open = (params: { token: string }, form?: Record<string, string>) =>
    visit(ownCare, { path: `/c/${params.token}/care`, context, params, ...(form ? { form } : {}) });
  expect((await open({ token: "unknown" })).status).toBe(302);
  expect((await open({ token })).data).toMatchObject({
    signals: [{ title: "お返事の期日が7月9日(木)です" }, {}],
  });
  await open({ token: stranger.token }, { intent: "stop", signal: await signalId() });
  expect(((await open({ token })).data as { signals: object[] }).signals).toHaveLength(2);
  await open({ token }, { intent: "stop", signal: await signalId() });
  expect((await open({ token })).data).toMatchObject({ signals: [{}], stopped: [{ rule: "unsure" }] });
  await open({ token }, { intent: "allow", rule: "unsure" });
  expect((await open({ token })).data).toMatchObject({ stopped: [] });
});
