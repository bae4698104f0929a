import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCompany } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aPerk, aPerkReader, perkTime as now } from "#tests/support/perks.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { closePerk } from "~/features/perks/close-perk.server.ts";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { withdrawApplication } from "~/features/perks/withdraw-application.server.ts";

const db = testDatabase();
const jobs = quietJobs();

test("twenty apply while it is closed: each got an answer that is true, and none comes after the close", async () => {
  await aCompany(db);
  const { id: perkId } = await aPerk(db);
  const people = [];
  for (let place = 0; place < 20; place++) people.push(await aPerkReader(db));
  const many = connect(testDatabaseUrl(), { max: 8 });
  try {
    const each = people.map(async ({ id: candidateId }, place) => {
      await new Promise((done) => setTimeout(done, place * 2));
      return applyForPerk(many, jobs, { perkId, candidateId, now });
    });
    const closing = new Promise((done) => setTimeout(done, 20)).then(() => closePerk(many, { perkId, now }));
    const [answers, isClosed] = await Promise.all([Promise.all(each), closing]);
    expect(isClosed).toBe(true);
    const taken = people.filter((_, place) => answers[place]?.ok).map(({ id }) => id);
    const rows = await db.selectFrom("perk_application").select("candidate_id as id").execute();
    expect(rows.map(({ id }) => id).sort()).toEqual(taken.sort());
    expect(answers.filter((answer) => !answer.ok)).toEqual(
      Array.from({ length: 20 - taken.length }, () => ({ ok: false, reason: "over" })),
    );
  } finally {
    await many.destroy();
  }
  expect(await closePerk(db, { perkId, now })).toBe(false);
});

test("whoever applies while a close is being written waits for it, and is refused", async () => {
  await aCompany(db);
  const { id: candidateId } = await aPerkReader(db);
  const { id: perkId } = await aPerk(db);
  const many = connect(testDatabaseUrl(), { max: 2 });
  try {
    const closing = await many.startTransaction().execute();
    await closing
      .updateTable("perk")
      .set({ state: "closed", closed_at: now })
      .where("id", "=", perkId)
      .execute();
    const applying = applyForPerk(many, jobs, { perkId, candidateId, now });
    await new Promise((done) => setTimeout(done, 150));
    await closing.commit().execute();
    expect(await applying).toEqual({ ok: false, reason: "over" });
  } finally {
    await many.destroy();
  }
  expect(await db.selectFrom("perk_application").select("id").execute()).toEqual([]);
});

test("pressed in two windows at once, one application and one line of history are written", async () => {
  await aCompany(db);
  const { id: candidateId } = await aPerkReader(db);
  const { id: perkId } = await aPerk(db);
  const many = connect(testDatabaseUrl(), { max: 8 });
  try {
    const press = () => applyForPerk(many, jobs, { perkId, candidateId, now });
    expect(await Promise.all([press(), press(), press(), press()])).toEqual(Array(4).fill({ ok: true }));
  } finally {
    await many.destroy();
  }
  expect(await db.selectFrom("touchpoint").select("id").execute()).toHaveLength(1);
});

test("twenty colleagues grant one application each at the same moment: five places are given, fifteen read that it is full", async () => {
  await aCompany(db);
  const { id: perkId, memberId } = await aPerk(db, { seats: 5 });
  for (let place = 0; place < 20; place++) {
    const { id: candidateId } = await aPerkReader(db);
    await applyForPerk(db, jobs, { perkId, candidateId, now });
  }
  const applications = await db.selectFrom("perk_application").select("id").execute();
  const many = connect(testDatabaseUrl(), { max: 8 });
  const reason = "6月の英語テストが600点を超えていました";
  try {
    const grant = (ids: string[]) =>
      decideApplications(many, jobs, {
        ...{ perkId, applicationIds: ids, decision: "granted", reason, memberId, now },
      });
    const answers = await Promise.all(applications.map(({ id }) => grant([id])));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(15).fill({ ok: false, reason: "full", left: 0 }));
    expect(await countOf("granted")).toBe(5);
    expect(await db.selectFrom("delivery").select("id").execute()).toHaveLength(5);
    const granted = await db
      .selectFrom("perk_application")
      .select("candidate_id as candidateId")
      .where("state", "=", "granted")
      .executeTakeFirstOrThrow();
    await withdrawApplication(db, jobs, { perkId, ...granted, now });
    const waiting = await db
      .selectFrom("perk_application")
      .select("id")
      .where("state", "=", "applied")
      .execute();
    expect(await grant(waiting.map(({ id }) => id))).toEqual({ ok: false, reason: "full", left: 1 });
    expect(await countOf("granted")).toBe(4);
  } finally {
    await many.destroy();
  }
});

test("thirty apply at once for seven places that go in order, while some give theirs back: never more than seven, in exact order", async () => {
  await aCompany(db);
  const { id: perkId } = await aPerk(db, { giving: "order", seats: 7 });
  const people = [];
  for (let place = 0; place < 30; place++) people.push(await aPerkReader(db));
  const many = connect(testDatabaseUrl(), { max: 8 });
  try {
    await Promise.all(
      people.map(async ({ id: candidateId }, place) => {
        await applyForPerk(many, jobs, { perkId, candidateId, now });
        if (place % 6 === 0) await withdrawApplication(many, jobs, { perkId, candidateId, now });
        expect(await countOf("granted")).toBeLessThanOrEqual(7);
      }),
    );
  } finally {
    await many.destroy();
  }
  const rows = await db
    .selectFrom("perk_application")
    .select(["state", "applied_at"])
    .where("state", "<>", "withdrawn")
    .orderBy("applied_at")
    .execute();
  expect(rows.map(({ state }) => state)).toEqual([...Array(7).fill("granted"), ...Array(18).fill("applied")]);
  const letters = await db.selectFrom("delivery").select("state").where("state", "=", "queued").execute();
  expect(letters).toHaveLength(7);
});

async function countOf(state: string): Promise<number> {
  return (await db.selectFrom("perk_application").select("id").where("state", "=", state).execute()).length;
}
