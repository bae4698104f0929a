import type { Db } from "#db/client.server.ts";
import type { Answer, AnswerRefused, AnswerSource, Mark } from "./answer.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { leaveSessions } from "./leave-sessions.server.ts";
import { noteAnswerOf, refusedAnswer } from "./note-answer.server.ts";
import { refused } from "./refused-answer.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import { noteStep } from "./seat-steps.server.ts";

export type SessionMark = { sessionId: string; mark: Mark; wish?: number | null };

export type WishedSessions = {
  invitationId: string;
  /** One for each session they said something about; what is left out is forgotten. */
  marks: SessionMark[];
  companions?: number;
  needs?: string;
  word: string;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

/**
 * Keeps ○ △ × and the order of wishes for an event that asks around. Nobody gets a seat by it: a person places people.
 * × on a session where they were placed gives that seat back. × on all of them is a no.
 */
export async function wishSessions(
  db: Db,
  wished: WishedSessions,
): Promise<{ ok: true; changed: boolean } | AnswerRefused> {
  const { now } = wished;
  return inTransaction<{ ok: true; changed: boolean } | AnswerRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, wished.invitationId);
    const no = refusedAnswer(person, wished);
    if (!person || no) return refused(no ?? "unknown");
    if (person.way !== "ask_around") return refused("several");
    if (wished.marks.length === 0) return refused("nothing");
    const before = await trx
      .selectFrom("session_wish")
      .select(["session_id", "mark", "wish"])
      .where("invitation_id", "=", person.id)
      .execute();
    const bad = await refusedMarks(trx, person.eventId, wished, new Set(before.map((row) => row.session_id)));
    if (bad) return refused(bad);

    const rows = wished.marks.map(({ sessionId, mark, wish = null }) => ({
      invitation_id: person.id,
      session_id: sessionId,
      mark,
      wish: mark === "no" ? null : wish,
    }));
    const isNews = keyOf(before) !== keyOf(rows);
    if (isNews) {
      await trx.deleteFrom("session_wish").where("invitation_id", "=", person.id).execute();
      await trx.insertInto("session_wish").values(rows).execute();
    }
    const refusedIds = wished.marks.filter(({ mark }) => mark === "no").map(({ sessionId }) => sessionId);
    const placed = (await listHeldSeats(trx, person.id)).filter((seat) =>
      refusedIds.includes(seat.sessionId),
    );
    await lockSessions(
      trx,
      placed.map((seat) => seat.sessionId),
    );
    const answer = answerOf(wished.marks);
    if (wished.companions !== undefined) await keepCompanions(trx, person.id, wished.companions);
    await leaveSessions(trx, person, placed, { ...wished, answer, outcome: "given_up" });
    const changed = isNews || placed.length > 0 || answer !== person.answer;
    await noteAnswerOf(trx, person, { ...wished, answer, isNews: changed });
    const { word, memberId, source } = wished;
    if (changed)
      await noteStep(trx, person.id, null, { answer, word, outcome: "wished", memberId, source }, now);
    return { ok: true, changed };
  });
}

async function keepCompanions(trx: Db, invitationId: string, companions: number) {
  await trx.updateTable("invitation").set({ companions }).where("id", "=", invitationId).execute();
}

function answerOf(marks: SessionMark[]): Answer {
  if (marks.some(({ mark }) => mark === "yes")) return "yes";
  return marks.some(({ mark }) => mark === "maybe") ? "maybe" : "no";
}

function keyOf(rows: { session_id: string; mark: string; wish: number | null }[]): string {
  return rows
    .map((row) => [row.session_id, row.mark, row.wish].join())
    .sort()
    .join("|");
}

/** A mark may stand where it stood; a new one needs a session of this event that is open and ahead. */
async function refusedMarks(trx: Db, eventId: string, wished: WishedSessions, known: Set<string>) {
  const sessions = await trx
    .selectFrom("session")
    .select(["id", "state", "starts_at"])
    .where("event_id", "=", eventId)
    .execute();
  for (const { sessionId, mark } of wished.marks) {
    const session = sessions.find((each) => each.id === sessionId);
    if (!session) return "unknown";
    if (known.has(sessionId) || mark === "no") continue;
    if (session.state === "cancelled") return "cancelled";
    if (session.starts_at <= wished.now) return "past";
    if (session.state === "closed" && !wished.memberId) return "closed";
  }
  return undefined;
}
