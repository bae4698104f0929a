import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { addDays } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { replyHorizonDays, silenceDays } from "./call.ts";

export type CallRow = {
  candidateId: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  phone: string;
  locale: Locale;
  unitName: string | null;
  offerState: string;
  replyOn: string | null;
  lastContactAt: Date | null;
  /** Whole days since the last contact, or since the offer when there was none. */
  silentDays: number;
  reason: "reply" | "silence";
  /** Set when a colleague tried before: voicemail, or asked to call back. */
  lastResult: string | null;
};

export type CallFilter = { cohortYear: number; today: string; zone: string; now: Date; memberId?: string };

/**
 * Whom to call and why: reply date passed or within 7 days first, by date; then nobody spoke with them for 30 days, the
 * longest first. Who was called already rests until the agreed day. `memberId` keeps those in this person's charge.
 */
export async function listCalls(db: Db, filter: CallFilter): Promise<CallRow[]> {
  const horizon = addDays(filter.today, replyHorizonDays);
  const silentSince = addDays(filter.today, -silenceDays);
  const mine = filter.memberId
    ? sql`and (c.recruiter_id = ${filter.memberId}::uuid or c.deputy_id = ${filter.memberId}::uuid)`
    : sql``;
  const { rows } = await sql<CallRow>`
    with people as (
      select c.id as "candidateId", c.family_name as "familyName", c.given_name as "givenName",
        c.family_kana as "familyKana", c.given_kana as "givenKana", c.romaji, c.phone, c.locale,
        unit.name as "unitName", c.offer_state as "offerState", c.reply_on as "replyOn",
        c.last_contact_at as "lastContactAt", c.sort_key,
        ${filter.today}::date - coalesce((c.last_contact_at at time zone ${filter.zone})::date, offer.offered_on) as "silentDays",
        case when c.offer_state in ('informal', 'considering') and c.reply_on <= ${horizon}::date then 'reply' else 'silence' end as reason,
        last_call.result as "lastResult"
      from candidate c
      join offer on offer.id = c.offer_id
      left join unit on unit.id = c.unit_id
      left join lateral (
        select result, quiet_until from call_result where candidate_id = c.id order by called_at desc limit 1
      ) last_call on true
      where c.cohort_year = ${filter.cohortYear} and c.merged_into_id is null
        and c.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')
        and (last_call.quiet_until is null or last_call.quiet_until <= ${filter.now})
        and ((c.offer_state in ('informal', 'considering') and c.reply_on <= ${horizon}::date)
          or coalesce((c.last_contact_at at time zone ${filter.zone})::date, offer.offered_on) <= ${silentSince}::date)
        ${mine}
    )
    select "candidateId", "familyName", "givenName", "familyKana", "givenKana", romaji, phone, locale, "unitName",
      "offerState", "replyOn", "lastContactAt", "silentDays", reason, "lastResult"
    from people
    order by reason, case when reason = 'reply' then "replyOn" end, "silentDays" desc, sort_key
    limit 500`.execute(db);
  return rows;
}

/** True when this person is in charge of, or deputy for, anybody of the class: then lists begin with their own people. */
export async function hasOwnPeople(db: Db, cohortYear: number, memberId: string): Promise<boolean> {
  const own = await db
    .selectFrom("candidate")
    .select("id")
    .where("cohort_year", "=", cohortYear)
    .where("merged_into_id", "is", null)
    .where((is) => is.or([is("recruiter_id", "=", memberId), is("deputy_id", "=", memberId)]))
    .limit(1)
    .executeTakeFirst();
  return own !== undefined;
}
