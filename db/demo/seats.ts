import type { Invite, Meeting } from "./meetings.ts";
import type { Random } from "./random.ts";
import { hour, minute } from "./season.ts";
import type { Track } from "./tracks.ts";

type Step = { at: number; invite: Invite; given: Invite["given"][number] };

/** Plays the answers in their order: seats until they are gone, then the line; a freed seat goes to its head. */
export function settleMeeting(rng: Random, meeting: Meeting, tracks: readonly Track[], now: number): void {
  for (const invite of meeting.invites) {
    invite.history = [];
    invite.seat = null;
    if (invite.remindedAt !== null && invite.remindedAt > now) invite.remindedAt = null;
    dropAfterLeaving(invite, tracks[invite.person]?.endedAt ?? null, meeting.startsAt);
  }
  meeting.arrivals = 0;
  const steps: Step[] = meeting.invites
    .flatMap((invite) => invite.given.map((given) => ({ at: given.at, invite, given })))
    .filter((step) => step.at <= now && step.at < meeting.startsAt)
    .sort((a, b) => a.at - b.at);
  for (const step of steps) take(rng, meeting, step, now);
  if (meeting.endsAt <= now)
    for (const { seat } of meeting.invites)
      if (seat?.state === "going")
        seat.attendance =
          (["attended", "no_show", "excused"] as const)[rng.weighted([90, 6, 4])] ?? "attended";
}

/** Who left the company's list gives a seat back, and says nothing afterwards. */
function dropAfterLeaving(invite: Invite, endedAt: number | null, startsAt: number): void {
  if (endedAt === null) return;
  invite.given = invite.given.filter((given) => given.at < endedAt);
  const last = invite.given.at(-1);
  if (last && last.answer !== "no" && endedAt < startsAt)
    invite.given.push({ at: endedAt + 20 * minute, answer: "no", word: "", byRecruiter: true });
}

function take(rng: Random, meeting: Meeting, { at, invite, given }: Step, now: number): void {
  const held = () => meeting.invites.filter((each) => each.seat && each.seat.state !== "waiting").length;
  if (given.answer === "yes") {
    if (invite.seat) return;
    const isFull = held() >= meeting.seats;
    invite.seat = {
      state: isFull ? "waiting" : "going",
      arrival: ++meeting.arrivals,
      arrivedAt: at,
      claimUntil: null,
      attendance: "unknown",
    };
    invite.history.push({ ...given, outcome: isFull ? "waiting" : "going" });
    return;
  }
  const hadSeat = invite.seat?.state === "going";
  invite.seat = null;
  invite.history.push({ ...given, outcome: "noted" });
  if (!hadSeat) return;
  const next = meeting.invites
    .filter((each) => each.seat?.state === "waiting")
    .sort((a, b) => (a.seat?.arrival ?? 0) - (b.seat?.arrival ?? 0))[0];
  const nextWord = next?.given.find((word) => word.at > at)?.at ?? Number.POSITIVE_INFINITY;
  const claimedAt = Math.min(at + rng.int(2, 9) * hour, nextWord - minute);
  if (!next?.seat || claimedAt > now || claimedAt > meeting.startsAt) return;
  next.seat.state = "going";
  next.history.push({ at: claimedAt, answer: "yes", word: "", byRecruiter: false, outcome: "going" });
}
