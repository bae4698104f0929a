import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { fold } from "~/lib/fold.ts";
import type { PersonName } from "~/lib/names.ts";
import { type HostAbout, listed } from "./host-about.ts";

export type DirectoryHost = PersonName &
  HostAbout & {
    id: string;
    position: string;
    unitId: string | null;
    unitName: string | null;
    monthly: number | null;
    pausedUntil: string | null;
    /** Sessions they lead, or are asked to lead, in the month of `now`. */
    load: number;
    /** What they have given so far: sessions led and their minutes. */
    meetings: number;
    minutes: number;
  };

/** free: may be asked · full: has what they offered this month · resting: until a day. */
export type HostStanding = "free" | "full" | "resting";

export type DirectoryFilter = {
  words: string;
  unitId: string;
  region: string;
  language: string;
  topic: string;
  standing: HostStanding | "";
};

type Clock = { now: Date; today: string; zone: string };

/** What somebody gave, of the sessions `session` that they are `mine` in: led to the end. */
const givenOf = (now: Date) => {
  const isGiven = sql`(where mine.leads and mine.state in ('accepted', 'substitute_asked') and session.ends_at <= ${now})`;
  return sql`count(*) filter ${isGiven} as meetings,
    coalesce(sum(extract(epoch from session.ends_at - session.starts_at) / 60) filter ${isGiven}, 0)::int as minutes`;
};

/** What one colleague has given so far. */
export async function findGiven(
  db: Db,
  memberId: string,
  now: Date,
): Promise<Pick<DirectoryHost, "meetings" | "minutes">> {
  const { rows } = await sql<Pick<DirectoryHost, "meetings" | "minutes">>`
    select ${givenOf(now)} from session_host mine
    join session on session.id = mine.session_id and session.state <> 'cancelled'
    join event on event.id = session.event_id and event.state <> 'cancelled'
    where mine.member_id = ${memberId}`.execute(db);
  return rows[0] ?? { meetings: 0, minutes: 0 };
}

/** Everybody who holds events, or has said how many they would, in kana order. */
export async function listDirectory(db: Db, { now, zone }: Omit<Clock, "today">): Promise<DirectoryHost[]> {
  const { rows } = await sql<DirectoryHost>`
    select member.id, member.family_name as "familyName", member.given_name as "givenName",
      member.family_kana as "familyKana", member.given_kana as "givenKana", member.romaji, member.position,
      member.unit_id as "unitId", unit.name as "unitName", offered.monthly, offered.paused_until as "pausedUntil",
      coalesce(offered.does, '') as does, coalesce(offered.school, '') as school, coalesce(offered.region, '') as region,
      coalesce(offered.languages, '') as languages, coalesce(offered.topics, '') as topics,
      led.load, led.meetings, led.minutes
    from member
    left join unit on unit.id = member.unit_id
    left join host_offer offered on offered.member_id = member.id
    cross join lateral (
      select count(*) filter (where mine.state <> 'declined' and date_trunc('month', session.starts_at at time zone ${zone})
          = date_trunc('month', ${now}::timestamptz at time zone ${zone})) as load,
        ${givenOf(now)}
      from session_host mine
      join session on session.id = mine.session_id and session.state <> 'cancelled'
      join event on event.id = session.event_id and event.state <> 'cancelled'
      where mine.member_id = member.id
    ) led
    where member.ended_at is null and (member.role = 'host' or offered.member_id is not null)
    order by member.family_kana, member.given_kana, member.id`.execute(db);
  return rows;
}

export function standingOfHost(
  host: Pick<DirectoryHost, "monthly" | "pausedUntil" | "load">,
  today: string,
): HostStanding {
  if (host.pausedUntil && host.pausedUntil > today) return "resting";
  return host.monthly !== null && host.load >= host.monthly ? "full" : "free";
}

/** Those a filter leaves; width, kana and small signs are forgiven. */
export function pickHosts(hosts: DirectoryHost[], filter: DirectoryFilter, today: string): DirectoryHost[] {
  const words = filter.words.split(/\s+/).map(fold).filter(Boolean);
  const has = (line: string, wanted: string) =>
    wanted === "" || listed(line).some((part) => fold(part) === fold(wanted));
  return hosts.filter((host) => {
    const all = fold(
      [
        ...[host.familyName, host.givenName, host.familyKana, host.givenKana, host.romaji],
        ...[host.does, host.school, host.region, host.languages, host.topics, host.position, host.unitName],
      ].join(" "),
    );
    return (
      words.every((word) => all.includes(word)) &&
      (filter.unitId === "" || host.unitId === filter.unitId) &&
      has(host.region, filter.region) &&
      has(host.languages, filter.language) &&
      has(host.topics, filter.topic) &&
      (filter.standing === "" || standingOfHost(host, today) === filter.standing)
    );
  });
}

/** What can be chosen, taken from what hosts wrote: each once, the most frequent first. */
export function choicesOf(hosts: DirectoryHost[], line: "region" | "languages" | "topics"): string[] {
  const counts = new Map<string, { text: string; count: number }>();
  for (const part of hosts.flatMap((host) => listed(host[line]))) {
    const known = counts.get(fold(part));
    counts.set(fold(part), { text: known?.text ?? part, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text, "ja"))
    .slice(0, 24)
    .map(({ text }) => text);
}

export async function findDirectoryHost(
  db: Db,
  memberId: string,
  clock: Omit<Clock, "today">,
): Promise<DirectoryHost | undefined> {
  return (await listDirectory(db, clock)).find((host) => host.id === memberId);
}
