import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { formatDay, formatShortDay, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";

type Led = { title: Texts; startsAt: string; endsAt: string; zone: string };
type Row = PersonName & {
  id: string;
  unitName: string | null;
  monthly: number | null;
  pausedUntil: string | null;
  load: number;
  busy: Led[];
  /** Times of their own calendar: at the session, or their next ones where there is none yet. */
  own: { startsAt: string; endsAt: string }[];
};

export type HostChoice = PersonName & {
  id: string;
  unitName: string | null;
  load: string;
  busy: string;
  own: string;
};

type Asked = {
  now: Date;
  zone: string;
  locale: Locale;
  session?: { id: string; startsAt: Date; endsAt: Date };
};

/**
 * Every colleague who can be chosen as a host, in kana order, with what they have already: how many in the month of the
 * session (of `now` for a new one) beside how many they offered, whether they rest, and their next times.
 */
export async function listHostChoices(db: Db, { now, zone, locale, session }: Asked): Promise<HostChoice[]> {
  const month = session?.startsAt ?? now;
  const { rows } = await sql<Row>`
    select member.id, member.family_name as "familyName", member.given_name as "givenName",
      member.family_kana as "familyKana", member.given_kana as "givenKana", member.romaji, unit.name as "unitName",
      offered.monthly, offered.paused_until as "pausedUntil", led.load, led.busy, lent.own
    from member
    left join unit on unit.id = member.unit_id
    left join host_offer offered on offered.member_id = member.id
      and (offered.monthly is not null or offered.paused_until > ${now}::date)
    cross join lateral (
      select count(*) filter (where date_trunc('month', session.starts_at at time zone ${zone})
          = date_trunc('month', ${month}::timestamptz at time zone ${zone})) as load,
        coalesce(jsonb_agg(jsonb_build_object('title', event.title, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
          'zone', event.zone) order by session.starts_at) filter (where session.ends_at > ${now}), '[]') as busy
      from session_host
      join session on session.id = session_host.session_id and session.state <> 'cancelled'
      join event on event.id = session.event_id and event.state <> 'cancelled'
      where session_host.member_id = member.id and session_host.state <> 'declined'
        and session.id is distinct from ${session?.id ?? null}::uuid
        and session.ends_at > ${now}::timestamptz - interval '62 days'
    ) led
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('startsAt', time.starts_at, 'endsAt', time.ends_at) order by time.starts_at), '[]') as own
      from (select starts_at, ends_at from host_busy where host_busy.member_id = member.id
        and starts_at < ${session?.endsAt ?? new Date(now.getTime() + 14 * 86_400_000)} and ends_at > ${session?.startsAt ?? now}
        order by starts_at limit 3) time
    ) lent
    where member.ended_at is null
    order by member.role = 'host' desc, member.family_kana, member.given_kana, member.id`.execute(db);
  return rows.map(({ monthly, pausedUntil, load, busy, own, ...person }) => ({
    ...person,
    load: loadWords({ monthly, pausedUntil, load, month }, { locale, zone }),
    busy: busyWords(busy, locale),
    own: ownWords(own, { locale, zone }, session !== undefined),
  }));
}

type Load = Pick<Row, "monthly" | "pausedUntil" | "load"> & { month: Date };

function loadWords(
  { monthly, pausedUntil, load, month }: Load,
  reader: { locale: Locale; zone: string },
): string {
  const { locale } = reader;
  if (pausedUntil && new Date(pausedUntil) > month)
    return m.host_choice_paused({ day: formatDay(pausedUntil, { locale, year: false }) }, { locale });
  const number = Number(
    new Intl.DateTimeFormat("en", { month: "numeric", timeZone: reader.zone }).format(month),
  );
  if (monthly === null && load === 0) return "";
  const name = m.host_month({ month: String(number) }, { locale });
  if (monthly === null) return m.host_choice_load({ month: name, count: load }, { locale });
  const said = m.host_choice_load_of({ month: name, count: load, monthly }, { locale });
  if (load < monthly) return said;
  return [said, m.host_choice_full({}, { locale })].join({ ja: "・", en: ", ", ko: " · " }[locale]);
}

/** その時間はご自分の予定があります; without a session the next times of their own calendar. */
function ownWords(own: Row["own"], reader: { locale: Locale; zone: string }, isThen: boolean): string {
  const { locale } = reader;
  if (own.length === 0) return "";
  if (isThen) return m.host_choice_busy_then({}, { locale });
  const times = busyWords(
    own.map((time) => ({ ...time, title: {}, zone: reader.zone })),
    locale,
  );
  return m.host_choice_own({ times }, { locale });
}

/** 7/14(火) 18:00〜18:45、7/18(土) 14:00〜16:30 */
function busyWords(busy: Led[], locale: Locale): string {
  const times = busy.slice(0, 3).map(({ startsAt, endsAt, zone }) => {
    const [start, end] = [new Date(startsAt), new Date(endsAt)];
    return `${formatShortDay(start, { locale, zone })} ${formatTimeRange(start, end, { locale, zone })}`;
  });
  if (times.length === 0) return "";
  const more = busy.length - times.length;
  const list = times.join({ ja: "、", en: "; ", ko: ", " }[locale]);
  return more > 0 ? m.host_choice_busy_more({ times: list, count: more }, { locale }) : list;
}
