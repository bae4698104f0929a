// Calls and notes between the offer and the first day: about monthly in the current class, rarer in what is kept of older ones.
import { touch, type Writer } from "./candidate-rows.ts";
import type { Person } from "./people.ts";
import { demoId } from "./random.ts";
import { day, hour, startOfDay } from "./season.ts";
import { office, type Track } from "./tracks.ts";

export function writeTalks(to: Writer, person: Person, track: Track, isCurrent: boolean): void {
  const { rng, season } = to;
  const last = track.moves.at(-1);
  const hasEnded =
    last !== undefined && ["declined_before", "declined_after", "withdrawn_by_company"].includes(last.to);
  const until = Math.min(
    season.now - hour,
    season.joinsAt,
    hasEnded ? last.happenedAt - hour : Number.POSITIVE_INFINITY,
    track.quietFrom ?? Number.POSITIVE_INFINITY,
  );
  const pause = () => (isCurrent ? rng.int(17, 26) : rng.int(60, 100)) * day;
  let at = office(rng, track.offeredAt + rng.int(2, 9) * day);
  let count = 0;
  let latest = track.offeredAt;
  for (; at < until; at = office(rng, at + pause())) {
    call(to, person, at, isCurrent);
    latest = at;
    count++;
  }
  if (count === 0) note(to, person, Math.min(until, track.offeredAt + hour));
  else if (rng.chance(0.35)) note(to, person, latest + hour < until ? latest + hour : latest);
  if (track.quietFrom !== null) lastWord(to, person, track.quietFrom);
  else if (isCurrent && !hasEnded && season.now < season.joinsAt) keepInTouch(to, person, latest);
}

/** Nobody of the current class is forgotten by accident: whoever hasn't been called for 20 days was, these days. */
function keepInTouch(to: Writer, person: Person, latest: number): void {
  const { rng, season } = to;
  if (latest > season.now - 20 * day) return;
  const at = office(rng, season.now - rng.int(4, 19) * day);
  call(to, person, Math.min(at, season.now - hour), true);
}

function lastWord(to: Writer, person: Person, quietFrom: number): void {
  const at = startOfDay(quietFrom) + to.rng.int(10, 17) * hour;
  touch(to, person.id, at, {
    kind: "call",
    isContact: true,
    member: person.recruiter,
    body: to.stories.note(to.rng, person.traits),
    details: { result: "reached" },
  });
}

function call(to: Writer, person: Person, at: number, isCurrent: boolean): void {
  const { rng, rows, ids, season } = to;
  const isReached = !rng.chance(0.1);
  const missedAt = at - rng.int(2, 4) * hour;
  if (!isReached && isCurrent) {
    const line = `留守番電話に伝言。${rng.pick(["折り返しは急がないと伝えた", "またかけると伝えた", "メールでも書いておいた"])}（${person.name.family.text}さん）`;
    touch(to, person.id, missedAt, {
      kind: "call",
      member: person.recruiter,
      body: line,
      details: { result: "voicemail" },
    });
  }
  const body = to.stories.note(rng, person.traits);
  const touchpointId = touch(to, person.id, at, {
    kind: "call",
    isContact: true,
    member: person.recruiter,
    body,
    details: { result: "reached" },
  });
  // a result younger than a week would let its person rest from today's call list
  if (!isCurrent || at > season.now - 9 * day) return;
  const calledAt = new Date(at + season.shift);
  rows.call_result.push({
    id: demoId(calledAt, rng),
    candidate_id: person.id,
    member_id: ids.members[person.recruiter],
    touchpoint_id: touchpointId,
    called_at: calledAt,
    result: "reached",
    line: body,
    quiet_until: new Date(startOfDay(at) + 7 * day + season.shift),
  });
}

function note(to: Writer, person: Person, at: number): void {
  touch(to, person.id, at, {
    kind: "note",
    member: person.recruiter,
    body: to.stories.note(to.rng, person.traits),
  });
}
