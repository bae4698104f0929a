import type { Db } from "#db/client.server.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { listFreeHosts } from "~/features/hosts/free-hosts.server.ts";
import { listed } from "~/features/hosts/host-about.ts";
import { type Asker, fitOf, isWithinPolicy } from "./talk.ts";

export type FittingSenior = { id: string; roomUrl: string };

/**
 * Colleagues who are free when the session is and haven't been asked for it yet, the best fit first; among equals whoever
 * gave least of what they offered. Only with a room of their own for video calls, on a platform of the company's.
 */
export async function listFittingSeniors(db: Db, sessionId: string, asker: Asker): Promise<FittingSenior[]> {
  const free = await listFreeHosts(db, sessionId, 200);
  if (free.length === 0) return [];
  const rows = await db
    .selectFrom("host_offer")
    .innerJoin("member", "member.id", "host_offer.member_id")
    .select(["member.id", "member.unit_id as unitId", "school", "languages", "topics", "room_url as roomUrl"])
    .where(
      "member.id",
      "in",
      free.map((host) => host.id),
    )
    .where("room_url", "<>", "")
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("session_host_history as past")
            .select("past.id")
            .where("past.session_id", "=", sessionId)
            .whereRef("past.member_id", "=", "member.id"),
        ),
      ),
    )
    .execute();
  const order = new Map(free.map((host, place) => [host.id, place]));
  const policy = await findPolicy(db);
  const session = await db
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .select(["session.starts_at as startsAt", "event.zone"])
    .where("session.id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return rows
    .filter(({ roomUrl }) => isWithinPolicy(session.startsAt, session.zone, roomUrl, policy))
    .map(({ roomUrl, ...row }) => ({
      id: row.id,
      roomUrl,
      fit: fitOf(asker, { ...row, topics: listed(row.topics) }),
    }))
    .sort((a, b) => b.fit - a.fit || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .map(({ id, roomUrl }) => ({ id, roomUrl }));
}

/** What seniors with a room like to be asked about, the most common first; undefined where nobody could be asked at all. */
export async function listTalkTopics(db: Db): Promise<string[] | undefined> {
  const rows = await db
    .selectFrom("host_offer")
    .innerJoin("member", "member.id", "host_offer.member_id")
    .select("topics")
    .where("room_url", "<>", "")
    .where("member.ended_at", "is", null)
    .execute();
  if (rows.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const topic of rows.flatMap((row) => listed(row.topics)))
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([topic]) => topic)
    .slice(0, 24);
}
