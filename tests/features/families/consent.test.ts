import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aMember } from "#tests/support/factories.ts";
import { aBriefing, aFamilyLink, anOpenRelative, aPageLink, aRelative } from "#tests/support/families.ts";
import { letterTime, quietJobs, testMeans } from "#tests/support/letters.ts";
import { askFamily } from "~/features/families/ask-family.server.ts";
import { declineAsk } from "~/features/families/decline-ask.server.ts";
import {
  findOpenAsk,
  listOpenConsents,
  listOpenFamilies,
} from "~/features/families/family-queries.server.ts";
import { forgetFamilies } from "~/features/families/forget-families.server.ts";
import { forgetRelative } from "~/features/families/forget-relative.server.ts";
import { saveConsent } from "~/features/families/save-consent.server.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import { addRelative, changeRelative } from "~/features/families/write-relative.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = letterTime;
const later = new Date("2026-07-02T03:00:00Z");

async function openOf(relativeId: string, at = now) {
  const open = (await listOpenConsents(db, [relativeId], at)).get(relativeId) ?? [];
  return open.map(({ topic, channel, untilOn }) => `${topic} ${channel} ${untilOn}`).sort();
}

test("nothing is open until the candidate opens it, and what they close is closed at once", async () => {
  const relative = await aRelative(db);
  expect(await openOf(relative.id)).toEqual([]);
  const link = await aPageLink(db, relative.candidate_id);
  const wish = {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId: link.id,
    secret: testMeans.secret,
    now,
  };

  await saveConsent(db, jobs, {
    ...wish,
    topics: ["briefing", "leaflet"],
    channels: ["mail"],
    untilOn: "2026-09-30",
  });
  expect(await openOf(relative.id)).toEqual(["briefing mail 2026-09-30", "leaflet mail 2026-09-30"]);

  await saveConsent(db, jobs, {
    ...wish,
    topics: ["leaflet"],
    channels: ["mail"],
    untilOn: "2026-09-30",
    now: later,
  });
  expect(await openOf(relative.id, later)).toEqual(["leaflet mail 2026-09-30"]);
  const entries = await db.selectFrom("consent").select(["topic", "is_open"]).orderBy("entry").execute();
  expect(entries).toEqual([
    { topic: "briefing", is_open: true },
    { topic: "leaflet", is_open: true },
    { topic: "briefing", is_open: false },
  ]);
});

test("saving the same again writes no entry and no second greeting", async () => {
  const relative = await anOpenRelative(db);
  const wish = {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId: relative.link.id,
    secret: testMeans.secret,
  };
  await saveConsent(db, jobs, {
    ...wish,
    topics: ["briefing"],
    channels: ["mail"],
    untilOn: "2026-09-30",
    now: later,
  });
  expect(await db.selectFrom("consent").select("entry").execute()).toHaveLength(1);
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([{ letter: "family_opened" }]);
});

test("what is open ends by itself after its last day, and when the offer has ended", async () => {
  const relative = await anOpenRelative(db);
  expect(await openOf(relative.id, new Date("2026-09-30T14:59:00Z"))).toHaveLength(1);
  expect(await openOf(relative.id, new Date("2026-09-30T15:00:00Z"))).toEqual([]);
  await db.updateTable("candidate").set({ offer_state: "declined_before" }).execute();
  expect(await openOf(relative.id)).toEqual([]);
});

test("contact can't outlast the joining day, needs a channel, and a channel needs its address", async () => {
  const relative = await aRelative(db);
  const { id: linkId } = await aPageLink(db, relative.candidate_id);
  const wish = {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId,
    secret: testMeans.secret,
    now,
  };
  const save = (channels: ("mail" | "post" | "phone")[], untilOn: string) =>
    saveConsent(db, jobs, { ...wish, topics: ["news"], channels, untilOn });
  expect(await save(["mail"], "2027-04-02")).toEqual({ ok: false, reason: "too_long" });
  expect(await save(["mail"], "2026-06-30")).toEqual({ ok: false, reason: "too_long" });
  expect(await save([], "2026-09-30")).toEqual({ ok: false, reason: "no_channel" });
  expect(await save(["post"], "2026-09-30")).toEqual({ ok: false, reason: "no_post" });
  expect(await save(["phone"], "2026-09-30")).toEqual({ ok: false, reason: "no_phone" });
  expect(await openOf(relative.id)).toEqual([]);
});

test("no entry of the ledger is ever changed or deleted", async () => {
  await anOpenRelative(db);
  await expect(db.updateTable("consent").set({ is_open: false }).execute()).rejects.toThrow(/never changed/);
  await expect(db.updateTable("consent").set({ until_on: "2027-03-31" }).execute()).rejects.toThrow(/never/);
  await expect(db.deleteFrom("consent").execute()).rejects.toThrow(/never changed/);
  expect(await db.selectFrom("consent").select("entry").execute()).toHaveLength(1);
});

test("deleting a relative or the candidate takes the ledger along", async () => {
  const first = await anOpenRelative(db);
  const second = await anOpenRelative(db);
  const owner = { candidateId: first.candidate_id, relativeId: first.id, now };
  expect(await forgetRelative(db, jobs, { ...owner, candidateId: second.candidate_id })).toMatchObject({
    ok: false,
  });
  expect(await forgetRelative(db, jobs, owner)).toEqual({ ok: true });
  expect(await db.selectFrom("consent").select("relative_id").execute()).toEqual([
    { relative_id: second.id },
  ]);
  await db.deleteFrom("candidate").where("id", "=", second.candidate_id).execute();
  expect(await db.selectFrom("consent").select("entry").execute()).toEqual([]);
  expect(await db.selectFrom("delivery").select("id").execute()).toEqual([]);
});

test("the database itself refuses an opening that comes by any link but the candidate's own page", async () => {
  const relative = await aRelative(db);
  const stranger = await aCandidate(db);
  const own = await aPageLink(db, relative.candidate_id);
  const links = {
    relative: await aFamilyLink(db, relative),
    stranger: await aPageLink(db, stranger.id),
    invitation: await issueLink(db, {
      secret: testMeans.secret,
      purpose: "invitation",
      candidateId: relative.candidate_id,
      now,
      days: 90,
    }),
    tooOld: await aPageLink(db, relative.candidate_id, new Date("2026-01-01T00:00:00Z")),
  };
  const open = (linkId: string, isOpen = true) =>
    sql`insert into consent (relative_id, topic, channel, is_open, from_at, until_on, by_link_id, written_at)
      values (${relative.id}, 'news', 'mail', ${isOpen}, ${now}, '2026-09-30', ${linkId}, ${now})`.execute(
      db,
    );
  for (const link of Object.values(links)) await expect(open(link.id)).rejects.toThrow(/only the page/);
  await expect(open("00000000-0000-7000-8000-000000000000")).rejects.toThrow(/only the page/);
  await open(own.id);
  // The relative may close what was opened for them; a stranger may not even do that.
  await expect(open(links.stranger.id, false)).rejects.toThrow(/only the page/);
  await open(links.relative.id, false);
  expect(await openOf(relative.id)).toEqual([]);
});

test("stopping closes everything for that relative and nobody else; twice is as good as once", async () => {
  const topics = { topics: ["briefing", "news"] as const };
  const relative = await anOpenRelative(db, { topics: [...topics.topics] });
  const other = await anOpenRelative(db);
  const stop = {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId: relative.link.id,
    now,
  };
  expect(await stopFamily(db, jobs, { ...stop, scope: "news" })).toEqual({ ok: true, closed: 1 });
  expect(await openOf(relative.id)).toEqual(["briefing mail 2026-09-30"]);
  expect(await stopFamily(db, jobs, { ...stop, scope: "all" })).toEqual({ ok: true, closed: 1 });
  expect(await stopFamily(db, jobs, { ...stop, scope: "all" })).toEqual({ ok: true, closed: 0 });
  expect(await openOf(relative.id)).toEqual([]);
  expect(await openOf(other.id)).toHaveLength(1);
});

test("staff see who let them in only while it is open", async () => {
  const relative = await anOpenRelative(db, { channels: ["phone"] }, { phone: "090-0000-0999" });
  await aRelative(db);
  expect((await listOpenFamilies(db, now)).map(({ id }) => id)).toEqual([relative.id]);
  const stop = { candidateId: relative.candidate_id, relativeId: relative.id, linkId: relative.link.id };
  await stopFamily(db, jobs, { ...stop, scope: "all", now });
  expect(await listOpenFamilies(db, now)).toEqual([]);
});

test("staff ask once a season; a second time is refused, also after the candidate has declined", async () => {
  const member = await aMember(db);
  const candidate = await aCandidate(db);
  const ask = { candidateId: candidate.id, memberId: member.id, secret: testMeans.secret, now };
  expect(await askFamily(db, jobs, ask)).toEqual({ ok: true });
  expect(await askFamily(db, jobs, ask)).toEqual({ ok: false, reason: "asked_before" });
  const open = await findOpenAsk(db, candidate.id);
  await declineAsk(db, { candidateId: candidate.id, askId: open?.id ?? "", now: later });
  expect(await findOpenAsk(db, candidate.id)).toBeUndefined();
  expect(await askFamily(db, jobs, { ...ask, now: later })).toEqual({ ok: false, reason: "asked_before" });
  expect(await db.selectFrom("delivery").select(["letter", "candidate_id"]).execute()).toEqual([
    { letter: "family_asked", candidate_id: candidate.id },
  ]);
  // A relative who called first is another occasion, once.
  expect(await askFamily(db, jobs, { ...ask, calledAbout: "transfer" })).toEqual({ ok: true });
  expect(await askFamily(db, jobs, { ...ask, calledAbout: "pay" })).toMatchObject({ ok: false });
  expect(await db.selectFrom("consent").select("entry").execute()).toEqual([]);
});

test("a candidate whose offer has ended is not asked", async () => {
  const member = await aMember(db);
  const candidate = await aCandidate(db, { offer_state: "declined_after" });
  const ask = { candidateId: candidate.id, memberId: member.id, secret: testMeans.secret, now };
  expect(await askFamily(db, jobs, ask)).toEqual({ ok: false, reason: "ended" });
});

test("opening answers the request", async () => {
  const member = await aMember(db);
  const candidate = await aCandidate(db);
  await askFamily(db, jobs, {
    candidateId: candidate.id,
    memberId: member.id,
    secret: testMeans.secret,
    now,
  });
  await anOpenRelative(db, {}, { candidate_id: candidate.id });
  const [ask] = await db.selectFrom("family_ask").select("answer").execute();
  expect(ask?.answer).toBe("opened");
});

test("a candidate enters at most four relatives, and only their own page changes them", async () => {
  const candidate = await aCandidate(db);
  const facts = {
    name: "山田 由美子",
    email: "yumiko@example.jp",
    phone: "",
    postalAddress: "",
    seatsWished: 2,
    accessNeeds: "車いす",
    locale: "ja",
  } as const;
  const results = await Promise.all(
    Array.from({ length: 6 }, () => addRelative(db, { candidateId: candidate.id, facts, now })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(4);
  const first = results.find((result) => result.ok);
  const relativeId = first?.ok ? first.relativeId : "";
  const stranger = await aCandidate(db);
  const changed = { relativeId, facts: { ...facts, email: "new@example.jp" }, now };
  expect(await changeRelative(db, { ...changed, candidateId: stranger.id })).toMatchObject({ ok: false });
  expect(await changeRelative(db, { ...changed, candidateId: candidate.id })).toEqual({ ok: true });
});

test("relatives to whom nothing was open for half a year are forgotten, those with open contact stay", async () => {
  const closed = await anOpenRelative(db, { untilOn: "2026-08-31" });
  const open = await anOpenRelative(db, { untilOn: "2027-03-31" });
  const briefing = await aBriefing(db);
  await sql`insert into family_invitation (id, session_id, relative_id, invited_at, access_needs, uid)
    values (gen_random_uuid(), ${briefing.session.id}, ${open.id}, ${now}, '車いす', 'one@test')`.execute(db);
  expect(await forgetFamilies(db, new Date("2026-07-20T00:00:00Z"))).toMatchObject({
    needs: 0,
    relatives: 0,
  });
  expect(await forgetFamilies(db, new Date("2026-08-03T00:00:00Z"))).toMatchObject({ needs: 1 });
  expect(await forgetFamilies(db, new Date("2027-03-03T00:00:00Z"))).toMatchObject({ relatives: 1 });
  expect(await db.selectFrom("relative").select("id").execute()).toEqual([{ id: open.id }]);
  expect(closed.id).not.toBe(open.id);
});
