import { type Kysely, sql } from "kysely";

/** The day itself: who came and when, who sits where, what is paid for the way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table seat
    add column attended_at timestamptz,
    add column attended_how text check (attended_how in ('staff', 'self')),
    add column table_no int check (table_no between 1 and 200)`.execute(db);
  await sql`update seat set attended_at = session.starts_at from session
    where session.id = seat.session_id and seat.attendance = 'attended'`.execute(db);
  // [{"region": "関東", "yen": 2000}, …]: what the company pays for the way, by region.
  await sql`alter table event add column travel_rates jsonb not null default '[]'`.execute(db);
  await checkIn(db);
}

/**
 * One arrival, in one statement. The earliest time that is heard of stays: two desks, or a list that was offline, agree
 * in any order. Somebody invited without a seat is let in by staff: the room holds the person already, so the seats
 * grow with them and nobody in line loses a turn. Locks as in 0005: the invitation first, the session's row last.
 */
async function checkIn(db: Kysely<unknown>) {
  await sql`
    create function check_in(p_session uuid, p_candidate uuid, p_at timestamptz, p_member uuid, p_now timestamptz,
      out refusal text, out arrived_at timestamptz, out changed boolean) language plpgsql as $$
    declare
      i record;
      mine record;
      places int;
      turn bigint;
    begin
      changed := false;
      select inv.id, e.id as event_id, e.state as event_state, s.state as session_state, s.starts_at, s.ends_at into i
        from session s join event e on e.id = s.event_id join invitation inv on inv.event_id = e.id
        where s.id = p_session and inv.candidate_id = p_candidate for no key update of inv;
      if not found or i.event_state = 'draft' then refusal := 'not_invited'; return; end if;
      if i.event_state = 'cancelled' or i.session_state = 'cancelled' then refusal := 'cancelled'; return; end if;
      if p_at < i.starts_at - (case when p_member is null then interval '3 hours' else interval '12 hours' end) then
        refusal := 'early'; return;
      end if;
      if p_member is null and p_at > i.ends_at then refusal := 'over'; return; end if;
      select state, attendance, attended_at, companions into mine from seat
        where session_id = p_session and candidate_id = p_candidate;
      if mine.attendance = 'attended' and mine.attended_at <= p_at then arrived_at := mine.attended_at; return; end if;
      if mine.state is distinct from 'going' then
        if p_member is null then refusal := 'no_seat'; return; end if;
        places := case when mine.state = 'offered' then 0 else 1 + coalesce(mine.companions, 0) end;
        update session set next_arrival = next_arrival + (mine.state is null)::int, revision = revision + 1,
            seats = greatest(seats, seats_taken + places), seats_taken = seats_taken + places,
            waiting = waiting - (coalesce(mine.state, '') = 'waiting')::int
          where id = p_session returning next_arrival - 1 into turn;
        insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at)
          values (p_session, p_candidate, i.id, 'going', turn, p_now)
          on conflict (session_id, candidate_id) do update set state = 'going', claim_until = null;
        update invitation set answer = 'yes', answered_at = p_now, answered_by = p_member where id = i.id;
        perform note_answer(i.id, p_session, 'yes', '', 'walked_in', p_member, 'staff', p_now);
      end if;
      if mine.attendance is distinct from 'attended' then
        delete from touchpoint where candidate_id = p_candidate and kind in ('excused', 'no_show')
          and details->>'sessionId' = p_session::text;
        insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, member_id, details)
          values (uuid_at(p_now), p_candidate, p_at, 'attended', true, true, p_member,
            jsonb_build_object('eventId', i.event_id, 'sessionId', p_session));
      end if;
      update seat set attendance = 'attended', attended_at = p_at,
          attended_how = case when p_member is null then 'self' else 'staff' end
        where session_id = p_session and candidate_id = p_candidate;
      update session set revision = revision + 1 where id = p_session;
      arrived_at := p_at;
      changed := true;
    end $$`.execute(db);
}
