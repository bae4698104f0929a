import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import { formatDay, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";
import { nextSessions } from "./next-sessions.server.ts";
import { nameOf } from "./person-of.ts";

/** What a successor should know of each person: state, reply date, last contact, last note, next event, how to reach them. */
export async function readHandover(
  db: Db,
  asked: {
    filter: CandidateFilter;
    clock: FilterClock;
    fromId: string;
    locale: Locale;
    zone: string;
    limit?: number;
  },
) {
  const { clock, fromId, locale, zone } = asked;
  const rows = await db
    .selectFrom("candidate")
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .leftJoin("offer", "offer.id", "candidate.offer_id")
    .select(["candidate.id", "candidate.family_name", "candidate.given_name", "candidate.family_kana"])
    .select(["candidate.given_kana", "candidate.romaji", "candidate.phone", "candidate.email"])
    .select([
      "candidate.offer_state",
      "candidate.reply_on",
      "candidate.last_contact_at",
      "candidate.recruiter_id",
    ])
    .select(["unit.name as unit_name", "offer.extended_count"])
    .where(matching(asked.filter, clock))
    .where((eb) => eb.or([eb("candidate.recruiter_id", "=", fromId), eb("candidate.deputy_id", "=", fromId)]))
    .orderBy("candidate.sort_key")
    .orderBy("candidate.id")
    .limit(asked.limit ?? 500)
    .execute();
  const [notes, sessions] = await Promise.all([
    lastWords(
      db,
      rows.map((row) => row.id),
    ),
    nextSessions(
      db,
      rows.map((row) => row.id),
      clock.now,
    ),
  ]);
  return rows.map((row) => {
    const session = sessions.get(row.id);
    return {
      id: row.id,
      ...nameOf(row),
      phone: row.phone,
      email: row.email,
      unit: row.unit_name ?? "",
      isDeputy: row.recruiter_id !== fromId,
      state: row.offer_state as OfferState | null,
      isExtended: row.offer_state === "considering" && (row.extended_count ?? 0) > 0,
      replyOn: row.reply_on ? formatDay(row.reply_on, { locale, year: false }) : "",
      lastContact: row.last_contact_at ? formatShortDay(row.last_contact_at, { locale, zone }) : "",
      lastWord: notes.get(row.id) ?? "",
      next: session
        ? `${formatShortDay(session.starts_at, { locale, zone: session.zone })} ${textIn(session.title as Texts, locale)}`
        : "",
    };
  });
}

export type HandoverRow = Awaited<ReturnType<typeof readHandover>>[number];

/** The newest thing anybody wrote about each person: a note, what came of a call, the person's own words. */
async function lastWords(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ candidate_id: string; body: string }>`
    select c.id as candidate_id, t.body from unnest(${ids}::uuid[]) c (id)
    cross join lateral (select body from touchpoint where candidate_id = c.id and body <> ''
      order by happened_at desc, id desc limit 1) t`.execute(db);
  return new Map(rows.map((row) => [row.candidate_id, row.body]));
}
