import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { listRestsOf } from "~/features/bounces/rest-queries.server.ts";
import { type FilterClock, matching } from "~/features/candidates/candidate-filter.server.ts";
import type { CandidateFilter } from "~/features/candidates/candidate-filter.ts";
import { whoWaits } from "~/features/contact/who-waits.server.ts";
import type { MailClass } from "~/features/letters/letter.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { type MailingLeftOut, mostReaders } from "./mailing.ts";

export type MailingReader = PersonName & {
  candidateId: string;
  email: string;
  locale: Locale;
  zone: string;
  leftOut: MailingLeftOut | null;
};

export type Chosen = { filter: CandidateFilter; clock: FilterClock; mailClass: MailClass };

/**
 * The chosen people in kana order, and why some would get nothing; undefined where there are more than one mailing takes.
 * A letter that nobody has to send spares who wants none now, and whose offer has ended.
 */
export async function listMailingReaders(
  db: Db,
  { filter, clock, mailClass }: Chosen,
): Promise<MailingReader[] | undefined> {
  const rows = await db
    .selectFrom("candidate")
    .where(matching(filter, clock))
    .select(["id as candidateId", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji"])
    .select(["email", "locale", "zone", "offer_state as offerState"])
    .orderBy("sort_key")
    .orderBy("id")
    .limit(mostReaders + 1)
    .execute();
  if (rows.length > mostReaders) return undefined;
  return withLeftOut(db, rows, { isPromotional: mailClass === "promotional", now: clock.now });
}

type Chosee = Omit<MailingReader, "locale" | "leftOut"> & { locale: string; offerState: string | null };

/** The same people, each with the reason why they would get nothing now. */
export async function withLeftOut(
  db: Db,
  rows: readonly Chosee[],
  { isPromotional, now }: { isPromotional: boolean; now: Date },
): Promise<MailingReader[]> {
  const addresses = rows.map(({ email }) => email);
  const rests = await listRestsOf(db, addresses, { isPromotional, now });
  const ids = rows.map(({ candidateId }) => candidateId);
  const waits = isPromotional ? await whoWaits(db, ids, now) : new Map<string, MailingLeftOut>();
  return rows.map(({ offerState, locale, ...person }) => {
    const rest = rests.get(person.email.toLowerCase());
    const hasEnded = isPromotional && endedStates.some((ended) => ended === offerState);
    return {
      ...person,
      locale: isLocale(locale) ? locale : "ja",
      leftOut:
        person.email === ""
          ? "no_address"
          : hasEnded
            ? "offer_ended"
            : rest
              ? `rests_${rest}`
              : (waits.get(person.candidateId) ?? null),
    };
  });
}

/** Says who gets it: when it differs at the press, the list has changed since it was shown. */
export function markOf(readers: readonly MailingReader[]): string {
  const ids = readers.map(({ candidateId }) => candidateId).sort();
  return createHash("sha256").update(ids.join()).digest("hex");
}
