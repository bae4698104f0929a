import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { findHostAbout } from "~/features/hosts/host-about.server.ts";
import * as about from "~/routes/host/about.tsx";
import * as pause from "~/routes/host/pause.ts";
import * as portal from "~/routes/host/sessions.tsx";
import * as one from "~/routes/recruiter/hosts/host.tsx";
import * as list from "~/routes/recruiter/hosts/list.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const lines = { does: "機械の設計", school: "", region: "愛知", languages: "日本語", topics: "図面" };

test("a host writes about themselves on the portal, recruiting may too, nobody else can", async () => {
  await aCompany(db);
  const host = await aHost(db);
  const other = await aHost(db, { family_name: "西村" });
  const recruiter = await aMember(db);
  const [hers, others, staff] = await Promise.all([
    signedIn(db, context, host),
    signedIn(db, context, other),
    signedIn(db, context, recruiter),
  ]);
  const own = await visit(about, { path: "/host/about", form: lines, cookie: hers, context });
  expect(own).toMatchObject({ status: 303, location: "/host/about?saved=1" });
  expect(await findHostAbout(db, host.id)).toEqual(lines);

  const at = { path: `/hosts/${host.id}`, params: { id: host.id }, context };
  expect((await visit(one, { ...at, cookie: others })).status).toBe(404);
  expect((await visit(one, { ...at, form: lines, cookie: others })).status).toBe(404);
  expect((await visit(list, { path: "/hosts", cookie: others, context })).status).toBe(404);
  const edited = await visit(one, { ...at, form: { ...lines, does: "試作" }, cookie: staff });
  expect(edited.status).toBe(303);
  expect((await findHostAbout(db, host.id)).does).toBe("試作");
  const limits = { intent: "offer", monthly: "2", pausedUntil: "2026/8/1" };
  expect((await visit(one, { ...at, form: limits, cookie: staff })).status).toBe(303);
  const page = await visit(list, { path: "/hosts?topic=図面", cookie: staff, context });
  expect(page.data).toMatchObject({
    count: "2名のうち1名",
    hosts: [{ does: "試作", standingWord: "8月1日(土)までお休み" }],
  });
  expect((await visit(one, { path: "/hosts/x", params: { id: "x" }, cookie: staff, context })).status).toBe(
    404,
  );
});

test("resting takes one tap on the portal and being back another; an odd number of days is refused", async () => {
  await aCompany(db);
  const host = await aHost(db);
  const cookie = await signedIn(db, context, host);
  const tap = (days: string) => visit(pause, { path: "/host/pause", form: { days }, cookie, context });
  const rest = async () =>
    ((await visit(portal, { path: "/host", cookie, context })).data as { month: { pausedUntil: string } })
      .month.pausedUntil;

  expect(await tap("14")).toMatchObject({ status: 303, location: "/host#month" });
  expect(await rest()).toBe("7月20日(月)");
  await tap("0");
  expect(await rest()).toBe("");
  expect((await tap("9999")).status).toBe(400);
  const stranger = await visit(pause, { path: "/host/pause", form: { days: "14" }, context });
  expect(stranger.status).toBeGreaterThanOrEqual(302);
});
