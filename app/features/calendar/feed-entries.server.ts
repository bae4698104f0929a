import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import type { Feed, FeedOwner } from "./calendar-feed.server.ts";
import type { FeedEntry } from "./feed-ics.ts";

const day = 86_400_000;
/** How long past sessions and cancelled ones stay. */
const pastDays = 90;
const cancelledDays = 30;

type Row = {
  uid: string;
  sequence: number;
  status: FeedEntry["status"];
  title: Texts;
  /** Of a day of a trip, which has the same title as the other days. */
  label: Texts | null;
  description: Texts;
  place: Texts;
  address: string;
  onlineUrl: string;
  startsAt: Date;
  endsAt: Date;
};

/** What a person's feed holds: their own sessions, and nobody's name. */
export async function listFeedEntries(
  db: Db,
  feed: Pick<Feed, "owner" | "locale">,
  now: Date,
): Promise<FeedEntry[]> {
  const { rows } = await sql<Row>`
    select entry.uid, entry.sequence, ${statusOf(feed.owner)} as status, event.title,
      coalesce(nullif(trip_day.programme, '{}'), event.description) as description,
      case when trip_day.session_id is not null then session.label end as label, session.place, session.address, session.online_url as "onlineUrl",
      session.starts_at as "startsAt", session.ends_at as "endsAt"
    from calendar_entry entry
    join session on session.id = entry.session_id
    join event on event.id = session.event_id
    left join trip_day on trip_day.session_id = session.id
    ${standingOf(feed.owner)}
    where ${ownedBy(feed.owner)} and event.state <> 'draft'
      and session.ends_at > ${new Date(now.getTime() - pastDays * day)}
      and (not entry.is_cancelled or entry.cancelled_at > ${new Date(now.getTime() - cancelledDays * day)})
    order by session.starts_at, entry.id`.execute(db);
  return rows.map(({ place, address, onlineUrl, title, label, description, ...row }) => ({
    ...row,
    title: [textIn(title, feed.locale), textIn(label ?? {}, feed.locale)].filter(Boolean).join(" "),
    description: [textIn(description, feed.locale), row.status === "CONFIRMED" ? onlineUrl : ""]
      .filter(Boolean)
      .join("\n\n"),
    place: [textIn(place, feed.locale), address].filter(Boolean).join(" "),
  }));
}

/** The same as long as the feed would be: changes are counted for colleagues, a candidate's few entries are read. */
export async function feedTag(db: Db, feed: Feed, now: Date): Promise<string> {
  const parts: unknown[] = [feed.id, feed.locale, feed.companyName, now.toISOString().slice(0, 10)];
  if ("memberId" in feed.owner) parts.push(feed.changes);
  else parts.push(await listFeedEntries(db, feed, now));
  return `"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
}

function ownedBy(owner: FeedOwner) {
  return "memberId" in owner
    ? sql`entry.member_id = ${owner.memberId}`
    : sql`entry.candidate_id = ${owner.candidateId}`;
}

function standingOf(owner: FeedOwner) {
  return "memberId" in owner
    ? sql`left join session_host led on led.session_id = session.id and led.member_id = entry.member_id`
    : sql`left join seat on seat.session_id = session.id and seat.candidate_id = entry.candidate_id`;
}

/** Tentative until they said yes. */
function statusOf(owner: FeedOwner) {
  const said =
    "memberId" in owner ? sql`led.state in ('accepted', 'substitute_asked')` : sql`seat.state = 'going'`;
  return sql`case when entry.is_cancelled or session.state = 'cancelled' or event.state = 'cancelled' then 'CANCELLED'
    when ${said} then 'CONFIRMED' else 'TENTATIVE' end`;
}
