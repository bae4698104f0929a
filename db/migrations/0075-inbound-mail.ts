import { type Kysely, sql } from "kysely";

/** Mail that comes in: kept raw for a while, read once, waiting for a person where no rule may decide. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // purpose: to note answers, and to let a person read what no rule may decide. expires_on: words and bytes go, what
  // stays (hash, Message-ID, what came of it) keeps a copy that arrives later from counting twice.
  await sql`
    create table inbound_mail (
      id uuid primary key,
      source text not null check (source in ('imap', 'post')),
      received_at timestamptz not null,
      message_id text not null default '',
      hash bytea not null unique,
      from_address text not null default '',
      from_name text not null default '',
      subject text not null default '',
      raw bytea,
      kind text not null check (kind in ('reply', 'counter', 'delegate', 'text', 'report', 'auto')),
      state text not null check (state in ('taken', 'review', 'dropped', 'report', 'done')),
      reason text not null default '',
      candidate_id uuid references candidate on delete cascade,
      member_id uuid references member,
      relative_id uuid references relative on delete cascade,
      session_id uuid references session on delete set null,
      answer text,
      word text not null default '',
      proposal jsonb,
      done_at timestamptz,
      done_by uuid references member,
      done_how text not null default '',
      touchpoint_id uuid,
      expires_on date not null
    )`.execute(db);
  await sql`create unique index inbound_mail_message on inbound_mail (message_id, from_address) where message_id <> ''`.execute(
    db,
  );
  await sql`create index inbound_mail_review on inbound_mail (received_at) where state = 'review'`.execute(
    db,
  );
  await sql`create index inbound_mail_done on inbound_mail (received_at desc)`.execute(db);
  await sql`create index inbound_mail_candidate on inbound_mail (candidate_id) where candidate_id is not null`.execute(
    db,
  );
  await sql`create index inbound_mail_relative on inbound_mail (relative_id) where relative_id is not null`.execute(
    db,
  );
  await sql`create index inbound_mail_expiry on inbound_mail (expires_on) where raw is not null`.execute(db);

  // What a calendar said last of one entry, by its UID in small letters; an older word doesn't count.
  await sql`
    create table calendar_reply (
      uid text primary key,
      said_at timestamptz not null,
      status text not null,
      mail_id uuid references inbound_mail on delete set null
    )`.execute(db);
  await sql`create index calendar_entry_any_case on calendar_entry (lower(uid))`.execute(db);
  await sql`create index family_invitation_any_case on family_invitation (lower(uid))`.execute(db);

  // Where reading a mailbox has got to; one process at a time holds it, for as long as it says that it lives.
  await sql`
    create table mailbox_place (
      mailbox text primary key,
      uid_validity bigint not null default 0,
      last_uid bigint not null default 0,
      held_by uuid,
      held_until timestamptz,
      seen_at timestamptz,
      trouble text not null default ''
    )`.execute(db);
}
