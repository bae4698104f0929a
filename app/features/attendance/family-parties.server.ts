import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Result } from "~/lib/result.ts";
import type { Attendance, CheckInRefusal } from "./attendance.ts";

/** A family that comes to a briefing: one relative, and whoever they bring. */
export type FamilyParty = {
  /** Of the relative's invitation. */
  id: string;
  name: string;
  /** Everybody, the relative too. */
  people: number;
  accessNeeds: string;
  attendedAt: Date | null;
  tableNo: number | null;
  /** The candidate who invited them in. */
  child: PersonName;
};

const isComing = (now: Date) =>
  sql`family.seat = 'going' and family.answer = 'on_site' and is_family_open(family.relative_id, 'briefing', 'mail', ${now})`;

/** By the candidate's kana, as they are looked for; without a family whose contact was closed. */
export async function listFamilyParties(db: Db, sessionId: string, now: Date): Promise<FamilyParty[]> {
  const { rows } = await sql<FamilyParty>`
    select family.id, relative.name, family.people, family.access_needs as "accessNeeds",
      family.attended_at as "attendedAt", family.table_no as "tableNo",
      jsonb_build_object('familyName', candidate.family_name, 'givenName', candidate.given_name,
        'familyKana', candidate.family_kana, 'givenKana', candidate.given_kana, 'romaji', candidate.romaji) as child
    from family_invitation family
    join relative on relative.id = family.relative_id
    join candidate on candidate.id = relative.candidate_id
    where family.session_id = ${sessionId} and ${isComing(now)}
    order by candidate.sort_key, family.id`.execute(db);
  return rows;
}

type Said = { sessionId: string; partyId: string; attendance: Attendance; at: Date; now: Date };

/**
 * Notes that a family came, or takes that back; undefined where this isn't a family. Staff may from 12 hours before the
 * start. The same arrival again keeps the earlier time. Families who stay away are noted nowhere.
 */
export async function noteFamilyArrival(
  db: Db,
  { sessionId, partyId, attendance, at, now }: Said,
): Promise<Result<object, CheckInRefusal> | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ isComing: boolean; isEarly: boolean; isCancelled: boolean }>`
      select ${isComing(now)} as "isComing", session.starts_at - interval '12 hours' > ${now} as "isEarly",
        session.state = 'cancelled' as "isCancelled"
      from family_invitation family join session on session.id = family.session_id
      where family.id = ${partyId} and family.session_id = ${sessionId} for no key update of session`.execute(
      trx,
    );
    const [row] = rows;
    if (!row) return undefined;
    if (!row.isComing) return { ok: false, reason: "no_seat" } as const;
    if (row.isCancelled) return { ok: false, reason: "cancelled" } as const;
    if (row.isEarly) return { ok: false, reason: "early" } as const;
    await sql`
      with noted as (
        update family_invitation set attended_at = ${attendance === "attended" ? sql`least(attended_at, ${at})` : null}
        where id = ${partyId})
      update session set revision = revision + 1 where id = ${sessionId}`.execute(trx);
    return { ok: true } as const;
  });
}
