import { type Kysely, sql } from "kysely";

/** Private links, and every letter: decided with the fact it tells of, then each attempt and the exact bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table private_link (
      id uuid primary key,
      token_hash bytea not null unique,
      purpose text not null check (purpose in ('invitation', 'my_page', 'unsubscribe')),
      candidate_id uuid references candidate on delete cascade,
      invitation_id uuid references invitation on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index private_link_owner on private_link (candidate_id, purpose)`.execute(db);
  await sql`create index private_link_invitation on private_link (invitation_id)`.execute(db);
  // kept: no SMTP_URL. uncertain: the connection broke after the last byte, so it may have arrived.
  await sql`
    create table delivery (
      id uuid primary key,
      letter text not null,
      mail_class text not null check (mail_class in ('transactional', 'promotional')),
      candidate_id uuid references candidate on delete cascade,
      member_id uuid references member,
      invitation_id uuid references invitation on delete cascade,
      session_id uuid,
      address text not null,
      locale text not null,
      details jsonb not null default '{}',
      message_id text not null unique,
      state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'uncertain', 'stopped')),
      not_before timestamptz not null,
      stopped_because text not null default '',
      claimed_by uuid,
      lease_until timestamptz,
      subject text not null default '',
      source bytea,
      created_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  // Sources are written and read whole; squeezing them would cost the sender more than the disk it saves.
  await sql`alter table delivery alter column source set storage external`.execute(db);
  await sql`create index delivery_recent on delivery (created_at desc, id desc)`.execute(db);
  await sql`create index delivery_candidate on delivery (candidate_id, created_at desc)`.execute(db);
  await sql`create index delivery_invitation on delivery (invitation_id)`.execute(db);
  await sql`create index delivery_queue on delivery (not_before, id) where state = 'queued'`.execute(db);
  await sql`create index delivery_claims on delivery (lease_until) where state = 'sending'`.execute(db);
  await sql`create index delivery_by_state on delivery (state, created_at desc, id desc)`.execute(db);
  await sql`create index delivery_session on delivery (session_id, created_at desc)`.execute(db);
  await sql`
    create table delivery_attempt (
      id uuid primary key,
      delivery_id uuid not null references delivery on delete cascade,
      started_at timestamptz not null,
      finished_at timestamptz,
      outcome text not null check (outcome in ('started', 'accepted', 'refused', 'postponed', 'uncertain', 'kept')),
      smtp_code int,
      smtp_answer text not null default ''
    )`.execute(db);
  await sql`create index delivery_attempt_owner on delivery_attempt (delivery_id, started_at)`.execute(db);
}
