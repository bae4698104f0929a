import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { formatDay, formatShortDay, formatShortDayTime, formatTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily, fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { listFreeHosts, listNotAsked, type NotAsked } from "./free-hosts.server.ts";
import type { HostState } from "./host.ts";
import { hostStateWord } from "./host-words.ts";

type Row = PersonName & {
  id: string;
  sessionId: string;
  startsAt: Date;
  unitName: string | null;
  state: HostState;
  leads: boolean;
  word: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  checkedInAt: Date | null;
  substitute: PersonName | null;
  first: PersonName | null;
  takenOverBy: PersonName | null;
};

export type EventHost = PersonName & {
  id: string;
  sessionId: string;
  unitName: string | null;
  state: HostState;
  leads: boolean;
  name: string;
  /** The session's day, where the event has several. */
  day: string;
  /** When they were asked or answered, and who stands in: one line. */
  since: string;
  word: string;
  stateWord: string;
  /** Their word in quotation marks. */
  quote: string;
};

/** A coming session for which nobody stands: who was lost, and who is free to be asked. */
export type HostGap = {
  sessionId: string;
  day: string;
  lost: string;
  title: string;
  text: string;
  free: { id: string; name: string; ask: string; unitName: string | null; load: string }[];
  /** Who isn't proposed, each with the reason: a sentence. */
  notAsked: string[];
};

type Reader = { locale: Locale; zone: string };

/** Who leads the sessions of an event, what each of them said, and where somebody is missing. */
export async function readEventHosts(
  db: Db,
  eventId: string,
  reader: Reader,
  now: Date,
): Promise<{ hosts: EventHost[]; gaps: HostGap[] }> {
  const rows = await listRows(db, eventId);
  const isSeveral = new Set(rows.map((row) => row.sessionId)).size > 1;
  const hosts = rows.map((row) => ({
    id: row.id,
    sessionId: row.sessionId,
    familyName: row.familyName,
    givenName: row.givenName,
    unitName: row.unitName,
    state: row.state,
    leads: row.leads,
    word: row.word,
    name: fullName(row, reader.locale),
    day: isSeveral ? formatShortDay(row.startsAt, reader) : "",
    since: sinceWords(row, reader),
    stateWord: hostStateWord(row.state, reader.locale),
    quote: row.word && m.answer_quote({ word: row.word }, reader),
  }));
  const coming = rows.filter((row) => row.startsAt > now);
  const open = [...new Set(coming.map((row) => row.sessionId))].filter(
    (id) => !coming.some((row) => row.sessionId === id && row.state !== "declined"),
  );
  const gaps = await Promise.all(
    open.map((sessionId) =>
      gapOf(
        db,
        coming.filter((row) => row.sessionId === sessionId),
        reader,
      ),
    ),
  );
  return { hosts, gaps };
}

async function listRows(db: Db, eventId: string): Promise<Row[]> {
  const name = (person: string) => {
    const column = (key: string) => sql.ref(`${person}.${key}`);
    return sql`case when ${column("id")} is not null then jsonb_build_object('familyName', ${column("family_name")},
      'givenName', ${column("given_name")}, 'romaji', ${column("romaji")}) end`;
  };
  const { rows } = await sql<Row>`
    select member.id, session.id as "sessionId", session.starts_at as "startsAt", member.family_name as "familyName",
      member.given_name as "givenName", member.family_kana as "familyKana", member.given_kana as "givenKana", member.romaji,
      unit.name as "unitName", led.state, led.leads, led.word, led.asked_at as "askedAt", led.answered_at as "answeredAt", led.checked_in_at as "checkedInAt",
      ${name("substitute")} as substitute, ${name("first")} as first, ${name("successor")} as "takenOverBy"
    from session_host led
    join session on session.id = led.session_id and session.event_id = ${eventId} and session.state <> 'cancelled'
    join member on member.id = led.member_id
    left join unit on unit.id = member.unit_id
    left join member substitute on substitute.id = led.substitute_id
    left join member first on first.id = led.stands_in_for
    left join session_host after on after.session_id = led.session_id and after.stands_in_for = led.member_id
      and after.state = 'accepted'
    left join member successor on successor.id = after.member_id
    order by session.starts_at, led.state = 'declined', member.family_kana, member.id`.execute(db);
  return rows;
}

function sinceWords(
  row: Pick<Row, "state" | "askedAt" | "answeredAt" | "checkedInAt" | "substitute" | "first" | "takenOverBy">,
  reader: Reader,
): string {
  const { locale } = reader;
  if (row.checkedInAt) return m.host_since_here({ time: formatTime(row.checkedInAt, reader) }, { locale });
  const by = (person: PersonName) => ({ name: addressedByFamily(person, locale) });
  if (row.state === "substitute_asked" && row.substitute)
    return m.host_since_substitute(by(row.substitute), { locale });
  if (row.state === "declined" && row.takenOverBy)
    return m.host_since_handed_over(by(row.takenOverBy), { locale });
  if (row.state === "asked" && row.first) return m.host_since_standing_in(by(row.first), { locale });
  const at = row.state === "asked" ? row.askedAt : row.answeredAt;
  return at ? formatShortDayTime(at, reader) : "";
}

async function gapOf(db: Db, rows: Row[], reader: Reader): Promise<HostGap> {
  const { locale } = reader;
  const [first] = rows;
  const sessionId = first?.sessionId ?? "";
  const [free, notAsked] = await Promise.all([listFreeHosts(db, sessionId, 6), listNotAsked(db, sessionId)]);
  const day = first ? formatShortDay(first.startsAt, reader) : "";
  const lost = rows
    .map((row) => addressedByFamily(row, locale))
    .join({ ja: "、", en: ", ", ko: ", " }[locale]);
  return {
    ...{ sessionId, day, lost },
    title: m.host_gap_title({ day }, { locale }),
    text: m.host_gap_text({ lost }, { locale }),
    free: free.map((host) => ({
      id: host.id,
      name: fullName(host, locale),
      ask: m.host_gap_ask({ name: fullName(host, locale) }, { locale }),
      unitName: host.unitName,
      load:
        host.monthly === null
          ? m.host_free_load({ count: host.load }, { locale })
          : m.host_free_load_of({ count: host.load, monthly: host.monthly }, { locale }),
    })),
    notAsked: notAsked.map((host) => notAskedWords(host, locale)),
  };
}

/** 菊地さん：8月15日(土)までお休み */
function notAskedWords(host: NotAsked, locale: Locale): string {
  const name = addressedByFamily(host, locale);
  if (host.isBusyElsewhere && !host.pausedUntil) return m.host_not_busy({ name }, { locale });
  return host.pausedUntil
    ? m.host_not_resting({ name, day: formatDay(host.pausedUntil, { locale, year: false }) }, { locale })
    : m.host_not_full({ name, monthly: host.monthly ?? 0 }, { locale });
}
