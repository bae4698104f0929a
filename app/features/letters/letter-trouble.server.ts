import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { liftSuppressions } from "~/features/bounces/lift-suppressions.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { deskLetters } from "./letter.ts";

// Dead letters: those that will not leave by themselves any more, by what stands in their way. Staff send them again
// singly (send-again.server.ts) or all of a kind at once.

/**
 * gave_up: the server said "later" for two days · hard, soft, filtered, policy: as its no was read (bounces) · kept: there
 * was no mail server · unwritable: an error of ours · uncertain: it may have arrived.
 */
export const troubles = [
  "gave_up",
  "soft",
  "policy",
  "kept",
  "unwritable",
  "filtered",
  "hard",
  "uncertain",
] as const;
export type Trouble = (typeof troubles)[number];

/** What is older than this helps nobody any more, and stays as it is. */
const reachDays = 60;
/** A link to sign in is good for minutes: whoever still wants one asks for a new one. */
const ownPress = ["sign_in_link", "password_reset"];

const trouble = sql<Trouble>`case
  when d.state in ('uncertain', 'kept') then d.state when d.state = 'stopped' then 'unwritable'
  else coalesce((select b.kind from mail_bounce b where b.delivery_id = d.id and b.kind <> 'complaint'
    order by b.noted_at desc limit 1), 'gave_up') end`;

function deadLetters(now: Date): RawBuilder<unknown> {
  return sql`from delivery d where d.state in ('failed', 'uncertain', 'kept', 'stopped')
    and (d.state <> 'stopped' or d.stopped_because = 'unwritable')
    and d.created_at > ${new Date(now.getTime() - reachDays * 86_400_000)}
    and d.letter <> all(${[...deskLetters, ...ownPress]})`;
}

export type TroubleCount = { trouble: Trouble; count: number; people: number; since: Date };

/** How many letters wait for a person's decision, by trouble; those of which there are none are left out. */
export async function listTroubles(db: Db, now: Date): Promise<TroubleCount[]> {
  const { rows } = await sql<TroubleCount>`
    select trouble, count(*) as count, count(distinct lower(address)) as people, min(created_at) as since
    from (select ${trouble} as trouble, d.address, d.created_at ${deadLetters(now)}) dead group by trouble`.execute(
    db,
  );
  return troubles.flatMap((each) => rows.filter((row) => row.trouble === each));
}

type Chosen = { troubles: Trouble[]; memberId: string; now: Date };

/**
 * Puts all letters with these troubles back into the queue and lets their addresses rest no longer: whoever presses this
 * knows that the reason is gone. Those that may have arrived keep their bytes, the others are written anew. Letters that
 * have become pointless meanwhile end when their turn comes. Answers how many.
 */
export async function sendAllAgain(
  db: Db,
  jobs: Jobs,
  { troubles: chosen, memberId, now }: Chosen,
): Promise<number> {
  if (chosen.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; address: string }>`
      with chosen as (
        select d.id ${deadLetters(now)} and ${trouble} = any(${chosen}::text[]) order by d.id for update of d)
      update delivery set state = 'queued', not_before = ${now}, finished_at = null, stopped_because = '',
        source = case when exists (select from delivery_attempt a
          where a.delivery_id = delivery.id and a.outcome = 'uncertain') then source end
      from chosen where delivery.id = chosen.id returning delivery.id, delivery.address`.execute(trx);
    await liftSuppressions(trx, { addresses: rows.map(({ address }) => address), memberId, now });
    if (rows.length > 0) jobs.wake();
    return rows.length;
  });
}
