import { type Kysely, sql } from "kysely";

/**
 * What mail servers said of letters that didn't arrive, and the addresses that get none for a while because of it.
 * mail_bounce is kept for 400 days (a recruiting year), mail_suppression until it ends by itself or somebody lifts it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // tries: at which attempt, so that a letter sent again may come back again, and one report counts once.
  await sql`
    create table mail_bounce (
      id uuid primary key,
      delivery_id uuid not null references delivery on delete cascade,
      address text not null,
      kind text not null check (kind in ('hard', 'soft', 'filtered', 'policy', 'complaint')),
      stage text not null check (stage in ('mail', 'rcpt', 'data', 'report')),
      status text not null default '',
      said text not null default '',
      tries int not null,
      noted_at timestamptz not null,
      expires_on date not null,
      unique (delivery_id, tries, kind)
    )`.execute(db);
  await sql`create index mail_bounce_address on mail_bounce (address, noted_at)`.execute(db);
  await sql`create index mail_bounce_expiry on mail_bounce (expires_on)`.execute(db);
  // promotional: such letters alone. Lifted rows stay until they end: who lifted it, and when, can be asked.
  await sql`
    create table mail_suppression (
      address text not null,
      mail_class text not null check (mail_class in ('all', 'promotional')),
      reason text not null check (reason in ('hard', 'soft', 'filtered', 'complaint')),
      since timestamptz not null,
      ends_at timestamptz not null,
      lifted_at timestamptz,
      lifted_by uuid references member,
      primary key (address, mail_class)
    )`.execute(db);
  await sql`create index mail_suppression_end on mail_suppression (ends_at)`.execute(db);
  await sql`
    alter table company
      add sending_paused_by uuid references member`.execute(db);
}
