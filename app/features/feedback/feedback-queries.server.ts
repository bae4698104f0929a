import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { type Feedback, type FeedbackSums, fewestShown, type Grade } from "./feedback.ts";

export type Attended = PersonName & {
  locale: Locale;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  given: Feedback | null;
};

/** The latest session of an invitation that its person came to; undefined for somebody who didn't. */
export async function findAttended(db: Db, invitationId: string): Promise<Attended | undefined> {
  const { rows } = await sql<Attended>`
    select candidate.family_name as "familyName", candidate.given_name as "givenName", candidate.romaji,
      candidate.locale, event.title, event.zone, session.starts_at as "startsAt", session.ends_at as "endsAt",
      case when said.given_at is not null then
        jsonb_build_object('worthwhile', said.worthwhile, 'pictured', said.pictured, 'word', said.word) end as given
    from seat
    join session on session.id = seat.session_id
    join event on event.id = session.event_id
    join candidate on candidate.id = seat.candidate_id
    left join event_feedback said on said.invitation_id = seat.invitation_id
    where seat.invitation_id = ${invitationId} and seat.attendance = 'attended'
    order by session.starts_at desc limit 1`.execute(db);
  return rows[0];
}

/** What was said of an event, or only how many said something while they are fewer than five. */
export async function sumFeedback(
  db: Db,
  eventId: string,
): Promise<FeedbackSums | { count: number; worthwhile: null }> {
  const answers = await db
    .selectFrom("event_feedback")
    .innerJoin("invitation", "invitation.id", "event_feedback.invitation_id")
    .select(["worthwhile", "pictured", "word"])
    .where("invitation.event_id", "=", eventId)
    .execute();
  if (answers.length < fewestShown) return { count: answers.length, worthwhile: null };
  const sums = (of: "worthwhile" | "pictured") => {
    const count: Record<Grade, number> = { yes: 0, partly: 0, no: 0 };
    for (const answer of answers) count[answer[of] as Grade] += 1;
    return count;
  };
  const words = answers.map(({ word }) => word).filter(Boolean);
  return {
    count: answers.length,
    worthwhile: sums("worthwhile"),
    pictured: sums("pictured"),
    words: words.sort((a, b) => a.localeCompare(b, "ja")),
  };
}

/** What staff noted of an event afterwards; undefined for an unknown one. Yen, whole. */
export async function findAfter(db: Db, eventId: string) {
  return db
    .selectFrom("event")
    .select(["id", "title", "cost_planned as planned", "cost_actual as actual", "after_note as note"])
    .where("id", "=", eventId)
    .executeTakeFirst();
}
