import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { cancelHeldEvent } from "~/features/events/cancel-event.server.ts";
import { lockInvitation, lockSessions } from "~/features/events/seat-locks.server.ts";
import { addToCalendar, noteStep, takeSeat, tellPerson } from "~/features/events/seat-steps.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { askNextSenior } from "./next-senior.server.ts";
import { answerMinutes, leastNoticeMinutes, type TalkState } from "./talk.ts";

/** Kept so long after the talk; then only the event without its words stays on the timeline. */
const keptDays = 90;

export async function forgetTalks(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom("senior_talk")
    .where("asked_at", "<", new Date(now.getTime() - keptDays * 86_400_000))
    .execute();
}

type Tended = { secret: string; now: Date };
type Talk = {
  id: string;
  state: TalkState;
  candidateId: string;
  sessionId: string;
  eventId: string;
  topic: string;
  startsAt: Date;
  endsAt: Date;
};

/** By the clock, each minute, and after each press of a colleague: every search goes on by what its colleagues said. */
export async function tendTalks(db: Db, jobs: Jobs, means: Tended & { sessionId?: string }): Promise<number> {
  const open = await db
    .selectFrom("senior_talk")
    .innerJoin("session", "session.id", "senior_talk.session_id")
    .select("senior_talk.id")
    .where("senior_talk.state", "in", ["asking", "held"])
    .where("session.ends_at", ">", means.now)
    .$if(means.sessionId !== undefined, (query) => query.where("session.id", "=", means.sessionId ?? ""))
    .orderBy("senior_talk.id")
    .execute();
  let changed = 0;
  for (const { id } of open) if (await tendTalk(db, jobs, id, means)) changed += 1;
  if (changed > 0) jobs.wake();
  return changed;
}

/** A yes brings both into one calendar; a no, or silence for half an hour, asks the next; without anybody left it ends kindly. */
async function tendTalk(db: Db, jobs: Jobs, id: string, { secret, now }: Tended): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(20100, 0)`.execute(trx);
    const talk = await findTalk(trx, id);
    if (!talk || (talk.state !== "asking" && talk.state !== "held")) return false;
    const hosts = await trx
      .selectFrom("session_host")
      .select(["member_id as memberId", "state", "asked_at as askedAt"])
      .where("session_id", "=", talk.sessionId)
      .orderBy("member_id")
      .execute();
    const leads = hosts.some(({ state }) => state === "accepted" || state === "substitute_asked");
    if (talk.state === "held") {
      if (!leads) return endTalk(trx, jobs, talk, "nobody", now);
      return (await hasSeat(trx, talk)) ? false : endTalk(trx, jobs, talk, "withdrawn", now);
    }
    if (leads) return holdTalk(trx, jobs, talk, { secret, now });
    const notice = talk.startsAt.getTime() - now.getTime();
    if (notice < leastNoticeMinutes * 60_000) return endTalk(trx, jobs, talk, "nobody", now);
    const patience = new Date(now.getTime() - answerMinutes * 60_000);
    if (hosts.some(({ state, askedAt }) => state === "asked" && askedAt !== null && askedAt > patience))
      return false;
    return (await askNextSenior(trx, jobs, { ...talk, now })) || endTalk(trx, jobs, talk, "nobody", now);
  });
}

async function findTalk(trx: Db, id: string): Promise<Talk | undefined> {
  const row = await trx
    .selectFrom("senior_talk")
    .innerJoin("session", "session.id", "senior_talk.session_id")
    .select(["senior_talk.id", "senior_talk.state", "senior_talk.candidate_id as candidateId"])
    .select(["session.id as sessionId", "session.event_id as eventId", "senior_talk.topic"])
    .select(["session.starts_at as startsAt", "session.ends_at as endsAt"])
    .where("senior_talk.id", "=", id)
    .forUpdate(["senior_talk"])
    .executeTakeFirst();
  return row && { ...row, state: row.state as TalkState };
}

/** The candidate gets the one seat, with a letter and an entry; their own page answers for it as for any other event. */
async function holdTalk(trx: Db, jobs: Jobs, talk: Talk, { secret, now }: Tended): Promise<boolean> {
  const { candidateId, eventId, sessionId } = talk;
  const invitationId = uuidv7();
  await trx
    .insertInto("invitation")
    .values({
      id: invitationId,
      event_id: eventId,
      candidate_id: candidateId,
      invited_at: now,
      sends_at: now,
    })
    .execute();
  await issueLink(trx, { secret, purpose: "invitation", candidateId, invitationId, now, days: 30 });
  await lockInvitation(trx, invitationId);
  await lockSessions(trx, [sessionId]);
  const seat = await takeSeat(
    trx,
    sessionId,
    { invitationId, candidateId },
    {
      ...{ companions: 0, origin: "placed", mayWait: false, now },
    },
  );
  if (seat !== "going") throw new Error("the seat of a talk is taken");
  const step = { answer: "yes", outcome: "placed", source: "link" } as const;
  await noteStep(trx, invitationId, sessionId, step, now);
  await addToCalendar(trx, sessionId, candidateId, jobs.mailDomain);
  const moment = { now, mailDomain: jobs.mailDomain };
  await tellPerson(trx, "event_placed", invitationId, sessionId, { isTalk: true }, moment);
  await setState(trx, talk.id, "held", null);
  return true;
}

async function hasSeat(trx: Db, { sessionId, candidateId }: Talk): Promise<boolean> {
  const seat = await trx
    .selectFrom("seat")
    .select("state")
    .where("session_id", "=", sessionId)
    .where("candidate_id", "=", candidateId)
    .where("state", "=", "going")
    .executeTakeFirst();
  return seat !== undefined;
}

/** nobody: no colleague has the time (any more) · withdrawn: the candidate doesn't need it. Calendars are cleared, and who waits hears. */
export async function endTalk(
  trx: Db,
  jobs: Jobs,
  talk: Pick<Talk, "id" | "state" | "candidateId" | "eventId" | "sessionId" | "startsAt">,
  to: "nobody" | "withdrawn",
  now: Date,
): Promise<boolean> {
  await setState(trx, talk.id, to, now);
  const why = to === "nobody" ? m.talk_reason_nobody : m.talk_reason_withdrawn;
  const words = Object.fromEntries(locales.map((locale) => [locale, why({}, { locale })]));
  const event = await trx
    .selectFrom("event")
    .select("created_by as memberId")
    .where("id", "=", talk.eventId)
    .executeTakeFirstOrThrow();
  const ended = { eventId: talk.eventId, reason: "", details: { words }, memberId: event.memberId, now };
  await cancelHeldEvent(trx, jobs, ended);
  if (to === "nobody" && talk.state === "asking") await tellUnanswered(trx, jobs, talk, now);
  return true;
}

async function tellUnanswered(
  trx: Db,
  jobs: Jobs,
  { candidateId, startsAt }: Pick<Talk, "candidateId" | "startsAt">,
  now: Date,
) {
  const person = await trx
    .selectFrom("candidate")
    .select(["email", "locale"])
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  await writeDeliveries(trx, jobs, [
    {
      letter: "talk_unanswered",
      mailClass: "transactional",
      to: { candidateId },
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      details: { at: startsAt.toISOString() },
      now,
    },
  ]);
}

async function setState(trx: Db, id: string, state: TalkState, closedAt: Date | null) {
  await trx.updateTable("senior_talk").set({ state, closed_at: closedAt }).where("id", "=", id).execute();
}
