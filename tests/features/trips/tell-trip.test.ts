import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, anOffer, aUnit } from "#tests/support/factories.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { aTrip, aTripReader, tripTime as now } from "#tests/support/trips.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { markOf } from "~/features/mailings/mailing-audience.server.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { listOwnTrips } from "~/features/trips/own-trips.server.ts";
import { listUntold, stopTelling, tellOfTrip } from "~/features/trips/tell-trip.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { readTold, showTelling } from "~/features/trips/trip-telling.server.ts";
import { withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
type More = {
  overrideReason?: string;
  secondLook?: string;
  word?: { ja?: string };
  mark?: string;
  at?: Date;
};

/** As the page does it: what is sent bears the mark of those whom the preview showed. */
async function tell(trip: { id: string; memberId: string }, more: More = {}) {
  const { overrideReason = "", secondLook = "", word = {}, at = now } = more;
  const readers = (await listUntold(db, trip.id, at)).filter(({ leftOut }) => !leftOut || overrideReason);
  return tellOfTrip(db, jobs, {
    ...{ tripId: trip.id, memberId: trip.memberId, word, overrideReason, secondLook, now: at },
    mark: more.mark ?? markOf(readers),
  });
}

const queued = () =>
  db
    .selectFrom("delivery")
    .select(["id", "candidate_id as to", "mail_class as mailClass", "state", "not_before as at"])
    .where("letter", "=", "trip_told")
    .orderBy("id")
    .execute();

const apply = (tripId: string, candidateId: string) =>
  applyForTrip(db, { tripId, candidateId, statement: "", now });

test("whoever may apply reads of a trip in their language, with a word of ours and the way to stop such letters", async () => {
  await aCompany(db);
  const trip = await aTrip(db);
  const hana = await aTripReader(db, { family_name: "山田", given_name: "花" });
  const seoyeon = await aTripReader(db, { family_name: "김", given_name: "서연", locale: "ko" });
  const gone = await aTripReader(db, { offer_state: "declined_before" });
  const applied = await aTripReader(db);
  await apply(trip.id, applied.id);
  const row = await findTrip(db, trip.id);
  if (!row) throw new Error("no trip");
  const reader = { locale: "ja", zone: "Asia/Tokyo", now } as const;
  const asked = { trip: row, word: {}, overrideReason: "", reader, appUrl: "https://enishi.test" };
  const shown = await showTelling(db, jobs, asked);
  expect(shown).toMatchObject({ count: 2, leftOut: [], canOverride: false });
  expect(shown.previews.map(({ letter }) => letter.language)).toEqual(["ja", "ko"]);
  expect(await queued()).toEqual([]);

  expect(await tell(trip, { word: { ja: "先輩の一日を見に行きませんか。" } })).toEqual({ ok: true, sent: 2 });
  const rows = await queued();
  expect(rows.map(({ to }) => to).sort()).toEqual([hana.id, seoyeon.id].sort());
  expect(rows.map(({ to }) => to)).not.toContain(gone.id);
  expect(rows.every(({ mailClass, at }) => mailClass === "promotional" && at > now)).toBe(true);
  const sender = aSender(db, undefined, { now: () => minutes(2) });
  await untilQuiet(db);
  await sender.stop();
  const sent = await db
    .selectFrom("delivery")
    .select(["candidate_id as to", "subject", "source"])
    .where("letter", "=", "trip_told")
    .execute();
  const letterTo = (id: string) => sent.find(({ to }) => to === id);
  const text = readMessage(letterTo(hana.id)?.source ?? Buffer.alloc(0)).text;
  expect(letterTo(seoyeon.id)?.subject).toBe("연수여행 안내: 실리콘밸리 연수");
  for (const word of ["先輩の一日を", "2026年9月1日(火)", "オンラインの見学", "お誘いの回数を選ぶ・止める"])
    expect(text).toContain(word);
  expect(String(letterTo(hana.id)?.source)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  const entries = await db
    .selectFrom("touchpoint")
    .select("details")
    .where("kind", "=", "letter_sent")
    .execute();
  expect(entries).toHaveLength(2);
  expect(await tell(trip)).toEqual({ ok: false, reason: "nobody" });
  expect(await readTold(db, row, "2026-07-06", { ...reader, now: minutes(3) })).toMatchObject({
    ...{ told: "2名にメールで知らせました。", waiting: "", mayTell: true },
    people: [{ went: "保管（送らず）" }, { went: "保管（送らず）" }],
  });
});

test("for a minute it can be stopped: nothing leaves, no timeline keeps it, and those people can be told again", async () => {
  await aCompany(db);
  const trip = await aTrip(db);
  const hana = await aTripReader(db);
  expect(await tell(trip)).toEqual({ ok: true, sent: 1 });
  expect(await stopTelling(db, { tripId: trip.id, now: minutes(0.5) })).toBe(1);
  expect(await stopTelling(db, { tripId: trip.id, now: minutes(0.5) })).toBe(0);
  expect(await db.selectFrom("touchpoint").select("id").where("kind", "=", "letter_sent").execute()).toEqual(
    [],
  );
  expect(await tell(trip, { at: minutes(1) })).toEqual({ ok: true, sent: 1 });
  expect((await queued()).map(({ to, state }) => [to, state])).toEqual([
    [hana.id, "stopped"],
    [hana.id, "queued"],
  ]);
  expect(await stopTelling(db, { tripId: trip.id, now: minutes(5) })).toBe(0);
});

test("whoever wants a rest is spared unless a reason is kept; who stopped such letters is never written to; at night it waits", async () => {
  await aCompany(db);
  const trip = await aTrip(db);
  const [free, twice, never] = [await aTripReader(db), await aTripReader(db), await aTripReader(db)];
  const silent = await aTripReader(db, { email: "" });
  await db
    .insertInto("contact_wish")
    .values({ candidate_id: never.id, promotional_a_month: 0, updated_at: now })
    .execute();
  const other = await aTrip(db, { title: { ja: "別の旅行" }, seed: new Uint8Array(32).fill(9) });
  await db
    .insertInto("trip_told")
    .values(
      [free, never].map(({ id }, at) => ({
        ...{ id: `0190a7b0-0000-7000-8000-00000000000${at}`, event_id: other.id, candidate_id: id },
        ...{ told_by: other.memberId, told_at: now },
      })),
    )
    .execute();
  expect(await tell(other)).toEqual({ ok: true, sent: 1 });
  const leftOut = Object.fromEntries(
    (await listUntold(db, trip.id, now)).map((person) => [person.candidateId, person.leftOut]),
  );
  const kinds = { [free.id]: null, [twice.id]: "too_soon", [never.id]: "stopped", [silent.id]: "no_address" };
  expect(leftOut).toEqual(kinds);
  expect(await tell(trip, { mark: "another list" })).toEqual({ ok: false, reason: "changed" });
  const night = new Date("2026-07-06T13:00:00Z");
  expect(await tell(trip, { overrideReason: "締め切りが近いため", at: night })).toMatchObject({ ok: false });
  const readers = (await listUntold(db, trip.id, night)).filter(
    ({ leftOut }) => leftOut !== "stopped" && leftOut !== "no_address",
  );
  expect(
    await tell(trip, { overrideReason: "締め切りが近いため", mark: markOf(readers), at: night }),
  ).toEqual({ ok: true, sent: 2 });
  const kept = await db.selectFrom("contact_override").select(["candidate_id", "place", "reason"]).execute();
  expect(kept).toEqual([{ candidate_id: twice.id, place: "trip", reason: "締め切りが近いため" }]);
  const waiting = (await queued()).filter(({ at }) => at > night);
  expect(waiting.map(({ at }) => at.toISOString())).toEqual(Array(2).fill("2026-07-06T23:00:00.000Z"));
});

test("words that press don't go out, and a letter stops when its reader has applied, the trip is closed or isn't theirs any more", async () => {
  await aCompany(db);
  const [design, sales] = [await aUnit(db, { name: "設計" }), await aUnit(db, { name: "営業" })];
  const trip = await aTrip(db, { unitIds: [design.id] });
  const people = [];
  for (let each = 0; each < 4; each++) people.push(await aTripReader(db, { unit_id: design.id }));
  expect(await tell(trip, { word: { ja: "行かない場合は内定を取り消します。" } })).toMatchObject({
    reason: "wording",
  });
  expect(await queued()).toEqual([]);
  expect(await tell(trip)).toEqual({ ok: true, sent: 4 });
  const [first, second, third] = people.map(({ id }) => id);
  await apply(trip.id, first ?? "");
  await db
    .updateTable("candidate")
    .set({ unit_id: sales.id })
    .where("id", "=", second ?? "")
    .execute();
  await db
    .updateTable("candidate")
    .set({ offer_state: "declined_before" })
    .where("id", "=", third ?? "")
    .execute();
  const why = async (at: Date) => {
    const rows = await queued();
    const facts = await listLetterFacts(
      db,
      rows.map(({ id }) => id),
      at,
    );
    return Object.fromEntries(facts.map((letter) => [letter.candidateId, whyStop(letter, at)]));
  };
  const fourth = people[3]?.id ?? "";
  expect(await why(now)).toEqual({
    ...{ [first ?? ""]: "answered", [second ?? ""]: "trip_over", [third ?? ""]: "offer_ended" },
    [fourth]: undefined,
  });
  expect((await why(new Date("2026-07-21T03:00:00Z")))[fourth]).toBe("trip_over");
});

test("a trip for some departments is for whoever belongs to one when they apply; who has applied keeps it after a change", async () => {
  await aCompany(db);
  const [design, sales] = [await aUnit(db, { name: "設計" }), await aUnit(db, { name: "営業" })];
  const trip = await aTrip(db, { unitIds: [design.id] });
  const inside = await aTripReader(db, { unit_id: design.id });
  const outside = await aTripReader(db, { unit_id: sales.id });
  const both = await aTripReader(db, { unit_id: sales.id });
  await anOffer(db, { candidate_id: both.id, unit_id: design.id, state: "considering" });
  const ownTrips = async (id: string) => (await listOwnTrips(db, id, now)).map((own) => own.id);
  expect(await ownTrips(inside.id)).toEqual([trip.id]);
  expect(await ownTrips(outside.id)).toEqual([]);
  expect(await ownTrips(both.id)).toEqual([trip.id]);
  expect(await apply(trip.id, outside.id)).toMatchObject({ reason: "not_found" });
  expect(await apply(trip.id, inside.id)).toMatchObject({ ok: true });
  const moveTo = (id: string, unitId: string) =>
    db.updateTable("candidate").set({ unit_id: unitId }).where("id", "=", id).execute();
  await moveTo(inside.id, sales.id);
  await moveTo(outside.id, design.id);
  expect(await ownTrips(inside.id)).toEqual([trip.id]);
  expect(await apply(trip.id, outside.id)).toMatchObject({ ok: true });
  expect(await apply(trip.id, inside.id)).toEqual({ ok: true, number: 1 });
  await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: inside.id, now });
  expect(await apply(trip.id, inside.id)).toMatchObject({ reason: "not_found" });
});
