import fc from "fast-check";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { listCandidates } from "~/features/candidates/candidate-list.server.ts";
import { differingFields, type MergeFacts, mergedFacts, mergeFields } from "~/features/candidates/merge.ts";
import { mergeCandidates } from "~/features/candidates/merge-candidates.server.ts";
import { undoMerge } from "~/features/candidates/undo-merge.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T03:00:00Z");
const clock = { now, today: "2026-07-07" };

async function twoRecords() {
  await aCompany(db);
  const morishita = await aMember(db);
  const kept = await aCandidate(db, { email: "ren@univ.example.ac.jp", phone: "", school: "青葉大学" });
  const other = await aCandidate(db, {
    email: "ren@mail.example.com",
    phone: "090-1111-2222",
    school: "青葉大学",
    recruiter_id: morishita.id,
  });
  return { morishita, kept, other };
}

/** Everything a merge may touch, without the entries that merging itself writes and the moments of change. */
async function everything(ids: readonly string[]) {
  const tables = [
    "candidate",
    "candidate_term",
    "candidate_tag",
    "offer",
    "offer_move",
    "touchpoint",
    "invitation",
    "seat",
    "private_link",
  ];
  const all = [];
  for (const table of tables) {
    const key = table === "candidate" ? "id" : "candidate_id";
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(t) - 'updated_at' as row from ${sql.table(table)} t
      where ${sql.ref(key)} = any(${ids}::uuid[]) and coalesce(to_jsonb(t)->>'kind', '') not in ('merged', 'unmerged')
      order by to_jsonb(t)::text`.execute(db);
    all.push({ table, rows: rows.map(({ row }) => row) });
  }
  return all;
}

async function found(words: string) {
  const { rows } = await listCandidates(db, { filter: { ...noFilter, words }, sort: "kana", clock });
  return rows.map((row) => row.id);
}

async function anInvitation(candidateId: string, { hasSeat = false, eventId = "" } = {}) {
  let event = eventId;
  const sessionId = event
    ? (await db.selectFrom("session").select("id").where("event_id", "=", event).executeTakeFirstOrThrow()).id
    : uuidv7();
  if (!event) {
    event = uuidv7();
    await db
      .insertInto("event")
      .values({
        id: event,
        cohort_year: 2027,
        kind: "social",
        title: JSON.stringify({ ja: "夏の懇親会" }),
        created_at: now,
        state: "published",
      })
      .execute();
    await db
      .insertInto("session")
      .values({
        id: sessionId,
        event_id: event,
        starts_at: new Date("2026-07-18T05:00:00Z"),
        ends_at: new Date("2026-07-18T07:00:00Z"),
        seats: 10,
      })
      .execute();
  }
  const id = uuidv7();
  await db
    .insertInto("invitation")
    .values({ id, event_id: event, candidate_id: candidateId, invited_at: now, sends_at: now })
    .execute();
  if (hasSeat)
    await db
      .insertInto("seat")
      .values({
        session_id: sessionId,
        candidate_id: candidateId,
        invitation_id: id,
        state: "going",
        arrival: 1,
        arrived_at: now,
      })
      .execute();
  return { eventId: event, invitationId: id };
}

test("merging moves everything to the kept record, and both mail addresses find it", async () => {
  const { morishita, kept, other } = await twoRecords();
  const offer = await anOffer(db, { candidate_id: other.id, state: "considering" });
  await writeTouchpoint(db, {
    candidateId: other.id,
    kind: "note",
    happenedAt: now,
    fromCandidate: false,
    isContact: true,
    body: "電話",
  });
  await db.insertInto("candidate_tag").values({ tag: "研修旅行", candidate_id: other.id }).execute();
  const { invitationId } = await anInvitation(other.id, { hasSeat: true });
  const merged = await mergeCandidates(db, {
    keptId: kept.id,
    otherId: other.id,
    fromOther: [],
    by: morishita.id,
    now,
  });
  expect(merged).toMatchObject({ ok: true });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", kept.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({
    email: "ren@univ.example.ac.jp",
    phone: "090-1111-2222",
    recruiter_id: morishita.id,
    offer_id: offer.id,
    offer_state: "considering",
    last_contact_at: now,
  });
  expect(await found("ren@univ")).toEqual([kept.id]);
  expect(await found("ren@mail")).toEqual([kept.id]);
  expect(await found("高橋")).toEqual([kept.id]);
  const seat = await db.selectFrom("seat").selectAll().executeTakeFirstOrThrow();
  expect(seat).toMatchObject({ candidate_id: kept.id, invitation_id: invitationId });
  expect(
    (await db.selectFrom("candidate_tag").selectAll().where("candidate_id", "=", kept.id).execute()).map(
      (row) => row.tag,
    ),
  ).toEqual(["研修旅行"]);
});

test("the chosen fields come from the other record", async () => {
  const { morishita, kept, other } = await twoRecords();
  await mergeCandidates(db, {
    keptId: kept.id,
    otherId: other.id,
    fromOther: ["email"],
    by: morishita.id,
    now,
  });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", kept.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ email: "ren@mail.example.com", email_key: "ren@mail.example.com" });
  expect(await found("ren@univ")).toEqual([]);
});

test("a link of the other record keeps working after both were invited to one event", async () => {
  const { morishita, kept, other } = await twoRecords();
  const mine = await anInvitation(kept.id);
  const theirs = await anInvitation(other.id, { eventId: mine.eventId });
  await db
    .insertInto("private_link")
    .values({
      id: uuidv7(),
      token_hash: Buffer.from("x"),
      purpose: "invitation",
      candidate_id: other.id,
      invitation_id: theirs.invitationId,
      created_at: now,
      expires_at: new Date("2027-01-01"),
    })
    .execute();
  const before = await everything([kept.id, other.id]);
  const merged = await mergeCandidates(db, {
    keptId: kept.id,
    otherId: other.id,
    fromOther: [],
    by: morishita.id,
    now,
  });
  const link = await db.selectFrom("private_link").selectAll().executeTakeFirstOrThrow();
  expect(link).toMatchObject({ candidate_id: kept.id, invitation_id: mine.invitationId });
  if (merged.ok) await undoMerge(db, { mergeId: merged.mergeId, by: morishita.id, now });
  expect(await everything([kept.id, other.id])).toEqual(before);
});

test("two seats at one event need a decision first, and nothing moves", async () => {
  const { morishita, kept, other } = await twoRecords();
  const mine = await anInvitation(kept.id);
  await anInvitation(other.id, { eventId: mine.eventId, hasSeat: true });
  const before = await everything([kept.id, other.id]);
  const merge = { fromOther: [], by: morishita.id, now };
  expect(await mergeCandidates(db, { ...merge, keptId: kept.id, otherId: other.id })).toEqual({
    ok: false,
    reason: "seat_with_other",
  });
  expect(await everything([kept.id, other.id])).toEqual(before);
  expect(await mergeCandidates(db, { ...merge, keptId: other.id, otherId: kept.id })).toMatchObject({
    ok: true,
  });
});

test("records of two classes, or one record with itself, are not merged", async () => {
  const { morishita, kept } = await twoRecords();
  await db
    .insertInto("cohort")
    .values({ year: 2028, formal_on: "2027-10-01", joins_on: "2028-04-01" })
    .execute();
  const younger = await aCandidate(db, { cohort_year: 2028 });
  const merge = { keptId: kept.id, fromOther: [], by: morishita.id, now };
  expect(await mergeCandidates(db, { ...merge, otherId: younger.id })).toEqual({
    ok: false,
    reason: "different_class",
  });
  expect(await mergeCandidates(db, { ...merge, otherId: kept.id })).toEqual({
    ok: false,
    reason: "same_person",
  });
});

test("undoing keeps what was corrected since, and happens once", async () => {
  const { morishita, kept, other } = await twoRecords();
  const merged = await mergeCandidates(db, {
    keptId: kept.id,
    otherId: other.id,
    fromOther: [],
    by: morishita.id,
    now,
  });
  if (!merged.ok) throw new Error(merged.reason);
  await db.updateTable("candidate").set({ phone: "090-9999-9999" }).where("id", "=", kept.id).execute();
  const undo = { mergeId: merged.mergeId, by: morishita.id, now };
  expect(await undoMerge(db, undo)).toMatchObject({ ok: true });
  const person = await db
    .selectFrom("candidate")
    .selectAll()
    .where("id", "=", kept.id)
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({ phone: "090-9999-9999", recruiter_id: null });
  expect(await undoMerge(db, undo)).toEqual({ ok: false, reason: "already_undone" });
});

const text = fc.constantFrom("", "青葉大学", "髙橋", "ren@example.jp", "090-0000-0001");
const facts = fc.record(
  Object.fromEntries(mergeFields.map((field) => [field, text])) as Record<keyof MergeFacts, typeof text>,
);

test("merging loses nothing that only one record says", () => {
  fc.assert(
    fc.property(facts, facts, (kept, other) => {
      const merged = mergedFacts(kept, other, []);
      for (const field of mergeFields) expect(merged[field]).toBe(kept[field] || other[field]);
      expect(mergedFacts(kept, other, differingFields(kept, other))).toEqual(
        Object.fromEntries(mergeFields.map((field) => [field, other[field] || kept[field]])),
      );
    }),
  );
});

const aRecord = fc.record({
  email: fc.constantFrom("", "ren@univ.example.ac.jp", "ren@mail.example.com"),
  phone: fc.constantFrom("", "090-1111-2222"),
  school: fc.constantFrom("", "青葉大学", "若葉大学"),
  offers: fc.array(fc.constantFrom("informal", "considering", "accepted", "declined_before"), {
    maxLength: 2,
  }),
  tags: fc.uniqueArray(fc.constantFrom("研修旅行", "留学"), { maxLength: 2 }),
  notes: fc.nat({ max: 2 }),
  isInvited: fc.boolean(),
});

test("merging and undoing it leaves both records exactly as they were", async () => {
  await fc.assert(
    fc.asyncProperty(aRecord, aRecord, fc.subarray([...mergeFields]), async (one, two, fromOther) => {
      await aCompany(db);
      const morishita = await aMember(db);
      const ids = [];
      for (const record of [one, two]) {
        const { id } = await aCandidate(db, {
          email: record.email,
          phone: record.phone,
          school: record.school,
        });
        ids.push(id);
        for (const state of record.offers) await anOffer(db, { candidate_id: id, state });
        for (const tag of record.tags)
          await db.insertInto("candidate_tag").values({ tag, candidate_id: id }).execute();
        for (let n = 0; n < record.notes; n++)
          await writeTouchpoint(db, {
            candidateId: id,
            kind: "note",
            happenedAt: new Date(now.getTime() - n * 86_400_000),
            fromCandidate: false,
            isContact: true,
            body: `${n}`,
          });
        if (record.isInvited) await anInvitation(id);
      }
      const [keptId = "", otherId = ""] = ids;
      const before = await everything(ids);
      const merged = await mergeCandidates(db, { keptId, otherId, fromOther, by: morishita.id, now });
      if (!merged.ok) throw new Error(merged.reason);
      expect(await db.selectFrom("offer").select("id").where("candidate_id", "=", otherId).execute()).toEqual(
        [],
      );
      expect(await undoMerge(db, { mergeId: merged.mergeId, by: morishita.id, now })).toMatchObject({
        ok: true,
      });
      expect(await everything(ids)).toEqual(before);
    }),
    { numRuns: 12 },
  );
});
