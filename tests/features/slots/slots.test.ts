import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { testSecret } from "#tests/support/sign-in.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { bookSlot, giveSlotBack } from "~/features/slots/book-slot.server.ts";
import { closeSlot, listHostSlots } from "~/features/slots/hosts-slots.server.ts";
import { openSlots, type SlotDraft } from "~/features/slots/open-slots.server.ts";
import { readOwnSlots } from "~/features/slots/own-slots.server.ts";
import { listOpenSlots } from "~/features/slots/slot-queries.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const zone = "Asia/Tokyo";
const at = (day: string, hour: string) => new Date(`2026-07-${day}T${hour}:00+09:00`);

const draft: SlotDraft = {
  starts: [at("14", "15:00")],
  minutes: 45,
  form: "one_to_one",
  size: 4,
  tables: 1,
  placeKind: "online",
  place: {},
  onlineUrl: "https://meet.example.com/okamoto",
};

async function open(hostId: string, change: Partial<SlotDraft> = {}, memberId = hostId): Promise<string[]> {
  await aCohort(db);
  const opened = await openSlots(db, jobs, {
    draft: { ...draft, ...change },
    ...{ cohortYear: 2027, zone, hostId, memberId, now },
  });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.sessionIds;
}

const book = (candidateId: string, sessionId: string | undefined, when = now) =>
  bookSlot(db, jobs, { candidateId, sessionId: sessionId ?? "", secret: testSecret, now: when });

async function letters(): Promise<string[]> {
  const rows = await db.selectFrom("delivery").select(["letter", "candidate_id"]).orderBy("id").execute();
  return rows
    .filter((row) => row.candidate_id)
    .map((row) => row.letter)
    .sort();
}

const held = async (candidateId: string) =>
  (await db.selectFrom("seat").select("session_id").where("candidate_id", "=", candidateId).execute()).map(
    (seat) => seat.session_id,
  );

test("a host opens times over several weeks and leads them at once; all hang on one event of the class", async () => {
  const host = await aHost(db);
  const ids = await open(host.id, {
    starts: [at("14", "15:00"), at("21", "15:00")],
    form: "tables",
    tables: 3,
  });
  await open(host.id, { starts: [at("15", "15:00")] });
  const events = await db.selectFrom("event").select(["is_slots", "state"]).execute();
  expect(events).toEqual([{ is_slots: true, state: "published" }]);
  const seats = await db.selectFrom("session").select(["seats", "form"]).where("id", "in", ids).execute();
  expect(seats).toEqual([
    { seats: 12, form: "tables" },
    { seats: 12, form: "tables" },
  ]);
  const sent = await db.selectFrom("delivery").select("letter").execute();
  expect(sent.map((row) => row.letter)).toEqual(["host_confirmed", "host_confirmed", "host_confirmed"]);
  expect(await db.selectFrom("calendar_entry").select("member_id").execute()).toHaveLength(3);
});

test("one that recruiting opens asks the host; candidates see it when the host has said yes", async () => {
  const host = await aHost(db);
  const recruiter = await aMember(db);
  const candidate = await aCandidate(db);
  const [id] = await open(host.id, {}, recruiter.id);
  expect(await listOpenSlots(db, candidate.id, now)).toEqual([]);
  expect(await book(candidate.id, id)).toEqual({ ok: false, reason: "gone" });
  await db.updateTable("session_host").set({ state: "accepted" }).execute();
  expect((await listOpenSlots(db, candidate.id, now)).map((slot) => slot.sessionId)).toEqual([id]);
});

test("times that meet something else the host leads, or lie outside the rules, open nothing at all", async () => {
  const host = await aHost(db);
  await open(host.id);
  const again = { draft, cohortYear: 2027, zone, hostId: host.id, memberId: host.id, now };
  const clash = await openSlots(db, jobs, {
    ...again,
    draft: { ...draft, starts: [at("13", "15:00"), at("14", "15:30")] },
  });
  expect(clash).toMatchObject({ ok: false, reason: "host_busy" });
  const late = await openSlots(db, jobs, { ...again, draft: { ...draft, starts: [at("16", "20:30")] } });
  expect(late).toMatchObject({ ok: false, reason: "policy" });
  expect(await db.selectFrom("session").select("id").execute()).toHaveLength(1);
});

test("booking gives the seat, the letter and the calendar entry of any event; the same press twice does nothing more", async () => {
  const [id] = await open((await aHost(db)).id);
  const candidate = await aCandidate(db);
  expect(await book(candidate.id, id)).toEqual({ ok: true, changed: true });
  expect(await book(candidate.id, id)).toEqual({ ok: true, changed: false });
  expect(await letters()).toEqual(["event_confirmed"]);
  const entry = await db
    .selectFrom("calendar_entry")
    .select("is_cancelled")
    .where("candidate_id", "=", candidate.id)
    .execute();
  expect(entry).toEqual([{ is_cancelled: false }]);
  const page = await readOwnSlots(db, { candidateId: candidate.id, locale: "ja", now });
  expect(page.mine).toMatchObject([{ when: "7月14日(火) 15:00〜15:45", host: "岡本さん", form: "1対1" }]);
  expect(page.open).toEqual([]);
});

test("twenty press for one seat: one has it, and nobody stands in a line they didn't ask for", async () => {
  const [id] = await open((await aHost(db)).id);
  const people = await Promise.all(Array.from({ length: 20 }, () => aCandidate(db)));
  const results = await Promise.all(people.map((person) => book(person.id, id)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "full")).toHaveLength(19);
  expect(await db.selectFrom("seat").select("state").execute()).toEqual([{ state: "going" }]);
  expect(await db.selectFrom("invitation").select("id").execute()).toHaveLength(1);
});

test("moving to another time gives the first back only when the new one is theirs", async () => {
  const host = await aHost(db);
  const ids = await open(host.id, { starts: [at("14", "15:00"), at("15", "15:00"), at("16", "15:00")] });
  const [ann, ben] = [await aCandidate(db), await aCandidate(db)];
  await book(ann.id, ids[0]);
  await book(ben.id, ids[1]);
  expect(await book(ann.id, ids[1])).toEqual({ ok: false, reason: "full" });
  expect(await held(ann.id)).toEqual([ids[0]]);
  expect(await book(ann.id, ids[2])).toEqual({ ok: true, changed: true });
  expect(await held(ann.id)).toEqual([ids[2]]);
  expect(await letters()).toEqual([
    "event_confirmed",
    "event_confirmed",
    "event_confirmed",
    "event_declined_noted",
  ]);
});

test("given back, a time is free for others; once one is over another may be booked", async () => {
  const host = await aHost(db);
  const ids = await open(host.id, { starts: [at("14", "15:00"), at("21", "15:00")] });
  const [ann, ben] = [await aCandidate(db), await aCandidate(db)];
  await book(ann.id, ids[0]);
  const back = () => giveSlotBack(db, jobs, { candidateId: ann.id, sessionId: ids[0] ?? "", now });
  expect(await back()).toBe(true);
  expect(await back()).toBe(false);
  expect(await book(ben.id, ids[0])).toMatchObject({ ok: true });
  const later = new Date("2026-07-15T00:00:00Z");
  expect(await book(ben.id, ids[1], later)).toMatchObject({ ok: true });
  expect((await held(ben.id)).sort()).toEqual([...ids].sort());
});

test("another class, a declined offer, a time about to begin and one at the time of another seat aren't to be had", async () => {
  const [id] = await open((await aHost(db)).id);
  await aCohort(db, { year: 2028 });
  const younger = await aCandidate(db, { cohort_year: 2028 });
  const left = await aCandidate(db, { offer_state: "declined_before" });
  const candidate = await aCandidate(db);
  expect(await book(younger.id, id)).toEqual({ ok: false, reason: "gone" });
  expect(await book(left.id, id)).toEqual({ ok: false, reason: "gone" });
  expect(await book(candidate.id, id, at("14", "14:00"))).toEqual({ ok: false, reason: "gone" });
  const social = await anEvent(db, { session: { starts_at: at("14", "15:30"), ends_at: at("14", "17:00") } });
  const invitation = await anInvitation(db, social, { candidate_id: candidate.id });
  const said = { answer: "yes", word: "", source: "link", now, mailDomain: "aoba.example.jp" } as const;
  await answerInvitation(db, { invitationId: invitation.id, sessionId: social.session.id, ...said });
  expect(await book(candidate.id, id)).toMatchObject({ ok: false, reason: "double_booked" });
});

test("a host closes a time nobody booked, also the last one; a booked one stays", async () => {
  const host = await aHost(db);
  const ids = await open(host.id, { starts: [at("14", "15:00"), at("15", "15:00")] });
  const candidate = await aCandidate(db);
  await book(candidate.id, ids[0]);
  const close = (sessionId: string | undefined, memberId = host.id) =>
    closeSlot(db, jobs, { sessionId: sessionId ?? "", memberId, reason: "都合", now });
  expect(await close(ids[0])).toBe(false);
  expect(await close(ids[1], (await aHost(db)).id)).toBe(false);
  expect(await close(ids[1])).toBe(true);
  await giveSlotBack(db, jobs, { candidateId: candidate.id, sessionId: ids[0] ?? "", now });
  expect(await close(ids[0])).toBe(true);
  expect(await listHostSlots(db, { hostId: host.id, locale: "ja", now })).toEqual([]);
});
