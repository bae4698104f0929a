// Who leads each session and what they said: everybody of the past has, and of what comes one is still to answer, one
// handed over to a colleague, the others said yes.
import type { Writer } from "./candidate-rows.ts";
import type { Meeting } from "./meetings.ts";
import { demoId } from "./random.ts";
import { day, minute } from "./season.ts";
import { hostPlaces, hostsSay } from "./staff.ts";

type State = "planned" | "asked" | "accepted" | "declined";
type Part = {
  host: number;
  state: State;
  word: string;
  substitute: number | null;
  standsInFor: number | null;
};

/** Offered a month, host by host; and the one who rests. */
const monthly = [3, 3, 3, 3, 4, 3, 2, 3, 2, 2, 1, 3];
const resting = 10;

export function writeHosts(to: Writer, meeting: Meeting, sessionId: string, keepsEntries: boolean): void {
  const { rng, rows, ids, season } = to;
  const real = (at: number) => new Date(at + season.shift);
  const member = (host: number) => ids.members[hostPlaces[host] ?? hostPlaces[0] ?? 0];
  const askedAt = meeting.invitedAt - 20 * minute;
  for (const part of partsOf(meeting, season.now)) {
    const answeredAt = askedAt + rng.int(20, 480) * minute;
    const isSilent = part.state === "planned" || part.state === "asked";
    rows.session_host.push({
      session_id: sessionId,
      member_id: member(part.host),
      state: part.state,
      asked_at: part.state === "planned" ? null : real(askedAt),
      answered_at: isSilent ? null : real(answeredAt),
      word: part.word,
      substitute_id: part.substitute === null ? null : member(part.substitute),
      stands_in_for: part.standsInFor === null ? null : member(part.standsInFor),
    });
    if (part.state === "planned" || !keepsEntries) continue;
    const steps = [
      { what: "asked", at: askedAt, about: null },
      ...(part.state === "accepted"
        ? [
            {
              what: part.standsInFor === null ? "accepted" : "took_over",
              at: answeredAt,
              about: part.standsInFor,
            },
          ]
        : []),
      ...(part.state === "declined" ? [{ what: "handed_over", at: answeredAt, about: part.substitute }] : []),
    ];
    for (const { what, at, about } of steps)
      rows.session_host_history.push({
        id: demoId(real(at), rng),
        session_id: sessionId,
        member_id: member(part.host),
        happened_at: real(at),
        what,
        word: what === "handed_over" ? part.word : "",
        about_member_id: about === null ? null : member(about),
        by_member_id: null,
      });
    rows.calendar_entry.push({
      id: demoId(real(askedAt), rng),
      session_id: sessionId,
      candidate_id: null,
      member_id: member(part.host),
      uid: `${demoId(real(askedAt), rng)}@aoba-seiki.example.com`,
      sequence: part.state === "declined" ? 1 : 0,
      is_cancelled: part.state === "declined",
    });
  }
}

/** What each host offers, as they would have said on their own page. */
export function writeHostOffers(rows: Writer["rows"], members: readonly string[], now: Date): void {
  hostPlaces.forEach((place, host) => {
    rows.host_offer.push({
      member_id: members[place],
      monthly: monthly[host] ?? null,
      paused_until: host === resting ? new Date(now.getTime() + 40 * day).toISOString().slice(0, 10) : null,
      room_url: host % 3 === 2 ? "" : `https://meet.aoba-seiki.example.com/${host + 1}`,
      changed_at: new Date(now.getTime() - 60 * day),
      ...hostsSay[host],
    });
  });
}

/** What three hosts' own calendars say: a weekly meeting each, ten weeks on. */
export function writeBusyTimes(rows: Writer["rows"], members: readonly string[], now: Date): void {
  const first = Math.floor(now.getTime() / day) * day;
  for (const [host, weekday, hour] of [
    [0, 2, 1],
    [2, 4, 5],
    [5, 3, 8],
  ] as const)
    for (let week = 0; week < 10; week += 1) {
      const monday = first + ((8 - new Date(first).getUTCDay()) % 7) * day + week * 7 * day;
      const startsAt = monday + (weekday - 1) * day + hour * 60 * minute;
      rows.host_busy.push({
        member_id: members[hostPlaces[host] ?? 0],
        starts_at: new Date(startsAt),
        ends_at: new Date(startsAt + 90 * minute),
      });
    }
}

function partsOf(meeting: Meeting, now: number): Part[] {
  const hosts = [...new Set(meeting.hosts)];
  const part = (host: number, state: State): Part => ({
    host,
    state,
    word: "",
    substitute: null,
    standsInFor: null,
  });
  if (meeting.isDraft) return hosts.map((host) => part(host, "planned"));
  const isScripted = meeting.startsAt > now + 2 * day && hosts.length <= 2;
  if (isScripted && meeting.kind === "meetup") return hosts.map((host) => part(host, "asked"));
  const [first, ...others] = hosts;
  if (isScripted && meeting.kind === "workshop" && first !== undefined) {
    const substitute = [2, 4, 5].find((host) => !hosts.includes(host)) ?? 2;
    return [
      {
        ...part(first, "declined"),
        substitute,
        word: "工場の立ち会いと重なってしまいました。藤田さんにお願いします。",
      },
      { ...part(substitute, "accepted"), standsInFor: first },
      ...others.map((host) => part(host, "accepted")),
    ];
  }
  return hosts.map((host) => part(host, "accepted"));
}
