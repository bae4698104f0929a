import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aChoice, aChooser, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { switchReminder } from "~/features/reminders/switch-reminder.server.ts";
import { writeReminders } from "~/features/reminders/write-reminders.server.ts";
import { formatTime } from "~/lib/dates.ts";

// The social of `anEvent` is on Saturday 18 July 2026, 14:00 to 16:30 in Tokyo; people were invited on 1 July at 10:00.
const db = testDatabase();
const jobs = quietJobs();

/** The clock's letters at a moment of Tokyo's summer time ("07-16 14:00"): which kinds were written, sorted. */
async function at(moment: string): Promise<string[]> {
  const now = new Date(`2026-${moment.replace(" ", "T")}:00+09:00`);
  await writeReminders(db, jobs, now);
  const rows = await db.selectFrom("delivery").select("letter").where("created_at", "=", now).execute();
  return rows.map(({ letter }) => letter.replace("event_", "")).sort();
}

type Event = Awaited<ReturnType<typeof anEvent>>;
type Guest = { answer?: "yes" | "no" | "maybe"; answered?: string; seat?: "going" | "waiting" | "offered" };

/** Somebody invited on 1 July, with an answer of 2 July and what follows from it. */
async function aGuest(
  event: Event,
  { answer, seat }: Guest = {},
  person: Parameters<typeof aCandidate>[1] = {},
) {
  const candidate = await aCandidate(db, person);
  const given = answer ? { answer, answered_at: new Date("2026-07-02T01:00:00Z") } : {};
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id, ...given });
  if (seat) await aSeat(event.session.id, invitation, seat);
  return { candidate, invitation };
}

async function aSeat(
  sessionId: string,
  invitation: { id: string; candidate_id: string },
  state: "going" | "waiting" | "offered" = "going",
  more: { attendance?: string; arrived_at?: Date } = {},
) {
  const { count } = await db
    .selectFrom("seat")
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  await db
    .insertInto("seat")
    .values({
      session_id: sessionId,
      candidate_id: invitation.candidate_id,
      invitation_id: invitation.id,
      state,
      arrival: count + 1,
      arrived_at: new Date("2026-07-02T01:00:00Z"),
      ...more,
    })
    .execute();
}

test("mail: who stays silent is asked three days after the invitation and two days before the deadline, once each", async () => {
  await aGuest(await anEvent(db));
  expect(await at("07-04 09:59")).toEqual([]);
  expect(await at("07-04 10:00")).toEqual(["reminder"]);
  expect(await at("07-04 10:05")).toEqual([]);
  expect(await at("07-16 13:59")).toEqual([]);
  expect(await at("07-16 14:00")).toEqual(["reminder"]);
  expect(await at("07-17 12:00")).toEqual([]);
});

test("a deadline of the event's own counts instead of its start", async () => {
  await aGuest(await anEvent(db, { answer_by: new Date("2026-07-12T11:00:00Z") }));
  expect(await at("07-10 19:59")).toEqual([]);
  expect(await at("07-10 20:00")).toEqual(["reminder"]);
  expect(await at("07-13 10:00")).toEqual([]);
});

test("where invitation and deadline are near each other, one letter is enough, or none", async () => {
  await aGuest(await anEvent(db, { answer_by: new Date("2026-07-06T03:00:00Z") }));
  expect(await at("07-04 10:00")).toEqual([]);
  expect(await at("07-04 12:00")).toEqual(["reminder"]);

  await aGuest(await anEvent(db, { answer_by: new Date("2026-07-02T03:00:00Z") }));
  for (const moment of ["07-01 12:00", "07-01 20:00", "07-02 08:00", "07-04 10:05"])
    expect(await at(moment)).toEqual([]);
});

test("nobody is asked for whom it means nothing", async () => {
  const event = await anEvent(db);
  await aGuest(event, { answer: "no" });
  await aGuest(event, { answer: "yes", seat: "going" });
  await aGuest(event, {}, { email: "" });
  await aGuest(event, {}, { offer_state: "declined_before" });
  const twin = await aGuest(event);
  await db
    .updateTable("candidate")
    .set({ merged_into_id: (await aCandidate(db)).id })
    .where("id", "=", twin.candidate.id)
    .execute();
  const stopped = await aGuest(event);
  await db
    .updateTable("invitation")
    .set({ stopped_at: new Date("2026-07-02T01:00:00Z") })
    .where("id", "=", stopped.invitation.id)
    .execute();
  const bounced = await aGuest(event);
  await sql`insert into delivery (id, letter, mail_class, candidate_id, invitation_id, address, locale, message_id, state, not_before, created_at)
    values (gen_random_uuid(), 'event_invitation', 'transactional', ${bounced.candidate.id}, ${bounced.invitation.id}, 'x@example.jp', 'ja', '<1@x>',
      'failed', '2026-07-01', '2026-07-01')`.execute(db);
  await aGuest(await anEvent(db, { state: "cancelled" }));
  await aGuest(await anEvent(db, { session: { state: "cancelled" } }));
  await aGuest(await anEvent(db, { reminders_off: ["silent"] }));
  for (const moment of ["07-04 10:00", "07-16 14:00"]) expect(await at(moment)).toEqual([]);
});

test("who can't decide yet is asked once more, two days before the deadline", async () => {
  const event = await anEvent(db, { answer_by: new Date("2026-07-16T11:00:00Z") });
  await aGuest(event, { answer: "maybe" });
  expect(await at("07-14 19:55")).toEqual([]);
  expect(await at("07-14 20:00")).toEqual(["asked_again"]);
  expect(await at("07-15 09:00")).toEqual([]);
});

test("the day before comes at noon of each reader's own zone", async () => {
  const event = await anEvent(db);
  const zones = ["Asia/Tokyo", "Asia/Ho_Chi_Minh", "America/New_York"];
  for (const zone of zones) await aGuest(event, { answer: "yes", seat: "going" }, { zone });
  await aGuest(event, { answer: "yes", seat: "waiting" });
  expect(await at("07-17 11:55")).toEqual([]);
  expect(await at("07-17 12:00")).toEqual(["day_before"]); // Tokyo
  expect(await at("07-17 14:00")).toEqual(["day_before"]); // Vietnam, two hours behind
  expect(await at("07-18 00:55")).toEqual([]);
  expect(await at("07-18 01:00")).toEqual(["day_before"]); // New York: noon of the 17th, the social is at 1 a.m. there
});

test("who has just got the seat has just read all of it", async () => {
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, { answer: "yes" });
  await aSeat(event.session.id, invitation, "going", { arrived_at: new Date("2026-07-17T02:00:00Z") });
  expect(await at("07-17 12:00")).toEqual([]);
  expect(await at("07-17 14:00")).toEqual(["day_before"]);
});

test("a session that moved to another day is told of again on the day before that", async () => {
  const event = await anEvent(db);
  await aGuest(event, { answer: "yes", seat: "going" });
  expect(await at("07-17 12:00")).toEqual(["day_before"]);
  const [starts_at, ends_at] = [new Date("2026-07-25T05:00:00Z"), new Date("2026-07-25T07:00:00Z")];
  await db.updateTable("session").set({ starts_at, ends_at }).execute();
  expect(await at("07-17 12:05")).toEqual([]);
  expect(await at("07-24 12:00")).toEqual(["day_before"]);
});

test("an hour before comes only where the session is online and its room is known", async () => {
  const online = { place_kind: "online", online_url: "https://meet.example.jp/1" };
  const event = await anEvent(db, { session: online });
  await aGuest(event, { answer: "yes", seat: "going" });
  await aGuest(await anEvent(db), { answer: "yes", seat: "going" });
  await aGuest(await anEvent(db, { session: { ...online, online_url: "" } }), {
    answer: "yes",
    seat: "going",
  });
  await at("07-17 12:00");
  expect(await at("07-18 12:50")).toEqual([]);
  expect(await at("07-18 12:55")).toEqual(["hour_before"]);
  expect(await at("07-18 13:00")).toEqual([]);
});

test("thanks go an hour after the end to who came, once, and not where the questions were answered already", async () => {
  const event = await anEvent(db);
  const come = async (attendance: string) => {
    const invitation = await anInvitation(db, event, { answer: "yes" });
    await aSeat(event.session.id, invitation, "going", { attendance });
    return invitation;
  };
  await come("attended");
  await come("excused");
  await come("no_show");
  await come("unknown");
  const said = await come("attended");
  await db
    .insertInto("event_feedback")
    .values({
      invitation_id: said.id,
      worthwhile: "yes",
      pictured: "yes",
      given_at: new Date("2026-07-18T08:00:00Z"),
    })
    .execute();
  expect(await at("07-18 17:25")).toEqual([]);
  expect(await at("07-18 17:30")).toEqual(["thanks"]);
  expect(await at("07-19 10:00")).toEqual([]);
  await db.updateTable("seat").set({ attendance: "attended" }).execute();
  expect(await at("07-19 10:05")).toHaveLength(3); // noted the day after
  expect(await at("07-25 10:05")).toEqual([]);
});

test("who goes to several sessions is thanked after the last of them", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2 });
  const invitation = await aChooser(db, event, { answer: "yes" });
  for (const id of event.ids) await aSeat(id, invitation, "going", { attendance: "attended" });
  expect((await at("07-18 18:00")).filter((letter) => letter === "thanks")).toEqual([]);
  expect(await at("07-19 18:00")).toEqual(["thanks"]);
});

test("mail: what becomes due at night is written in the reader's morning, whatever the zone", async () => {
  const late = { starts_at: new Date("2026-07-18T14:00:00Z"), ends_at: new Date("2026-07-18T15:00:00Z") };
  const event = await anEvent(db, {
    session: { ...late, place_kind: "online", online_url: "https://meet.example.jp/1" },
  });
  const invited = { sends_at: new Date("2026-07-01T14:30:00Z") }; // 23:30
  const silent = await anInvitation(db, event, invited);
  expect(await at("07-04 23:30")).toEqual([]);
  expect(await at("07-05 07:55")).toEqual([]);
  expect(await at("07-05 08:00")).toEqual(["reminder"]);
  await db.deleteFrom("invitation").where("id", "=", silent.id).execute();

  const zones = ["Asia/Tokyo", "Asia/Kolkata", "America/New_York", "Europe/Paris", "Pacific/Auckland"];
  for (const zone of zones) {
    await aGuest(event, {}, { zone });
    await aGuest(event, { answer: "yes", seat: "going" }, { zone });
  }
  let letters = 0;
  const hours = fc.integer({ min: 0, max: 18 * 24 * 4 });
  await fc.assert(
    fc.asyncProperty(hours, async (quarter) => {
      const now = new Date(Date.parse("2026-07-01T00:00:00Z") + quarter * 900_000);
      await db.deleteFrom("delivery").execute();
      await db.deleteFrom("reminder").execute();
      await writeReminders(db, jobs, now);
      const { rows } = await sql<{ zone: string }>`
        select zone from delivery join candidate on candidate.id = candidate_id`.execute(db);
      letters += rows.length;
      for (const { zone } of rows) {
        const hour = Number.parseInt(formatTime(now, { zone }), 10);
        expect(hour >= 8 && hour < 21, `${now.toISOString()} ${zone}`).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
  expect(letters).toBeGreaterThan(0);
});

test("several workers at the same moment write each letter once", { timeout: 60_000 }, async () => {
  const event = await anEvent(db);
  for (let count = 0; count < 23; count++) await aGuest(event);
  for (let count = 0; count < 17; count++) await aGuest(event, { answer: "maybe" });
  const now = new Date("2026-07-16T06:00:00Z");
  const workers = Array.from({ length: 4 }, () => connect(testDatabaseUrl(), { max: 2 }));
  const written = await Promise.all(workers.map((worker) => writeReminders(worker, jobs, now, 5)));
  await Promise.all(workers.map((worker) => worker.destroy()));
  expect(written.reduce((sum, count) => sum + count)).toBe(40);
  const { rows } = await sql<{ count: number; people: number }>`
    select count(*) as count, count(distinct candidate_id) as people from delivery`.execute(db);
  expect(rows).toEqual([{ count: 40, people: 40 }]);
  expect(await writeReminders(db, jobs, now)).toBe(0);
});

test("each kind can be switched off and on for one event", async () => {
  const event = await anEvent(db);
  await aGuest(event);
  const off = { eventId: event.id, kind: "silent" } as const;
  await switchReminder(db, { ...off, isOn: false });
  await switchReminder(db, { ...off, isOn: false });
  expect(await at("07-04 10:00")).toEqual([]);
  await switchReminder(db, { ...off, isOn: true });
  expect(await at("07-04 11:00")).toEqual(["reminder"]);
});
