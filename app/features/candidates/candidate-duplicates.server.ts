import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type LikelyPair = {
  a: DuplicateSide;
  b: DuplicateSide;
  /** What both have in common. */
  same: ("email" | "phone" | "kana" | "name")[];
};
export type DuplicateSide = {
  id: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  school: string;
  email: string;
  offerState: string | null;
};

/** Pairs of a class that share a mail address, a phone number, or the whole name with the school; at most `limit`. */
export async function listLikelyPairs(db: Db, { year, limit = 100 }: { year: number; limit?: number }) {
  return pairs(db, { condition: sql`a.cohort_year = ${year} and a.id < b.id`, isOne: false, limit });
}

/** The likely doubles of one candidate. */
export async function listDoublesOf(db: Db, candidateId: string): Promise<LikelyPair[]> {
  return pairs(db, { condition: sql`a.id = ${candidateId}::uuid`, isOne: true, limit: 5 });
}

type Wanted = { condition: RawBuilder<unknown>; isOne: boolean; limit: number };

async function pairs(db: Db, { condition, isOne, limit }: Wanted): Promise<LikelyPair[]> {
  const side = (alias: "a" | "b") => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
    'familyName', ${sql.ref(`${alias}.family_name`)}, 'givenName', ${sql.ref(`${alias}.given_name`)},
    'familyKana', ${sql.ref(`${alias}.family_kana`)}, 'givenKana', ${sql.ref(`${alias}.given_kana`)},
    'romaji', ${sql.ref(`${alias}.romaji`)}, 'school', ${sql.ref(`${alias}.school`)},
    'email', ${sql.ref(`${alias}.email`)}, 'offerState', ${sql.ref(`${alias}.offer_state`)})`;
  // One branch per key, so that each is answered by its own index: for one person names are found as terms and kana in the
  // order of the list, a whole class is compared with itself.
  const found = {
    email_key: sql``,
    phone_key: sql``,
    kana_key: isOne ? sql`and b.sort_key = a.kana_key` : sql``,
    name_key: isOne
      ? sql`and b.id in (select candidate_id from findable_term where term = a.name_key)`
      : sql``,
  };
  const branch = (key: "email_key" | "phone_key" | "kana_key" | "name_key") => sql`
    select a.id as a_id, b.id as b_id from candidate a join candidate b on a.${sql.ref(key)} = b.${sql.ref(key)}
    where ${condition} and a.id <> b.id and a.${sql.ref(key)} <> '' and b.cohort_year = a.cohort_year
      and a.merged_into_id is null and b.merged_into_id is null
      ${key === "email_key" || key === "phone_key" ? sql`` : sql`and a.school = b.school`} ${found[key]}`;
  const { rows } = await sql<LikelyPair>`
    select ${side("a")} as a, ${side("b")} as b,
      array_remove(array[
        case when a.email_key = b.email_key and a.email_key <> '' then 'email' end,
        case when a.phone_key = b.phone_key and a.phone_key <> '' then 'phone' end,
        case when a.kana_key = b.kana_key and a.kana_key <> '' then 'kana' end,
        case when a.name_key = b.name_key then 'name' end], null) as same
    from (${branch("email_key")} union ${branch("phone_key")} union ${branch("kana_key")} union ${branch("name_key")}
      limit ${limit}) pair
    join candidate a on a.id = pair.a_id join candidate b on b.id = pair.b_id
    order by a.sort_key, a.id, b.id`.execute(db);
  return rows;
}
