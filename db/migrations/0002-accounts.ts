import { type Kysely, sql } from "kysely";

/** Sign-in of staff: the tables of better-auth under its own names, and invitations to colleagues. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth_user (
      id text primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null default false,
      image text,
      two_factor_enabled boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table auth_session (
      id text primary key,
      user_id text not null references auth_user on delete cascade,
      token text not null unique,
      ip_address text,
      user_agent text,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index auth_session_owner on auth_session (user_id)`.execute(db);
  await sql`
    create table auth_account (
      id text primary key,
      user_id text not null references auth_user on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index auth_account_owner on auth_account (user_id)`.execute(db);
  await sql`
    create table auth_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index auth_verification_key on auth_verification (identifier)`.execute(db);
  await sql`
    create table auth_two_factor (
      id text primary key,
      user_id text not null unique references auth_user on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count int not null default 0,
      locked_until timestamptz
    )`.execute(db);
  // last_request is milliseconds since 1970
  await sql`
    create table auth_rate_limit (
      id text primary key,
      key text not null unique,
      count int not null,
      last_request bigint not null
    )`.execute(db);
  await sql`alter table member add foreign key (user_id) references auth_user on delete set null`.execute(db);

  // The links we mail to colleagues; each works once. The token is derived from the id, only its hash is kept.
  await sql`
    create table member_link (
      id uuid primary key,
      token_hash bytea not null unique,
      purpose text not null check (purpose in ('invitation', 'sign_in', 'password_reset')),
      member_id uuid not null references member on delete cascade,
      next text not null default '',
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz
    )`.execute(db);
  await sql`create index member_link_owner on member_link (member_id, purpose)`.execute(db);

  // Who changed what about accounts and the company. Kept when sessions and links are long gone.
  await sql`
    create table audit_entry (
      id uuid primary key,
      happened_at timestamptz not null,
      member_id uuid references member,
      what text not null,
      about_member_id uuid references member,
      details jsonb not null default '{}'
    )`.execute(db);
  await sql`create index audit_entry_recent on audit_entry (happened_at desc)`.execute(db);
}
