import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { beforeDeadlineDays, type ReminderKind, silentAfterDays } from "./reminder.ts";

export type PlannedReminder = {
  kind: ReminderKind;
  title: string;
  text: string;
  /** いま22名。 Empty where there is nothing to count yet. */
  now: string;
  isOn: boolean;
};

type Facts = {
  state: string;
  off: string[];
  way: string;
  deadline: Date | null;
  firstStartsAt: Date;
  lastStartsAt: Date;
  lastEndsAt: Date;
  sessions: number;
  hasOnline: boolean;
  silent: number;
  maybe: number;
  going: number;
  goingOnline: number;
  attended: number;
};

const day = 86_400_000;

/** Which letter of an event goes by itself when, and to how many as things stand; those whose time is over are left out. */
export async function readReminderPlan(
  db: Db,
  eventId: string,
  reader: { locale: Locale; zone: string },
  now: Date,
): Promise<PlannedReminder[]> {
  const facts = await findFacts(db, eventId, now);
  if (!facts || facts.state === "cancelled") return [];
  const { locale } = reader;
  const { deadline, sessions, silent, maybe, going, goingOnline, attended } = facts;
  const isAsking = deadline !== null && deadline > now;
  const isAhead = facts.lastStartsAt > now;
  const askedOn = deadline && new Date(deadline.getTime() - beforeDeadlineDays * day);
  const asks = {
    after: silentAfterDays,
    before: beforeDeadlineDays,
    day: askedOn ? formatDay(askedOn, { ...reader, year: false }) : "",
  };
  const isDayAhead = askedOn !== null && askedOn > now;
  const eve = formatDay(new Date(facts.firstStartsAt.getTime() - day), { ...reader, year: false });
  const counted = (count: number) => (facts.state === "draft" ? "" : m.reminder_now({ count }, { locale }));
  const rows: [ReminderKind, isShown: boolean, title: string, text: string, now: string][] = [
    [
      "silent",
      isAsking,
      m.reminder_silent({}, { locale }),
      (isDayAhead ? m.reminder_silent_text : m.reminder_silent_late)(asks, { locale }),
      counted(silent),
    ],
    [
      "maybe",
      isAsking && facts.way === "book",
      m.reminder_maybe({}, { locale }),
      (isDayAhead ? m.reminder_maybe_text : m.reminder_maybe_late)(asks, { locale }),
      counted(maybe),
    ],
    [
      "day_before",
      isAhead,
      m.reminder_day_before({}, { locale }),
      (sessions === 1 ? m.reminder_day_before_text : m.reminder_day_before_each)({ day: eve }, { locale }),
      counted(going),
    ],
    [
      "hour_before",
      isAhead && facts.hasOnline,
      m.reminder_hour_before({}, { locale }),
      m.reminder_hour_before_text({}, { locale }),
      counted(goingOnline),
    ],
    [
      "thanks",
      facts.lastEndsAt.getTime() + 3 * day > now.getTime(),
      m.reminder_thanks({}, { locale }),
      m.reminder_thanks_text({}, { locale }),
      isAhead ? "" : counted(attended),
    ],
  ];
  return rows
    .filter(([, isShown]) => isShown)
    .map(([kind, , title, text, now]) => ({ kind, title, text, now, isOn: !facts.off.includes(kind) }));
}

async function findFacts(db: Db, eventId: string, now: Date): Promise<Facts | undefined> {
  const reachable = sql`candidate.email <> '' and candidate.merged_into_id is null
    and (candidate.offer_state is null or candidate.offer_state <> all(${[...endedStates]}::text[]))`;
  const { rows } = await sql<Facts>`
    select event.state, event.reminders_off as off, event.way, held.*, asked.*, seated.*,
      case when event.answer_by is null then held."firstStartsAt" else least(event.answer_by, held."lastStartsAt") end as deadline
    from event
    cross join lateral (
      select count(*) as sessions, min(starts_at) as "firstStartsAt", max(starts_at) as "lastStartsAt",
        max(ends_at) as "lastEndsAt",
        bool_or(place_kind = 'online' and online_url <> '' and starts_at > ${now}) as "hasOnline"
      from session where session.event_id = event.id and session.state <> 'cancelled'
    ) held
    cross join lateral (
      select count(*) filter (where answer is null and stopped_at is null) as silent,
        count(*) filter (where answer = 'maybe' and stopped_at is null) as maybe
      from invitation join candidate on candidate.id = invitation.candidate_id
      where invitation.event_id = event.id and ${reachable}
    ) asked
    cross join lateral (
      select count(*) filter (where starts_at > ${now}) as going,
        count(*) filter (where starts_at > ${now} and place_kind = 'online' and online_url <> '') as "goingOnline",
        count(distinct candidate.id) filter (where attendance = 'attended') as attended
      from session join seat on seat.session_id = session.id join candidate on candidate.id = seat.candidate_id
      where session.event_id = event.id and session.state <> 'cancelled' and seat.state = 'going' and ${reachable}
    ) seated
    where event.id = ${eventId} and held.sessions > 0`.execute(db);
  return rows[0];
}
