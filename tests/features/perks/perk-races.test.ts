import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCompany } from "#tests/support/factories.ts";
import { aPerk, aPerkReader, perkTime as now } from "#tests/support/perks.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { closePerk } from "~/features/perks/close-perk.server.ts";

const db = testDatabase();

test("twenty apply while it is closed: each got an answer that is true, and none comes after the close", async () => {
  await aCompany(db);
  const { id: perkId } = await aPerk(db);
  const people = [];
  for (let place = 0; place < 20; place++) people.push(await aPerkReader(db));
  const many = connect(testDatabaseUrl(), { max: 8 });
  try {
    const each = people.map(async ({ id: candidateId }, place) => {
      await new Promise((done) => setTimeout(done, place * 2));
      return applyForPerk(many, { perkId, candidateId, now });
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
    const applying = applyForPerk(many, { perkId, candidateId, now });
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
    const press = () => applyForPerk(many, { perkId, candidateId, now });
    expect(await Promise.all([press(), press(), press(), press()])).toEqual(Array(4).fill({ ok: true }));
  } finally {
    await many.destroy();
  }
  expect(await db.selectFrom("touchpoint").select("id").execute()).toHaveLength(1);
});
