import { type Kysely, sql } from "kysely";

/** Several open offers of one person: which of them stands on the candidate, who has several, and changed courses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table offer add column course text not null default ''`.execute(db);
  await sql`
    create table offer_course_change (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      from_unit_id uuid references unit,
      to_unit_id uuid references unit,
      from_course text not null,
      to_course text not null,
      reason text not null default '',
      changed_by uuid not null references member,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`create index offer_course_change_owner on offer_course_change (offer_id, changed_at)`.execute(db);
  await sql`create index offer_course_change_person on offer_course_change (candidate_id)`.execute(db);

  // Only people with two open offers or more, so that a list of a hundred thousand needn't be counted for a few.
  await sql`
    create table several_offers (
      candidate_id uuid primary key references candidate on delete cascade,
      cohort_year int not null,
      offers int not null check (offers > 1)
    )`.execute(db);
  await sql`create index several_offers_class on several_offers (cohort_year)`.execute(db);

  // An open offer before an ended one; then the furthest on its way; of those that wait for an answer the one whose day
  // comes first; then the newest.
  await sql`
    create function offer_rank(state text) returns int immutable language sql as $$
      select case state when 'joined' then 0 when 'preparing' then 1 when 'formal' then 2 when 'accepted' then 3
        when 'considering' then 4 when 'informal' then 4 when 'lost_contact' then 5 else 6 end $$`.execute(
    db,
  );
  await sql`
    create or replace function summarise_offers() returns trigger language plpgsql as $$
    begin
      -- Two offers of one person may move at the same moment: the second waits here, and then sees the first.
      perform from candidate where id in (select candidate_id from changed) order by id for no key update;
      update candidate set offer_id = o.id, offer_state = o.state, unit_id = o.unit_id, reply_on = o.open_reply_on
      from (
        select distinct on (c.candidate_id) c.candidate_id, offer.id, offer.state, offer.unit_id,
          case when offer.state in ('informal', 'considering') then offer.reply_on end as open_reply_on
        from (select distinct candidate_id from changed) c left join offer using (candidate_id)
        order by c.candidate_id, offer_rank(offer.state),
          case when offer.state in ('informal', 'considering') then offer.reply_on end nulls last,
          offer.offered_on desc, offer.id desc
      ) o
      where candidate.id = o.candidate_id
        and (candidate.offer_id, candidate.offer_state, candidate.unit_id, candidate.reply_on)
          is distinct from (o.id, o.state, o.unit_id, o.open_reply_on);
      delete from several_offers s using (select distinct candidate_id from changed) c
        where s.candidate_id = c.candidate_id and (select count(*) from offer where offer.candidate_id = c.candidate_id
          and offer_rank(state) < 6) < 2;
      insert into several_offers
        select candidate_id, min(cohort_year), count(*) from offer
        where candidate_id in (select candidate_id from changed) and offer_rank(state) < 6
          and exists (select from candidate where candidate.id = candidate_id)
        group by candidate_id having count(*) > 1
      on conflict (candidate_id) do update set offers = excluded.offers where several_offers.offers <> excluded.offers;
      return null;
    end $$`.execute(db);
  // The new order on those who have several already.
  await sql`update offer set updated_at = updated_at where candidate_id in (
    select candidate_id from offer group by candidate_id having count(*) > 1)`.execute(db);
}
