import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { mendWaits } from "~/features/today/mend-waits.server.ts";

/** On top of fillManyCandidates: events with answers, seats, letters that came back and tasks, as a large company has them. */
export async function fillManyDuties(db: Db, { events = 40, guests = 2_500 } = {}) {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`
      insert into event (id, cohort_year, kind, state, title, created_at, answer_by, created_by)
      select md5('event' || n)::uuid, 2027, 'social', 'published', '{"ja": "懇親会"}', '2026-06-20',
        timestamptz '2026-07-08 03:00Z' + make_interval(days => n % 20), md5('member' || 1 + n % 20)::uuid
      from generate_series(1, ${events}::int) n`.execute(trx);
    await sql`
      insert into session (id, event_id, starts_at, ends_at, seats, seats_taken, waiting)
      select md5('session' || n)::uuid, md5('event' || n)::uuid,
        timestamptz '2026-07-10 03:00Z' + make_interval(days => n % 20), timestamptz '2026-07-10 05:00Z' + make_interval(days => n % 20), 100, 10, 5
      from generate_series(1, ${events}::int) n`.execute(trx);
    await sql`
      insert into invitation (id, event_id, candidate_id, invited_at, sends_at, answer, answered_at, answer_word)
      select md5('invitation' || n || '-' || g)::uuid, md5('event' || n)::uuid, md5('candidate' || 1 + (n * 997 + g * 31) % 100000)::uuid,
        timestamptz '2026-06-25 01:00Z' + make_interval(mins => g), timestamptz '2026-06-25 01:00Z' + make_interval(mins => g),
        answer, case when answer is not null then timestamptz '2026-07-01 01:00Z' + make_interval(mins => g) end, ''
      from generate_series(1, ${events}::int) n, generate_series(1, ${guests}::int) g,
        lateral (select case when g % 100 = 0 then 'other_date' when g % 5 = 0 then null when g % 3 = 0 then 'no' else 'yes' end as answer) a
      on conflict do nothing`.execute(trx);
    await sql`
      insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, body, details)
      select md5('t' || id::text)::uuid, candidate_id, answered_at, 'answered', true, '',
        jsonb_build_object('eventId', event_id, 'answer', answer)
      from invitation where answer is not null`.execute(trx);
    await sql`
      insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at, claim_until)
      select s.id, i.candidate_id, i.id, case when row_number() over (partition by s.id) <= 2 then 'offered' else 'going' end,
        row_number() over (partition by s.id), i.answered_at, case when row_number() over (partition by s.id) <= 2 then timestamptz '2026-07-08 03:00Z' end
      from invitation i join session s on s.event_id = i.event_id where i.answer = 'yes'`.execute(trx);
    await sql`
      insert into delivery (id, letter, mail_class, candidate_id, address, locale, message_id, state, not_before, created_at)
      select md5('delivery' || n)::uuid, 'event_invitation', 'promotional', md5('candidate' || n)::uuid, 'person' || n || '@example.ac.jp',
        'ja', '<' || n || '@enishi.test>', case when n % 200 = 0 then 'failed' else 'sent' end, '2026-07-01', timestamptz '2026-07-01 00:00Z' + make_interval(secs => n)
      from generate_series(1, 100000) n`.execute(trx);
    await sql`
      insert into task (id, kind, candidate_id, title, due_on, member_id, created_by, created_at)
      select md5('task' || n)::uuid, 'task', md5('candidate' || n)::uuid, '電話', date '2026-07-01' + n % 60, md5('member' || 1 + n % 20)::uuid,
        md5('member1')::uuid, '2026-06-30'
      from generate_series(1, 5000) n`.execute(trx);
    await sql`
      insert into call_result (id, candidate_id, member_id, called_at, result, quiet_until)
      select md5('call' || n)::uuid, md5('candidate' || n * 7)::uuid, md5('member' || 1 + n % 20)::uuid, '2026-07-01', 'reached', '2026-07-08'
      from generate_series(1, 14000) n`.execute(trx);
    await sql`
      insert into today_rest (id, row_key, kind, member_id, rested_at, until)
      select md5('rest' || n)::uuid, 'quiet:' || md5('candidate' || n) || ':' || n, 'done', md5('member' || 1 + n % 20)::uuid, '2026-07-01', '2027-07-01'
      from generate_series(1, 20000) n`.execute(trx);
  });
  await mendWaits(db);
  for (const table of [
    "event",
    "session",
    "invitation",
    "touchpoint",
    "seat",
    "delivery",
    "task",
    "call_result",
    "today_rest",
    "today_wait",
    "silent_invitation",
  ])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}
