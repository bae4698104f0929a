// Every main page, looked at with the eyes of axe, in both themes and on a small phone.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCohort,
  aCompany,
  aMember,
  anEvent,
  anInvitation,
  anOffer,
  aUnit,
} from "#tests/support/factories.ts";
import { csvBytes, messyPeople } from "#tests/support/messy-file.ts";
import { beginWeeks } from "~/features/ceremonies/begin-weeks.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { wishSessions } from "~/features/events/wish-sessions.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { pressStorm } from "~/features/storms/press-storm.server.ts";
import { listStormSessions } from "~/features/storms/storm-sessions.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, type House, openHouse } from "./support/house.ts";
import { letTheMinutePass, letterTo } from "./support/letters.ts";
import { aPerkPages } from "./support/perk-pages.ts";
import { faultsOf, scriptBytes } from "./support/sound-page.ts";
import { dropFile } from "./support/steps.ts";
import { aTripUnderWay } from "./support/trip-under-way.ts";

const day = 86_400_000;
const now = new Date();
const at = (days: number) => new Date(now.getTime() + days * day);
const today = todayIn("Asia/Tokyo", now);
const year = Number(today.slice(0, 4)) + 1;

const house = openHouse();
type Member = Awaited<ReturnType<typeof aMember>>;
type Furniture = { recruiter: Member; staffPages: string[]; answerPages: Record<string, string> };
let furniture: Promise<Furniture> | undefined;
const furnished = () => (furniture ??= furnish(house));

test("before the first run, the page that begins it is sound", { timeout: 60_000 }, async () => {
  const page = await deskWindow(house, "ja");
  await page.goto("/welcome");
  expect(await faultsOf(page, "ja")).toEqual([]);
});

test("each page of the recruiter is sound, and loads at most 120 kB of script", {
  timeout: 300_000,
}, async () => {
  const { recruiter, staffPages } = await furnished();
  const page = await deskWindow(house, "ja", recruiter);
  await dropFile(page, "ja", { name: "名簿.csv", bytes: messyFile() });
  const faults = await faultsOf(page, "ja");
  for (const path of staffPages) {
    await page.goto(path, { waitUntil: "load" });
    const bytes = await scriptBytes(page);
    expect(bytes, path).toBeGreaterThan(50 * 1024);
    faults.push(...(await faultsOf(page, "ja")));
    if (bytes > 120 * 1024) faults.push(`${path} loads ${bytes} bytes of script`);
  }
  expect(faults).toEqual([]);
});

test("the doors are sound", { timeout: 60_000 }, async () => {
  await furnished();
  const page = await deskWindow(house, "ja");
  const faults: string[] = [];
  for (const path of ["/sign-in", "/sign-in/link", "/sign-in/forgot"]) {
    await page.goto(path);
    faults.push(...(await faultsOf(page, "ja")));
  }
  expect(faults).toEqual([]);
});

test("an address that nobody knows is answered in the reader's language", { timeout: 60_000 }, async () => {
  await furnished();
  for (const language of ["ja", "en", "ko"] as const) {
    const page = await deskWindow(house, language);
    expect((await page.goto("/no/such/page"))?.status()).toBe(404);
    expect(await page.title()).toContain(m.error_page_missing_title({}, { locale: language }));
    expect(await faultsOf(page, language)).toEqual([]);
  }
});

test("each face of the answer page is sound, small and without script", { timeout: 60_000 }, async () => {
  const { answerPages } = await furnished();
  const page = await deskWindow(house, "ja");
  const faults: string[] = [];
  for (const [face, path] of Object.entries(answerPages)) {
    const html = await (await fetch(house.app.url + path, { headers: { "Accept-Language": "ja" } })).text();
    expect(html, face).not.toMatch(/<script|rel="(stylesheet|modulepreload)"/);
    expect(gzipSync(html).byteLength, face).toBeLessThanOrEqual(14 * 1024);
    await page.goto(path);
    faults.push(...(await faultsOf(page, "ja")));
  }
  expect(faults).toEqual([]);
});

function messyFile(): Buffer {
  const { headings, rows } = messyPeople({ rows: 60 });
  return csvBytes([headings, ...rows]);
}

/** A company in mid-season: offers in several states, an event with answers of all kinds, letters sent. */
async function furnish({ db, app, smtp }: House): Promise<Furniture> {
  await aCompany(db, {
    contact_email: "saiyo@aoba.example.jp",
    contact_phone: "052-000-0123",
    desk_contact: "soudan@aoba.example.jp",
  });
  await aCohort(db, { year });
  const unit = await aUnit(db, { name: "設計開発" });
  await db.insertInto("hiring_target").values({ cohort_year: year, unit_id: unit.id, target: 12 }).execute();
  const recruiter = await aMember(db, { role: "administrator" });
  const host = await aMember(db, { role: "host", family_name: "安藤", given_name: "拓" });
  const person = async (reply: number | null, state = "considering") => {
    const candidate = await aCandidate(db, {
      ...{ cohort_year: year, unit_id: unit.id, recruiter_id: recruiter.id, offer_state: state },
      reply_on: reply === null ? null : addDays(today, reply),
    });
    const offer = await anOffer(db, {
      ...{
        candidate_id: candidate.id,
        cohort_year: year,
        state,
        unit_id: unit.id,
        offered_on: addDays(today, -20),
      },
      reply_on: reply === null ? null : addDays(today, reply),
    });
    await db.updateTable("candidate").set({ offer_id: offer.id }).where("id", "=", candidate.id).execute();
    return { ...candidate, offerId: offer.id };
  };
  const people = [await person(2), await person(5), await person(30), await person(null, "accepted")];
  const own = { cohort_year: year, created_at: at(-9) };
  const event = await anEvent(db, { ...own, session: { starts_at: at(20), ends_at: at(20.1), seats: 1 } });
  await db.insertInto("session_host").values({ session_id: event.session.id, member_id: host.id }).execute();
  const draft = await anEvent(db, {
    ...own,
    state: "draft",
    session: { starts_at: at(9), ends_at: at(9.1) },
  });
  const pages: Record<string, string> = {};
  const guest = async (name: string, days = 90, to = event) => {
    const candidate = await person(40);
    const invitation = await anInvitation(db, to, { candidate_id: candidate.id });
    const owner = { candidateId: candidate.id, invitationId: invitation.id, secret: app.secret } as const;
    pages[name] = `/a/${(await issueLink(db, { ...owner, purpose: "invitation", now: at(-2), days })).token}`;
    return (answer: "yes" | "no" | "maybe") =>
      answerInvitation(db, {
        invitationId: invitation.id,
        sessionId: to.session.id,
        answer,
        word: "",
        source: "link",
        now,
        mailDomain: "enishi.test",
      });
  };
  await guest("open");
  await (await guest("going"))("yes");
  await (await guest("full"))("yes");
  await (await guest("declined"))("no");
  await guest("expired", 1);
  await guest("past", 90, await anEvent(db, { ...own, session: { starts_at: at(-3), ends_at: at(-2.9) } }));
  pages.unknown = "/a/nonsense";
  const sessionPages = await severalSessions(own, async (name, to, query = "") => {
    const candidate = await person(40);
    const invitation = await aChooser(db, to, { candidate_id: candidate.id });
    const owner = { candidateId: candidate.id, invitationId: invitation.id, secret: app.secret } as const;
    const { token } = await issueLink(db, { ...owner, purpose: "invitation", now: at(-2), days: 90 });
    pages[name] = `/a/${token}${query}`;
    return invitation.id;
  });
  const stormy = await anEvent(db, { ...own, session: { starts_at: at(33), ends_at: at(33.1) } });
  await (await guest("stormy", 90, stormy))("yes");
  pages.seen = `${pages.stormy}/seen`;
  const stormPages = await aStorm(recruiter);
  const first = people[0];
  if (!first) throw new Error("nobody");
  const jobs = { add: async () => {}, wake: () => {}, mailDomain: "enishi.test" };
  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [first.id],
    memberId: recruiter.id,
    secret: app.secret,
    now,
  });
  await letTheMinutePass(db);
  await letterTo(smtp, first.email);
  const letter = await db
    .selectFrom("delivery")
    .select("id")
    .where("address", "=", first.email)
    .executeTakeFirstOrThrow();
  const myPage = { candidateId: first.id, purpose: "my_page", secret: app.secret, now, days: 30 } as const;
  const { token } = await issueLink(db, myPage);
  const perkPages = await aPerkPages(house, { memberId: recruiter.id, candidateId: first.id, year });
  pages.perks = `/c/${token}/perks`;
  const trip = await aTripUnderWay(house, { memberId: recruiter.id, candidateId: first.id, year });
  pages.trip = `/c/${token}/trips/${trip.id}`;
  pages.draw = `/draws/${trip.id}`;
  return {
    recruiter,
    answerPages: pages,
    staffPages: [
      ...[
        "/acceptances",
        "/acceptances/print",
        "/candidates?who=all",
        "/candidates/new",
        `/candidates/${first.id}`,
        "/candidates/import",
        ...["/offers?who=all", "/offers?who=all&open=declined", "/offers/papers", "/offers/withdrawals"],
        `/offers/together?offer=${first.offerId}&to=accepted&happenedOn=${today}`,
        ...[`/offers/${first.offerId}/course`, "/joining", "/joining/handover"],
      ],
      ...[
        ...["/hosts", `/hosts/${host.id}`, `/hosts/${host.id}/slots`, `/events/${event.id}/matching`],
        "/events",
        "/events/new",
        `/events/${event.id}`,
        `/events/${draft.id}`,
        `/events/${event.id}/invite`,
        `/events/${event.id}/message`,
        ...["/events/start", "/events/templates", "/events/templates/ceremony", "/events/ceremony"],
        `/events/${event.id}/duplicate`,
        `/events/${event.id}/series?rhythm=weekly&times=3&shape=sessions&hosts=on`,
        `/events/${await aPreparedCeremony(own.cohort_year, recruiter.id)}/ceremony`,
        ...sessionPages,
        ...stormPages,
        ...["/letters", "/letters/pause", "/letters/again", "/letters/addresses"],
        "/letters/texts",
        "/letters/texts/event_invitation?in=ja",
        "/letters/replies",
        ...[
          "/letters/newsletter",
          "/letters/newsletter/new",
          "/letters/mailings",
          `/candidates/letter?id=${first.id}`,
        ],
        `/letters/${letter.id}`,
      ],
      ...[
        "/settings/members",
        ...["/settings/company", "/settings/mail", "/settings/meetings"],
        "/settings/plan",
        "/settings/account",
        "/settings/sessions",
        ...perkPages,
        ...["/trips", "/trips/new", `/trips/${trip.id}`, `/trips/${trip.id}/days/new`],
        ...[
          `/trips/${trip.id}/days/${trip.day}`,
          `/trips/${trip.id}/travellers`,
          `/trips/${trip.open}/tell`,
          `/trips/${trip.id}/leaders`,
        ],
        ...["/settings/joining", "/settings/retention", "/settings/exam-weeks", "/fairness"],
      ],
    ],
  };
}

/** A day whose sessions were moved on account of a typhoon; answers the pages of it. */
async function aStorm(member: Member): Promise<string[]> {
  const on = todayIn("Asia/Tokyo", at(33));
  const sessions = await listStormSessions(house.db, { day: on, now });
  const pressed = await pressStorm(
    house.db,
    { add: async () => {}, wake: () => {}, mailDomain: "enishi.test" },
    {
      ...{ day: on, what: "move", reason: "typhoon", reasonWord: "台風", memberId: member.id, now },
      shift: { kind: "hours", hours: 1 },
      texts: { ja: "安全を第一に、1時間あとに移します。" },
      sessions: sessions.map(({ id, mark }) => ({ id, mark, onlineUrl: "" })),
    },
  );
  if (!pressed.ok) throw new Error(pressed.reason);
  return [`/events/storm?day=${on}`, `/events/storm/${pressed.stormId}`];
}

/** A ceremony whose weeks have begun. */
async function aPreparedCeremony(cohortYear: number, memberId: string): Promise<string> {
  const event = await anEvent(house.db, {
    ...{ kind: "ceremony", cohort_year: cohortYear },
    session: { starts_at: at(40), ends_at: at(40.1) },
  });
  await beginWeeks(house.db, { eventId: event.id, memberId, locale: "ja", now });
  return event.id;
}

type Inviting = (name: string, event: { id: string }, query?: string) => Promise<string>;

/** Events with something to choose, people in each state of it; answers the staff's pages of them. */
async function severalSessions(own: { cohort_year: number }, invite: Inviting): Promise<string[]> {
  const { db } = house;
  const moment = { word: "", source: "link", now, mailDomain: "x" } as const;
  const make = async (options: Parameters<typeof aChoice>[1]) => {
    const event = await aChoice(db, { ...own, ...options });
    for (const [place, id] of event.ids.entries()) {
      const times = { starts_at: at(20 + place), ends_at: at(20.1 + place) };
      await db.updateTable("session").set(times).where("id", "=", id).execute();
    }
    const [one = "", two = ""] = event.ids;
    return { ...event, one, two };
  };
  const book = await make({ seats: 1 });
  const several = await make({ sessions_each: 2, companions_max: 2, asks_needs: true });
  const around = await make({ way: "ask_around" });
  await invite("one of three", book);
  await invite("two of three", several, "?answer=no");
  await invite("marks", around);
  const seated = await invite("drop", book, `?drop=${book.one}`);
  await chooseSessions(db, { ...moment, invitationId: seated, wanted: [book.one] });
  const both = await invite("two seats", several);
  await chooseSessions(db, {
    ...moment,
    invitationId: both,
    wanted: [several.one, several.two],
    companions: 1,
  });
  for (const name of ["in line", "in line too"]) {
    const waiting = await invite(name, book);
    await chooseSessions(db, { ...moment, invitationId: waiting, wanted: [book.one] });
  }
  const told = await invite("told", around);
  const marks = [
    { sessionId: around.one, mark: "yes", wish: 1 },
    { sessionId: around.two, mark: "no" },
  ] as const;
  await wishSessions(db, { ...moment, invitationId: told, marks: [...marks] });
  const session = `/events/${book.id}/sessions/${book.one}`;
  return [
    ...[`/events/${book.id}`, `/events/${around.id}`, `/events/${around.id}/placing`, session],
    ...[
      `${session}/move`,
      `${session}/cancel`,
      `${session}/merge`,
      `${session}/hosts`,
      `/events/${book.id}/sessions/new`,
    ],
    ...[`/events/${book.id}/edit`, `/events/${book.id}/cancel`],
  ];
}
