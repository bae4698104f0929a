import { type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { Channel, FamilyTopic, OpenConsent } from "./family.ts";

const columns = [
  "relative.id",
  "relative.candidate_id as candidateId",
  "name",
  "relative.email",
  "relative.phone",
  "postal_address as postalAddress",
  "seats_wished as seatsWished",
  "access_needs as accessNeeds",
  "relative.locale",
] as const;

/** Those a candidate let in or might, in the order they were entered. */
export async function listRelatives(db: Db, candidateId: string) {
  const rows = await db
    .selectFrom("relative")
    .select(columns)
    .where("candidate_id", "=", candidateId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, locale: localeOf(row.locale) }));
}

export type RelativeRow = Awaited<ReturnType<typeof listRelatives>>[number];

/** What is open for these people at this moment, by their id. */
export async function listOpenConsents(
  db: Db,
  relativeIds: string[],
  now: Date,
): Promise<Map<string, OpenConsent[]>> {
  const open = new Map<string, OpenConsent[]>();
  if (relativeIds.length === 0) return open;
  const { rows } = await sql<{
    relativeId: string;
    topic: FamilyTopic;
    channel: Channel;
    untilOn: string;
    since: Date;
  }>`
    select relative_id as "relativeId", topic, channel, until_on as "untilOn", written_at as since from (
      select distinct on (relative_id, topic, channel) * from consent
      where relative_id = any(${relativeIds}::uuid[]) order by relative_id, topic, channel, entry desc) newest
    where is_open and is_family_open(relative_id, topic, channel, ${now})`.execute(db);
  for (const { relativeId, ...consent } of rows)
    open.set(relativeId, [...(open.get(relativeId) ?? []), consent]);
  return open;
}

/** The candidate, the dates of their class and who is in charge: what the page of their family contact needs. */
export async function findFamilyOwner(db: Db, candidateId: string) {
  const row = await db
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .leftJoin("member", "member.id", "candidate.recruiter_id")
    .select([
      "candidate.id",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
      "candidate.locale",
      "candidate.cohort_year as cohortYear",
      "cohort.formal_on as formalOn",
      "cohort.joins_on as joinsOn",
      "member.family_name as byFamilyName",
      "member.given_name as byGivenName",
      "member.romaji as byRomaji",
      "member.phone as byPhone",
      sql<boolean>`coalesce(candidate.offer_state in ('declined_before', 'declined_after', 'withdrawn_by_company'), false)`.as(
        "hasEnded",
      ),
    ])
    .where("candidate.id", "=", candidateId)
    .where("candidate.merged_into_id", "is", null)
    .executeTakeFirst();
  return row && { ...row, locale: localeOf(row.locale) };
}

/** A relative behind their own link, with what the page may show; nothing of the offer is read. */
export async function findRelative(db: Db, relativeId: string, now: Date) {
  const row = await db
    .selectFrom("relative")
    .innerJoin("candidate", "candidate.id", "relative.candidate_id")
    .leftJoin("member", "member.id", "candidate.recruiter_id")
    .select([
      ...columns,
      "candidate.family_name as childFamilyName",
      "candidate.given_name as childGivenName",
      "candidate.romaji as childRomaji",
      "member.family_name as byFamilyName",
      "member.given_name as byGivenName",
      "member.romaji as byRomaji",
    ])
    .where("relative.id", "=", relativeId)
    .executeTakeFirst();
  if (!row) return undefined;
  const open = (await listOpenConsents(db, [relativeId], now)).get(relativeId) ?? [];
  return { ...row, locale: localeOf(row.locale), open };
}

/** What was sent to somebody, newest first: the candidate may read all of it. */
export async function listSentToRelative(db: Db, relativeId: string) {
  return db
    .selectFrom("delivery")
    .select(["id", "letter", "subject", "source", "finished_at as finishedAt"])
    .where("relative_id", "=", relativeId)
    .where("state", "in", ["sent", "kept", "uncertain"])
    .orderBy("finished_at", "desc")
    .limit(50)
    .execute();
}

export async function countSentToRelative(db: Db, relativeId: string): Promise<number> {
  const { count } = await db
    .selectFrom("delivery")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("relative_id", "=", relativeId)
    .where("state", "in", ["sent", "kept", "uncertain"])
    .executeTakeFirstOrThrow();
  return count;
}

/** The open link of a relative's own page. */
export async function findFamilyLinkId(db: Db, relativeId: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom("private_link")
    .select("id")
    .where("relative_id", "=", relativeId)
    .where("purpose", "=", "family")
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row?.id;
}

/** A request of ours that waits for the candidate's answer. */
export async function findOpenAsk(db: Db, candidateId: string) {
  return db
    .selectFrom("family_ask")
    .innerJoin("member", "member.id", "family_ask.asked_by")
    .select([
      "family_ask.id",
      "occasion",
      "asked_at as askedAt",
      "member.family_name as familyName",
      "member.given_name as givenName",
      "member.romaji",
    ])
    .where("candidate_id", "=", candidateId)
    .where("answer", "is", null)
    .orderBy("asked_at", "desc")
    .executeTakeFirst();
}

/** Who let us in and until when; somebody who closed is not in it any more. */
export async function listOpenFamilies(db: Db, now: Date, candidateId?: string) {
  const rows = await db
    .selectFrom("relative")
    .innerJoin("candidate", "candidate.id", "relative.candidate_id")
    .select([
      "relative.id",
      "relative.name",
      "candidate.id as candidateId",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
    ])
    .where((is) =>
      is.or(
        (["mail", "post", "phone"] as const).map(
          (channel) => sql<SqlBool>`is_family_open(relative.id, 'any', ${channel}, ${now})`,
        ),
      ),
    )
    .$if(candidateId !== undefined, (query) => query.where("candidate.id", "=", candidateId ?? ""))
    .orderBy("candidate.sort_key")
    .orderBy("relative.created_at")
    .limit(500)
    .execute();
  const open = await listOpenConsents(
    db,
    rows.map((row) => row.id),
    now,
  );
  return rows.map((row) => ({ ...row, open: open.get(row.id) ?? [] }));
}

export async function findLeaflet(db: Db) {
  const row = await db
    .selectFrom("family_leaflet")
    .select(["body", "video_url as videoUrl", "phone_hours as phoneHours"])
    .executeTakeFirst();
  return row && { ...row, body: row.body as LeafletTexts, phoneHours: row.phoneHours as LeafletTexts };
}
export type LeafletTexts = Partial<Record<Locale, string>>;

function localeOf(text: string): Locale {
  return isLocale(text) ? text : "ja";
}
