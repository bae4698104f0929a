// One class, week by week: who leaves, who is invited, who answers, who comes. Nothing after `season.now` happens.
import { type Given, type Invite, type Meeting, planMeetings } from "./meetings.ts";
import type { Random } from "./random.ts";
import { day, hour, type Season, seasonDay } from "./season.ts";
import { settleMeeting } from "./seats.ts";
import { addMove, decline, leavingThisWeek, logistic, office, type Track, withdraw } from "./tracks.ts";

/** What meetings did to one person: kind and when. */
type Visit = { kind: Meeting["kind"]; at: number };

type ClassRun = { tracks: Track[]; meetings: Meeting[]; visits: Visit[][]; leavers: number };

const week = 7 * day;

export function runSeason(
  rng: Random,
  season: Season,
  tracks: Track[],
  hostCount: number,
  options: { scripted: readonly Meeting[]; isBadAddress: (person: number) => boolean; offers: number },
): ClassRun {
  const end = Math.min(season.now, season.joinsAt);
  const planned = planMeetings(rng.fork(11), season, options.offers, hostCount).filter(
    (meeting) => !options.scripted.length || meeting.startsAt < season.now - 2 * hour,
  );
  const meetings = planned.filter((meeting) => meeting.invitedAt < end - 2 * day);
  const visits: Visit[][] = tracks.map(() => []);
  const invitedBefore = tracks.map(() => new Map<Meeting["kind"], number>());
  let leavers = 0;
  for (let from = seasonDay("2025-11-30"); from < end; from += week) {
    leavers += leaveThisWeek(rng, season, tracks, visits, from, end);
    for (const meeting of meetings.filter((each) => each.invitedAt >= from && each.invitedAt < from + week))
      inviteTo(rng, meeting, tracks, invitedBefore, options.isBadAddress);
    for (const meeting of meetings.filter((each) => each.startsAt >= from && each.startsAt < from + week)) {
      settleMeeting(rng, meeting, tracks, season.now);
      noteVisits(meeting, visits);
    }
  }
  for (const meeting of meetings.filter(
    (each) => each.startsAt >= end || !each.invites.some((one) => one.history.length),
  ))
    settleMeeting(rng, meeting, tracks, season.now);
  for (const track of tracks) finish(rng, track, season);
  return { tracks, meetings: [...meetings.filter(hasAnswers), ...options.scripted], visits, leavers };
}

function hasAnswers(meeting: Meeting): boolean {
  return meeting.isDraft || meeting.invites.some((invite) => invite.history.length > 0);
}

function leaveThisWeek(
  rng: Random,
  season: Season,
  tracks: Track[],
  visits: Visit[][],
  from: number,
  end: number,
): number {
  let leavers = 0;
  tracks.forEach((track, person) => {
    if (track.acceptedAt === null || track.acceptedAt > from || track.endedAt !== null) return;
    if (track.stays || from >= season.joinsAt - week) return;
    if (rng.chance(0.0002)) {
      withdraw(track, office(rng, from + 2 * day), rng.pick(withdrawReasons));
      return;
    }
    if (!rng.chance(leavingThisWeek(track, from, effects(visits[person] ?? [], from)))) return;
    const at = office(rng, from + rng.int(0, 6) * day);
    if (at >= end) return;
    declineWhereItStands(rng, track, at, season);
    leavers++;
  });
  return leavers;
}

/** The formal day and the preparations may come between acceptance and leaving. */
function declineWhereItStands(rng: Random, track: Track, at: number, season: Season): void {
  addFormalSteps(rng, track, season, at);
  decline(rng, track, at, season);
}

/** Weekly log-odds: meetups fade with a half-life of 8 weeks, the rest counts once. */
function effects(visits: readonly Visit[], at: number): number {
  const had = (kind: Meeting["kind"]) => visits.some((visit) => visit.kind === kind);
  const meetups = visits
    .filter((visit) => visit.kind === "meetup")
    .reduce((sum, visit) => sum - 0.3 * 0.5 ** ((at - visit.at) / (8 * week)), 0);
  return (
    Math.max(-0.75, meetups) +
    (had("social") ? -0.35 : 0) +
    (had("trip") ? -0.45 : 0) +
    (had("family_briefing") ? -0.25 : 0)
  );
}

function inviteTo(
  rng: Random,
  meeting: Meeting,
  tracks: Track[],
  invitedBefore: Map<Meeting["kind"], number>[],
  isBadAddress: (person: number) => boolean,
): void {
  const free = tracks
    .map((track, person) => ({ track, person }))
    .filter(({ track, person }) => {
      const last = invitedBefore[person]?.get(meeting.kind);
      if (track.offeredAt > meeting.invitedAt - 2 * day) return false;
      if (track.endedAt !== null && track.endedAt < meeting.invitedAt) return false;
      if (track.quietFrom !== null && track.quietFrom - 24 * day < meeting.invitedAt) return false;
      if (
        meeting.audience === "accepted" &&
        (track.acceptedAt === null || track.acceptedAt > meeting.invitedAt)
      )
        return false;
      return last === undefined || last < meeting.invitedAt - 35 * day;
    });
  for (const { person } of rng.shuffled(free).slice(0, meeting.asked)) {
    const isFirst = !invitedBefore[person]?.size;
    invitedBefore[person]?.set(meeting.kind, meeting.invitedAt);
    const commitment = tracks[person]?.commitment ?? 0;
    meeting.invites.push(invite(rng, meeting, person, commitment, isFirst && isBadAddress(person)));
  }
}

/** Median 9 hours, a long tail; of the silent 13 %, 45 % answer after a reminder. A bounced letter is phoned after. */
export function invite(
  rng: Random,
  meeting: Meeting,
  person: number,
  commitment: number,
  isBounced: boolean,
): Invite {
  const delay = () => 9 * hour * Math.exp(1.6 * rng.normal());
  const one: Invite = {
    person,
    invitedAt: meeting.invitedAt,
    remindedAt: null,
    isBounced,
    given: [],
    history: [],
    seat: null,
  };
  const isSilent = rng.chance(0.13);
  const remindAt = meeting.invitedAt + 3 * day;
  const says = rng.chance(logistic((meeting.kind === "ceremony" ? 3.2 : 0.95) + 0.6 * commitment))
    ? "yes"
    : "no";
  let at = meeting.invitedAt + delay();
  if (isBounced) at = office(rng, meeting.invitedAt + rng.int(1, 2) * day);
  else if (isSilent || at > remindAt) {
    if (remindAt < meeting.answerBy) one.remindedAt = remindAt;
    if (isSilent) {
      if (!one.remindedAt || !rng.chance(0.45)) return one;
      at = remindAt + delay();
    }
  }
  at = Math.ceil(at / 1000) * 1000;
  if (at > meeting.answerBy) return one;
  const given = (when: number, answer: Given["answer"]) =>
    one.given.push({ at: when, answer, word: "", byRecruiter: isBounced });
  const room = meeting.answerBy - at;
  if (room > 36 * hour && rng.chance(0.04)) {
    given(at, "maybe");
    given(at + Math.floor((room * (0.3 + 0.6 * rng.next())) / 1000) * 1000, says);
    return one;
  }
  given(at, says);
  const spare = meeting.startsAt - day - at;
  if (says === "yes" && spare > 0 && rng.chance(0.04))
    given(at + Math.floor((spare * rng.next()) / 1000) * 1000 + 60_000, "no");
  return one;
}

function noteVisits(meeting: Meeting, visits: Visit[][]): void {
  for (const { person, seat } of meeting.invites)
    if (seat?.attendance === "attended") visits[person]?.push({ kind: meeting.kind, at: meeting.endsAt });
}

/** What the class does together: formal on its day, preparing in winter, joined on the first day. */
function finish(rng: Random, track: Track, season: Season): void {
  if (track.endedAt === null) addFormalSteps(rng, track, season, season.joinsAt + day);
  track.moves = track.moves.filter((move) => move.recordedAt <= season.now && move.happenedAt <= season.now);
}

function addFormalSteps(rng: Random, track: Track, season: Season, until: number): void {
  if (track.acceptedAt === null) return;
  const formalAt = season.formalAt + 9.5 * hour;
  const state = () => track.moves.at(-1)?.to;
  if (formalAt < until && state() === "accepted") addMove(track, "formal", formalAt, {});
  const preparingAt = office(rng, season.formalAt + rng.int(62, 100) * day);
  if (preparingAt < until && state() === "formal") addMove(track, "preparing", preparingAt, {});
  const joinsAt = season.joinsAt + 10 * hour;
  if (joinsAt < until && state() === "preparing") addMove(track, "joined", joinsAt, {});
}

const withdrawReasons = [
  "卒業に必要な単位が足りず、ご本人と相談のうえ取り消した",
  "卒業が1年延びることになり、次の年度にあらためて応募いただくことにした",
];
