import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative } from "#tests/support/families.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import { notePhoned } from "~/features/storms/note-phoned.server.ts";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import { pressStorm } from "~/features/storms/press-storm.server.ts";
import { rehearseStorm } from "~/features/storms/rehearse-storm.server.ts";
import { findSeenPage, listTold } from "~/features/storms/storm-queries.server.ts";
import { listStormSessions } from "~/features/storms/storm-sessions.server.ts";
import { readyTexts } from "~/features/storms/storm-words.ts";

const db = testDatabase();
const jobs = quietJobs();
const day = "2026-07-18";
const asked = new Date("2026-07-02T03:00:00Z");
const now = new Date("2026-07-17T03:00:00Z");
const later = new Date("2026-07-17T04:00:00Z");

/** A briefing with two invited relatives, of whom one may be phoned too, and its host; then everything is put online. */
async function aStormyBriefing() {
  await aCompany(db);
  const member = await aMember(db);
  const event = await aBriefing(db, {
    session: {
      seats: 20,
      starts_at: new Date("2026-07-18T05:00:00Z"),
      ends_at: new Date("2026-07-18T07:00:00Z"),
    },
  });
  const mailed = await anOpenRelative(db);
  const phoned = await anOpenRelative(db, { channels: ["mail", "phone"] }, { phone: "090-1111-2222" });
  const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now: asked });
  const sessions = await listStormSessions(db, { day, now });
  const plan: Parameters<typeof pressStorm>[2] = {
    day,
    what: "online",
    reason: "typhoon",
    reasonWord: "台風",
    memberId: member.id,
    now,
    texts: readyTexts({ what: "online", reason: "typhoon", paysTickets: false }),
    sessions: sessions.map(({ id, mark }) => ({ id, mark, onlineUrl: "https://meet.example.jp/aoba" })),
  };
  const told = async (stormId: string) =>
    new Map((await listTold(db, stormId, later)).map((row) => [row.personId, row]));
  return { member, event, mailed, phoned, host, plan, told };
}

async function carriedOut(plan: Parameters<typeof pressStorm>[2]) {
  const done = await pressStorm(db, jobs, plan);
  if (!done.ok) throw new Error(done.reason);
  return done.stormId;
}

test("families of a briefing are counted beforehand, written to, and stand among those who have to hear", async () => {
  const { mailed, phoned, plan, told } = await aStormyBriefing();

  const { counts } = await rehearseStorm(db, jobs, { ...plan, locale: "ja", appUrl: "https://x.test" });
  expect(counts).toMatchObject({ families: 2, hosts: 1, people: 0 });
  const rows = await told(await carriedOut(plan));

  expect(rows.get(mailed.id)).toMatchObject({
    kind: "family",
    phone: "",
    letter: "queued",
    hasAnswered: false,
  });
  expect(rows.get(phoned.id)).toMatchObject({ kind: "family", phone: "090-1111-2222", letter: "queued" });
  const letter = await db
    .selectFrom("delivery")
    .select("details")
    .where("relative_id", "=", mailed.id)
    .where("letter", "=", "family_changed")
    .executeTakeFirstOrThrow();
  expect(letter.details).toMatchObject({ words: plan.texts });
});

test("a relative who presses, answers or is phoned knows; one whom we may not phone isn't noted as phoned", async () => {
  const { member, mailed, phoned, plan, told } = await aStormyBriefing();
  const stormId = await carriedOut(plan);
  const call = { stormId, line: "伝えました", memberId: member.id, now: later };

  expect(await notePhoned(db, { ...call, personId: mailed.id })).toEqual({ ok: false, reason: "unknown" });
  expect(await notePhoned(db, { ...call, personId: phoned.id })).toEqual({ ok: true });
  expect(await findSeenPage(db, { relativeId: mailed.id })).toMatchObject({ isFamily: true, isSeen: false });
  expect(await noteSeen(db, { relativeId: mailed.id }, later)).toBe(true);

  const rows = await told(stormId);
  expect(rows.get(mailed.id)).toMatchObject({ hasAnswered: true, phonedAt: null });
  expect(rows.get(phoned.id)).toMatchObject({ hasAnswered: false, phonedAt: later });
  const onTimeline = await db.selectFrom("touchpoint").select("id").where("kind", "=", "call").execute();
  expect(onTimeline).toEqual([]);
});

test("an answer to the briefing after the storm is a sign of life", async () => {
  const { mailed, plan, told } = await aStormyBriefing();
  const stormId = await carriedOut(plan);
  const { id: invitationId } = await db
    .selectFrom("family_invitation")
    .select("id")
    .where("relative_id", "=", mailed.id)
    .executeTakeFirstOrThrow();
  const said = { answer: "online", people: 1, accessNeeds: "", mailDomain: jobs.mailDomain } as const;
  await answerBriefing(db, { invitationId, ...said, now: later });
  expect((await told(stormId)).get(mailed.id)).toMatchObject({ hasAnswered: true });
});

test("a relative who is closed after the storm is named to nobody any more", async () => {
  const { mailed, plan, told } = await aStormyBriefing();
  const stormId = await carriedOut(plan);
  await db
    .insertInto("consent")
    .columns([
      "relative_id",
      "topic",
      "channel",
      "is_open",
      "from_at",
      "until_on",
      "by_link_id",
      "written_at",
    ])
    .expression((is) =>
      is
        .selectFrom("consent")
        .select(["relative_id", "topic", "channel"])
        .select((say) => [say.lit(false).as("is_open"), "from_at", "until_on", "by_link_id", "written_at"])
        .where("relative_id", "=", mailed.id)
        .where("topic", "=", "briefing"),
    )
    .execute();
  expect((await told(stormId)).has(mailed.id)).toBe(false);
});

test("a host who read it says so for that session", async () => {
  const { host, event, plan, told } = await aStormyBriefing();
  const stormId = await carriedOut(plan);
  expect(await noteSeen(db, { memberId: host.id, sessionId: event.session.id }, later)).toBe(true);
  expect((await told(stormId)).get(host.id)).toMatchObject({ kind: "host", hasAnswered: true });
  expect(await noteSeen(db, { memberId: host.id, sessionId: crypto.randomUUID() }, later)).toBe(false);
});
