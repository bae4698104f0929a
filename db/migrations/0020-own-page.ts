import { type Kysely, sql } from "kysely";

/** What a candidate does with an offer on their own page, the papers that lie there, and what both sides get to keep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // settled: the offer was answered or ended before anybody decided on the request.
  await sql`
    create table offer_time_request (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      asked_at timestamptz not null,
      wish_on date,
      word text not null default '',
      state text not null default 'open' check (state in ('open', 'granted', 'answered', 'settled')),
      decided_at timestamptz,
      decided_by uuid references member,
      answer text not null default '',
      reply_on date,
      check ((state = 'open') = (decided_at is null))
    )`.execute(db);
  await sql`create unique index offer_time_request_open on offer_time_request (offer_id) where state = 'open'`.execute(
    db,
  );
  await sql`create index offer_time_request_waiting on offer_time_request (asked_at) where state = 'open'`.execute(
    db,
  );
  await sql`create index offer_time_request_person on offer_time_request (candidate_id)`.execute(db);

  // placed_at: from when the person sees it; of many brought in at once each waits until somebody has looked.
  // A paper that a receipt names keeps its bytes when it is replaced; any other loses them.
  await sql`
    create table offer_document (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      kind text not null check (kind in ('offer_notice', 'working_conditions', 'other')),
      file_name text not null,
      bytes bytea,
      size int not null check (size between 1 and 5242880),
      sha256 bytea not null,
      uploaded_by uuid not null references member,
      uploaded_at timestamptz not null,
      placed_at timestamptz,
      removed_by uuid references member,
      removed_at timestamptz
    )`.execute(db);
  await sql`alter table offer_document alter column bytes set storage external`.execute(db);
  await sql`create unique index offer_document_current on offer_document (offer_id, kind)
    where placed_at is not null and removed_at is null and kind <> 'other'`.execute(db);
  await sql`create index offer_document_owner on offer_document (offer_id, uploaded_at)`.execute(db);
  await sql`
    create table offer_paper (
      offer_id uuid not null references offer on delete cascade,
      kind text not null check (kind in ('offer_notice', 'working_conditions', 'acceptance')),
      sent_on date,
      back_on date,
      noted_by uuid not null references member,
      noted_at timestamptz not null,
      primary key (offer_id, kind),
      check (sent_on is not null or back_on is not null)
    )`.execute(db);

  // shown: the exact text of the page on which the person decided; papers: name, kind and SHA-256 of what lay there.
  await sql`
    create table offer_receipt (
      id uuid primary key,
      number text not null unique,
      offer_id uuid not null references offer on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      move_id uuid not null unique references offer_move on delete cascade,
      kind text not null check (kind in ('accepted', 'declined')),
      happened_at timestamptz not null,
      locale text not null,
      shown jsonb not null,
      papers jsonb not null default '[]'
    )`.execute(db);
  await sql`create index offer_receipt_owner on offer_receipt (offer_id, happened_at)`.execute(db);
  await sql`create index offer_receipt_person on offer_receipt (candidate_id)`.execute(db);

  // Classes of reasons as the company words them; while there is none, the house's own are offered.
  await sql`
    create table decline_reason (
      id uuid primary key,
      position int not null,
      label jsonb not null,
      closed_at timestamptz
    )`.execute(db);
  await sql`
    create table offer_decline (
      id uuid primary key,
      offer_id uuid not null references offer on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      declined_at timestamptz not null,
      reason text not null default '',
      reason_label jsonb,
      word text not null default ''
    )`.execute(db);
  await sql`create index offer_decline_owner on offer_decline (offer_id)`.execute(db);
  await sql`create index offer_decline_person on offer_decline (candidate_id)`.execute(db);

  // A way back: the company may write once in a while, the person may ask to be considered again.
  await sql`
    create table way_back (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      offer_id uuid not null references offer on delete cascade,
      opened_at timestamptz not null,
      until_on date not null,
      renewed_at timestamptz,
      closed_at timestamptz,
      asked_at timestamptz,
      asked_word text not null default '',
      answered_at timestamptz,
      answered_by uuid references member,
      answer text not null default ''
    )`.execute(db);
  await sql`create unique index way_back_open on way_back (offer_id) where closed_at is null`.execute(db);
  await sql`create index way_back_person on way_back (candidate_id)`.execute(db);
  await sql`create index way_back_asked on way_back (asked_at) where asked_at is not null and answered_at is null`.execute(
    db,
  );
}
