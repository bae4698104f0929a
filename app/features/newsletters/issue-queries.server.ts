import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { MailingReader } from "~/features/mailings/mailing-audience.server.ts";
import { openStates } from "~/features/offers/offer.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Issue, IssueWords } from "./newsletter.ts";

export type ListedIssue = Issue & { readers: number; spared: number; waiting: number };

/** The newest day first. */
export async function listIssues(db: Db, now: Date): Promise<ListedIssue[]> {
  return issues(db, now).orderBy("sends_on", "desc").orderBy("id", "desc").limit(100).execute();
}

/** The issue with the newest day, which the next one follows. */
export async function findLastIssue(db: Db, now: Date): Promise<ListedIssue | undefined> {
  return issues(db, now).orderBy("sends_on", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
}

export async function findIssue(db: Db, id: string, now: Date): Promise<ListedIssue | undefined> {
  return issues(db, now).where("id", "=", id).executeTakeFirst();
}

function issues(db: Db, now: Date) {
  return db
    .selectFrom("newsletter_issue")
    .select(["id", "title", "texts", "cohort_year as year", "unit_ids as unitIds", "state"])
    .select([
      "finished_at as finishedAt",
      "written_by as writtenBy",
      sql<string>`sends_on::text`.as("sendsOn"),
    ])
    .select([
      sql<number>`(select count(*)::int from newsletter_copy c
        where c.issue_id = newsletter_issue.id and c.spared = '')`.as("readers"),
      sql<number>`(select count(*)::int from newsletter_copy c
        where c.issue_id = newsletter_issue.id and c.spared <> '')`.as("spared"),
      sql<number>`(select count(*)::int from delivery d where d.letter = 'newsletter'
        and d.details->>'issueId' = newsletter_issue.id::text and d.state = 'queued'
        and d.not_before > ${now})`.as("waiting"),
    ])
    .$castTo<ListedIssue>();
}

type Audience = Pick<IssueWords, "year" | "unitIds">;

/** Those of the class with an open offer who asked for the newsletter; without `notOf` also who got that issue. */
export async function listNewsletterReaders(
  db: Db,
  { year, unitIds }: Audience,
  { limit, notOf }: { limit: number; notOf?: string },
): Promise<MailingReader[]> {
  const rows = await db
    .selectFrom("candidate")
    .select(["id as candidateId", "family_name as familyName", "given_name as givenName"])
    .select(["family_kana as familyKana", "given_kana as givenKana", "romaji", "email", "locale", "zone"])
    .where("merged_into_id", "is", null)
    .where("cohort_year", "=", year)
    .where("offer_state", "in", [...openStates])
    .where((is) => (unitIds.length > 0 ? is("unit_id", "in", unitIds) : is.lit(true)))
    .where(sql<boolean>`takes_newsletter(candidate.id)`)
    .$if(notOf !== undefined, (q) =>
      q.where(sql<boolean>`not exists (select from newsletter_copy c
        where c.issue_id = ${notOf ?? null} and c.candidate_id = candidate.id)`),
    )
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ locale, ...person }) => ({
    ...person,
    locale: isLocale(locale) ? locale : "ja",
    leftOut: null,
  }));
}

/** How many in all classes have asked for it. */
export async function countSubscribers(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("candidate")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("merged_into_id", "is", null)
    .where(sql<boolean>`takes_newsletter(candidate.id)`)
    .executeTakeFirstOrThrow();
  return count;
}
