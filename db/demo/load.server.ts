// The demo company: 青葉精機株式会社 in the middle of the season of its class of 2027, with the five classes before it.
// All people, addresses and figures are invented; docs/demo.md says on which assumptions.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Writer, writePerson, writeTwin } from "./candidate-rows.ts";
import { loadCare } from "./care-rows.server.ts";
import { cast, castInto, leaveUndecided } from "./cast.ts";
import { loadCeremony } from "./ceremony-rows.server.ts";
import { writeChoices } from "./choices.ts";
import { writeMeeting } from "./event-rows.ts";
import { type DemoPage, writeFamilies } from "./families.server.ts";
import { writeBusyTimes, writeHostOffers } from "./host-rows.ts";
import { insertRows } from "./insert.server.ts";
import { type AnswerLink, type LinkMaker, linkMaker } from "./link-rows.server.ts";
import { proposePairs } from "./matching-rows.server.ts";
import { writeNewsletters } from "./newsletter-rows.server.ts";
import { writeOfferDesk } from "./offer-desk.server.ts";
import { writeOwnPages } from "./own-pages.ts";
import { drawPeople, type Person, type Register } from "./people.ts";
import { writePerks } from "./perk-rows.server.ts";
import { writeProfiles } from "./profile-rows.ts";
import { demoId, type Random, random } from "./random.ts";
import { writePastReminders } from "./reminder-rows.server.ts";
import { writeReplies } from "./reply-rows.server.ts";
import { type Ids, noRows, type Rows } from "./rows.ts";
import { runSeason } from "./run-season.ts";
import { demoYear, type Season, seasonOf } from "./season.ts";
import { writeSlots } from "./slot-rows.ts";
import { classes, company, hostPlaces, staff, units } from "./staff.ts";
import { type Storyteller, storyteller } from "./stories.ts";
import { withSummaries } from "./summaries.ts";
import { writeTalks } from "./talk-rows.ts";
import { drawTracks, type Track } from "./tracks.ts";
import { writeTrips } from "./trip-rows.server.ts";
import { upcomingMeetings } from "./upcoming.ts";

type DemoProgress = { done: number; total: number };
type Demo = {
  candidates: number;
  offers: number;
  invitations: number;
  touchpoints: number;
  /** One person a language who is invited to something coming, to show the answer page; empty without `secret`. */
  answerLinks: AnswerLink[];
  /** The own page of one person a language; empty without `secret`. */
  myPages: AnswerLink[];
  /** Pages of families and of those who let them in. */
  familyPages: DemoPage[];
};

const seed = 20260707;
/** How many of the class of 2027 haven't answered yet. */
const consideringNow = 46;
/** Letters and calendar entries of classes before this one are past their keeping time. */
const lettersKeptFrom = demoYear - 1;

/**
 * Fills an empty, migrated database, in one transaction. The same `now` gives the same rows. `secret` makes the answer
 * pages of coming events open; `since` leaves out the people of older classes (for tests).
 */
export async function loadDemo(
  db: Db,
  options: { now: Date; secret?: string; since?: number; onProgress?: (progress: DemoProgress) => void },
): Promise<Demo> {
  const { now, onProgress, since = 0 } = options;
  const wanted = classes.filter((each) => each.year >= since);
  const links = linkMaker(options.secret);
  const total = wanted.length + 1;
  const counts: Demo = {
    candidates: 0,
    offers: 0,
    invitations: 0,
    touchpoints: 0,
    answerLinks: [],
    myPages: [],
    familyPages: [],
  };
  await db.transaction().execute(async (trx) => {
    const rng = random(seed);
    const house = houseRows(rng, now);
    await insertRows(trx, house.rows);
    onProgress?.({ done: 1, total });
    const register: Register = { mails: new Set(), phones: 0 };
    const stories = storyteller();
    for (const [place, { year, offers }] of wanted.entries()) {
      const season = seasonOf(year, now);
      const rows = classRows(rng.fork(year), season, offers, { ids: house.ids, stories, links, register });
      await insertRows(trx, rows);
      counts.candidates += rows.candidate.length;
      counts.offers += rows.offer.length;
      counts.invitations += rows.invitation.length;
      counts.touchpoints += rows.touchpoint.length;
      onProgress?.({ done: place + 2, total });
    }
    counts.myPages = await writeOwnPages(trx, { now, rng: rng.fork(9), secret: options.secret });
    await writeOfferDesk(trx, { now, rng: rng.fork(96), members: house.ids.members });
    await loadCare(trx, house.ids.members, now);
    const { formalOn } = seasonOf(demoYear, now);
    const [, recruiter = ""] = house.ids.members;
    await loadCeremony(trx, { memberId: recruiter, formalOn, now, rng: rng.fork(98) });
    counts.familyPages = await writeFamilies(trx, {
      ...{ now, formalOn, ids: house.ids, rng: rng.fork(97) },
      secret: options.secret,
    });
    await writePerks(trx, { now, rng: rng.fork(140), members: house.ids.members });
    await writeNewsletters(trx, { now, rng: rng.fork(123), members: house.ids.members });
    await writeTrips(trx, {
      ...{ now, rng: rng.fork(141), members: house.ids.members },
      secret: options.secret,
    });
    // Nobody has counted these rows yet; a guess from before them can make the next read take minutes.
    await sql`analyze event, session, invitation, seat, delivery`.execute(trx);
    await proposePairs(trx, { now, rng: rng.fork(99), memberId: recruiter });
    await writePastReminders(trx, rng.fork(11), now);
    await writeReplies(trx, rng.fork(75), now);
  });
  counts.answerLinks = (["ja", "en", "ko"] as const).flatMap((locale) => {
    const shown = links.made.filter((link) => link.locale === locale);
    return (
      shown.find((link) =>
        cast.some((role) => link.name === `${role.name.family.text} ${role.name.given.text}`),
      ) ??
      shown[0] ??
      []
    );
  });
  return counts;
}

/** Company, departments, classes with their plans, staff. */
function houseRows(rng: Random, now: Date): { rows: Rows; ids: Ids } {
  const rows = noRows();
  const createdAt = new Date(
    seasonOf(classes[0]?.year ?? demoYear, now).shift + Date.parse("2025-10-01T00:00:00Z"),
  );
  const ids: Ids = {
    units: units.map(() => demoId(createdAt, rng)),
    // in this order: the demo signs a visitor in as the first member of a role
    members: staff.map((_, place) => demoId(new Date(createdAt.getTime() + place), rng)),
  };
  rows.company.push({
    id: 1,
    ...company,
    locale: "ja",
    zone: "Asia/Tokyo",
    reply_days: 14,
    is_demo: true,
    sending_paused_at: null,
    created_at: createdAt,
  });
  units.forEach((name, place) => {
    rows.unit.push({ id: ids.units[place], name, position: place + 1, closed_at: null });
  });
  for (const { year, targets } of classes) {
    const { formalOn, joinsOn } = seasonOf(year, now);
    rows.cohort.push({ year, formal_on: formalOn, joins_on: joinsOn });
    targets.forEach((target, place) => {
      rows.hiring_target.push({ cohort_year: year, unit_id: ids.units[place], target });
    });
  }
  staff.forEach((colleague, place) => {
    rows.member.push({
      id: ids.members[place],
      user_id: null,
      role: colleague.role,
      family_name: colleague.family,
      given_name: colleague.given,
      family_kana: colleague.familyKana,
      given_kana: colleague.givenKana,
      romaji: colleague.romaji,
      email: colleague.mail,
      phone: `052-000-${String(110 + place).padStart(4, "0")}`,
      position: colleague.position,
      unit_id: colleague.unit === null ? null : ids.units[colleague.unit],
      locale: colleague.locale,
      zone: "Asia/Tokyo",
      created_at: createdAt,
      ended_at: null,
    });
  });
  writeHostOffers(rows, ids.members, now);
  writeBusyTimes(rows, ids.members, now);
  return { rows, ids };
}

type Shared = { ids: Ids; stories: Storyteller; links: LinkMaker; register: Register };

function classRows(
  rng: Random,
  season: Season,
  offers: number,
  { ids, stories, links, register }: Shared,
): Rows {
  const isCurrent = season.year === demoYear;
  const all = drawTracks(rng.fork(1), offers, season);
  const tracks = all.filter((track) => track.offeredAt < season.now - 3_600_000);
  const roles = isCurrent ? castInto(rng.fork(2), tracks, season) : new Map();
  if (isCurrent) leaveUndecided(rng.fork(7), tracks, roles, season, consideringNow);
  const people = drawPeople(rng.fork(3), season.year, tracks, roles, season.shift, register);
  const scripted = isCurrent ? upcomingMeetings(rng.fork(4), season, tracks, roles) : [];
  const run = runSeason(rng.fork(5), season, tracks, hostPlaces.length, {
    scripted,
    isBadAddress: (person) => people[person]?.hasBadAddress ?? false,
    offers,
  });
  const to: Writer = { rng: rng.fork(6), rows: noRows(), ids, season, stories, links };
  people.forEach((person, place) => {
    const track = tracks[place];
    if (track) writeEverything(to, person, track, isCurrent);
  });
  for (const meeting of run.meetings) writeMeeting(to, meeting, people, season.year >= lettersKeptFrom);
  if (isCurrent) writeChoices({ ...to, rng: rng.fork(8) }, people, tracks);
  if (isCurrent) writeProfiles({ ...to, rng: rng.fork(10) }, people);
  if (isCurrent) writeSlots({ ...to, rng: rng.fork(9) }, people, tracks);
  return withSummaries(to.rows);
}

function writeEverything(to: Writer, person: Person, track: Track, isCurrent: boolean): void {
  writePerson(to, person, track);
  writeTalks(to, person, track, isCurrent);
  if (!track.stays && to.rng.chance(0.02)) writeTwin(to, person, track, !isCurrent);
}
