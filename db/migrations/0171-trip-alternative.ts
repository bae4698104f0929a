import { type Kysely, sql } from "kysely";

/**
 * The equal alternative of a trip is applied for as the trip is: one wishes the trip, the alternative, or either in an order.
 * Where its places are few they are drawn by themselves (alternative_place), never by who wished for it first of all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table trip
      add alternative_seats int check (alternative_seats > 0),
      add alternative_cost_yen int check (alternative_cost_yen > 0),
      add alternative_costs jsonb not null default '{}',
      add alternative_when jsonb not null default '{}'`.execute(db);
  await sql`
    alter table trip_application
      add wish text not null default 'trip'
        check (wish in ('trip', 'trip_first', 'alternative_first', 'alternative')),
      add alternative_state text
        check (alternative_state in ('offered', 'confirmed', 'waiting', 'left', 'lapsed')),
      add alternative_place int,
      add alternative_until timestamptz,
      add check (alternative_until is null or alternative_state = 'offered')`.execute(db);
  await sql`
    create index trip_application_alternative on trip_application (alternative_until)
      where alternative_until is not null`.execute(db);
}
