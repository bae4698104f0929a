import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { before } from "~/features/letters/letter-details.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { hurried, newsLeavesAt } from "~/features/letters/quiet-hours.ts";

type Reader = { invitationId: string; zone: string; startsAt: Date };
type News = { details?: Record<string, unknown>; now: Date };

/**
 * When each of these hears of a change or an end: not at night, unless the session begins (or was to begin) within a day.
 * Letters of one invitation keep their order, so what waited for the morning before such news leaves with it.
 */
export async function newsTimes(trx: Db, people: Reader[], { details = {}, now }: News): Promise<Date[]> {
  const was = before(details, () => "").time?.startsAt;
  const hours = await findQuietHours(trx);
  const times = people.map(({ zone, startsAt }) =>
    newsLeavesAt(now, { zone, hours, startsAt: was && was > now && was < startsAt ? was : startsAt }),
  );
  const urgent = people.filter((_, place) => times[place]?.getTime() === now.getTime());
  if (urgent.length > 0)
    await trx
      .updateTable("delivery")
      .set({ not_before: now, details: sql`details || ${JSON.stringify({ [hurried]: true })}::jsonb` })
      .where(
        "invitation_id",
        "in",
        urgent.map(({ invitationId }) => invitationId),
      )
      .where("state", "=", "queued")
      .where("not_before", ">", now)
      .where("letter", "not in", ["event_invitation", "event_message"])
      .execute();
  return times;
}
