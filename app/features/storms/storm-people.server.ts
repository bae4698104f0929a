import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Press } from "./carry-out.server.ts";
import type { StormSession } from "./storm-sessions.server.ts";

export type StormStanding = "going" | "offered" | "waiting" | "invited" | "host" | "family";

type Concerned = {
  sessionId: string;
  startsAt: Date;
  candidateId: string | null;
  memberId: string | null;
  relativeId: string | null;
  invitationId: string | null;
  standing: StormStanding;
};

export async function writeStorm(
  trx: Db,
  press: Pick<Press, "day" | "what" | "reason" | "texts" | "memberId" | "now">,
): Promise<{ stormId: string }> {
  const stormId = uuidv7();
  await trx
    .insertInto("storm")
    .values({
      id: stormId,
      day: press.day,
      what: press.what,
      reason: press.reason,
      texts: JSON.stringify(press.texts),
      created_by: press.memberId,
      created_at: press.now,
    })
    .execute();
  return { stormId };
}

type Asked = { sessions: StormSession[]; wholeEvents: string[]; now: Date };

/**
 * Everybody who has to hear of it, read before anything changes: who holds a seat, an offer or a place in line, who leads;
 * of an event that has this one session, or that ends, also who was invited and didn't say no. Families hear of their
 * briefing as long as the candidate lets us tell them.
 */
export async function listConcerned(trx: Db, { sessions, wholeEvents, now }: Asked): Promise<Concerned[]> {
  if (sessions.length === 0) return [];
  const ids = sessions.map((session) => session.id);
  const { rows } = await sql<Concerned>`
    with chosen as (select session.*, event.way <> 'book' or exists (select from session other
          where other.event_id = session.event_id and other.id <> session.id) as is_several,
        row_number() over (partition by session.event_id order by session.starts_at, session.id) as nth
      from session join event on event.id = session.event_id where session.id = any(${ids}::uuid[]))
    select chosen.id as "sessionId", chosen.starts_at as "startsAt", seat.candidate_id as "candidateId",
      null::uuid as "memberId", null::uuid as "relativeId", seat.invitation_id as "invitationId", seat.state as standing
    from chosen join seat on seat.session_id = chosen.id
    union all
    select chosen.id, chosen.starts_at, invitation.candidate_id, null, null, invitation.id, 'invited'
    from chosen join invitation on invitation.event_id = chosen.event_id
    where (not chosen.is_several or chosen.event_id = any(${wholeEvents}::uuid[])) and chosen.nth = 1
      and invitation.answer is distinct from 'no' and (invitation.sends_at <= ${now} or invitation.answer is not null)
      and not exists (select from seat join chosen own on own.id = seat.session_id
        where seat.invitation_id = invitation.id)
    union all
    select chosen.id, chosen.starts_at, null, led.member_id, null, null, 'host'
    from chosen join session_host led on led.session_id = chosen.id and led.state not in ('declined', 'planned')
    union all
    select chosen.id, chosen.starts_at, null, null, family.relative_id, null, 'family'
    from chosen join family_invitation family on family.session_id = chosen.id
    where family.answer is distinct from 'no' and not family.is_cancelled
      and is_family_open(family.relative_id, 'briefing', 'mail', ${now})`.execute(trx);
  return rows;
}

/** Each with the letter they were written, where one was. */
export async function writeStormPeople(
  trx: Db,
  { stormId, concerned }: { stormId: string; concerned: Concerned[] },
): Promise<void> {
  const rows = concerned.map((person) => ({
    id: uuidv7(),
    storm_id: stormId,
    session_id: person.sessionId,
    candidate_id: person.candidateId,
    member_id: person.memberId,
    relative_id: person.relativeId,
    invitation_id: person.invitationId,
    standing: person.standing,
    starts_at: person.startsAt,
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto("storm_person")
      .values(rows.slice(from, from + 1000))
      .execute();
  await sql`
    with written as (select id, session_id, candidate_id, member_id, relative_id from delivery
      where details->>'stormId' = ${stormId} and created_at = (select created_at from storm where id = ${stormId})
        and (letter like 'event\\_%' or letter like 'host\\_%' or letter like 'family\\_%'))
    update storm_person person set delivery_id = (select id from written
      where written.relative_id = person.relative_id or written.member_id = person.member_id
        or written.candidate_id = person.candidate_id and written.relative_id is null
      order by written.session_id = person.session_id desc, id limit 1)
    where storm_id = ${stormId}`.execute(trx);
}
