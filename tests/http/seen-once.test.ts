import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { seenOnce } from "~/http/seen-once.server.ts";
import { loader as frame } from "~/routes/recruiter/frame.tsx";
import { loader as today } from "~/routes/recruiter/today/today.tsx";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");

test("what frame and page both ask is read once a request, and anew by an action", async () => {
  let reads = 0;
  const read = async () => ++reads;
  const seen = new Map<string, Promise<unknown>>();
  const page = new Request("http://enishi.test/today");
  expect(await Promise.all([1, 2].map(() => seenOnce(page, { seen }, "count", read)))).toEqual([1, 1]);
  const action = new Request(page, { method: "POST" });
  expect([
    await seenOnce(action, { seen }, "count", read),
    await seenOnce(action, { seen }, "count", read),
  ]).toEqual([2, 3]);
  expect(await seenOnce(page, {}, "count", read)).toBe(4);
});

test("the number in the navigation is that of one's own rows, whoever's rows Today shows", async () => {
  await aCompany(db);
  const [morishita, ono] = [await aMember(db), await aMember(db)];
  for (const recruiter of [morishita, ono, ono]) {
    const { id } = await aCandidate(db, { recruiter_id: recruiter.id });
    const offer = await anOffer(db, { candidate_id: id, state: "considering", reply_on: "2026-07-20" });
    await db
      .insertInto("offer_time_request")
      .values({ id: crypto.randomUUID(), offer_id: offer.id, candidate_id: id, asked_at: now })
      .execute();
  }
  const base = aContext(db, { now: () => now });
  const Cookie = await signedIn(db, base, morishita);
  const counts = async (path: string) => {
    const request = new Request(`http://enishi.test${path}`, { headers: { Cookie } });
    const asked = { request, params: {}, context: { ...base, seen: new Map<string, Promise<unknown>>() } };
    const [around, inside] = await Promise.all([frame(asked), today(asked)]);
    return [around.waiting["/today"]?.count, inside.waiting.length];
  };
  expect(await counts("/today")).toEqual([1, 1]);
  expect(await counts("/today?who=all")).toEqual([1, 3]);
});
