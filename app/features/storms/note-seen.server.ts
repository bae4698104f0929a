import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { ofReader, type StormReader } from "./storm-queries.server.ts";

/**
 * Somebody pressed something on a page of ours after a storm: they know. Anything they press counts, also an answer that
 * changes nothing. Answers whether there was something to know.
 */
export async function noteSeen(db: Db, reader: StormReader, now: Date): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    with noted as (update storm_person person set seen_at = ${now}
      where ${ofReader(reader)} and seen_at is null returning id)
    select exists (select from noted) or exists (select from storm_person person where ${ofReader(reader)}) as "isKnown"`.execute(
    db,
  );
  return rows[0]?.isKnown ?? false;
}
