import type { Db } from "#db/client.server.ts";
import type { SuppressionReason } from "~/features/bounces/bounce.ts";
import { listRestsOf } from "~/features/bounces/rest-queries.server.ts";
import { type FilterClock, matching } from "~/features/candidates/candidate-filter.server.ts";
import type { CandidateFilter } from "~/features/candidates/candidate-filter.ts";
import type { ContactRefusal } from "~/features/contact/contact-wish.ts";
import { whoWaits } from "~/features/contact/who-waits.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";

export const mostInvitees = 2000;

export type LeftOut = "invited" | "no_address" | "offer_ended" | ContactRefusal;

export type Invitee = PersonName & {
  id: string;
  locale: Locale;
  school: string;
  leftOut: LeftOut | null;
  /** Why no letter reaches them although they are invited; null where it does. */
  rests: SuppressionReason | null;
};

/** Everybody a filter finds, in kana order, each with the reason when they would get no invitation; at most 2,000. */
export async function listInvitees(
  db: Db,
  {
    eventId,
    filter,
    clock,
    isPromotional = true,
  }: { eventId: string; filter: CandidateFilter; clock: FilterClock; isPromotional?: boolean },
): Promise<Invitee[]> {
  const rows = await db
    .selectFrom("candidate")
    .leftJoin("invitation", (join) =>
      join.onRef("invitation.candidate_id", "=", "candidate.id").on("invitation.event_id", "=", eventId),
    )
    .select([
      "candidate.id",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.family_kana as familyKana",
      "candidate.given_kana as givenKana",
      "candidate.romaji",
      "candidate.locale",
      "candidate.school",
      "candidate.email",
      "candidate.offer_state as offerState",
      "invitation.id as invitationId",
    ])
    .where(matching(filter, clock))
    .orderBy("candidate.sort_key")
    .orderBy("candidate.id")
    .limit(mostInvitees)
    .execute();
  const ids = isPromotional ? rows.map(({ id }) => id) : [];
  const waits = await whoWaits(db, ids, clock.now);
  const addresses = rows.map(({ email }) => email);
  const rests = await listRestsOf(db, addresses, { isPromotional, now: clock.now });
  return rows.map(({ email, offerState, invitationId, locale, ...person }) => ({
    ...person,
    locale: isLocale(locale) ? locale : "ja",
    rests: rests.get(email.toLowerCase()) ?? null,
    leftOut: invitationId
      ? "invited"
      : endedStates.some((ended) => ended === offerState)
        ? "offer_ended"
        : email === ""
          ? "no_address"
          : (waits.get(person.id) ?? null),
  }));
}
