import { type Kysely, sql } from "kysely";

/**
 * The rules of 0030-families that hold whoever writes: entries of the ledger stay as they are, only a private link of
 * the candidate opens, and seats for families are given one after the other.
 * Locks: the relative, the session, invitations. Whoever holds a session waits for no relative.
 */
export async function familyDecisions(db: Kysely<unknown>) {
  await keepLedger(db);
  await readLedger(db);
  await giveSeats(db);
  await tellOfChanges(db);
}

async function keepLedger(db: Kysely<unknown>) {
  // When a person is deleted their relatives go first, so an entry whose relative is gone may follow.
  await sql`
    create function consent_stays() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and not exists (select from relative where id = old.relative_id) then return old; end if;
      raise exception 'an entry of the consent ledger is never changed' using errcode = 'FA001';
    end $$`.execute(db);
  await sql`create trigger consent_stays before update or delete on consent
    for each row execute function consent_stays()`.execute(db);
  await sql`
    create function consent_by_link() returns trigger language plpgsql as $$
    declare
      owner uuid;
      last_day date;
      link record;
    begin
      select r.candidate_id, h.joins_on into owner, last_day from relative r
        join candidate c on c.id = r.candidate_id join cohort h on h.year = c.cohort_year where r.id = new.relative_id;
      select purpose, candidate_id, relative_id into link from private_link
        where id = new.by_link_id and revoked_at is null and expires_at > new.written_at;
      if link.purpose = 'my_page' and link.candidate_id = owner then
        if new.is_open and new.until_on > last_day then
          raise exception 'contact with a family ends on the joining day' using errcode = 'FA003';
        end if;
        return new;
      end if;
      if not new.is_open and link.purpose = 'family' and link.relative_id = new.relative_id then return new; end if;
      raise exception 'only the page of the candidate opens contact with a family' using errcode = 'FA002';
    end $$`.execute(db);
  await sql`create trigger consent_by_link before insert on consent
    for each row execute function consent_by_link()`.execute(db);
}

async function readLedger(db: Kysely<unknown>) {
  // p_topic 'any': at least one. Over the last day, after the offer ended or for a merged record nothing is open.
  await sql`
    create function is_family_open(p_relative uuid, p_topic text, p_channel text, p_now timestamptz) returns boolean
    language sql stable as $$
      select exists (
        select from (
          select distinct on (topic) is_open, from_at, until_on from consent
          where relative_id = p_relative and channel = p_channel and (p_topic = 'any' or topic = p_topic)
          order by topic, entry desc) newest
        where is_open and from_at <= p_now
          and until_on >= (p_now at time zone coalesce((select zone from company), 'Asia/Tokyo'))::date)
      and exists (select from relative r join candidate c on c.id = r.candidate_id
        where r.id = p_relative and c.merged_into_id is null
          and coalesce(c.offer_state, '') not in ('declined_before', 'declined_after', 'withdrawn_by_company'))
    $$`.execute(db);
  // Waits for a closing that is under way, then looks afresh (each step of a volatile function sees what is committed).
  await sql`
    create function may_tell_relative(p_relative uuid, p_topic text, p_channel text, p_now timestamptz) returns boolean
    language plpgsql volatile as $$
    begin
      perform from relative where id = p_relative for share;
      return is_family_open(p_relative, p_topic, p_channel, p_now);
    end $$`.execute(db);
  await sql`
    create function write_family_letter(p_letter text, p_relative uuid, p_session uuid, p_topic text, p_details jsonb,
      p_now timestamptz, p_domain text) returns uuid language plpgsql as $$
    declare
      new_id uuid := uuid_at(p_now);
    begin
      insert into delivery (id, letter, mail_class, relative_id, topic, session_id, address, locale, details, message_id,
        not_before, created_at)
      select new_id, p_letter, 'transactional', id, p_topic, p_session, email, locale, p_details,
        '<' || new_id || '@' || p_domain || '>', p_now, p_now
      from relative where id = p_relative and email <> '';
      return new_id;
    end $$`.execute(db);
}

async function giveSeats(db: Kysely<unknown>) {
  // The caller holds the session. The first in line waits until the whole party fits, and so does everybody behind.
  await sql`
    create function seat_waiting_families(p_session uuid, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      s record;
      head record;
      seated int := 0;
    begin
      loop
        select seats - seats_taken as free, starts_at, state into s from session where id = p_session;
        select id, relative_id, people into head from family_invitation
          where session_id = p_session and seat = 'waiting' order by arrival limit 1;
        exit when not found or s.state <> 'open' or p_now >= s.starts_at or head.people > s.free;
        update session set seats_taken = seats_taken + head.people, revision = revision + 1 where id = p_session;
        update family_invitation set seat = 'going', sequence = sequence + 1, is_cancelled = false where id = head.id;
        if is_family_open(head.relative_id, 'briefing', 'mail', p_now) then
          perform write_family_letter('family_confirmed', head.relative_id, p_session, 'briefing', '{}', p_now, p_domain);
        end if;
        seated := seated + 1;
      end loop;
      return seated;
    end $$`.execute(db);
  await sql`
    create function answer_family_invitation(p_invitation uuid, p_answer text, p_people int, p_needs text, p_now timestamptz,
      p_domain text, out refusal text, out outcome text)
    language plpgsql as $$
    declare
      i record;
      s record;
      places int := case when p_answer = 'on_site' then p_people else 0 end;
      held int;
      line int;
      letter text;
    begin
      select session_id, relative_id into i from family_invitation where id = p_invitation;
      if not found then refusal := 'unknown'; return; end if;
      if not may_tell_relative(i.relative_id, 'briefing', 'mail', p_now) then refusal := 'closed'; return; end if;
      select session.id, session.state, starts_at, seats, seats_taken, event.state as event_state, event.answer_by into s
        from session join event on event.id = session.event_id where session.id = i.session_id
        for no key update of session;
      select id, session_id, relative_id, answer, seat, people, access_needs into i
        from family_invitation where id = p_invitation for no key update;
      if s.event_state <> 'published' or s.state = 'cancelled' then refusal := 'cancelled'; return; end if;
      if p_now >= s.starts_at then refusal := 'past'; return; end if;
      if i.answer = p_answer and places = i.people and i.access_needs = p_needs then
        outcome := coalesce(i.seat, p_answer); return;
      end if;
      if places > i.people and (s.answer_by < p_now or s.state = 'closed') then refusal := 'late'; return; end if;
      held := case when i.seat = 'going' then i.people else 0 end;
      select count(*) into line from family_invitation
        where session_id = i.session_id and seat = 'waiting' and id <> p_invitation;
      outcome := case
        when places = 0 then p_answer
        when i.seat = 'going' and places <= held then 'going'
        when line = 0 and s.seats_taken - held + places <= s.seats then 'going'
        else 'waiting' end;
      -- Who holds seats and asks for more than there are keeps those they have.
      if outcome = 'waiting' and held > 0 then refusal := 'full'; return; end if;
      update family_invitation set answer = p_answer, answered_at = p_now, people = places, access_needs = p_needs,
          seat = case when places > 0 then outcome end,
          arrival = case when outcome = 'waiting' then coalesce(case when i.seat = 'waiting' then arrival end,
            (select next_arrival from session where id = i.session_id)) end,
          sequence = sequence + (case when (p_answer in ('on_site', 'online')) = is_cancelled then 1 else 0 end),
          is_cancelled = p_answer not in ('on_site', 'online')
        where id = p_invitation;
      update session set seats_taken = seats_taken - held + case when outcome = 'going' then places else 0 end,
          next_arrival = next_arrival + 1, revision = revision + 1 where id = i.session_id;
      letter := case
        when outcome in ('going', 'online') then 'family_confirmed'
        when outcome = 'waiting' then 'family_waiting'
        when i.answer in ('on_site', 'online') then 'family_declined_noted' end;
      if letter is not null then
        perform write_family_letter(letter, i.relative_id, i.session_id, 'briefing', '{}', p_now, p_domain);
      end if;
      perform seat_waiting_families(i.session_id, p_now, p_domain);
    end $$`.execute(db);
  // For a relative who may no longer be told of changes: places go to the next in line, without a letter to them.
  await sql`
    create function give_back_family_seats(p_relative uuid, p_now timestamptz, p_domain text) returns int language plpgsql as $$
    declare
      one record;
      given int := 0;
    begin
      for one in select fi.id, fi.session_id from family_invitation fi join session s on s.id = fi.session_id
        where fi.relative_id = p_relative and fi.seat is not null and s.starts_at > p_now order by fi.session_id
      loop
        perform from session where id = one.session_id for no key update;
        update session set revision = session.revision + 1, seats_taken = seats_taken - coalesce((select people
            from family_invitation where id = one.id and seat = 'going'), 0) where id = one.session_id;
        update family_invitation set seat = null, people = 0, answer = null, answered_at = null, access_needs = ''
          where id = one.id;
        perform seat_waiting_families(one.session_id, p_now, p_domain);
        given := given + 1;
      end loop;
      return given;
    end $$`.execute(db);
}

async function tellOfChanges(db: Kysely<unknown>) {
  // Called by whoever moves or cancels a session and holds it: entries go up by one, letters to those who may be told.
  await sql`
    create function tell_families(p_session uuid, p_letter text, p_details jsonb, p_now timestamptz, p_domain text)
    returns int language plpgsql as $$
    declare
      one record;
      told int := 0;
    begin
      for one in update family_invitation set sequence = sequence + 1,
          is_cancelled = is_cancelled or p_letter = 'family_cancelled'
        where session_id = p_session and answer is distinct from 'no' returning relative_id
      loop
        if is_family_open(one.relative_id, 'briefing', 'mail', p_now) then
          perform write_family_letter(p_letter, one.relative_id, p_session, 'briefing', p_details, p_now, p_domain);
          told := told + 1;
        end if;
      end loop;
      return told;
    end $$`.execute(db);
}
