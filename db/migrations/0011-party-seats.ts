import { type Kysely, sql } from "kysely";

/**
 * The decisions about seats of 0005, now for parties and for people who may hold several sessions. Locks are taken in one
 * order: the gate (shared by all who answer, alone for who changes times: no answer overtakes a move), the person's
 * invitation, the person, last the sessions' rows in the order of their ids. Gate and person are locks in memory
 * (classes 20100 and 20101 of pg_advisory_xact_lock): no row is written for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function answer_invitation(uuid, uuid, text, text, uuid, text, timestamptz, text)`.execute(
    db,
  );
  await sql`drop function change_seats(uuid, int, timestamptz, text)`.execute(db);
  await line(db);
  await held(db);
  await answer(db);
  await staff(db);
}

/** A seat is one place and one for each companion; the head of the line waits until its whole party fits. */
async function line(db: Kysely<unknown>) {
  await sql`
    create or replace function offer_free_seats(p_session uuid, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      s record;
      head record;
      until timestamptz;
      offered int := 0;
    begin
      loop
        select seats - seats_taken as free, waiting, starts_at, state into s from session where id = p_session;
        exit when s.state <> 'open' or s.free <= 0 or s.waiting = 0 or p_now >= s.starts_at;
        select seat.candidate_id, seat.invitation_id, 1 + seat.companions as size, candidate.zone into head
          from seat join candidate on candidate.id = seat.candidate_id
          where seat.session_id = p_session and seat.state = 'waiting' order by seat.arrival limit 1;
        exit when head.size > s.free;
        until := claim_end(p_now, head.zone, s.starts_at);
        update seat set state = 'offered', claim_until = until
          where session_id = p_session and candidate_id = head.candidate_id;
        update session set seats_taken = seats_taken + head.size, waiting = waiting - 1, revision = revision + 1
          where id = p_session;
        perform note_answer(head.invitation_id, p_session, 'yes', '', 'offered', null, 'line', p_now);
        perform write_seat_letter('event_seat_offered', head.invitation_id, p_session,
          jsonb_build_object('claimUntil', until), p_now, p_domain);
        offered := offered + 1;
      end loop;
      return offered;
    end $$`.execute(db);
  // Takes somebody out of a session whose row the caller holds; true when a seat (not only a place in line) came free.
  await sql`
    create or replace function give_up_seat(p_session uuid, p_candidate uuid) returns boolean language plpgsql as $$
    declare
      was record;
    begin
      delete from seat where session_id = p_session and candidate_id = p_candidate returning state, 1 + companions as size into was;
      if not found then return false; end if;
      update session set revision = revision + 1,
          seats_taken = seats_taken - case when was.state in ('going', 'offered') then was.size else 0 end,
          waiting = waiting - (was.state = 'waiting')::int
        where id = p_session;
      return was.state in ('going', 'offered');
    end $$`.execute(db);
  // going, or waiting where one may wait, or null. One update decides: in line when somebody is, or when the party doesn't fit.
  await sql`
    create function take_seat(p_session uuid, p_candidate uuid, p_invitation uuid, p_companions int, p_wish int, p_origin text,
      p_may_wait boolean, p_now timestamptz) returns text language sql as $$
      with taken as (
        update session set next_arrival = next_arrival + 1, revision = revision + 1,
          seats_taken = seats_taken + case when waiting = 0 and seats_taken + 1 + p_companions <= seats then 1 + p_companions else 0 end,
          waiting = waiting + case when waiting = 0 and seats_taken + 1 + p_companions <= seats then 0 else 1 end
        where id = p_session and state <> 'cancelled'
          and (p_may_wait or (waiting = 0 and seats_taken + 1 + p_companions <= seats))
        returning waiting, next_arrival - 1 as turn)
      insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at, companions, origin, wish)
        select p_session, p_candidate, p_invitation, case when waiting = 0 then 'going' else 'waiting' end, turn, p_now,
          p_companions, p_origin, p_wish
        from taken returning state
    $$`.execute(db);
  // Another number of companions for a seat whose session's row the caller holds; false where the larger party doesn't fit.
  await sql`
    create function change_party(p_session uuid, p_candidate uuid, p_companions int) returns boolean language plpgsql as $$
    declare
      mine record;
    begin
      select state, companions into mine from seat where session_id = p_session and candidate_id = p_candidate;
      if mine.companions = p_companions then return true; end if;
      if mine.state <> 'waiting' then
        update session set seats_taken = seats_taken + p_companions - mine.companions, revision = revision + 1
          where id = p_session and (p_companions < mine.companions
            or (waiting = 0 and seats_taken + p_companions - mine.companions <= seats));
        if not found then return false; end if;
      end if;
      update seat set companions = p_companions where session_id = p_session and candidate_id = p_candidate;
      return true;
    end $$`.execute(db);
}

/** The seat at the same time that somebody holds elsewhere, as {title, startsAt, endsAt}; null when there is none. */
async function held(db: Kysely<unknown>) {
  await sql`
    create function held_at_same_time(p_candidate uuid, p_session uuid, p_starts timestamptz, p_ends timestamptz)
    returns jsonb language sql volatile as $$
      select jsonb_build_object('title', event.title, 'startsAt', session.starts_at, 'endsAt', session.ends_at)
      from seat join session on session.id = seat.session_id join event on event.id = session.event_id
      where seat.candidate_id = p_candidate and seat.session_id <> p_session and seat.state = 'going'
        and session.state <> 'cancelled' and event.state <> 'cancelled'
        and session.starts_at < p_ends and session.ends_at > p_starts
      order by session.starts_at limit 1
    $$`.execute(db);
}

async function answer(db: Kysely<unknown>) {
  // p_companions and p_needs: null leaves them as they are.
  await sql`
    create function answer_invitation(p_invitation uuid, p_session uuid, p_answer text, p_word text, p_companions int, p_needs text,
      p_member uuid, p_source text, p_now timestamptz, p_domain text,
      out refusal text, out outcome text, out changed boolean, out other jsonb)
    language plpgsql as $$
    declare
      i record;
      mine record;
      lock text;
      held boolean := false;
      size int;
      history uuid := uuid_at(p_now);
      letter_id uuid;
    begin
      changed := false;
      lock := pg_advisory_xact_lock_shared(20100, 0)::text;
      select inv.candidate_id, inv.answer, inv.answer_word, e.id as event_id, e.state as event_state, e.answer_by, e.zone,
          e.companions_max, e.asks_needs, s.starts_at, s.ends_at, s.state as session_state, c.email, c.locale,
          e.way <> 'book' or exists (select from session o where o.event_id = e.id and o.id <> s.id) as is_several,
          case when s.waiting = 0 and s.seats_taken + 1 + coalesce(p_companions, 0) <= s.seats then 'going' else 'waiting' end as guess
        into i
        from invitation inv join event e on e.id = inv.event_id join session s on s.event_id = e.id and s.id = p_session
          join candidate c on c.id = inv.candidate_id
        where inv.id = p_invitation for no key update of inv;
      if not found or i.event_state = 'draft' then refusal := 'unknown'; return; end if;
      if i.event_state = 'cancelled' or i.session_state = 'cancelled' then refusal := 'cancelled'; return; end if;
      if i.is_several then refusal := 'several'; return; end if;
      if p_now >= i.starts_at then refusal := 'past'; return; end if;
      if p_companions > i.companions_max then refusal := 'too_many'; return; end if;
      lock := pg_advisory_xact_lock(20101, uuid_hash(i.candidate_id))::text;
      -- Only the holder of the person's lock adds a seat for them, so "none" stays true until we are done.
      select max(state) filter (where session_id = p_session) as state,
          max(companions) filter (where session_id = p_session) as companions,
          coalesce(bool_or(session_id <> p_session and state = 'going'), false) as has_others
        into mine from seat where candidate_id = i.candidate_id;
      if i.answer = p_answer and (p_answer <> 'yes' or (mine.state in ('going', 'waiting')
          and coalesce(p_companions, mine.companions) = mine.companions)) then
        outcome := coalesce(mine.state, p_answer);
        if (i.answer_word <> p_word and p_word <> '') or p_needs is not null then
          update invitation set answer_word = case when p_word = '' then answer_word else p_word end where id = p_invitation;
          if i.asks_needs and p_needs is not null and p_answer in ('yes', 'maybe') then
            perform keep_needs(p_invitation, p_needs);
          end if;
          update session set revision = revision + 1 where id = p_session;
        end if;
        return;
      end if;
      if p_member is null and (i.answer_by < p_now or i.session_state = 'closed') and p_answer <> 'no'
        and not (p_answer = 'yes' and coalesce(mine.state = 'offered', false)) then
        refusal := 'closed'; return;
      end if;
      if p_answer = 'yes' and mine.has_others and mine.state is distinct from 'going' then
        other := held_at_same_time(i.candidate_id, p_session, i.starts_at, i.ends_at);
        if other is not null then refusal := 'double_booked'; return; end if;
      end if;
      changed := true;

      if p_answer = 'yes' and mine.state is null then
        -- What will come of it is nearly always known before the row is ours: all is written now, put right below where not.
        size := 1 + coalesce(p_companions, 0);
        letter_id := uuid_at(p_now);
        with said as (
          update invitation set answer = 'yes', answered_at = p_now, answered_by = p_member,
            answer_word = case when p_word = '' and i.answer = 'yes' then answer_word else p_word end
            where id = p_invitation),
        noted as (
          insert into answer_history (id, invitation_id, answered_at, answer, word, outcome, session_id, answered_by, source)
            values (history, p_invitation, p_now, 'yes', p_word, i.guess, p_session, p_member, p_source)),
        told as (
          insert into delivery (id, letter, mail_class, candidate_id, invitation_id, session_id, address, locale,
              message_id, not_before, created_at)
            select letter_id, case i.guess when 'going' then 'event_confirmed' else 'event_waiting' end, 'transactional',
              i.candidate_id, p_invitation, p_session, i.email, i.locale, '<' || letter_id || '@' || p_domain || '>', p_now, p_now
            where i.email <> '')
        insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, member_id, body, details)
          values (uuid_at(p_now), i.candidate_id, p_now, 'answered', true, p_member is not null, p_member, p_word,
            jsonb_build_object('eventId', i.event_id, 'answer', 'yes', 'source', p_source));
        if i.asks_needs and p_needs <> '' then perform keep_needs(p_invitation, p_needs); end if;
        with taken as (
          update session set next_arrival = next_arrival + 1, revision = revision + 1,
            seats_taken = seats_taken + case when waiting = 0 and seats_taken + size <= seats then size else 0 end,
            waiting = waiting + case when waiting = 0 and seats_taken + size <= seats then 0 else 1 end
          where id = p_session and state <> 'cancelled' returning waiting, next_arrival - 1 as turn)
        insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at, companions)
          select p_session, i.candidate_id, p_invitation, case when waiting = 0 then 'going' else 'waiting' end, turn, p_now, size - 1
          from taken returning state into outcome;
        if not found then raise exception 'cancelled' using errcode = 'EV001'; end if;
        if outcome <> i.guess then
          update answer_history set outcome = answer_invitation.outcome where id = history;
          update delivery set letter = seat_letter(answer_invitation.outcome) where id = letter_id;
        end if;
      else
        update invitation set answer = p_answer, answered_at = p_now, answered_by = p_member,
          answer_word = case when p_word = '' and p_answer = i.answer then answer_word else p_word end
          where id = p_invitation;
        insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, member_id, body, details)
          values (uuid_at(p_now), i.candidate_id, p_now, 'answered', true, p_member is not null, p_member, p_word,
            jsonb_build_object('eventId', i.event_id, 'answer', p_answer, 'source', p_source));
        update session set revision = revision + 1 where id = p_session and state <> 'cancelled';
        if not found then raise exception 'cancelled' using errcode = 'EV001'; end if;
        if i.asks_needs and p_needs is not null then perform keep_needs(p_invitation, p_needs); end if;
        if p_answer in ('no', 'other_date') then perform keep_needs(p_invitation, ''); end if;
        select * into outcome, held, letter_id, refusal
          from settle_answer(p_session, i.candidate_id, p_invitation, p_answer, p_companions, p_now, p_domain);
        if refusal is not null then raise exception 'no room' using errcode = 'EV002'; end if;
        perform note_answer(p_invitation, p_session, p_answer, p_word, outcome, p_member, p_source, p_now);
        if seat_letter(outcome) is not null and outcome is distinct from mine.state then
          perform write_seat_letter(seat_letter(outcome), p_invitation, p_session, '{}', p_now, p_domain);
        elsif held and p_answer <> 'yes' then
          perform write_seat_letter('event_declined_noted', p_invitation, p_session,
            jsonb_build_object('answer', p_answer), p_now, p_domain);
        end if;
      end if;
      if i.answer is not null and (held or outcome = 'going') then
        update calendar_entry set is_cancelled = held, sequence = sequence + 1
          where session_id = p_session and candidate_id = i.candidate_id and is_cancelled <> held;
      end if;
    end $$`.execute(db);
  // What becomes of a seat that is there, or of none given up: the caller holds the session's row.
  await sql`
    create function settle_answer(p_session uuid, p_candidate uuid, p_invitation uuid, p_answer text, p_companions int,
      p_now timestamptz, p_domain text, out outcome text, out held boolean, out letter_id uuid, out refusal text)
    language plpgsql as $$
    declare
      mine record;
    begin
      held := false;
      -- Until the row was ours a claim could run out or a seat be offered.
      select state, claim_until, companions into mine from seat where session_id = p_session and candidate_id = p_candidate;
      if p_answer = 'yes' and found and coalesce(mine.claim_until, 'infinity') > p_now then
        if not change_party(p_session, p_candidate, coalesce(p_companions, mine.companions)) then refusal := 'no_room'; return; end if;
        update seat set state = 'going', claim_until = null
          where session_id = p_session and candidate_id = p_candidate and state = 'offered';
        outcome := case mine.state when 'offered' then 'going' else mine.state end;
        perform offer_free_seats(p_session, p_now, p_domain);
        -- A smaller party at the head of the line may have been offered its seat just now.
        select case state when 'going' then 'going' else 'waiting' end into outcome
          from seat where session_id = p_session and candidate_id = p_candidate;
        return;
      end if;
      held := give_up_seat(p_session, p_candidate);
      perform offer_free_seats(p_session, p_now, p_domain);
      if p_answer = 'yes' then
        outcome := take_seat(p_session, p_candidate, p_invitation, coalesce(p_companions, mine.companions, 0), null, 'booked', true, p_now);
        held := false;
      else
        outcome := p_answer;
      end if;
    end $$`.execute(db);
}

async function staff(db: Kysely<unknown>) {
  // Diet and access are asked for one purpose: gone two weeks after the last session, at once where nobody comes.
  await sql`
    create function keep_needs(p_invitation uuid, p_needs text) returns void language sql as $$
      update invitation set needs = p_needs, needs_until = case when p_needs <> '' then
          (select (max(session.ends_at) at time zone event.zone)::date + 14 from event join session on session.event_id = event.id
            where event.id = invitation.event_id and session.state <> 'cancelled' group by event.zone) end
        where id = p_invitation and (p_needs <> '' or needs <> '')
    $$`.execute(db);
  // 0 when done; else how many places must first come free.
  await sql`
    create function change_seats(p_session uuid, p_seats int, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      given int;
    begin
      update session set revision = revision + 1 where id = p_session returning seats_taken into given;
      if given > p_seats then return given - p_seats; end if;
      update session set seats = p_seats where id = p_session;
      perform offer_free_seats(p_session, p_now, p_domain);
      return 0;
    end $$`.execute(db);
}
