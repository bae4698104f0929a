import { type Kysely, sql } from "kysely";

// The functions of 0005-events: whoever answers waits for the row of the session, so a decision is one statement.

/** How long a freed seat is kept for the person it is offered to: 12 hours of their day (8 to 21 h of their zone). */
export async function claimWindow(db: Kysely<unknown>) {
  await sql`
    create function waking_between(p_from timestamptz, p_to timestamptz, p_zone text) returns interval language sql stable as $$
      select coalesce(sum(greatest(interval '0',
        least(p_to, (day + interval '21 hours') at time zone p_zone)
        - greatest(p_from, (day + interval '8 hours') at time zone p_zone))), interval '0')
      from generate_series(date_trunc('day', p_from at time zone p_zone), p_to at time zone p_zone, interval '1 day') day
    $$`.execute(db);
  await sql`
    create function waking_after(p_from timestamptz, p_length interval, p_zone text) returns timestamptz language plpgsql stable as $$
    declare
      day timestamp := date_trunc('day', p_from at time zone p_zone);
      rest interval := p_length;
      opens timestamptz;
      room interval;
    begin
      loop
        opens := greatest(p_from, (day + interval '8 hours') at time zone p_zone);
        room := greatest(interval '0', (day + interval '21 hours') at time zone p_zone - opens);
        if rest <= room and room > interval '0' then return opens + rest; end if;
        rest := rest - room;
        day := day + interval '1 day';
      end loop;
    end $$`.execute(db);
  // Where 12 such hours don't fit before the start, half of those left: the next in line may still be asked.
  await sql`
    create function claim_end(p_now timestamptz, p_zone text, p_starts_at timestamptz) returns timestamptz language plpgsql stable as $$
    declare
      whole timestamptz := waking_after(p_now, interval '12 hours', p_zone);
      awake interval;
    begin
      if whole <= p_starts_at then return whole; end if;
      awake := waking_between(p_now, p_starts_at, p_zone);
      if awake < interval '10 minutes' then return p_starts_at; end if;
      return waking_after(p_now, awake / 2, p_zone);
    end $$`.execute(db);
  await sql`
    create function uuid_at(p_now timestamptz) returns uuid language sql volatile as $$
      select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from p_now) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $$`.execute(db);
}

/**
 * Every decision about seats, each in one statement of the program. Locks are taken in one order: the person's
 * invitation, the person, last the session's row, which everybody waits for; who holds that row waits for nobody.
 * Inside it only rows of that session change, and a foreign key's lock never meets "no key update": no deadlock.
 */
export async function seatDecisions(db: Kysely<unknown>) {
  await sql`
    create function write_seat_letter(p_letter text, p_invitation uuid, p_session uuid, p_details jsonb, p_now timestamptz, p_domain text)
    returns uuid language plpgsql as $$
    declare
      new_id uuid := uuid_at(p_now);
    begin
      insert into delivery (id, letter, mail_class, candidate_id, invitation_id, session_id, address, locale, details,
        message_id, not_before, created_at)
      select new_id, p_letter, 'transactional', c.id, i.id, p_session, c.email, c.locale, p_details,
        '<' || new_id || '@' || p_domain || '>', p_now, p_now
      from invitation i join candidate c on c.id = i.candidate_id
      where i.id = p_invitation and c.email <> '';
      return new_id;
    end $$`.execute(db);
  await sql`
    create function offer_free_seats(p_session uuid, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      s record;
      line record;
      until timestamptz;
      offered int := 0;
    begin
      loop
        select seats, seats_taken, waiting, starts_at, state into s from session where id = p_session;
        exit when s.state <> 'open' or s.seats_taken >= s.seats or s.waiting = 0 or p_now >= s.starts_at;
        select seat.candidate_id, seat.invitation_id, candidate.zone into line
          from seat join candidate on candidate.id = seat.candidate_id
          where seat.session_id = p_session and seat.state = 'waiting' order by seat.arrival limit 1;
        until := claim_end(p_now, line.zone, s.starts_at);
        update seat set state = 'offered', claim_until = until
          where session_id = p_session and candidate_id = line.candidate_id;
        update session set seats_taken = seats_taken + 1, waiting = waiting - 1, revision = revision + 1 where id = p_session;
        perform note_answer(line.invitation_id, p_session, 'yes', '', 'offered', null, 'line', p_now);
        perform write_seat_letter('event_seat_offered', line.invitation_id, p_session,
          jsonb_build_object('claimUntil', until), p_now, p_domain);
        offered := offered + 1;
      end loop;
      return offered;
    end $$`.execute(db);
  // Takes somebody out of a session whose row the caller holds; true when a seat (not only a place in line) came free.
  await sql`
    create function give_up_seat(p_session uuid, p_candidate uuid) returns boolean language plpgsql as $$
    declare
      was text;
    begin
      delete from seat where session_id = p_session and candidate_id = p_candidate returning state into was;
      update session set seats_taken = seats_taken - (was in ('going', 'offered'))::int, waiting = waiting - (was = 'waiting')::int
        where id = p_session and was is not null;
      return coalesce(was in ('going', 'offered'), false);
    end $$`.execute(db);
  await sql`
    create function seat_letter(p_outcome text) returns text language sql immutable as $$
      select case p_outcome when 'going' then 'event_confirmed' when 'waiting' then 'event_waiting' end
    $$`.execute(db);
  await sql`
    create function note_answer(p_invitation uuid, p_session uuid, p_answer text, p_word text, p_outcome text, p_member uuid,
      p_source text, p_now timestamptz) returns uuid language plpgsql as $$
    declare
      new_id uuid := uuid_at(p_now);
    begin
      insert into answer_history (id, invitation_id, answered_at, answer, word, outcome, session_id, answered_by, source)
        values (new_id, p_invitation, p_now, p_answer, p_word, p_outcome, p_session, p_member, p_source);
      return new_id;
    end $$`.execute(db);
  await answerFunction(db);
  await sql`
    create function pass_on_claims(p_session uuid, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      late record;
      passed int := 0;
    begin
      update session set revision = revision + 1 where id = p_session;
      for late in select candidate_id, invitation_id from seat
        where session_id = p_session and state = 'offered' and claim_until <= p_now order by arrival
      loop
        perform give_up_seat(p_session, late.candidate_id);
        perform note_answer(late.invitation_id, p_session, 'yes', '', 'claim_expired', null, 'line', p_now);
        passed := passed + 1;
      end loop;
      perform offer_free_seats(p_session, p_now, p_domain);
      return passed;
    end $$`.execute(db);
  // False when more seats are already given than that.
  await sql`
    create function change_seats(p_session uuid, p_seats int, p_now timestamptz, p_domain text) returns boolean language plpgsql as $$
    begin
      update session set seats = p_seats, revision = revision + 1 where id = p_session and seats_taken <= p_seats;
      if not found then return false; end if;
      perform offer_free_seats(p_session, p_now, p_domain);
      return true;
    end $$`.execute(db);
}

async function answerFunction(db: Kysely<unknown>) {
  await sql`
    create function answer_invitation(p_invitation uuid, p_session uuid, p_answer text, p_word text, p_member uuid, p_source text,
      p_now timestamptz, p_domain text, out refusal text, out outcome text, out changed boolean)
    language plpgsql as $$
    declare
      i record;
      mine record;
      held boolean := false;
      guess text;
      history uuid;
      letter_id uuid;
      line int;
      turn bigint;
    begin
      changed := false;
      select inv.candidate_id, inv.answer, inv.answer_word, e.id as event_id, e.state as event_state, e.answer_by,
          s.starts_at, s.state as session_state into i
        from invitation inv join event e on e.id = inv.event_id join session s on s.event_id = e.id and s.id = p_session
        where inv.id = p_invitation for no key update of inv;
      if not found or i.event_state = 'draft' then refusal := 'unknown'; return; end if;
      if i.event_state = 'cancelled' or i.session_state = 'cancelled' then refusal := 'cancelled'; return; end if;
      if p_now >= i.starts_at then refusal := 'past'; return; end if;
      -- Only the holder of the invitation's lock adds a seat for this person, so "none" stays true until we are done.
      select state, claim_until into mine from seat where session_id = p_session and candidate_id = i.candidate_id;
      if i.answer = p_answer and (p_answer <> 'yes' or mine.state in ('going', 'waiting')) then
        outcome := coalesce(mine.state, p_answer);
        if i.answer_word <> p_word and p_word <> '' then
          update invitation set answer_word = p_word where id = p_invitation;
          update session set revision = revision + 1 where id = p_session;
        end if;
        return;
      end if;
      if p_member is null and (i.answer_by < p_now or i.session_state = 'closed') and p_answer <> 'no'
        and not (p_answer = 'yes' and coalesce(mine.state = 'offered', false)) then
        refusal := 'closed'; return;
      end if;

      changed := true;
      update invitation set answer = p_answer, answered_at = p_now, answered_by = p_member,
        answer_word = case when p_word = '' and p_answer = i.answer then answer_word else p_word end
        where id = p_invitation;
      insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, member_id, body, details)
        values (uuid_at(p_now), i.candidate_id, p_now, 'answered', true, p_member is not null, p_member, p_word,
          jsonb_build_object('eventId', i.event_id, 'answer', p_answer, 'source', p_source));

      if p_answer = 'yes' and mine.state is null then
        -- What will come of it is nearly always known before the row is ours: written now, put right below where not.
        select case when waiting = 0 and seats_taken < seats then 'going' else 'waiting' end into guess from session where id = p_session;
        history := note_answer(p_invitation, p_session, p_answer, p_word, guess, p_member, p_source, p_now);
        letter_id := write_seat_letter(seat_letter(guess), p_invitation, p_session, '{}', p_now, p_domain);
        -- One update decides: in line when somebody is, or when it is full. Whoever leaves nobody waiting has a seat.
        update session set next_arrival = next_arrival + 1, revision = revision + 1,
            seats_taken = seats_taken + (waiting = 0 and seats_taken < seats)::int,
            waiting = waiting + (not (waiting = 0 and seats_taken < seats))::int
          where id = p_session and state <> 'cancelled' returning waiting, next_arrival - 1 into line, turn;
        if not found then raise exception 'cancelled' using errcode = 'EV001'; end if;
      else
        update session set revision = revision + 1 where id = p_session and state <> 'cancelled';
        if not found then raise exception 'cancelled' using errcode = 'EV001'; end if;
        -- Until the row was ours a claim could run out or a seat be offered.
        select state, claim_until into mine from seat where session_id = p_session and candidate_id = i.candidate_id;
        if p_answer = 'yes' and mine.state in ('going', 'offered') and coalesce(mine.claim_until, 'infinity') > p_now then
          update seat set state = 'going', claim_until = null where session_id = p_session and candidate_id = i.candidate_id;
          outcome := 'going';
        elsif p_answer = 'yes' and mine.state = 'waiting' then
          outcome := 'waiting';
        else
          held := give_up_seat(p_session, i.candidate_id);
          perform offer_free_seats(p_session, p_now, p_domain);
          if p_answer = 'yes' then
            update session set next_arrival = next_arrival + 1,
                seats_taken = seats_taken + (waiting = 0 and seats_taken < seats)::int,
                waiting = waiting + (not (waiting = 0 and seats_taken < seats))::int
              where id = p_session returning waiting, next_arrival - 1 into line, turn;
          end if;
        end if;
      end if;

      if turn is not null then
        outcome := case when line = 0 then 'going' else 'waiting' end;
        insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at)
          values (p_session, i.candidate_id, p_invitation, outcome, turn, p_now);
      end if;
      outcome := coalesce(outcome, p_answer);
      if history is null then
        perform note_answer(p_invitation, p_session, p_answer, p_word, outcome, p_member, p_source, p_now);
        if seat_letter(outcome) is not null then
          perform write_seat_letter(seat_letter(outcome), p_invitation, p_session, '{}', p_now, p_domain);
        elsif held then
          perform write_seat_letter('event_declined_noted', p_invitation, p_session,
            jsonb_build_object('answer', p_answer), p_now, p_domain);
        end if;
      elsif guess <> outcome then
        update answer_history set outcome = answer_invitation.outcome where id = history;
        update delivery set letter = seat_letter(answer_invitation.outcome) where id = letter_id;
      end if;
      if i.answer is not null and (held or outcome = 'going') then
        update calendar_entry set is_cancelled = held, sequence = sequence + 1
          where session_id = p_session and candidate_id = i.candidate_id and is_cancelled <> held;
      end if;
    end $$`.execute(db);
}
