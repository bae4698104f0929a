// Two coming events with several sessions: six meetup slots to book, of which people pick one and wait for others, and a
// workshop that asks around, with ○ △ × and a few people who have their seat already.
import { touch, type Writer } from "./candidate-rows.ts";
import { oneSessionToBook, plainSession } from "./event-rows.ts";
import { writeLetter } from "./letter-rows.ts";
import { eventWords, placeOf } from "./meeting-words.ts";
import type { EventKind, Meeting } from "./meetings.ts";
import type { Person } from "./people.ts";
import { demoId } from "./random.ts";
import { day, hour, minute, onWeekday, seasonDay, startOfDay } from "./season.ts";
import { hostPlaces, recruiterPlaces } from "./staff.ts";
import type { Track } from "./tracks.ts";

type Plan = {
  kind: EventKind;
  title: number;
  place: number;
  way: "book" | "ask_around";
  asksNeeds: boolean;
  starts: number[];
  minutes: number;
  seats: number;
  hosts: number[];
  answerBy: number;
  asked: number;
};

type Session = { id: string; startsAt: number; arrivals: number; going: number; waiting: number };

export function writeChoices(to: Writer, people: readonly Person[], tracks: readonly Track[]): void {
  const at = (on: string, hours: number) => seasonDay(on) + hours * hour;
  const days = ["2026-07-21", "2026-07-22", "2026-07-23"];
  writeChoice(to, people, tracks, {
    ...{
      kind: "meetup",
      title: 2,
      place: 0,
      way: "book",
      asksNeeds: false,
      minutes: 45,
      seats: 4,
      asked: 34,
    },
    starts: days.flatMap((on) => [at(on, 10), at(on, 13)]),
    hosts: [1, 2, 4],
    answerBy: at("2026-07-17", 20),
  });
  writeChoice(to, people, tracks, {
    ...{
      kind: "workshop",
      title: 0,
      place: 0,
      way: "ask_around",
      asksNeeds: true,
      minutes: 90,
      seats: 6,
      asked: 18,
    },
    starts: [at("2026-08-03", 10), at("2026-08-04", 10), at("2026-08-06", 15), at("2026-08-07", 10)],
    hosts: [3],
    answerBy: at("2026-07-24", 20),
  });
}

function writeChoice(to: Writer, people: readonly Person[], tracks: readonly Track[], plan: Plan): void {
  const { rng, rows, ids, season } = to;
  const real = (instant: number) => new Date(instant + season.shift);
  const invitedAt = onWeekday(startOfDay(season.now) - 6 * day) + 10 * hour;
  const words = eventWords[plan.kind][plan.title];
  if (!words) throw new Error(`No words for ${plan.kind}`);
  const eventId = demoId(real(invitedAt - day), rng);
  rows.event.push({
    ...{ id: eventId, cohort_year: season.year, kind: plan.kind, state: "published" },
    ...{ title: words.title, description: words.text, zone: "Asia/Tokyo" },
    ...{ is_paid_work: false, has_alcohol: false, policy_reason: "", answer_by: real(plan.answerBy) },
    ...{ created_by: ids.members[recruiterPlaces[0] ?? 0], created_at: real(invitedAt - day) },
    ...{ published_at: real(invitedAt - 30 * minute), cancelled_at: null, revision: 1 + plan.asked },
    ...{ ...oneSessionToBook, way: plan.way, asks_needs: plan.asksNeeds },
  });
  const sessions = plan.starts.map((startsAt): Session => {
    return { id: demoId(real(invitedAt - day), rng), startsAt, arrivals: 0, going: 0, waiting: 0 };
  });
  const free = tracks.flatMap((track, place) => {
    const isThere = track.offeredAt < invitedAt - day && track.endedAt === null;
    return isThere && track.moves.at(-1)?.to !== "lost_contact" ? [place] : [];
  });
  const span = season.now - invitedAt - 2 * hour;
  rng
    .shuffled(free)
    .slice(0, plan.asked)
    .map((place) => ({ place, at: Math.round((invitedAt + hour + rng.next() * span) / 1000) * 1000 }))
    .sort((a, b) => a.at - b.at)
    .forEach((guest) => {
      const person = people[guest.place];
      if (person) writeGuest(to, { plan, sessions, eventId, invitedAt }, guest, person);
    });
  for (const [place, session] of sessions.entries()) {
    const where = placeOf(plan.kind, plan.place);
    rows.session.push({
      ...{ id: session.id, event_id: eventId, starts_at: real(session.startsAt) },
      ends_at: real(session.startsAt + plan.minutes * minute),
      ...{ place_kind: where.url ? "online" : "office", place: where.name, address: where.address },
      ...{ online_url: where.url, seats: plan.seats, seats_taken: session.going, waiting: session.waiting },
      ...{ next_arrival: session.arrivals + 1, state: "open", revision: 1 + session.arrivals, label: {} },
      ...plainSession,
    });
    const host = plan.hosts[place % plan.hosts.length] ?? 0;
    const member = ids.members[hostPlaces[host] ?? hostPlaces[0] ?? 0];
    rows.session_host.push({
      ...{ session_id: session.id, member_id: member, state: "accepted", word: "" },
      ...{ asked_at: null, answered_at: null, substitute_id: null, stands_in_for: null },
    });
  }
}

type Asked = { plan: Plan; sessions: Session[]; eventId: string; invitedAt: number };

function writeGuest(
  to: Writer,
  { plan, sessions, eventId, invitedAt }: Asked,
  guest: { place: number; at: number },
  person: Person,
): void {
  const { rng, rows, ids, season } = to;
  const real = (instant: number) => new Date(instant + season.shift);
  const id = demoId(real(invitedAt), rng);
  const said = rng.weighted([72, 12, 16]);
  const answer = (["yes", "no", null] as const)[said] ?? null;
  const inviter = recruiterPlaces[0] ?? 0;
  rows.invitation.push({
    ...{ id, event_id: eventId, candidate_id: person.id, invited_by: ids.members[inviter] },
    ...{ invited_at: real(invitedAt), sends_at: real(invitedAt + minute), stopped_at: null, answer },
    ...{ answered_at: answer && real(guest.at), answer_word: "", answered_by: null },
  });
  touch(to, person.id, invitedAt, { kind: "invited", member: inviter, details: { eventId } });
  to.links.add(to, person, id, invitedAt);
  const letter = (session: Session | undefined, kind: string, at: number) => {
    const meeting = meetingOf(plan, session?.startsAt ?? plan.starts[0] ?? 0, invitedAt);
    const invite = {
      person: guest.place,
      invitedAt,
      remindedAt: null,
      isBounced: false,
      given: [],
      history: [],
      seat: null,
    };
    const sessionId = session?.id ?? sessions[0]?.id ?? "";
    writeLetter(
      to,
      { meeting, invite, person, eventId, sessionId, inviter, keepsLetters: true },
      id,
      kind,
      at,
      false,
    );
  };
  letter(undefined, "event_invitation", invitedAt + minute);
  if (answer === null) return;
  touch(to, person.id, guest.at, {
    kind: "answered",
    fromCandidate: true,
    details: { eventId, answer, source: "link" },
  });
  const note = (session: Session | null, outcome: string, at: number, staff = false) =>
    rows.answer_history.push({
      ...{
        id: demoId(real(at), rng),
        answered_at: real(at),
        invitation_id: id,
        session_id: session?.id ?? null,
      },
      ...{ answer, word: "", outcome, source: staff ? "staff" : "link" },
      answered_by: staff ? ids.members[inviter] : null,
    });
  const seat = (session: Session, state: "going" | "waiting", at: number, wish: number | null) => {
    session.arrivals += 1;
    session[state] += 1;
    const origin = plan.way === "book" ? "booked" : "placed";
    rows.seat.push({
      ...{
        session_id: session.id,
        candidate_id: person.id,
        invitation_id: id,
        state,
        arrival: session.arrivals,
      },
      ...{ arrived_at: real(at), claim_until: null, attendance: "unknown", wish, origin },
    });
    note(session, origin === "placed" ? "placed" : state, at, origin === "placed");
    if (state === "waiting") return;
    rows.calendar_entry.push({
      ...{ id: demoId(real(at), rng), session_id: session.id, candidate_id: person.id, member_id: null },
      ...{ uid: `${demoId(real(at), rng)}@aoba-seiki.example.com`, sequence: 0, is_cancelled: false },
    });
    letter(session, origin === "placed" ? "event_placed" : "event_confirmed", at);
  };
  if (answer === "no") {
    note(null, "no", guest.at);
    return;
  }
  if (plan.way === "book") {
    // The first two slots are the dearest to most: they fill, and a few wait for both.
    const wishes = rng.chance(0.75) ? sessions.slice(0, 2) : rng.shuffled(sessions).slice(0, 2);
    const hasRoom = (session: Session) => session.waiting === 0 && session.going < plan.seats;
    const taken = wishes.find(hasRoom) ?? (rng.chance(0.45) ? sessions.find(hasRoom) : undefined);
    if (taken) seat(taken, "going", guest.at, null);
    else {
      for (const [place, session] of wishes.entries()) seat(session, "waiting", guest.at, place + 1);
      letter(wishes[0], "event_waiting", guest.at);
    }
    return;
  }
  let wish = 0;
  for (const session of sessions) {
    const mark = (["yes", "maybe", "no"] as const)[rng.weighted([5, 2, 3])] ?? "maybe";
    rows.session_wish.push({
      ...{ invitation_id: id, session_id: session.id, mark },
      wish: mark === "no" ? null : ++wish,
    });
  }
  note(null, "wished", guest.at);
  const [first] = rows.session_wish.filter((row) => row.invitation_id === id && row.mark === "yes");
  const liked = sessions.find((session) => session.id === first?.session_id);
  const placedAt = season.now - 3 * hour;
  if (liked && liked.going < 2 && guest.at < placedAt) seat(liked, "going", placedAt, null);
}

function meetingOf(plan: Plan, startsAt: number, invitedAt: number): Meeting {
  return {
    ...{
      kind: plan.kind,
      title: plan.title,
      place: plan.place,
      startsAt,
      seats: plan.seats,
      hosts: plan.hosts,
    },
    ...{ endsAt: startsAt + plan.minutes * minute, asked: plan.asked, invitedAt, answerBy: plan.answerBy },
    ...{ audience: "everyone", isDraft: false, invites: [], arrivals: 0 },
  };
}
