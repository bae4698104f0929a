import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Channel, channels, type FamilyTopic, familyTopics } from "./family.ts";

export type Entry = { topic: FamilyTopic; channel: Channel; isOpen: boolean; untilOn: string | null };
/** The private link somebody came by: the candidate's own page, or the relative's (which can only close). */
type By = { relativeId: string; linkId: string; now: Date; mailDomain: string };

/**
 * The only place that writes the ledger, always behind the lock of the relative. A closing stops what waits in the
 * queue and gives seats back in the same transaction; what a worker holds already is checked again as it leaves.
 */
export async function writeEntries(trx: Db, { relativeId, linkId, now, mailDomain }: By, entries: Entry[]) {
  if (entries.length === 0) return;
  await trx
    .insertInto("consent")
    .values(
      entries.map((entry) => ({
        relative_id: relativeId,
        topic: entry.topic,
        channel: entry.channel,
        is_open: entry.isOpen,
        from_at: now,
        until_on: entry.untilOn,
        by_link_id: linkId,
        written_at: now,
      })),
    )
    .execute();
  if (entries.every((entry) => entry.isOpen)) return;
  await sql`select give_back_family_seats(${relativeId}, ${now}, ${mailDomain})
    where not is_family_open(${relativeId}, 'briefing', 'mail', ${now})`.execute(trx);
  await sql`update delivery set state = 'stopped', stopped_because = 'family_closed', finished_at = ${now}
    where relative_id = ${relativeId} and state = 'queued'
      and not is_family_open(relative_id, coalesce(topic, 'any'), 'mail', ${now})`.execute(trx);
}

/** Waits for whoever writes to this relative just now, and keeps others waiting. False for a relative of somebody else. */
export async function lockRelative(trx: Db, relativeId: string, candidateId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("relative")
    .select("id")
    .where("id", "=", relativeId)
    .where("candidate_id", "=", candidateId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest entry of each topic and channel, also of those that ran out. */
export async function listNewestEntries(trx: Db, relativeId: string): Promise<Entry[]> {
  const rows = await trx
    .selectFrom("consent")
    .distinctOn(["topic", "channel"])
    .select(["topic", "channel", "is_open as isOpen", "until_on as untilOn"])
    .where("relative_id", "=", relativeId)
    .orderBy("topic")
    .orderBy("channel")
    .orderBy("entry", "desc")
    .execute();
  return rows as Entry[];
}

/** Which entries lead from what holds to what is wished. */
export function entriesTo(
  newest: readonly Entry[],
  wish: { topics: readonly FamilyTopic[]; channels: readonly Channel[]; untilOn: string },
): Entry[] {
  return familyTopics.flatMap((topic) =>
    channels.flatMap((channel): Entry[] => {
      const now = newest.find((entry) => entry.topic === topic && entry.channel === channel);
      const isWished = wish.topics.includes(topic) && wish.channels.includes(channel);
      if (!isWished) return now?.isOpen ? [{ topic, channel, isOpen: false, untilOn: null }] : [];
      if (now?.isOpen && now.untilOn === wish.untilOn) return [];
      return [{ topic, channel, isOpen: true, untilOn: wish.untilOn }];
    }),
  );
}
