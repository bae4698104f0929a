import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { checkNote, type NoteCheck } from "~/features/notes/check-note.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Result } from "~/lib/result.ts";
import { type HostFeedback, hostFeedbackDays, hostQuestions, longestLine } from "./host-feedback.ts";

export const hostFeedbackForm = z.object({
  talked: z.enum(hostQuestions.talked, "feedback_choose"),
  helped: z.enum(hostQuestions.helped, "feedback_choose"),
  next: z.enum(hostQuestions.next, "feedback_choose"),
  line: z.string().trim().max(longestLine).default(""),
});

export type MetGuest = PersonName & {
  sessionId: string;
  eventId: string;
  candidateId: string;
  title: Texts;
  zone: string;
  startsAt: Date;
  given: HostFeedback | null;
};

type Of = { memberId: string; now: Date; sessionId?: string; candidateId?: string };

/** Who came to meetings this host led to the end, in the last two weeks; the latest first, each with what was said. */
export async function listMetGuests(
  db: Db,
  { memberId, now, sessionId, candidateId }: Of,
): Promise<MetGuest[]> {
  const { rows } = await sql<MetGuest>`
    select session.id as "sessionId", event.id as "eventId", candidate.id as "candidateId", event.title, event.zone,
      session.starts_at as "startsAt", candidate.family_name as "familyName", candidate.given_name as "givenName",
      candidate.family_kana as "familyKana", candidate.given_kana as "givenKana", candidate.romaji,
      case when said.id is not null then jsonb_build_object('talked', said.talked, 'helped', said.helped,
        'next', said.next, 'line', said.line) end as given
    from session_host led
    join session on session.id = led.session_id and session.state <> 'cancelled'
    join event on event.id = session.event_id and event.state = 'published' and event.kind in ('meetup', 'visit')
    join seat on seat.session_id = session.id and seat.state = 'going' and seat.attendance in ('attended', 'unknown')
    join candidate on candidate.id = seat.candidate_id and candidate.merged_into_id is null
    left join host_feedback said on said.session_id = session.id and said.member_id = led.member_id
      and said.candidate_id = candidate.id
    where led.member_id = ${memberId} and led.leads and led.state in ('accepted', 'substitute_asked')
      and session.ends_at <= ${now} and session.ends_at > ${new Date(now.getTime() - hostFeedbackDays * 86_400_000)}
      and (${sessionId ?? null}::uuid is null or session.id = ${sessionId ?? null})
      and (${candidateId ?? null}::uuid is null or candidate.id = ${candidateId ?? null})
    order by session.starts_at desc, candidate.sort_key limit 60`.execute(db);
  return rows;
}

type Refusal = { ok: false; reason: "stopped"; check: Extract<NoteCheck, { ok: false }> };

/** Keeps what a host says; said again, it replaces what was said before. The line passes the check of notes. */
export async function giveHostFeedback(
  db: Db,
  {
    feedback,
    ...of
  }: { feedback: HostFeedback; memberId: string; sessionId: string; candidateId: string; now: Date },
): Promise<Result<object, "not_found"> | Refusal> {
  const check = checkNote(feedback.line);
  if (!check.ok) return { ok: false, reason: "stopped", check };
  return db.transaction().execute(async (trx) => {
    const [guest] = await listMetGuests(trx, of);
    if (!guest) return { ok: false, reason: "not_found" } as const;
    const { sessionId, candidateId, memberId, now } = of;
    const said = { ...feedback, given_at: now };
    await trx
      .insertInto("host_feedback")
      .values({
        id: uuidv7(),
        session_id: sessionId,
        candidate_id: candidateId,
        member_id: memberId,
        ...said,
      })
      .onConflict((row) => row.columns(["session_id", "member_id", "candidate_id"]).doUpdateSet(said))
      .execute();
    if (!guest.given)
      await writeTouchpoint(trx, {
        ...{
          candidateId,
          kind: "host_feedback",
          happenedAt: now,
          fromCandidate: false,
          isContact: false,
          memberId,
        },
        details: { eventId: guest.eventId, sessionId },
      });
    return { ok: true } as const;
  });
}

export type SaidOfMe = HostFeedback & PersonName & { title: Texts; zone: string; startsAt: Date };

/** What hosts said of a candidate's meetings: theirs to read, and for recruiting. The latest first. */
export async function listHostFeedback(db: Db, candidateId: string): Promise<SaidOfMe[]> {
  const { rows } = await sql<SaidOfMe>`
    select said.talked, said.helped, said.next, said.line, event.title, event.zone, session.starts_at as "startsAt",
      member.family_name as "familyName", member.given_name as "givenName", member.romaji
    from host_feedback said join session on session.id = said.session_id join event on event.id = session.event_id
    join member on member.id = said.member_id
    where said.candidate_id = ${candidateId} order by session.starts_at desc limit 30`.execute(db);
  return rows;
}

const keptDays = 400;

export async function forgetHostFeedback(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom("host_feedback")
    .where("given_at", "<", new Date(now.getTime() - keptDays * 86_400_000))
    .execute();
}
