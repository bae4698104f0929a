import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export const manySchools = 200;

/**
 * Fills an empty migrated database with a large company: `count` candidates over two classes with offers, search terms,
 * tags, 20 recruiters and 12 units, and ten touchpoints each when asked. All in SQL: 100,000 people take a few seconds.
 */
export async function fillManyCandidates(db: Db, options: { count?: number; touchpoints?: number } = {}) {
  await db.transaction().execute(async (trx) => {
    const indexes = await dropIndexes(trx);
    await fill(trx, options);
    for (const index of indexes) await sql.raw(index).execute(trx);
  });
  await settle(db);
}

async function fill(db: Db, { count = 100_000, touchpoints = 0 }: { count?: number; touchpoints?: number }) {
  // neither foreign keys nor summaries need checking row by row: the rows below agree (needs a superuser, as tests have)
  await sql`set local session_replication_role = replica`.execute(db);
  await sql`select setseed(0.42)`.execute(db);
  await sql`insert into company (id, name) values (1, '青葉精機株式会社') on conflict do nothing`.execute(db);
  await sql`insert into cohort (year, formal_on, joins_on) values (2027, '2026-10-01', '2027-04-01'),
    (2028, '2027-10-01', '2028-04-01')`.execute(db);
  await sql`insert into unit (id, name) select md5('unit' || n)::uuid, '部門' || n from generate_series(1, 12) n`.execute(
    db,
  );
  await sql`insert into member (id, role, family_name, email)
    select md5('member' || n)::uuid, 'recruiter', '採用' || n, 'recruiter' || n || '@aoba.example.jp'
    from generate_series(1, 20) n`.execute(db);
  await sql`
    with names as (select
      array['アベ','イトウ','ウエダ','エンドウ','オオノ','カトウ','キム','クボ','コバヤシ','サイトウ','シミズ','スズキ','セキ','タカハシ','チバ','ナカムラ','ニシダ','ハヤシ','フジタ','マツモト','ミヤケ','モリ','ヤマダ','ヨシダ','ワタナベ'] as family,
      array['','モト','カワ','ザワ'] as rest, array['アオイ','イツキ','カケル','コトネ','サクラ','ソウタ','タケル','ナギサ','ハナ','ヒロト','マイ','ミナト','ユイ','リク','レン'] as given)
    insert into candidate (id, cohort_year, family_name, given_name, family_kana, given_kana, email, phone, school, locale,
      recruiter_id, deputy_id, sort_key, name_key, kana_key, email_key, phone_key,
      offer_id, offer_state, unit_id, reply_on, last_contact_at)
    select md5('candidate' || n)::uuid, case when n % 10 = 0 then 2028 else 2027 end,
      '姓' || family_no, '名' || given_no, kana, given_kana, 'person' || n || '@example.ac.jp', '0900' || lpad(n::text, 7, '0'),
      '大学' || (power(random(), 3) * ${manySchools})::int,
      case when random() < 0.02 then 'ko' when random() < 0.01 then 'en' else 'ja' end,
      md5('member' || 1 + floor(random() * 20))::uuid,
      case when random() < 0.1 then md5('member' || 1 + floor(random() * 20))::uuid end,
      kana || ' ' || given_kana, '姓' || family_no || '名' || given_no, kana || given_kana,
      'person' || n || '@example.ac.jp', '0900' || lpad(n::text, 7, '0'), md5('offer' || n)::uuid, state,
      md5('unit' || 1 + (power(random(), 3) * 11)::int)::uuid,
      case when state in ('informal', 'considering') then date '2026-06-20' + floor(random() * 60)::int end,
      case when random() > 0.02 then timestamptz '2026-07-07 03:00Z' - make_interval(hours => (power(random(), 2) * 1500)::int) end
    from names, generate_series(1, ${count}::int) n,
      lateral (select floor(random() * 25)::int + n * 0 as family_at, floor(random() * 15)::int + n * 0 as given_at,
        floor(random() * 3000)::int + n * 0 as family_no, floor(random() * 700)::int + n * 0 as given_no) dice,
      lateral (select family[1 + family_at] || rest[1 + family_no % 4] as kana, given[1 + given_at] || given_no % 300 as given_kana) kana,
      lateral (select case when n % 1000 = 0 then 'lost_contact' when n % 1001 = 0 then 'withdrawn_by_company'
        else (array['informal', 'considering', 'considering', 'accepted', 'accepted', 'accepted', 'accepted', 'formal',
          'declined_before', 'declined_after'])[1 + floor(random() * 10)::int] end as state) s`.execute(db);
  await sql`
    insert into offer (id, candidate_id, cohort_year, unit_id, state, offered_on, reply_on, extended_count, recruiter_id, deputy_id)
    select offer_id, id, cohort_year, unit_id, offer_state, '2026-06-01', reply_on, case when reply_on > '2026-07-20' then 1 else 0 end,
      recruiter_id, deputy_id
    from candidate`.execute(db);
  await sql`update candidate set terms = array(
    select distinct unnest(array[name_key, given_name, kana_key, given_kana, school, email_key]))`.execute(
    db,
  );
  await sql`
    insert into candidate_term (term, candidate_id)
    select term, id from candidate, lateral unnest(terms) term order by term, id`.execute(db);
  await sql`
    insert into candidate_tag (tag, candidate_id)
    select case when random() < 0.01 then '留学' else '研修旅行' end, id from candidate where random() < 0.2`.execute(
    db,
  );
  if (touchpoints > 0) {
    await sql`
      insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, body)
      select md5(id::text || n)::uuid, id, timestamptz '2026-07-07 03:00Z' - make_interval(hours => n * 90), 'note', n % 3 = 0, true, 'メモ'
      from candidate, generate_series(1, ${touchpoints}::int) n`.execute(db);
  }
}

/** Building an index at the end is several times faster than feeding it row by row. Returns how to make them again. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`
    select indexname, indexdef from pg_indexes
    where tablename in ('candidate', 'candidate_term', 'offer', 'touchpoint') and indexname not like '%_pkey'`.execute(
    db,
  );
  for (const { indexname } of rows) await sql`drop index ${sql.ref(indexname)}`.execute(db);
  return rows.map(({ indexdef }) => indexdef);
}

/** Statistics and the visibility map, as autovacuum would make them in its own time. */
async function settle(db: Db) {
  for (const table of ["candidate", "candidate_term", "candidate_tag", "offer", "touchpoint"])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}
