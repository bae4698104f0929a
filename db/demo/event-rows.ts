// One event with its session, invitations, answers, seats and, for the two newest classes, calendar entries and letters.
import { touch, type Writer } from "./candidate-rows.ts";
import { writeHosts } from "./host-rows.ts";
import { writeLetter } from "./letter-rows.ts";
import { eventWords, placeOf } from "./meeting-words.ts";
import type { Invite, Meeting } from "./meetings.ts";
import type { Person } from "./people.ts";
import { demoId } from "./random.ts";
import { day, hour, minute, startOfDay } from "./season.ts";
import { hostPlaces, recruiterPlaces } from "./staff.ts";
import { answerWord } from "./stories.ts";

export function writeMeeting(
  to: Writer,
  meeting: Meeting,
  people: readonly Person[],
  keepsLetters: boolean,
): void {
  const { rng, rows, ids, season } = to;
  const real = (at: number) => new Date(at + season.shift);
  const words = eventWords[meeting.kind][meeting.title] ?? eventWords[meeting.kind][0];
  if (!words) throw new Error(`No words for ${meeting.kind}`);
  const place = placeOf(meeting.kind, meeting.place);
  const madeAt = meeting.invitedAt - rng.int(1, 4) * day;
  const inviter = rng.pick(recruiterPlaces);
  const by = ids.members[inviter];
  const eventId = demoId(real(madeAt), rng);
  rows.event.push({
    id: eventId,
    cohort_year: season.year,
    kind: meeting.kind,
    state: meeting.isDraft ? "draft" : "published",
    title: words.title,
    description: words.text,
    zone: "Asia/Tokyo",
    is_paid_work: false,
    has_alcohol: false,
    policy_reason: meeting.kind === "trip" ? "2泊3日の旅行のため。宿は一人一室で、夜は自由時間です。" : "",
    answer_by: real(meeting.answerBy),
    created_by: by,
    created_at: real(madeAt),
    published_at: meeting.isDraft ? null : real(meeting.invitedAt - 30 * minute),
    cancelled_at: null,
    revision: 1 + meeting.invites.length,
    ...oneSessionToBook,
  });
  const sessionId = demoId(real(madeAt), rng);
  const taken = meeting.invites.filter((invite) => invite.seat && invite.seat.state !== "waiting").length;
  rows.session.push({
    id: sessionId,
    event_id: eventId,
    starts_at: real(meeting.startsAt),
    ends_at: real(meeting.endsAt),
    place_kind: place.url ? "online" : "office",
    place: place.name,
    address: place.address,
    online_url: place.url,
    seats: meeting.seats,
    seats_taken: taken,
    waiting: meeting.invites.filter((invite) => invite.seat?.state === "waiting").length,
    next_arrival: meeting.arrivals + 1,
    state: "open",
    revision: 1 + meeting.invites.reduce((sum, invite) => sum + invite.history.length, 0),
    label: {},
    ...plainSession,
  });
  writeHosts(to, meeting, sessionId, keepsLetters);
  if (meeting.isDraft) return;
  for (const invite of meeting.invites) {
    const person = people[invite.person];
    if (person) writeInvite(to, { meeting, invite, person, eventId, sessionId, inviter, keepsLetters });
  }
}

/** All rows of a table have the same columns: those of events with several sessions stand here with what is usual. */
export const oneSessionToBook = {
  way: "book",
  sessions_each: 1,
  companions_max: 0,
  asks_needs: false,
  is_slots: false,
};

/** The same of sessions: those that hosts open say how people talk. */
export const plainSession = { form: null, tables: 1 };

export type Asked = {
  meeting: Meeting;
  invite: Invite;
  person: Person;
  eventId: string;
  sessionId: string;
  /** Place in `staff`. */
  inviter: number;
  keepsLetters: boolean;
};

function writeInvite(to: Writer, asked: Asked): void {
  const { rng, rows, ids, season } = to;
  const { meeting, invite, person, eventId, sessionId, inviter, keepsLetters } = asked;
  const real = (at: number) => new Date(at + season.shift);
  const id = demoId(real(invite.invitedAt), rng);
  const own = invite.history.filter((entry) => !isClaim(invite, entry));
  const last = own.at(-1);
  const word =
    last?.word ||
    (last && !last.byRecruiter ? answerWord(rng, last.answer, person.name.locale, person.traits.club) : "");
  const recruiter = ids.members[person.recruiter];
  rows.invitation.push({
    id,
    event_id: eventId,
    candidate_id: person.id,
    invited_by: ids.members[inviter],
    invited_at: real(invite.invitedAt),
    sends_at: real(invite.invitedAt + minute),
    stopped_at: null,
    answer: last?.answer ?? null,
    answered_at: last ? real(last.at) : null,
    answer_word: word,
    answered_by: last?.byRecruiter ? recruiter : null,
  });
  touch(to, person.id, invite.invitedAt, { kind: "invited", member: inviter, details: { eventId } });
  if (meeting.startsAt > season.now) to.links.add(to, person, id, invite.invitedAt);
  if (keepsLetters) {
    writeLetter(to, asked, id, "event_invitation", invite.invitedAt + minute, invite.isBounced);
    if (invite.remindedAt !== null) writeLetter(to, asked, id, "event_invitation", invite.remindedAt, false);
    rows.calendar_entry.push({
      id: demoId(real(invite.invitedAt), rng),
      session_id: sessionId,
      candidate_id: person.id,
      member_id: null,
      uid: `${demoId(real(invite.invitedAt), rng)}@aoba-seiki.example.com`,
      sequence: 0,
      is_cancelled: false,
    });
  }
  for (const entry of [...invite.history].sort((a, b) => a.at - b.at)) {
    const claims = isClaim(invite, entry);
    const said = entry === last ? word : "";
    const history = {
      invitation_id: id,
      session_id: sessionId,
      answer: entry.answer,
      answered_by: entry.byRecruiter ? recruiter : null,
    };
    if (claims) {
      const offeredAt = real(entry.at - 40 * minute);
      rows.answer_history.push({
        ...history,
        id: demoId(offeredAt, rng),
        answered_at: offeredAt,
        word: "",
        outcome: "offered",
        source: "line",
      });
      if (keepsLetters) writeLetter(to, asked, id, "event_seat_offered", entry.at - 40 * minute, false);
    }
    rows.answer_history.push({
      ...history,
      id: demoId(real(entry.at), rng),
      answered_at: real(entry.at),
      word: said,
      outcome: entry.outcome === "noted" ? entry.answer : entry.outcome,
      source: entry.byRecruiter ? "staff" : "link",
    });
    touch(to, person.id, entry.at, {
      kind: "answered",
      fromCandidate: true,
      isContact: entry.byRecruiter,
      member: entry.byRecruiter ? person.recruiter : null,
      body: said,
      details: { eventId, answer: entry.answer, source: entry.byRecruiter ? "staff" : "link" },
    });
    if (keepsLetters) writeLetter(to, asked, id, letterAfter(entry.outcome, entry.answer), entry.at, false);
  }
  writeSeat(to, asked, id);
  if (invite.seat?.attendance === "attended")
    touch(to, person.id, meeting.endsAt, {
      kind: "attended",
      isContact: true,
      member: hostPlaces[meeting.hosts[0] ?? 0] ?? null,
      details: { eventId, attendance: "attended" },
    });
}

/** The second yes of somebody who was in line: they took the seat that came free. */
function isClaim(invite: Invite, entry: Invite["history"][number]): boolean {
  const place = invite.history.indexOf(entry);
  return (
    entry.outcome === "going" && invite.history.slice(0, place).some((before) => before.outcome === "waiting")
  );
}

function letterAfter(outcome: string, answer: string): string | null {
  if (outcome === "going") return "event_confirmed";
  if (outcome === "waiting") return "event_waiting";
  return answer === "no" ? "event_declined_noted" : null;
}

function writeSeat(to: Writer, asked: Asked, invitationId: string): void {
  const { rng, rows, season } = to;
  const { invite, person, sessionId } = asked;
  const seat = invite.seat;
  if (!seat) return;
  rows.seat.push({
    session_id: sessionId,
    candidate_id: person.id,
    invitation_id: invitationId,
    state: seat.state,
    arrival: seat.arrival,
    arrived_at: new Date(seat.arrivedAt + season.shift),
    claim_until: seat.claimUntil === null ? null : new Date(seat.claimUntil + season.shift),
    attendance: seat.attendance,
    wish: null,
    origin: "booked",
  });
  if (seat.state !== "offered" || seat.claimUntil === null) return;
  const offeredAt = Math.max(
    seat.arrivedAt + 2 * minute,
    Math.min(season.now - 30 * minute, startOfDay(season.now) - 4 * hour),
  );
  rows.answer_history.push({
    id: demoId(new Date(offeredAt + season.shift), rng),
    invitation_id: invitationId,
    answered_at: new Date(offeredAt + season.shift),
    answer: "yes",
    word: "",
    outcome: "offered",
    session_id: sessionId,
    answered_by: null,
    source: "line",
  });
  if (asked.keepsLetters) writeLetter(to, asked, invitationId, "event_seat_offered", offeredAt, false);
}
