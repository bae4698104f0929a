import { type Kysely, sql } from "kysely";

/**
 * What a colleague wrote to people chosen from the list. The letters carry the words; this says who wrote what, as which
 * class of mail and, where nobody may stop it, why. It names no reader, and is forgotten after two years.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mailing (
      id uuid primary key,
      texts jsonb not null,
      mail_class text not null check (mail_class in ('promotional', 'transactional')),
      class_reason text not null,
      written_by uuid references member,
      written_at timestamptz not null,
      sends_at timestamptz not null,
      readers int not null,
      stopped_at timestamptz,
      check ((mail_class = 'transactional') = (class_reason <> ''))
    )`.execute(db);
  await sql`create index mailing_newest on mailing (written_at desc, id)`.execute(db);
  await sql`
    create index delivery_mailing on delivery ((details->>'mailingId')) where letter = 'mailing'`.execute(db);
  await sql`
    alter table contact_override drop constraint contact_override_place_check,
      add constraint contact_override_place_check check (place in ('invitation', 'message', 'mailing'))`.execute(
    db,
  );
}
