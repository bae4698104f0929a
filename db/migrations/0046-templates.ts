import { type Kysely, sql } from "kysely";

/** A company's own templates of events. is_standard: stands in the place of ours for its kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // plan: texts in three languages, place, way of answering, the sessions by days after the first (features/templates/template.ts)
  await sql`
    create table event_template (
      id uuid primary key,
      kind text not null check (kind in ('meetup', 'social', 'workshop', 'visit', 'ceremony', 'trip', 'family_briefing')),
      is_standard boolean not null default false,
      plan jsonb not null,
      made_by uuid references member,
      made_at timestamptz not null,
      changed_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create unique index event_template_standard on event_template (kind) where is_standard and removed_at is null`.execute(
    db,
  );
}
