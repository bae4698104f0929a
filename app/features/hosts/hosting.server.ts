import type { Db } from "#db/client.server.ts";
import type { EventState, Texts } from "~/features/events/event.ts";
import type { HostRefusal, HostState } from "./host.ts";

export type HostRow = {
  memberId: string;
  state: HostState;
  askedAt: Date | null;
  word: string;
  substituteId: string | null;
  standsInFor: string | null;
  resumesAs: "asked" | "accepted";
};

export type Hosting = {
  sessionId: string;
  eventId: string;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
  eventState: EventState;
  /** Another colleague is asked by itself when one can't. */
  findsHost: boolean;
  hosts: HostRow[];
};

/**
 * Locks who leads a session, after the colleagues whose time it is about (in the order of their ids): what two people
 * press at once is decided one after the other. Never the session's own row, for which the guests wait.
 */
export async function lockHosting(
  trx: Db,
  sessionId: string,
  memberIds: string[],
): Promise<Hosting | undefined> {
  await lockMembers(trx, memberIds);
  const hosts = await trx
    .selectFrom("session_host")
    .select([
      "member_id as memberId",
      "state",
      "asked_at as askedAt",
      "word",
      "substitute_id as substituteId",
      "stands_in_for as standsInFor",
      "resumes_as as resumesAs",
    ])
    .where("session_id", "=", sessionId)
    .orderBy("member_id")
    .forUpdate()
    .execute();
  const session = await trx
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .select([
      "event.id as eventId",
      "event.title",
      "event.zone",
      "event.state as eventState",
      "event.finds_host as findsHost",
      "session.state",
      "session.starts_at as startsAt",
      "session.ends_at as endsAt",
    ])
    .where("session.id", "=", sessionId)
    .executeTakeFirst();
  if (!session) return undefined;
  const { state, ...rest } = session;
  return {
    ...rest,
    sessionId,
    title: session.title as Texts,
    eventState: session.eventState as EventState,
    isCancelled: state === "cancelled" || session.eventState === "cancelled",
    hosts: hosts as HostRow[],
  };
}

export async function lockMembers(trx: Db, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await trx
    .selectFrom("member")
    .select("id")
    .where("id", "in", memberIds)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Why nothing can be answered any more, whoever asks. */
export function closedBecause(
  hosting: Hosting,
  now: Date,
): Extract<HostRefusal, "cancelled" | "past"> | undefined {
  if (hosting.isCancelled) return "cancelled";
  return hosting.endsAt <= now ? "past" : undefined;
}

/** Changes one host's row. */
export async function setHost(
  trx: Db,
  sessionId: string,
  memberId: string,
  to: Partial<{
    state: HostState;
    asked_at: Date;
    answered_at: Date;
    word: string;
    substitute_id: string | null;
    stands_in_for: string | null;
    resumes_as: "asked" | "accepted";
  }>,
): Promise<void> {
  await trx
    .updateTable("session_host")
    .set(to)
    .where("session_id", "=", sessionId)
    .where("member_id", "=", memberId)
    .execute();
}
