import { type Kysely, sql } from "kysely";

/**
 * How many a perk is for, and how it is given: to all who meet the criteria, in the order in which they applied, or by a
 * decision with its reason. In order it is given the moment somebody applies, by nobody in particular, and says so itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table perk
      add seats int check (seats > 0),
      add giving text not null default 'criteria' check (giving in ('all', 'order', 'criteria')),
      add constraint perk_giving_seats check (case giving when 'all' then seats is null when 'order' then seats is not null
        else true end)`.execute(db);
  await sql`
    alter table perk_application
      drop constraint perk_application_check,
      add constraint perk_application_decided check ((state in ('granted', 'refused')) = (decided_at is not null)),
      add constraint perk_application_refused check (state <> 'refused' or (decided_by is not null and reason <> '')),
      add constraint perk_application_by check (decided_by is null or decided_at is not null)`.execute(db);
  await sql`create index perk_application_waiting on perk_application (perk_id, applied_at) where state = 'applied'`.execute(
    db,
  );
  // Whom a perk is for: of its class, with an open offer, and of a department it is for. Pages and letters ask the same.
  await sql`
    create view perk_reader as
      select perk.id as perk_id, candidate.id as candidate_id
      from perk join candidate on candidate.cohort_year = perk.cohort_year
      where candidate.merged_into_id is null
        and candidate.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing', 'lost_contact')
        and (not exists (select from perk_unit where perk_unit.perk_id = perk.id)
          or exists (select from perk_unit where perk_unit.perk_id = perk.id
            and (perk_unit.unit_id = candidate.unit_id or perk_unit.unit_id in (
              select offer.unit_id from offer where offer.candidate_id = candidate.id
                and offer.state in ('informal', 'considering', 'accepted', 'formal', 'preparing', 'lost_contact')))))`.execute(
    db,
  );
}
