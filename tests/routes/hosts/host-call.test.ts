import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import {
  aCandidate,
  aCompany,
  aHost,
  aMember,
  anEvent,
  anInvitation,
  anOffer,
} from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { askForCall, findGuestOf } from "~/features/care/ask-for-call.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import * as call from "~/routes/host/call.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

/** Minato comes to a meeting that Okamoto leads; Nishimura leads none. */
async function minato() {
  await aCompany(db);
  const event = await anEvent(db);
  const okamoto = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  const nishimura = await aMember(db, { role: "host", family_name: "西村" });
  const guest = await aCandidate(db, { family_name: "清水", given_name: "湊" });
  await anOffer(db, { candidate_id: guest.id, state: "considering" });
  const invitation = await anInvitation(db, event, { candidate_id: guest.id });
  await answerInvitation(db, {
    ...{ invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" },
    ...{ source: "link", now, mailDomain: "x" },
  });
  const params = { session: event.session.id, person: guest.id };
  const path = `/host/sessions/${params.session}/call/${params.person}`;
  const cookies = {
    okamoto: await signedIn(db, context, okamoto),
    nishimura: await signedIn(db, context, nishimura),
  };
  const press = (word: string | undefined, who: keyof typeof cookies = "okamoto") =>
    visit(call, {
      ...{ path, params, context, cookie: cookies[who] },
      ...(word !== undefined && { form: { word } }),
    });
  return {
    guest,
    press,
    okamoto,
    own: { sessionId: params.session, candidateId: guest.id, memberId: okamoto.id },
  };
}

const signals = () =>
  db.selectFrom("care_signal").select(["rule", "source", "quote", "expires_on", "owner_id"]).execute();

test("a host asks for a call once a day: a signal with their line, a source and an end, and no owner yet", async () => {
  const { press } = await minato();
  expect((await press(undefined)).data).toMatchObject({ name: "清水 湊さん", isDone: false });
  expect(await signals()).toEqual([]);
  const word = "配属のことが気になっているようです";
  expect((await press(word)).location).toContain("?done");
  await press(word);
  expect(await signals()).toEqual([
    { rule: "host_call", source: "host_request", quote: word, expires_on: "2026-08-05", owner_id: null },
  ]);
});

test("what may not be kept about a family is refused with the reason, and so is nothing at all", async () => {
  const { press } = await minato();
  const refused = await press("お父さんの病気で悩んでいます");
  expect(refused).toMatchObject({ status: 400, data: { word: "お父さんの病気で悩んでいます" } });
  expect(JSON.stringify(refused.data)).toContain("健康");
  expect((await press("  ")).status).toBe(400);
  expect(await signals()).toEqual([]);
});

test("only who leads the meeting may ask, and only until two weeks after it", async () => {
  const { press, own } = await minato();
  for (const word of [undefined, "電話してください"])
    expect((await press(word, "nishimura")).status).toBe(404);
  const inTime = await findGuestOf(db, { ...own, now: new Date("2026-08-01T03:00:00Z") });
  expect(inTime).toMatchObject({ familyName: "清水" });
  const late = { ...own, word: "電話してください", now: new Date("2026-08-02T03:00:00Z") };
  expect(await askForCall(db, late)).toEqual({ ok: false, reason: "not_found" });
  expect(await signals()).toEqual([]);
});

test("nobody is called who stopped this, with whom we are through, or where the company turned it off", async () => {
  const { guest, okamoto, press } = await minato();
  await db
    .insertInto("care_mute")
    .values({ candidate_id: guest.id, rule: "host_call", muted_at: now })
    .execute();
  expect((await press("電話してください")).status).toBe(400);
  await db.deleteFrom("care_mute").execute();
  await db.updateTable("offer").set({ state: "declined_before", ended_on: "2026-07-05" }).execute();
  expect((await press("電話してください")).status).toBe(400);
  await db.updateTable("offer").set({ state: "considering", ended_on: null }).execute();
  await db
    .insertInto("care_rule")
    .values({ rule: "host_call", is_on: false, days: 0, changed_by: okamoto.id, changed_at: now })
    .execute();
  expect((await press("電話してください")).status).toBe(400);
  expect(await signals()).toEqual([]);
});
