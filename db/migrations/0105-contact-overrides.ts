import { type Kysely, sql } from "kysely";

/**
 * A letter that nobody has to send went out although the reader's month was full, the last one was near or they keep
 * the week free: who decided so, about which event and why. It goes with the person it is about.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_override (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      member_id uuid not null references member,
      event_id uuid references event on delete set null,
      place text not null check (place in ('invitation', 'message')),
      refusal text not null check (refusal in ('budget_spent', 'too_soon', 'quiet_time')),
      reason text not null check (reason <> ''),
      at timestamptz not null
    )`.execute(db);
  await sql`create index contact_override_person on contact_override (candidate_id, at desc)`.execute(db);
  await sql`create index contact_override_event on contact_override (event_id)`.execute(db);
}
