import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as hostSlots from "~/routes/host/slots.tsx";
import * as ownSlots from "~/routes/public/my-page/slots.tsx";
import * as recruiterSlots from "~/routes/recruiter/hosts/slots.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const form = {
  day: "7/14",
  starts: "15:00",
  minutes: "45",
  weeks: "2",
  form: "one_to_one",
  placeKind: "online",
  onlineUrl: "https://meet.example.com/x",
};

test("a host opens times on a phone, a candidate books, moves and gives back without script", async () => {
  await aCompany(db);
  const candidate = await aCandidate(db);
  const host = await aHost(db);
  const cookie = await signedIn(db, context, host);
  const post = (fields: Record<string, string>) =>
    visit(hostSlots, { path: "/host/slots", form: fields, cookie, context });
  expect(await post({ ...form, onlineUrl: "" })).toMatchObject({
    status: 400,
    data: { errors: { onlineUrl: [expect.any(String)] } },
  });
  expect(await post({ ...form, starts: "23:00" })).toMatchObject({
    status: 400,
    data: { errors: { starts: [expect.stringContaining("会い方の決まり")] }, values: { day: "7/14" } },
  });
  expect(await post(form)).toMatchObject({ status: 303, location: "/host/slots?opened=2" });

  const owner = { candidateId: candidate.id, secret: testSecret, purpose: "my_page", now, days: 30 } as const;
  const { token } = await issueLink(db, owner);
  const own = { path: `/c/${token}/slots`, params: { token }, context };
  const page = (await visit(ownSlots, own)).data as { open: { id: string }[]; mine: { id: string }[] };
  const [first, second] = page.open;
  expect((await visit(ownSlots, { ...own, form: { slot: first?.id ?? "" } })).location).toContain(
    "done=booked",
  );
  expect((await visit(ownSlots, { ...own, form: { slot: second?.id ?? "" } })).location).toContain(
    "done=booked",
  );
  const after = (await visit(ownSlots, own)).data as typeof page;
  expect([after.mine.map(({ id }) => id), after.open.map(({ id }) => id)]).toEqual([
    [second?.id],
    [first?.id],
  ]);
  await visit(ownSlots, { ...own, form: { back: second?.id ?? "" } });
  expect((await visit(ownSlots, own)).data).toMatchObject({ mine: [] });
  expect((await visit(ownSlots, { ...own, form: { slot: host.id } })).status).toBe(409);
  expect((await visit(ownSlots, { ...own, form: { slot: "x" } })).status).toBe(404);
  const stranger = { ...own, path: "/c/x/slots", params: { token: "x" } };
  expect((await visit(ownSlots, stranger)).status).toBe(302);

  await post({ close: second?.id ?? "" });
  expect((await visit(hostSlots, { path: "/host/slots", cookie, context })).data).toMatchObject({
    slots: [{ id: first?.id }],
  });
});

test("recruiting opens times for a host, who is asked; a host can't open them for a colleague", async () => {
  await aCompany(db);
  await aCandidate(db);
  const host = await aHost(db);
  const at = { path: `/hosts/${host.id}/slots`, params: { id: host.id }, context };
  const recruiter = await signedIn(db, context, await aMember(db));
  expect((await visit(recruiterSlots, { ...at, form, cookie: recruiter })).status).toBe(303);
  const states = await db.selectFrom("session_host").select("state").execute();
  expect(states.map(({ state }) => state)).toEqual(["asked", "asked"]);
  const other = await signedIn(db, context, await aHost(db));
  expect((await visit(recruiterSlots, { ...at, form, cookie: other })).status).toBe(404);
});
