import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { monthBefore } from "~/features/fairness/fairness.ts";
import { listMonths, readFairness } from "~/features/fairness/fairness-queries.server.ts";
import { fairnessParts, fairnessSheet } from "~/features/fairness/fairness-sheet.server.ts";

const db = testDatabase();
const zone = "Asia/Tokyo";
const month = "2026-06";
const read = () => readFairness(db, { month, zone });

/** Somebody with an offer of 1 June and so many days to answer. */
async function offered(days: number, offered_on = "2026-06-01") {
  const candidate = await aCandidate(db);
  const reply_on = new Date(Date.parse(offered_on) + days * 86_400_000).toISOString().slice(0, 10);
  const offer = await anOffer(db, { candidate_id: candidate.id, state: "considering", offered_on, reply_on });
  return { candidate, offer };
}

async function moved(
  { candidate, offer }: Awaited<ReturnType<typeof offered>>,
  move: { to_state?: string; from?: string; to?: string; at?: string; by_candidate?: boolean },
) {
  const recorded_at = new Date(move.at ?? "2026-06-10T03:00:00Z");
  await db
    .insertInto("offer_move")
    .values({
      ...{ id: uuidv7(), candidate_id: candidate.id, offer_id: offer.id, from_state: "considering" },
      ...{ to_state: move.to_state ?? "considering", happened_on: "2026-06-10", recorded_at },
      ...{ reply_on_before: move.from ?? null, reply_on_after: move.to ?? null },
      by_candidate: move.by_candidate ?? false,
    })
    .execute();
}

async function letter(candidateId: string, name: string, mail_class: string, at: string) {
  await db
    .insertInto("delivery")
    .values({
      ...{ id: uuidv7(), letter: name, mail_class, candidate_id: candidateId, address: "a@example.jp" },
      ...{ locale: "ja", message_id: `<${uuidv7()}@x>`, state: "sent" },
      ...{ not_before: new Date(at), created_at: new Date(at) },
    })
    .execute();
}

test("the time to answer is the one given first, of the offers of this month", async () => {
  for (const days of [14, 21, 28, 30]) await offered(days);
  const extended = await offered(44);
  await moved(extended, { from: "2026-06-15", to: "2026-07-01" });
  await moved(extended, { from: "2026-07-01", to: "2026-07-15", at: "2026-06-20T03:00:00Z" });
  await offered(7, "2026-05-31");
  expect((await read()).replies).toEqual({ offers: 5, median: 21, shortest: 14 });
});

test("requests for more time and what came of them are counted, one tap as well as a word", async () => {
  const tapped = await offered(14);
  await moved(tapped, { from: "2026-06-15", to: "2026-06-25", by_candidate: true });
  const asked = await offered(14);
  await moved(asked, { from: "2026-06-15", to: "2026-07-05" });
  await moved(await offered(14), { from: "2026-06-15", to: "2026-06-20", at: "2026-07-01T00:00:00+09:00" });
  for (const state of ["granted", "answered"])
    await db
      .insertInto("offer_time_request")
      .values({
        ...{ id: uuidv7(), candidate_id: asked.candidate.id, offer_id: asked.offer.id, state },
        ...{ asked_at: new Date("2026-06-09T03:00:00Z"), decided_at: new Date("2026-06-10T03:00:00Z") },
      })
      .execute();
  expect((await read()).extensions).toEqual({ asked: 3, given: 2, inWords: 1, median: 15 });
});

test("letters nobody has to get and calls are counted for each person with an open offer", async () => {
  const [one, two] = [await offered(14), await offered(14)];
  await letter(one.candidate.id, "event_invitation", "promotional", "2026-06-05T03:00:00Z");
  await letter(one.candidate.id, "event_invitation", "promotional", "2026-06-25T03:00:00Z");
  await letter(two.candidate.id, "event_confirmed", "transactional", "2026-06-05T03:00:00Z");
  await letter(two.candidate.id, "event_invitation", "promotional", "2026-07-01T03:00:00Z");
  expect((await read()).contacts).toMatchObject({ people: 2, letters: 1, most: 2, calls: 0, overrides: 0 });
});

test("declines are counted with those on the own page and those thanked; a withdrawal stands apart", async () => {
  const [kind, called, withdrawn] = [await offered(14), await offered(14), await offered(14)];
  await moved(kind, { to_state: "declined_before", by_candidate: true });
  await letter(kind.candidate.id, "offer_declined", "transactional", "2026-06-10T03:01:00Z");
  await moved(called, { to_state: "declined_after" });
  await moved(withdrawn, { to_state: "withdrawn_by_company" });
  expect((await read()).declines).toEqual({ declined: 2, onPage: 1, thanked: 1, waysBack: 0, withdrawn: 1 });
});

test("below five nothing is said but the number; from five on the share is, in each language", async () => {
  const facts = await read();
  for (const locale of ["ja", "en", "ko"] as const) {
    const few = fairnessParts(
      { ...facts, declines: { ...facts.declines, declined: 4, thanked: 4 } },
      { locale },
    );
    expect(JSON.stringify(few)).not.toContain("100");
    const enough = fairnessParts(
      { ...facts, declines: { ...facts.declines, declined: 5, thanked: 5 } },
      { locale },
    );
    expect(JSON.stringify(enough)).toContain("100");
  }
});

test("the file says the month, the company and nobody's name", async () => {
  await aCompany(db);
  await aMember(db);
  for (let nth = 0; nth < 6; nth++) await offered(14);
  const sheet = fairnessSheet(await read(), { month, company: "青葉精機", locale: "ja", now: new Date() });
  expect(sheet.title).toBe("青葉精機 内定者への対応 2026年6月");
  const names = await db.selectFrom("candidate").select("family_name").execute();
  for (const { family_name } of names) expect(JSON.stringify(sheet)).not.toContain(family_name);
});

test("only whole months are offered", async () => {
  await offered(14, "2026-04-10");
  expect(await listMonths(db, "2026-07-06")).toEqual(["2026-06", "2026-05", "2026-04"]);
  expect([monthBefore("2026-01-15"), monthBefore("2026-11-26")]).toEqual(["2025-12", "2026-10"]);
});
