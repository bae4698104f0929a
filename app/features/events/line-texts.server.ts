import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { issueLinks, tokenOf } from "~/features/letters/private-link.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Answer, SeatState } from "./answer.ts";

// Many recruiters and graduates talk in a messenger. Two polite lines with the person's own link are made ready to paste
// there; pressing "copy" counts as a contact, as a letter would.

export type LinePerson = PersonName & {
  invitationId: string;
  candidateId: string;
  locale: Locale;
  answer: Answer | null;
  seat: SeatState | null;
  /** The private link that is still open; null for somebody who never got a letter. */
  linkId: string | null;
  /** When it was last copied. */
  copiedAt: Date | null;
};

/** Everybody invited to an event, in kana order, with what their two lines need. */
export async function listLinePeople(db: Db, eventId: string, now: Date): Promise<LinePerson[]> {
  const { rows } = await sql<LinePerson>`
    select invitation.id as "invitationId", candidate.id as "candidateId", candidate.family_name as "familyName",
      candidate.given_name as "givenName", candidate.family_kana as "familyKana", candidate.given_kana as "givenKana",
      candidate.romaji, candidate.locale, invitation.answer,
      (select min(seat.state) from seat where seat.invitation_id = invitation.id) as seat,
      (select link.id from private_link link where link.invitation_id = invitation.id and link.purpose = 'invitation'
        and link.revoked_at is null and link.expires_at > ${now} order by link.created_at desc limit 1) as "linkId",
      (select max(happened_at) from touchpoint where touchpoint.candidate_id = candidate.id and kind = 'line_copied'
        and details->>'eventId' = ${eventId}) as "copiedAt"
    from invitation
    join candidate on candidate.id = invitation.candidate_id
    where invitation.event_id = ${eventId} and candidate.merged_into_id is null
    order by candidate.sort_key, candidate.id`.execute(db);
  return rows;
}

/** Gives those without an open link one, so that their lines can carry it. Answers how many got one. */
export async function prepareLineLinks(
  db: Db,
  { eventId, secret, now }: { eventId: string; secret: string; now: Date },
): Promise<number> {
  const missing = (await listLinePeople(db, eventId, now)).filter(({ linkId }) => linkId === null);
  const issued = await issueLinks(
    db,
    missing.map(({ candidateId, invitationId }) => {
      return { secret, purpose: "invitation", candidateId, invitationId, now, days: 90 };
    }),
  );
  return issued.length;
}

/** Notes that the lines of these people were copied: a contact on their timelines. Unknown ones are left out. */
export async function noteLineCopied(
  db: Db,
  {
    eventId,
    invitationIds,
    memberId,
    now,
  }: { eventId: string; invitationIds: string[]; memberId: string; now: Date },
): Promise<number> {
  if (invitationIds.length === 0) return 0;
  const people = await db
    .selectFrom("invitation")
    .select("candidate_id as candidateId")
    .where("event_id", "=", eventId)
    .where("id", "in", invitationIds)
    .execute();
  await writeTouchpoints(
    db,
    people.map(({ candidateId }) => ({
      ...({
        candidateId,
        kind: "line_copied",
        happenedAt: now,
        fromCandidate: false,
        isContact: true,
      } as const),
      ...{ memberId, details: { eventId } },
    })),
  );
  return people.length;
}

/** https://…/a/…: the page of one person. */
export function lineLink(appUrl: string, secret: string, linkId: string): string {
  return `${appUrl}/a/${tokenOf(secret, linkId)}`;
}
