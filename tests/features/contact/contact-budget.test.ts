import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aChooser, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { aSender, quietJobs, someLetters, untilQuiet } from "#tests/support/letters.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { whoWaits } from "~/features/contact/who-waits.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { listInvitees } from "~/features/events/invitees.server.ts";
import { noteLineCopied } from "~/features/events/line-texts.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { newMessageId, sendMessage } from "~/features/messages/send-message.server.ts";
import { saveContactWish } from "~/features/privacy/save-contact-wish.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const secret = "a secret of at least thirty-two characters";

async function invite(eventId: string, candidateIds: string[], more: { at?: Date; reason?: string } = {}) {
  const memberId = (await aMember(db)).id;
  const { at = now, reason = "" } = more;
  return inviteCandidates(db, jobs, {
    ...{ eventId, candidateIds, memberId, secret, now: at },
    overrideReason: reason,
  });
}

const open = () => anEvent(db);

async function classes(candidateId: string) {
  const rows = await db
    .selectFrom("delivery")
    .select("mail_class")
    .where("candidate_id", "=", candidateId)
    .execute();
  return rows.map((row) => row.mail_class);
}

test("a second invitation within seven days spares the person, and the preview says why", async () => {
  const [hana, ren] = [await aCandidate(db), await aCandidate(db)];
  const [first, second] = [await open(), await open()];
  expect(await invite(first.id, [hana.id])).toMatchObject({ ok: true, invited: 1 });
  expect(await classes(hana.id)).toEqual(["promotional"]);

  const clock = { now: inDays(6), today: "2026-07-12" };
  const filter = { ...noFilter, ids: [hana.id, ren.id] };
  const people = await listInvitees(db, { eventId: second.id, filter, clock });
  const why = Object.fromEntries(people.map(({ id, leftOut }) => [id, leftOut]));
  expect(why).toEqual({ [hana.id]: "too_soon", [ren.id]: null });
  expect(await invite(second.id, [hana.id, ren.id], { at: inDays(6) })).toMatchObject({ invited: 1 });
  expect(await invite(second.id, [hana.id], { at: inDays(6) })).toEqual({ ok: false, reason: "spared" });
  expect(await invite(second.id, [hana.id], { at: inDays(7) })).toMatchObject({ invited: 1 });
  expect(await whoWaits(db, [hana.id], inDays(20))).toEqual(new Map([[hana.id, "budget_spent"]]));
  expect(await whoWaits(db, [hana.id], inDays(26))).toEqual(new Map());
});

test("an invitation pasted into a messenger counts as one, once for an event and day, not beside its letter", async () => {
  const [hana, ren] = [await aCandidate(db), await aCandidate(db)];
  const [event, other] = [await open(), await open()];
  const memberId = (await aMember(db)).id;
  const used = async (id: string) =>
    (await readContactBudget(db, id, { zone: "Asia/Tokyo", now: inDays(1) })).used;
  const paste = async (eventId: string, candidate_id: string) => {
    const { id } = await db
      .selectFrom("invitation")
      .select("id")
      .where("event_id", "=", eventId)
      .where("candidate_id", "=", candidate_id)
      .executeTakeFirstOrThrow();
    await noteLineCopied(db, { eventId, invitationIds: [id], memberId, now });
  };
  await aChooser(db, other, { candidate_id: hana.id });
  expect(await used(hana.id)).toBe(0);
  await paste(other.id, hana.id);
  await paste(other.id, hana.id);
  expect(await used(hana.id)).toBe(1);
  expect(await whoWaits(db, [hana.id], inDays(1))).toEqual(new Map([[hana.id, "too_soon"]]));

  await invite(event.id, [ren.id]);
  await paste(event.id, ren.id);
  expect(await used(ren.id)).toBe(1);
});

test("with a reason the spared get it too, and the reason is kept for each", async () => {
  const hana = await aCandidate(db);
  await db
    .insertInto("quiet_time")
    .values({
      ...{ id: uuidv7(), candidate_id: hana.id, created_at: now },
      ...{ from_on: "2026-07-06", until_on: "2026-07-06" },
    })
    .execute();
  const event = await open();
  expect(await invite(event.id, [hana.id], { reason: "  " })).toEqual({ ok: false, reason: "spared" });
  expect(await invite(event.id, [hana.id], { reason: "ご本人から電話で頼まれた" })).toMatchObject({
    invited: 1,
  });
  const kept = await db
    .selectFrom("contact_override")
    .select(["candidate_id", "event_id", "place", "refusal", "reason"])
    .execute();
  expect(kept).toEqual([
    {
      ...{ candidate_id: hana.id, event_id: event.id, place: "invitation" },
      ...{ refusal: "quiet_time", reason: "ご本人から電話で頼まれた" },
    },
  ]);
  const { overrides } = await readContactBudget(db, hana.id, { zone: "Asia/Tokyo", now });
  expect(overrides).toEqual([{ at: now, reason: "ご本人から電話で頼まれた" }]);
});

test("colleagues who invite the same people at the same moment can't spend more than the budget", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => aCandidate(db)));
  const ids = people.map(({ id }) => id);
  const events = await Promise.all(Array.from({ length: 4 }, open));
  await Promise.all(events.map(({ id }, at) => invite(id, at % 2 ? ids : [...ids].reverse())));
  for (const id of ids) expect(await classes(id)).toEqual(["promotional"]);
});

test("paid work and the ceremony go out although the person wants no letters, and spend nothing", async () => {
  const hana = await aCandidate(db);
  await db
    .insertInto("contact_wish")
    .values({ candidate_id: hana.id, promotional_a_month: 0, updated_at: now })
    .execute();
  const ceremony = await anEvent(db, { kind: "ceremony" });
  const work = await anEvent(db, { is_paid_work: true });
  for (const { id } of [ceremony, work]) expect(await invite(id, [hana.id])).toMatchObject({ invited: 1 });
  expect(await classes(hana.id)).toEqual(["transactional", "transactional"]);
});

test("a message reaches who holds a seat whatever the budget, and spares the others until a reason is given", async () => {
  const event = await open();
  const [seated, silent] = [await aCandidate(db), await aCandidate(db)];
  for (const { id } of [seated, silent])
    await db
      .insertInto("quiet_time")
      .values({
        ...{ id: uuidv7(), candidate_id: id, created_at: now },
        ...{ from_on: "2026-07-06", until_on: "2026-07-06" },
      })
      .execute();
  const held = await aChooser(db, event, { candidate_id: seated.id, answer: "yes" });
  await aChooser(db, event, { candidate_id: silent.id });
  await db
    .insertInto("seat")
    .values({
      ...{ session_id: event.session.id, candidate_id: seated.id, invitation_id: held.id },
      ...{ state: "going", arrival: 1, arrived_at: now },
    })
    .execute();
  const message = {
    ...{ eventId: event.id, memberId: (await aMember(db)).id, now },
    groups: ["going" as const, "silent" as const],
    texts: { ja: { subject: "持ちもの", text: "筆記用具だけお持ちください。" } },
  };
  expect(await sendMessage(db, jobs, { ...message, id: newMessageId() })).toEqual({ ok: true, sent: 1 });
  expect(await classes(silent.id)).toEqual([]);
  const again = { ...message, id: newMessageId(), overrideReason: "会場が変わるおそれがある" };
  expect(await sendMessage(db, jobs, again)).toEqual({ ok: true, sent: 2 });
  expect(await sendMessage(db, jobs, again)).toEqual({ ok: true, sent: 2 });
  expect(await classes(seated.id)).toEqual(["transactional", "transactional"]);
  expect(await classes(silent.id)).toEqual(["promotional"]);
});

test("who stopped such letters is never written to, whatever reason a colleague gives", async () => {
  const hana = await aCandidate(db);
  await saveContactWish(db, { candidateId: hana.id, most: 0, through: "one_click", now });
  const event = await open();
  expect(await invite(event.id, [hana.id], { reason: "ぜひ来てほしい" })).toEqual({
    ok: false,
    reason: "spared",
  });
  expect(await db.selectFrom("contact_override").selectAll().execute()).toEqual([]);
});

test("stopping also holds what waits to be sent, and nothing that is about a seat", async () => {
  await aCompany(db);
  const hana = await aCandidate(db);
  const event = await open();
  await invite(event.id, [hana.id]);
  const invitation = await db.selectFrom("invitation").selectAll().executeTakeFirstOrThrow();
  await answerInvitation(db, {
    ...{ invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" },
    ...{ source: "link", now, mailDomain: "aoba.example.jp" },
  });
  await db.updateTable("invitation").set({ answer: null }).execute(); // so that only the wish can stop the invitation
  await saveContactWish(db, { candidateId: hana.id, most: 0, through: "one_click", now });

  const sender = aSender(db, undefined, { now: () => inDays(0.1) });
  await untilQuiet(db, (states) => (states.stopped ?? 0) + (states.kept ?? 0) === 2);
  await sender.stop();

  const letters = await db
    .selectFrom("delivery")
    .select(["letter", "state", "stopped_because as because"])
    .orderBy("letter")
    .execute();
  expect(letters).toEqual([
    { letter: "event_confirmed", state: "kept", because: "" },
    { letter: "event_invitation", state: "stopped", because: "unwanted" },
  ]);
});

test("an invitation that nobody has to send carries the way to stop; a letter about a seat carries none", async () => {
  await aCompany(db);
  const { deliveryIds } = await someLetters(db, 2);
  const [promotional = ""] = deliveryIds;
  await db.updateTable("delivery").set({ mail_class: "promotional" }).where("id", "=", promotional).execute();
  const sender = aSender(db, undefined);
  await untilQuiet(db);
  await sender.stop();
  const rows = await db.selectFrom("delivery").select(["id", "source"]).execute();
  for (const { id, source } of rows) {
    const bytes = source?.toString("latin1").replace(/\r\n[ \t]/g, "") ?? "";
    const stop =
      /^List-Unsubscribe: ?<https:\/\/enishi\.example\.jp\/api\/letters\/[\w-]{43}\/stop>\r$/m.test(bytes);
    expect(stop).toBe(id === promotional);
    expect(bytes.includes("List-Unsubscribe-Post: List-Unsubscribe=One-Click")).toBe(id === promotional);
    expect(readMessage(source ?? Buffer.alloc(0)).text.includes("/contact\n")).toBe(id === promotional);
  }
});
