import { type Kysely, sql } from "kysely";

/** How staff may meet candidates, as this company says; no row: as the product says. And the host's own check-in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // alone_until: the hour by which a meeting of one to one has to end; null: any. online_sites: '' allows every platform.
  await sql`
    create table meeting_policy (
      id int primary key default 1 check (id = 1),
      place_kinds text[] not null,
      from_hour int not null check (from_hour between 0 and 23),
      until_hour int not null check (until_hour between 1 and 24),
      alcohol text not null check (alcohol in ('never', 'group', 'always')),
      alone_until int check (alone_until between 1 and 24),
      alone_outside boolean not null,
      online_sites text not null,
      two_hosts_first boolean not null,
      changed_at timestamptz not null,
      changed_by uuid references member,
      check (until_hour > from_hour)
    )`.execute(db);
  await sql`alter table session_host add column checked_in_at timestamptz`.execute(db);
}
