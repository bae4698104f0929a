import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { SuppressionReason } from "./bounce.ts";

export type Rest = { reason: SuppressionReason; since: Date; endsAt: Date };

/** Why letters to this address rest now, the graver first; undefined while they go out. */
export async function findRest(db: Db, address: string, now: Date): Promise<Rest | undefined> {
  if (address === "") return undefined;
  return db
    .selectFrom("mail_suppression")
    .select(["reason", "since", "ends_at as endsAt"])
    .where("address", "=", address.toLowerCase())
    .where("lifted_at", "is", null)
    .where("ends_at", ">", now)
    .orderBy(sql`mail_class = 'promotional'`)
    .$castTo<Rest>()
    .executeTakeFirst();
}

/** Of these addresses (in lower case) those that rest, and why. Complaints only where they matter: promotional letters. */
export async function listRestsOf(
  db: Db,
  addresses: readonly string[],
  { isPromotional, now }: { isPromotional: boolean; now: Date },
): Promise<Map<string, SuppressionReason>> {
  const wanted = [...new Set(addresses.filter(Boolean).map((address) => address.toLowerCase()))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("mail_suppression")
    .select(["address", "reason"])
    .where((is) => is("address", "=", is.fn.any(is.val(wanted))))
    .where("lifted_at", "is", null)
    .where("ends_at", ">", now)
    .where("mail_class", "in", isPromotional ? ["all", "promotional"] : ["all"])
    .orderBy("mail_class", "desc")
    .execute();
  return new Map(rows.map(({ address, reason }) => [address, reason as SuppressionReason]));
}

export type RestingAddress = Rest & {
  address: string;
  candidateId: string | null;
  familyName: string | null;
  givenName: string | null;
  romaji: string;
  phone: string;
};

const mostShown = 500;

/** All that rest now, the newest first, each with the candidate or colleague whose address it is. Relatives go unnamed. */
export async function listRestingAddresses(db: Db, now: Date): Promise<RestingAddress[]> {
  const { rows } = await sql<RestingAddress>`
    select s.address, s.reason, s.since, s.ends_at as "endsAt", c.id as "candidateId",
      coalesce(c.family_name, m.family_name) as "familyName", coalesce(c.given_name, m.given_name) as "givenName",
      coalesce(c.romaji, m.romaji, '') as romaji, coalesce(c.phone, '') as phone
    from mail_suppression s
      left join lateral (select id, family_name, given_name, romaji, phone from candidate
        where lower(email) = s.address and merged_into_id is null order by id limit 1) c on true
      left join member m on lower(m.email) = s.address
    where s.lifted_at is null and s.ends_at > ${now} order by s.since desc, s.address limit ${mostShown}`.execute(
    db,
  );
  return rows;
}
