import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import { newsTimes } from "./news-time.server.ts";
import { tellFamilies } from "./tell-families.server.ts";

/** "not in" wants at least one. */
const nobody = "00000000-0000-0000-0000-000000000000";

type News = {
  eventId: string;
  sessionId: string;
  letter: Letter;
  details?: Record<string, unknown>;
  /** Candidates who hear of it in another letter. */
  except?: string[];
  now: Date;
};

/**
 * Who has to hear of a change or a cancellation: everybody whose invitation left the house and who didn't say no,
 * silent ones too (it stands in their calendar). Their calendar entries go up by one before the letters are written.
 */
export async function tellTheInvited(trx: Db, jobs: Jobs, news: News): Promise<{ told: number }> {
  const people = await trx
    .selectFrom("invitation")
    .innerJoin("candidate", "candidate.id", "invitation.candidate_id")
    .innerJoin("session", (join) => join.on("session.id", "=", news.sessionId))
    .select(["invitation.id", "candidate.id as candidateId", "candidate.email", "candidate.locale"])
    .select(["candidate.zone", "session.starts_at as startsAt"])
    .where("invitation.event_id", "=", news.eventId)
    .where((is) => is.or([is("invitation.answer", "is", null), is("invitation.answer", "<>", "no")]))
    .where(hasInvitationLeft(news.now))
    .where("candidate.id", "not in", [nobody, ...(news.except ?? [])])
    .orderBy("invitation.id")
    .execute();
  const isCancelled = news.letter === "event_cancelled";
  await trx
    .updateTable("calendar_entry")
    .set((set) => ({ sequence: set("sequence", "+", 1), ...(isCancelled && { is_cancelled: true }) }))
    .where("session_id", "=", news.sessionId)
    .where("is_cancelled", "=", false)
    .where("candidate_id", "not in", [nobody, ...(news.except ?? [])])
    .where("member_id", "is", null)
    .execute();
  await tellFamilies(trx, jobs, { ...news, letter: isCancelled ? "family_cancelled" : "family_changed" });
  const reachable = people
    .filter((person) => person.email !== "")
    .map((person) => ({ ...person, invitationId: person.id }));
  const times = await newsTimes(trx, reachable, news);
  await writeDeliveries(
    trx,
    jobs,
    reachable.map((person, place) => ({
      letter: news.letter,
      mailClass: "transactional",
      to: { candidateId: person.candidateId },
      invitationId: person.id,
      sessionId: news.sessionId,
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      ...(news.details && { details: news.details }),
      notBefore: times[place] ?? news.now,
      now: news.now,
    })),
  );
  return { told: reachable.length };
}

/**
 * The same where an event of several sessions ends: a letter for each session that stands in somebody's calendar, because
 * one letter takes out one entry, and one for everybody else. `sessionId` is the session named to those.
 */
export async function tellOfTheEnd(
  trx: Db,
  jobs: Jobs,
  news: Omit<News, "letter">,
): Promise<{ told: number }> {
  const { rows } = await sql<{
    id: string;
    candidateId: string;
    email: string;
    locale: string;
    zone: string;
    sessionId: string | null;
    startsAt: Date;
  }>`
    with taken_out as (
      update calendar_entry set sequence = sequence + 1, is_cancelled = true
      where not is_cancelled and candidate_id is not null
        and session_id in (select id from session where event_id = ${news.eventId})
      returning session_id, candidate_id)
    select invitation.id, candidate.id as "candidateId", candidate.email, candidate.locale, candidate.zone,
      taken_out.session_id as "sessionId", session.starts_at as "startsAt"
    from invitation join candidate on candidate.id = invitation.candidate_id
    left join taken_out on taken_out.candidate_id = candidate.id
    join session on session.id = coalesce(taken_out.session_id, ${news.sessionId})
    where invitation.event_id = ${news.eventId} and candidate.email <> ''
      and (taken_out.session_id is not null or
        (invitation.answer is distinct from 'no' and ${hasInvitationLeft(news.now)}))
    order by invitation.id`.execute(trx);
  const times = await newsTimes(
    trx,
    rows.map((person) => ({ ...person, invitationId: person.id })),
    news,
  );
  await writeDeliveries(
    trx,
    jobs,
    rows.map((person, place) => ({
      letter: "event_cancelled",
      mailClass: "transactional",
      to: { candidateId: person.candidateId },
      invitationId: person.id,
      sessionId: person.sessionId ?? news.sessionId,
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      ...(news.details && { details: news.details }),
      notBefore: times[place] ?? news.now,
      now: news.now,
    })),
  );
  return { told: new Set(rows.map((person) => person.id)).size };
}

/** How many a letter about a cancellation or a change of time would reach. */
export async function countTheInvited(db: Db, eventId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom("invitation")
    .innerJoin("candidate", "candidate.id", "invitation.candidate_id")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("invitation.event_id", "=", eventId)
    .where((is) => is.or([is("invitation.answer", "is", null), is("invitation.answer", "<>", "no")]))
    .where(hasInvitationLeft(now))
    .where("candidate.email", "<>", "")
    .where(sql<boolean>`not exists (select from mail_suppression rest where rest.address = lower(candidate.email)
      and rest.mail_class = 'all' and rest.lifted_at is null and rest.ends_at > ${now})`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Takes back what still waits to be sent; answers whose invitations these were. */
export async function stopQueuedInvitations(trx: Db, eventId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ invitation_id: string }>`
    update delivery set state = 'stopped', finished_at = ${now}
    where state = 'queued' and letter = 'event_invitation' and not_before > ${now}
      and invitation_id in (select id from invitation where event_id = ${eventId})
    returning invitation_id`.execute(trx);
  return rows.map((row) => row.invitation_id);
}

function hasInvitationLeft(now: Date) {
  return sql<boolean>`(invitation.sends_at <= ${now} or invitation.answer is not null)`;
}
