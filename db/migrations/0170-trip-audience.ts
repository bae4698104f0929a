import { type Kysely, sql } from "kysely";

/**
 * A trip may be for some departments of its class. Whom it is for is asked on pages, when somebody applies and once more when
 * a letter leaves: one function answers all of them. Who was told by letter goes with the person, and with the trip.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // For everybody of the class where a trip has none.
  await sql`
    create table trip_unit (
      event_id uuid not null references trip on delete cascade,
      unit_id uuid not null references unit,
      primary key (event_id, unit_id)
    )`.execute(db);
  await sql`
    create function trip_reaches(p_event uuid, p_candidate uuid) returns boolean language sql stable as $$
      select exists (
        select from event join candidate on candidate.cohort_year = event.cohort_year
        where event.id = p_event and candidate.id = p_candidate and candidate.merged_into_id is null
          and candidate.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')
          and (not exists (select from trip_unit where trip_unit.event_id = p_event)
            or exists (select from trip_unit where trip_unit.event_id = p_event
              and (trip_unit.unit_id = candidate.unit_id or trip_unit.unit_id in (
                select offer.unit_id from offer where offer.candidate_id = p_candidate
                  and offer.state in ('informal', 'considering', 'accepted', 'formal', 'preparing'))))))
    $$`.execute(db);
  await sql`
    create table trip_told (
      id uuid primary key,
      event_id uuid not null references trip on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      told_by uuid not null references member,
      told_at timestamptz not null,
      delivery_id uuid references delivery on delete set null,
      unique (event_id, candidate_id)
    )`.execute(db);
  await sql`create index trip_told_person on trip_told (candidate_id)`.execute(db);
  await sql`create index trip_told_delivery on trip_told (delivery_id)`.execute(db);
  // Why somebody was written to although they should have been spared: a trip's letter is one more place of it.
  await sql`alter table contact_override drop constraint contact_override_place_check`.execute(db);
  await sql`
    alter table contact_override add constraint contact_override_place_check
      check (place in ('invitation', 'message', 'mailing', 'trip'))`.execute(db);
}
