import { type Kysely, sql } from "kysely";

/** Candidates, their offers and everything that happened between them and the company. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // *_key columns hold text folded by app/lib/fold.ts (width, kana kind, small kana, variant kanji); they are compared, never shown.
  await sql`
    create table candidate (
      id uuid primary key,
      cohort_year int not null references cohort,
      reference text not null default '',
      family_name text not null,
      given_name text not null default '',
      family_kana text not null default '',
      given_kana text not null default '',
      romaji text not null default '',
      email text not null default '',
      phone text not null default '',
      school text not null default '',
      faculty text not null default '',
      note text not null default '',
      locale text not null default 'ja' check (locale in ('ja', 'en', 'ko')),
      zone text not null default 'Asia/Tokyo',
      recruiter_id uuid references member,
      deputy_id uuid references member,
      sort_key text collate "C" not null,
      name_key text collate "C" not null,
      kana_key text collate "C" not null default '',
      email_key text collate "C" not null default '',
      phone_key text collate "C" not null default '',
      offer_id uuid,
      offer_state text,
      unit_id uuid references unit,
      reply_on date,
      last_contact_at timestamptz,
      merged_into_id uuid references candidate,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index candidate_by_kana on candidate (cohort_year, sort_key, id) where merged_into_id is null`.execute(
    db,
  );
  await sql`create index candidate_by_state on candidate (cohort_year, offer_state, sort_key, id)
    include (recruiter_id, deputy_id, unit_id, reply_on, last_contact_at, locale) where merged_into_id is null`.execute(
    db,
  );
  await sql`create index candidate_by_unit on candidate (unit_id)`.execute(db);
  await sql`create index candidate_by_recruiter on candidate (recruiter_id)`.execute(db);
  await sql`create index candidate_by_deputy on candidate (deputy_id) where deputy_id is not null`.execute(
    db,
  );
  await sql`create index candidate_by_school on candidate (school text_pattern_ops) where school <> ''`.execute(
    db,
  );
  await sql`create index candidate_by_locale on candidate (locale) where locale <> 'ja'`.execute(db);
  await sql`create index candidate_by_reply on candidate (cohort_year, coalesce(reply_on, 'infinity'::date), id) where merged_into_id is null`.execute(
    db,
  );
  await sql`create index candidate_by_contact on candidate (cohort_year, coalesce(last_contact_at, '-infinity'::timestamptz), id) where merged_into_id is null`.execute(
    db,
  );
  await sql`create index candidate_due on candidate (reply_on) where reply_on is not null and merged_into_id is null`.execute(
    db,
  );
  await sql`create index candidate_merged on candidate (merged_into_id) where merged_into_id is not null`.execute(
    db,
  );
  await sql`create index candidate_same_email on candidate (email_key) where email_key <> ''`.execute(db);
  await sql`create index candidate_same_phone on candidate (phone_key) where phone_key <> ''`.execute(db);
  await sql`create index candidate_same_kana on candidate (kana_key) where kana_key <> ''`.execute(db);
  await sql`create index candidate_same_name on candidate (name_key)`.execute(db);

  // One row per word a candidate is found by; a search is a prefix of it.
  await sql`
    create table candidate_term (
      term text collate "C" not null,
      candidate_id uuid not null,
      primary key (term, candidate_id)
    )`.execute(db);
  await sql`create index candidate_term_owner on candidate_term (candidate_id, term)`.execute(db);

  await sql`
    create table candidate_tag (
      candidate_id uuid not null references candidate on delete cascade,
      tag text not null,
      primary key (tag, candidate_id)
    )`.execute(db);
  await sql`create index candidate_tag_owner on candidate_tag (candidate_id)`.execute(db);

  // The tabs a member keeps above the list: query is the part of the address after "?".
  await sql`
    create table candidate_view (
      id uuid primary key,
      member_id uuid not null references member,
      name text not null check (name <> ''),
      query text not null,
      created_at timestamptz not null,
      unique (member_id, name)
    )`.execute(db);

  // Two records of one person made one; snapshot holds what the merge changed, so that undoing it restores both.
  await sql`
    create table candidate_merge (
      id uuid primary key,
      kept_id uuid not null references candidate on delete cascade,
      merged_id uuid not null references candidate on delete cascade,
      snapshot jsonb not null,
      merged_by uuid references member,
      merged_at timestamptz not null,
      undone_by uuid references member,
      undone_at timestamptz
    )`.execute(db);
  await sql`create index candidate_merge_kept on candidate_merge (kept_id, merged_at desc)`.execute(db);
  await sql`create unique index candidate_merge_open on candidate_merge (merged_id) where undone_at is null`.execute(
    db,
  );

  await sql`
    create table offer (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      cohort_year int not null references cohort,
      unit_id uuid references unit,
      state text not null check (state in ('informal', 'considering', 'accepted', 'formal', 'preparing', 'joined',
        'declined_before', 'declined_after', 'withdrawn_by_company', 'lost_contact')),
      offered_on date not null,
      reply_on date,
      extended_count int not null default 0,
      accepted_on date,
      formal_on date,
      ended_on date,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index offer_owner on offer (candidate_id)`.execute(db);
  await sql`create index offer_by_unit on offer (cohort_year, unit_id, state)`.execute(db);

  // happened_on is the day it was true, recorded_at the moment it was entered: a decline heard late keeps both.
  await sql`
    create table offer_move (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      from_state text,
      to_state text not null,
      happened_on date not null,
      recorded_at timestamptz not null,
      recorded_by uuid references member,
      by_candidate boolean not null default false,
      heard_by text not null default '',
      reason text not null default '',
      reply_on_before date,
      reply_on_after date
    )`.execute(db);
  await sql`create index offer_move_owner on offer_move (offer_id, recorded_at)`.execute(db);
  await sql`create index offer_move_recent on offer_move (recorded_at)`.execute(db);
  await sql`create index offer_move_person on offer_move (candidate_id)`.execute(db);

  await sql`
    create table offer_withdrawal (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      requested_by uuid not null references member,
      reason text not null check (reason <> ''),
      requested_at timestamptz not null,
      decided_by uuid references member,
      decided_at timestamptz,
      is_confirmed boolean,
      check (decided_by is null or decided_by <> requested_by)
    )`.execute(db);
  await sql`create unique index offer_withdrawal_open on offer_withdrawal (offer_id) where decided_at is null`.execute(
    db,
  );

  // kind + details say what happened; the words are made for the reader. is_contact: a person of ours and the candidate were in touch.
  await sql`
    create table touchpoint (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      happened_at timestamptz not null,
      kind text not null,
      from_candidate boolean not null default false,
      is_contact boolean not null default false,
      member_id uuid references member,
      body text not null default '',
      details jsonb not null default '{}',
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index touchpoint_owner on touchpoint (candidate_id, happened_at desc, id desc)`.execute(
    db,
  );
  await sql`create index touchpoint_recent on touchpoint (kind, happened_at desc)`.execute(db);

  await summariseOffers(db);
  await summariseContacts(db);
  await forgetTerms(db);
}

/** Terms have no foreign key: checking seven of them for each of 100,000 imported people took longer than writing them. */
async function forgetTerms(db: Kysely<unknown>) {
  await sql`
    create function forget_terms() returns trigger language plpgsql as $$
    begin
      delete from candidate_term using gone where candidate_term.candidate_id = gone.id;
      return null;
    end $$`.execute(db);
  await sql`create trigger candidate_gone after delete on candidate referencing old table as gone
    for each statement execute function forget_terms()`.execute(db);
}

/** The current offer (an open one before an ended one, then the newest) is copied onto its candidate, so that lists need one table. */
async function summariseOffers(db: Kysely<unknown>) {
  await sql`
    create function summarise_offers() returns trigger language plpgsql as $$
    begin
      update candidate set offer_id = o.id, offer_state = o.state, unit_id = o.unit_id, reply_on = o.open_reply_on
      from (
        select distinct on (c.candidate_id) c.candidate_id, offer.id, offer.state, offer.unit_id,
          case when offer.state in ('informal', 'considering') then offer.reply_on end as open_reply_on
        from (select distinct candidate_id from changed) c left join offer using (candidate_id)
        order by c.candidate_id, (offer.state in ('declined_before', 'declined_after', 'withdrawn_by_company')),
          offer.offered_on desc, offer.id desc
      ) o
      where candidate.id = o.candidate_id
        and (candidate.offer_id, candidate.offer_state, candidate.unit_id, candidate.reply_on)
          is distinct from (o.id, o.state, o.unit_id, o.open_reply_on);
      return null;
    end $$`.execute(db);
  await sql`create trigger offer_added after insert on offer referencing new table as changed
    for each statement execute function summarise_offers()`.execute(db);
  await sql`create trigger offer_changed after update on offer referencing new table as changed
    for each statement execute function summarise_offers()`.execute(db);
  // an offer that moved to another candidate (merge) or went away (undone import) leaves one behind
  await sql`create trigger offer_left after update on offer referencing old table as changed
    for each statement execute function summarise_offers()`.execute(db);
  await sql`create trigger offer_removed after delete on offer referencing old table as changed
    for each statement execute function summarise_offers()`.execute(db);
}

async function summariseContacts(db: Kysely<unknown>) {
  await sql`
    create function summarise_contacts() returns trigger language plpgsql as $$
    begin
      update candidate set last_contact_at = t.happened_at
      from (select candidate_id, max(happened_at) as happened_at from added where is_contact group by candidate_id) t
      where candidate.id = t.candidate_id
        and (candidate.last_contact_at is null or candidate.last_contact_at < t.happened_at);
      return null;
    end $$`.execute(db);
  await sql`create trigger touchpoint_added after insert on touchpoint referencing new table as added
    for each statement execute function summarise_contacts()`.execute(db);
}
