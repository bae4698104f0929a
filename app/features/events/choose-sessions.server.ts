import type { Db } from "#db/client.server.ts";
import type { AnswerRefusal, AnswerRefused, AnswerSource } from "./answer.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { dropLateClaims, leaveSessions } from "./leave-sessions.server.ts";
import { noteAnswerOf, refusedAnswer } from "./note-answer.server.ts";
import { refused } from "./refused-answer.server.ts";
import {
  type HeldSeat,
  type LockedInvitation,
  type LockedSession,
  listHeldSeats,
  lockInvitation,
  lockSessions,
} from "./seat-locks.server.ts";
import {
  addToCalendar,
  changeParty,
  confirmSeat,
  findHeldAtSameTime,
  noteStep,
  offerFreeSeats,
  takeSeat,
  tellPerson,
} from "./seat-steps.server.ts";

export type ChosenSessions = {
  invitationId: string;
  /** Every session they wish for, the dearest first; what they hold and isn't among these is given up. */
  wanted: string[];
  companions?: number;
  needs?: string;
  word: string;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

export type Chosen = { ok: true; going: string[]; waiting: string[]; changed: boolean };

/**
 * Notes which of several sessions somebody wants, in the order of their wishes: each is kept, else a seat while there is
 * one and they have fewer than the event gives each, else a place in line. Whoever has all the sessions they may have
 * leaves the other lines, and the letter says so. The same choice twice changes nothing.
 */
export async function chooseSessions(db: Db, chosen: ChosenSessions): Promise<Chosen | AnswerRefused> {
  const wanted = [...new Set(chosen.wanted)];
  return inTransaction<Chosen | AnswerRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, chosen.invitationId);
    const no = refusedAnswer(person, chosen);
    if (!person || no) return refused(no ?? "unknown");
    if (person.way !== "book") return refused("several");
    if (wanted.length === 0) return refused("nothing");
    const before = await listHeldSeats(trx, person.id);
    const ids = [...wanted, ...before.map((seat) => seat.sessionId)];
    const sessions = await lockSessions(trx, [...new Set(ids)]);
    const held = await dropLateClaims(trx, person, chosen);
    const choice = { chosen, wanted, person, sessions, held };
    const bad = refusedSession(choice);
    return bad ? refused(bad) : choose(trx, choice);
  });
}

type Choice = {
  chosen: ChosenSessions;
  wanted: string[];
  person: LockedInvitation;
  sessions: LockedSession[];
  /** What is theirs now; a claim that has run out isn't. */
  held: HeldSeat[];
};

async function choose(trx: Db, choice: Choice): Promise<Chosen | AnswerRefused> {
  const { chosen, wanted, person, sessions, held } = choice;
  const { now } = chosen;
  const isOver = (id: string) => sessions.some((each) => each.id === id && each.startsAt <= now);
  const unwanted = held.filter((seat) => !wanted.includes(seat.sessionId) && !isOver(seat.sessionId));
  await leaveSessions(trx, person, unwanted, { ...chosen, answer: "yes", outcome: "given_up" });
  const kept = held.filter((seat) => !unwanted.includes(seat));
  const companions = chosen.companions ?? Math.max(0, ...held.map((seat) => seat.companions));
  const counts = (id: string) => !(person.isSlots && isOver(id));
  const going = kept
    .filter((seat) => seat.state === "going" && counts(seat.sessionId))
    .map((seat) => seat.sessionId);
  const news: News = { going: [], waiting: [], left: [], isPartyNew: false };

  for (const id of wanted) {
    const seat = kept.find((each) => each.sessionId === id);
    if (seat && seat.companions !== companions && !isOver(id)) {
      if (!(await changeParty(trx, id, person.candidateId, companions))) return refused("no_room");
      news.isPartyNew = true;
    }
    if (seat?.state === "going") continue;
    const other = await otherAt(trx, person, sessions, id);
    if (other) return refused("double_booked", other);
    if (going.length >= person.sessionsEach) continue;
    if (seat?.state === "waiting") continue;
    if (seat) await confirmSeat(trx, id, person.candidateId);
    else if (!(await takeSeat(trx, id, whoOf(person), { companions, mayWait: false, now }))) continue;
    going.push(id);
    news.going.push(id);
  }
  const waiting: string[] = [];
  if (going.length >= person.sessionsEach) {
    news.left = kept.filter((seat) => !going.includes(seat.sessionId) && !isOver(seat.sessionId));
    await leaveSessions(trx, person, news.left, { ...chosen, answer: "yes", outcome: "left_line" });
  } else
    for (const [place, id] of wanted.entries()) {
      if (going.includes(id)) continue;
      const seat = kept.find((each) => each.sessionId === id);
      const other = await otherAt(trx, person, sessions, id);
      if (other) return refused("double_booked", other);
      if (!seat) {
        const taking = { companions, mayWait: true, wish: place + 1, now };
        if (!(await takeSeat(trx, id, whoOf(person), taking))) return refused("cancelled");
        news.waiting.push(id);
      } else if (seat.wish !== place + 1) {
        await setWish(trx, id, person.candidateId, place + 1);
        news.isPartyNew = true;
      }
      waiting.push(id);
    }
  for (const { id } of sessions) await offerFreeSeats(trx, id, chosen);
  const changed =
    news.isPartyNew || [unwanted, news.going, news.waiting, news.left].some((part) => part.length > 0);
  await noteChoice(trx, choice, news, changed);
  return { ok: true, going, waiting, changed };
}

type News = { going: string[]; waiting: string[]; left: HeldSeat[]; isPartyNew: boolean };

/** The answer, its history, and a letter for each new seat; one for all lines that were joined. */
async function noteChoice(trx: Db, { chosen, person, sessions }: Choice, news: News, changed: boolean) {
  const step = { answer: "yes", word: chosen.word, memberId: chosen.memberId, source: chosen.source };
  await noteAnswerOf(trx, person, { ...chosen, answer: "yes", isNews: changed });
  const times = (ids: string[]) =>
    sessions
      .filter((session) => ids.includes(session.id))
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map((session) => [session.startsAt.toISOString(), session.endsAt.toISOString()]);
  const left = times(news.left.map((seat) => seat.sessionId));
  for (const id of news.going) {
    await noteStep(trx, person.id, id, { ...step, outcome: "going" }, chosen.now);
    await addToCalendar(trx, id, person.candidateId, chosen.mailDomain);
    await tellPerson(trx, "event_confirmed", person.id, id, left.length > 0 ? { left } : {}, chosen);
  }
  for (const id of news.waiting)
    await noteStep(trx, person.id, id, { ...step, outcome: "waiting" }, chosen.now);
  const [first] = news.waiting;
  if (first) await tellPerson(trx, "event_waiting", person.id, first, { lines: times(news.waiting) }, chosen);
  if (changed && news.going.length + news.waiting.length === 0)
    await noteStep(trx, person.id, null, { ...step, outcome: "changed" }, chosen.now);
}

function whoOf(person: LockedInvitation) {
  return { invitationId: person.id, candidateId: person.candidateId };
}

async function otherAt(trx: Db, person: LockedInvitation, sessions: LockedSession[], id: string) {
  const session = sessions.find((each) => each.id === id);
  return session && (await findHeldAtSameTime(trx, person.candidateId, session));
}

async function setWish(trx: Db, sessionId: string, candidateId: string, wish: number) {
  await trx
    .updateTable("seat")
    .set({ wish })
    .where("session_id", "=", sessionId)
    .where("candidate_id", "=", candidateId)
    .execute();
}

/** Why one of the wished sessions can't be picked: it isn't the event's, is over, cancelled, or takes no new picks. */
function refusedSession({ chosen, wanted, person, sessions, held }: Choice): AnswerRefusal | undefined {
  for (const id of wanted) {
    const session = sessions.find((each) => each.id === id);
    if (session?.eventId !== person.eventId) return "unknown";
    if (session.state === "cancelled") return "cancelled";
    if (held.some((seat) => seat.sessionId === id)) continue;
    if (session.startsAt <= chosen.now) return "past";
    if (session.state === "closed" && !chosen.memberId) return "closed";
  }
  return undefined;
}
