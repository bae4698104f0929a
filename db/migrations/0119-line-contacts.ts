import { type Kysely, sql } from "kysely";

/**
 * What counts in a person's contact budget: letters that nobody has to send, and an invitation pasted into a messenger. The
 * same invitation by letter and by messenger on one day is one contact.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function budgeted_contacts(p_candidate uuid, p_since timestamptz) returns setof timestamptz
    language sql stable as $$
      select created_at from delivery
      where candidate_id = p_candidate and mail_class = 'promotional' and state not in ('stopped', 'failed')
        and created_at >= p_since
      union all
      select max(line.happened_at) from touchpoint line
      join event on event.id = (line.details->>'eventId')::uuid
      where line.candidate_id = p_candidate and line.kind = 'line_copied' and line.happened_at >= p_since
        and event.kind <> 'ceremony' and not event.is_paid_work
        and not exists (select from delivery letter join invitation on invitation.id = letter.invitation_id
          where letter.candidate_id = p_candidate and letter.mail_class = 'promotional'
            and letter.state not in ('stopped', 'failed') and invitation.event_id = event.id
            and letter.created_at between line.happened_at - interval '1 day' and line.happened_at + interval '1 day')
      group by event.id, date_trunc('day', line.happened_at)
    $$`.execute(db);
}
