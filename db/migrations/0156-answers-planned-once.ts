import { type Kysely, sql } from "kysely";

/**
 * Most of what an answer cost the database was deciding how: the reading of its link was planned anew each time, and
 * statements over the JSON of a batch were planned for a hundred rows and read whole indexes of a small table. Answers are
 * now a typed array, whose plan is made once a connection for a handful of rows: each is looked up by its key. A lone yes
 * goes the same short way as many, and an answer may name its link instead of its invitation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Room beside each row, so that an answer needs no new entry in the five indexes of invitations.
  await sql`alter table invitation set (fillfactor = 80)`.execute(db);
  await sql`create type given_answer as (invitation uuid, link bytea, answer text, word text, companions int, needs text,
    member uuid, source text, now timestamptz)`.execute(db);
  await together(db);
  await book(db);
  await answer(db);
  await sql`drop function book_seats(uuid, text, jsonb)`.execute(db);
}

async function together(db: Kysely<unknown>) {
  // A link stands for its invitation where it opens and nothing but the answer has to be noted: no news of a storm that
  // waits for a sign, no slots. Any other is nobody's here.
  // Plain: who has said nothing yet, holds nothing and says yes in time. All else answer_invitation decides, one by one.
  // People are locked before the session's row, each kind of lock in the order of its keys, as in 0011-party-seats.
  await sql`
    create or replace function answer_invitations(p_session uuid, p_domain text, p_answers jsonb)
    returns table (refusal text, outcome text, changed boolean, other jsonb)
    language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
    declare
      lock text;
      asked given_answer[];
      one given_answer;
      ids uuid[];
      people int[];
      are_plain boolean[];
      plain given_answer[] := '{}';
    begin
      select array_agg((a.who, a.link, a.answer, a.word, a.companions, a.needs, a.member, a.source, a.now)::given_answer order by place),
          array_agg(a.who order by place) into asked, ids
        from (select *, coalesce(invitation, (select i.id
              from private_link l join invitation i on i.id = l.invitation_id join event e on e.id = i.event_id
              where l.token_hash = link and l.purpose = 'invitation' and l.revoked_at is null and l.expires_at > now and not e.is_slots
                and not exists (select from storm_person p where p.invitation_id = i.id and p.seen_at is null))) as who
          from jsonb_populate_recordset(null::given_answer, p_answers)
            with ordinality as a(invitation, link, answer, word, companions, needs, member, source, now, place)) a;
      lock := pg_advisory_xact_lock_shared(20100, 0)::text;
      select array_agg(distinct person order by person) into people
        from (select uuid_hash(candidate_id) as person from invitation where id = any(ids) order by id for no key update) locked;
      perform pg_advisory_xact_lock(20101, person) from unnest(people) person;
      select array_agg(a.answer = 'yes' and coalesce(a.needs, '') = '' and a.invitation <> all(ids[:a.place::int - 1])
            and inv.answer is null and e.state = 'published' and e.way = 'book'
            and s.state = 'open' and a.now < s.starts_at and coalesce(a.companions, 0) <= e.companions_max
            and (a.member is not null or coalesce(e.answer_by >= a.now, true))
            and not exists (select from session o where o.event_id = e.id and o.id <> s.id)
            and not exists (select from seat where seat.candidate_id = inv.candidate_id
              and (seat.session_id = s.id or seat.state = 'going')) order by a.place) into are_plain
        from unnest(asked) with ordinality as a(invitation, link, answer, word, companions, needs, member, source, now, place)
          left join invitation inv on inv.id = a.invitation left join event e on e.id = inv.event_id
          left join session s on s.event_id = e.id and s.id = p_session;
      for place in 1 .. cardinality(asked) loop
        one := asked[place];
        if are_plain[place] then
          plain := plain || one;
          continue;
        end if;
        return query select null, b, true, null::jsonb from book_seats(p_session, p_domain, plain) b where plain <> '{}';
        plain := '{}';
        return query select a.refusal, a.outcome, a.changed, a.other
          from answer_invitation(one.invitation, p_session, one.answer, one.word, one.companions, one.needs, one.member,
            one.source, one.now, p_domain) a;
      end loop;
      return query select null, b, true, null::jsonb from book_seats(p_session, p_domain, plain) b where plain <> '{}';
    end $$`.execute(db);
}

/** A seat or a place in line for each, in the order given, with history, timeline and letter; answers which it became. */
async function book(db: Kysely<unknown>) {
  await sql`
    create function book_seats(p_session uuid, p_domain text, p_people given_answer[]) returns setof text
    language plpgsql as $$
    declare
      s record;
    begin
      select event_id, seats - seats_taken as free, waiting, next_arrival into s
        from session where id = p_session and state <> 'cancelled' for no key update;
      if not found then raise exception 'cancelled' using errcode = 'EV001'; end if;
      return query
      with asked as (
        select a.invitation, coalesce(a.companions, 0) as companions, a.word, a.member, a.source, a.now, a.place,
          invitation.candidate_id, candidate.email, candidate.locale, uuid_at(a.now) as letter_id,
          case when s.waiting = 0 and sum(1 + coalesce(a.companions, 0)) over (order by a.place) <= s.free
            then 'going' else 'waiting' end as state
        from unnest(p_people) with ordinality as a(invitation, link, answer, word, companions, needs, member, source, now, place)
          join invitation on invitation.id = a.invitation join candidate on candidate.id = invitation.candidate_id),
      said as (
        update invitation set answer = 'yes', answered_at = asked.now, answered_by = asked.member,
          answer_word = case when asked.word = '' and answer = 'yes' then answer_word else asked.word end
          from asked where invitation.id = asked.invitation),
      noted as (
        insert into answer_history (id, invitation_id, answered_at, answer, word, outcome, session_id, answered_by, source)
          select uuid_at(now), invitation, now, 'yes', word, state, p_session, member, source from asked),
      told as (
        insert into delivery (id, letter, mail_class, candidate_id, invitation_id, session_id, address, locale, message_id,
            not_before, created_at)
          select letter_id, seat_letter(state), 'transactional', candidate_id, invitation, p_session, email, locale,
            '<' || letter_id || '@' || p_domain || '>', now, now
          from asked where email <> ''),
      timeline as (
        insert into touchpoint (id, candidate_id, happened_at, kind, from_candidate, is_contact, member_id, body, details)
          select uuid_at(now), candidate_id, now, 'answered', true, member is not null, member, word,
            jsonb_build_object('eventId', s.event_id, 'answer', 'yes', 'source', source)
          from asked),
      seated as (
        insert into seat (session_id, candidate_id, invitation_id, state, arrival, arrived_at, companions)
          select p_session, candidate_id, invitation, state, s.next_arrival + place - 1, now, companions from asked),
      counted as (
        update session set revision = session.revision + 1, next_arrival = session.next_arrival + total.people,
          seats_taken = session.seats_taken + total.going, waiting = session.waiting + total.waiting
        from (select count(*) as people, coalesce(sum(1 + companions) filter (where state = 'going'), 0) as going,
            count(*) filter (where state = 'waiting') as waiting from asked) total
        where id = p_session)
      select state from asked order by place;
    end $$`.execute(db);
}

/** As before, but for how it calls book_seats. */
async function answer(db: Kysely<unknown>) {
  await sql`
    create or replace function answer_invitation(p_invitation uuid, p_session uuid, p_answer text, p_word text, p_companions int, p_needs text,
      p_member uuid, p_source text, p_now timestamptz, p_domain text,
      out refusal text, out outcome text, out changed boolean, out other jsonb)
    language plpgsql as $$
    declare
      i record;
      mine record;
      lock text;
      held boolean := false;
      letter_id uuid;
    begin
      changed := false;
      lock := pg_advisory_xact_lock_shared(20100, 0)::text;
      select inv.candidate_id, inv.answer, inv.answer_word, e.id as event_id, e.state as event_state, e.answer_by, e.zone,
          e.companions_max, e.asks_needs, s.starts_at, s.ends_at, s.state as session_state,
          e.way <> 'book' or exists (select from session o where o.event_id = e.id and o.id <> s.id) as is_several
        into i
        from invitation inv join event e on e.id = inv.event_id join session s on s.event_id = e.id and s.id = p_session
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
        outcome := book_seats(p_session, p_domain,
          array[(p_invitation, null, p_answer, p_word, p_companions, p_needs, p_member, p_source, p_now)::given_answer]);
        if i.asks_needs and p_needs <> '' then perform keep_needs(p_invitation, p_needs); end if;
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
}
