import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/server-runtime";
import { uuidv7 } from "uuidv7";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, anEvent, anInvitation, aSession } from "#tests/support/factories.ts";
import { aContext, testSecret } from "#tests/support/sign-in.ts";
import { issueLink, revokeLinks } from "~/features/letters/private-link.server.ts";
import { createWeb } from "~/http/serve.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");

type Form = Record<string, string>;
type Event = Awaited<ReturnType<typeof anEvent>>;

async function aGuest(event: Event, days = 90) {
  const invitation = await anInvitation(db, event);
  const owner = { candidateId: invitation.candidate_id, invitationId: invitation.id };
  const since = new Date(now.getTime() - 86_400_000);
  const { token } = await issueLink(db, {
    ...{ secret: testSecret, purpose: "invitation", ...owner, now: since, days },
  });
  return { ...owner, path: `/a/${token}`, yes: { answer: "yes", word: "", session: event.session.id } };
}

/** The page's own action says what reached it: how it is after a plain answer tests/routes/events/answer-page shows. */
async function serve() {
  let wakes = 0;
  const context = aContext(db, { now: () => now });
  const before = setLogWriter(() => {});
  const web = createWeb({
    build: pageThatSaysWhatItGot,
    mode: "production",
    context: { ...context, jobs: { ...context.jobs, wake: () => wakes++ } },
    checkReady: async () => {},
  });
  await new Promise<void>((done) => web.server.listen(0, done));
  onTestFinished(async () => {
    setLogWriter(before);
    await web.close(100);
  });
  const url = `http://localhost:${(web.server.address() as AddressInfo).port}`;
  const post = (path: string, form: Form | FormData, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      ...{ method: "POST", redirect: "manual", headers },
      body: form instanceof FormData ? form : new URLSearchParams(form),
    });
  return { post, wakes: () => wakes };
}

const pageThatSaysWhatItGot = {
  entry: { module: {} },
  routes: {
    root: { id: "root", path: "", module: {} },
    answer: {
      ...{ id: "answer", path: "a/:token", parentId: "root" },
      module: {
        action: async ({ request }: { request: Request }) =>
          Response.json(Object.fromEntries(await request.formData())),
      },
    },
  },
  assets: { version: "1", url: "", entry: { module: "", imports: [] }, routes: {} },
  future: { v3_singleFetch: true },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
} as unknown as ServerBuild;

const listSeats = () =>
  db.selectFrom("seat").select(["invitation_id", "state", "arrival"]).orderBy("arrival").execute();

test("a plain yes is noted at once, with its letter, and leads to the page that says so", async () => {
  await aCompany(db);
  const guest = await aGuest(await anEvent(db));
  const { post, wakes } = await serve();

  const answer = await post(guest.path, { ...guest.yes, word: "\0えびなし " });

  expect([answer.status, answer.headers.get("Location")]).toEqual([303, guest.path]);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(await listSeats()).toMatchObject([{ invitation_id: guest.invitationId, state: "going" }]);
  const history = await db.selectFrom("answer_history").select(["answer", "word", "source"]).execute();
  expect(history).toEqual([{ answer: "yes", word: "えびなし", source: "link" }]);
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([{ letter: "event_confirmed" }]);
  expect(wakes()).toBe(1);

  const again = await post(`${guest.path}?lang=ko`, guest.yes);
  expect(again.headers.get("Location")).toBe(`${guest.path}?lang=ko`);
  expect(await db.selectFrom("answer_history").select("id").execute()).toHaveLength(1);
  expect(wakes()).toBe(1);
});

test("a no frees the seat by the same way", async () => {
  const guest = await aGuest(await anEvent(db));
  const { post } = await serve();
  await post(guest.path, guest.yes);

  const answer = await post(guest.path, { ...guest.yes, answer: "no" });

  expect(answer.status).toBe(303);
  expect(await listSeats()).toEqual([]);
});

test.each<[string, (event: Event) => Promise<{ path: string; form: Form | FormData }>]>([
  ["a link nobody has", async (event) => ({ ...(await asked(event)), path: "/a/unknown" })],
  ["a link that is too old", async (event) => asked(event, {}, 0)],
  [
    "a link that was taken back",
    async (event) => {
      const guest = await aGuest(event);
      await revokeLinks(db, { ...guest, purpose: "invitation" }, now);
      return { path: guest.path, form: guest.yes };
    },
  ],
  [
    "the session of another event",
    async (event) => asked(event, { session: (await anEvent(db)).session.id }),
  ],
  ["no session", async (event) => asked(event, { session: "" })],
  ["no answer", async (event) => asked(event, { answer: "perhaps" })],
  ["a word that is too long", async (event) => asked(event, { word: "あ".repeat(1_001) })],
  ["more than may come along", async (event) => asked(event, { companions: "3" })],
  ["more than there are people", async (event) => asked(event, { companions: "3000000000" })],
  [
    "several sessions to choose from",
    async (event) => {
      await aSession(db, event);
      return asked(event);
    },
  ],
  ["times that hosts opened", async () => asked(await anEvent(db, { is_slots: true }))],
  ["an event that is cancelled", async () => asked(await anEvent(db, { state: "cancelled" }))],
  ["a day that is over", async () => asked(await anEvent(db, { answer_by: new Date(now.getTime() - 1) }))],
  [
    "news of a storm that waits for a sign",
    async (event) => {
      const guest = await aGuest(event);
      await aStorm(event, guest);
      return { path: guest.path, form: guest.yes };
    },
  ],
  [
    "a form in parts",
    async (event) => {
      const guest = await aGuest(event);
      const form = new FormData();
      for (const [name, value] of Object.entries(guest.yes)) form.set(name, value);
      return { path: guest.path, form };
    },
  ],
])("%s: nothing is noted before the page's own action has the whole form", async (_, prepare) => {
  const { path, form } = await prepare(await anEvent(db, { companions_max: 2 }));
  const { post } = await serve();

  const answer = await post(path, form);

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(
    Object.fromEntries(form instanceof FormData ? form : Object.entries(form)),
  );
  expect(await listSeats()).toEqual([]);
  expect(await db.selectFrom("answer_history").select("id").execute()).toEqual([]);
});

test("among many at once a link that was taken back harms nobody, and seats go in the order of arrival", async () => {
  const event = await anEvent(db, { session: { seats: 3 } });
  const guests = await Promise.all(Array.from({ length: 12 }, () => aGuest(event)));
  const [stopped, ...open] = guests;
  await revokeLinks(db, { ...stopped, candidateId: stopped?.candidateId ?? "", purpose: "invitation" }, now);
  const { post } = await serve();

  const answers = await Promise.all(guests.map((guest) => post(guest.path, guest.yes)));

  expect(answers.map(({ status }) => status)).toEqual([200, ...open.map(() => 303)]);
  const seats = await listSeats();
  expect(seats.map(({ invitation_id }) => invitation_id).sort()).toEqual(
    open.map((one) => one.invitationId).sort(),
  );
  expect(seats.map(({ state, arrival }) => [arrival, state])).toEqual(
    open.map((__, place) => [place + 1, place < 3 ? "going" : "waiting"]),
  );
});

test("a form that another site sent is refused before it is read", async () => {
  const guest = await aGuest(await anEvent(db));
  const { post } = await serve();

  const answer = await post(guest.path, guest.yes, { "Sec-Fetch-Site": "cross-site" });

  expect(answer.status).toBe(403);
  expect(await listSeats()).toEqual([]);
});

async function asked(event: Event, changes: Form = {}, days?: number) {
  const guest = await aGuest(event, days);
  return { path: guest.path, form: { ...guest.yes, ...changes } };
}

async function aStorm(event: Event, guest: { invitationId: string; candidateId: string }) {
  const stormId = uuidv7();
  await db
    .insertInto("storm")
    .values({ id: stormId, day: "2026-07-18", what: "move", reason: "typhoon", texts: "{}", created_at: now })
    .execute();
  await db
    .insertInto("storm_person")
    .values({
      ...{ id: uuidv7(), storm_id: stormId, session_id: event.session.id },
      ...{ candidate_id: guest.candidateId, invitation_id: guest.invitationId },
      ...{ standing: "invited", starts_at: now },
    })
    .execute();
}
