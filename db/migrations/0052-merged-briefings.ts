import { type Kysely, sql } from "kysely";

/** Families of two briefing sessions that become one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A family invited to both keeps the better place; the other invitation ends with the session that ends.
  await sql`
    create function family_places(p_sessions uuid[]) returns int language sql stable as $$
      select coalesce(sum(people), 0)::int from (
        select max(people) as people from family_invitation
        where session_id = any(p_sessions) and seat = 'going' group by relative_id) best
    $$`.execute(db);
  // The caller holds both sessions, has seen that all who hold places fit, and counts them into the session afterwards.
  await sql`
    create function merge_families(p_from uuid, p_into uuid, p_details jsonb, p_reason jsonb, p_now timestamptz, p_domain text)
    returns int language plpgsql as $$
    declare
      one record;
      there family_invitation;
      next bigint;
      told int := 0;
    begin
      select next_arrival into next from session where id = p_into;
      for one in select * from family_invitation where session_id = p_from and (answer = 'no' or not is_cancelled)
        order by seat nulls last, arrival nulls last, answered_at, id
      loop
        delete from family_invitation where session_id = p_into and relative_id = one.relative_id returning * into there;
        if there.id is not null and (there.seat = 'going' or one.seat is null and there.answer is not null
            or one.answer is null) then
          -- What they have in the other session is as good: it stays, and this one ends.
          insert into family_invitation select there.*;
          update family_invitation set seat = null, people = 0, arrival = null, sequence = sequence + 1, is_cancelled = true
            where id = one.id;
          if one.answer is distinct from 'no' and is_family_open(one.relative_id, 'briefing', 'mail', p_now) then
            perform write_family_letter('family_cancelled', one.relative_id, p_from, 'briefing', p_reason, p_now, p_domain);
          end if;
          continue;
        end if;
        update family_invitation set session_id = p_into, sequence = sequence + 1,
          arrival = case when seat = 'waiting' then next end where id = one.id;
        next := next + 1;
        if there.id is not null then
          there.session_id := p_from; there.seat := null; there.people := 0; there.arrival := null;
          there.sequence := there.sequence + 1; there.is_cancelled := true;
          insert into family_invitation select there.*;
          if there.answer is distinct from 'no' and is_family_open(one.relative_id, 'briefing', 'mail', p_now) then
            perform write_family_letter('family_cancelled', one.relative_id, p_from, 'briefing', p_reason, p_now, p_domain);
          end if;
        end if;
        if one.answer is distinct from 'no' and is_family_open(one.relative_id, 'briefing', 'mail', p_now) then
          perform write_family_letter('family_changed', one.relative_id, p_into, 'briefing', p_details, p_now, p_domain);
          told := told + 1;
        end if;
      end loop;
      update session set next_arrival = next where id = p_into;
      return told;
    end $$`.execute(db);
}
