import { type Kysely, sql } from "kysely";

/** The company, its units, classes, hiring plan and staff. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company (
      id int primary key default 1 check (id = 1),
      name text not null,
      postal_address text not null default '',
      contact_email text not null default '',
      contact_phone text not null default '',
      desk_contact text not null default '',
      locale text not null default 'ja' check (locale in ('ja', 'en', 'ko')),
      zone text not null default 'Asia/Tokyo',
      reply_days int not null default 14 check (reply_days >= 7),
      is_demo boolean not null default false,
      sending_paused_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table unit (
      id uuid primary key,
      name text not null unique,
      position int not null default 0,
      closed_at timestamptz
    )`.execute(db);
  await sql`
    create table cohort (
      year int primary key check (year between 2000 and 2100),
      formal_on date not null,
      joins_on date not null
    )`.execute(db);
  await sql`
    create table hiring_target (
      cohort_year int not null references cohort,
      unit_id uuid not null references unit,
      target int not null check (target >= 0),
      primary key (cohort_year, unit_id)
    )`.execute(db);
  await sql`
    create table member (
      id uuid primary key,
      user_id text unique,
      role text not null check (role in ('administrator', 'recruiter', 'host', 'desk', 'viewer')),
      family_name text not null,
      given_name text not null default '',
      family_kana text not null default '',
      given_kana text not null default '',
      romaji text not null default '',
      email text not null,
      phone text not null default '',
      position text not null default '',
      unit_id uuid references unit,
      locale text not null default 'ja' check (locale in ('ja', 'en', 'ko')),
      zone text not null default 'Asia/Tokyo',
      created_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
  await sql`create unique index member_email on member (lower(email))`.execute(db);
}
