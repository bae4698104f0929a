import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative } from "#tests/support/families.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { countArrivals, findDaySession } from "~/features/attendance/arrival-queries.server.ts";
import { catchUp } from "~/features/attendance/catch-up.server.ts";
import { readDesk } from "~/features/attendance/desk-page.server.ts";
import { readPaper } from "~/features/attendance/paper-page.server.ts";
import { arrangeTables } from "~/features/attendance/save-tables.server.ts";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import { required } from "~/http/responses.ts";

const db = testDatabase();
const jobs = quietJobs();
const asked = new Date("2026-07-02T03:00:00Z");
const doorsOpen = new Date("2026-07-18T04:41:00Z"); // 13:41 in Tokyo
const locale = "ja";

/** A briefing at 14:00 to which a mother brings somebody, and a father stays at home in front of the screen. */
async function aBriefingDay() {
  await aCompany(db);
  const desk = await aMember(db);
  const event = await aBriefing(db, { session: { seats: 20, online_url: "https://meet.example.jp/a" } });
  const names = { family_name: "山田", family_kana: "ヤマダ", given_name: "花", given_kana: "ハナ" };
  const mother = await anOpenRelative(
    db,
    {},
    { name: "山田 由美", candidate_id: (await aCandidate(db, names)).id },
  );
  const father = await anOpenRelative(db);
  const sessionId = event.session.id;
  await inviteFamilies(db, jobs, { sessionId, memberId: desk.id, now: asked });
  const say = async (relativeId: string, answer: "on_site" | "online", people: number) => {
    const { id } = await db
      .selectFrom("family_invitation")
      .select("id")
      .where("relative_id", "=", relativeId)
      .executeTakeFirstOrThrow();
    const given = {
      accessNeeds: answer === "on_site" ? "車いす" : "",
      now: asked,
      mailDomain: jobs.mailDomain,
    };
    expect(await answerBriefing(db, { invitationId: id, answer, people, ...given })).toMatchObject({
      ok: true,
    });
    return id;
  };
  const partyId = await say(mother.id, "on_site", 2);
  await say(father.id, "online", 1);
  const session = required(await findDaySession(db, sessionId));
  const press = (attendance: "attended" | "unknown", at = doorsOpen, now = at) =>
    catchUp(db, {
      sessionId,
      presses: [{ guestId: partyId, attendance, at: at.toISOString() }],
      memberId: desk.id,
      now,
    });
  const rows = async (now = doorsOpen) => (await readDesk(db, session, { locale, now })).rows;
  return { event, session, sessionId, partyId, press, rows };
}

test("a family stands at the desk under the candidate's kana, with who comes along and what they need", async () => {
  const { rows, press, event, sessionId } = await aBriefingDay();
  expect(await rows()).toMatchObject([
    {
      name: "山田 由美",
      kana: "山田 花のご家族",
      row: "ヤ",
      note: "ほか1名・車いす",
      attendance: "unknown",
      isFamily: true,
    },
  ]);

  expect(await press("attended")).toEqual([]);
  await press("attended", new Date("2026-07-18T04:30:00Z"), doorsOpen);
  await press("attended");
  expect(await rows()).toMatchObject([{ attendance: "attended", arrivedAt: "13:30" }]);
  expect(await countArrivals(db, event.id)).toEqual(new Map([[sessionId, { seated: 1, came: 1 }]]));
  await press("unknown");
  expect(await rows()).toMatchObject([{ attendance: "unknown", arrivedAt: "" }]);
});

test("a family isn't checked in days before, and not after its contact was closed", async () => {
  const { press, partyId, rows } = await aBriefingDay();
  expect(await press("attended", asked)).toEqual([{ guestId: partyId, reason: "early" }]);
  const afterwards = new Date("2026-10-05T03:00:00Z"); // contact was open until the end of September
  expect(await rows(afterwards)).toEqual([]);
  expect(await press("attended", afterwards)).toEqual([{ guestId: partyId, reason: "no_seat" }]);
});

test("families sit at tables and get a tag each, a blank one for whoever comes along; no code and no money", async () => {
  const { session, sessionId } = await aBriefingDay();
  await arrangeTables(db, { sessionId, tables: 3, now: doorsOpen });
  const means = { appUrl: "https://x.test", secret: "s".repeat(32), now: doorsOpen };
  const paper = async (name: "tags" | "reception" | "travel" | "codes") =>
    (await readPaper(db, { session, paper: name, locale }, means)).people;
  expect(await paper("tags")).toMatchObject([
    { name: "山田 由美", kana: "山田 花のご家族", tableNo: 1, others: 1 },
  ]);
  expect(await paper("reception")).toMatchObject([{ unit: "ご家族", note: "ほか1名・テーブル1・車いす" }]);
  expect(await paper("travel")).toEqual([]);
  expect(await paper("codes")).toEqual([]);
});
