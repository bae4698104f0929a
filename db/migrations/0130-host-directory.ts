import { type Kysely, sql } from "kysely";

/**
 * What a colleague says of themselves as a host, for choosing who meets whom. Each line is theirs to write and to empty;
 * all of it goes when they leave (forget-hosts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table host_offer
      add column does text not null default '',
      add column school text not null default '',
      add column region text not null default '',
      add column languages text not null default '',
      add column topics text not null default ''`.execute(db);
}
