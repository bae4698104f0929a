import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { listed } from "~/features/hosts/host-about.ts";
import { fold } from "~/lib/fold.ts";
import type { Person, Slot } from "./matching.ts";

/** Why a coming session isn't among the slots. */
export type Skipped = { sessionId: string; why: "no_host" | "resting" | "busy" | "full" | "offered" };

export type Input = { people: Person[]; slots: Slot[]; room: Map<string, number>; skipped: Skipped[] };

/** Everybody who may still be placed at an event, and the slots there are for them; in one order, so that it repeats. */
export async function readInput(db: Db, eventId: string, now: Date): Promise<Input> {
  const [people, { slots, room, skipped }] = await Promise.all([
    readPeople(db, eventId, now),
    readSlots(db, eventId, now),
  ]);
  return { people, slots, room, skipped };
}

const parts = (line: string | null) =>
  listed(line ?? "")
    .map(fold)
    .filter(Boolean);

/** The names people give to a language, as one: 英語, English, 영어. */
const languageNames: Record<string, string[]> = {
  ja: ["日本語", "Japanese", "일본어"],
  en: ["英語", "English", "영어"],
  ko: ["韓国語", "Korean", "한국어"],
};
const languages = new Map(
  Object.entries(languageNames).flatMap(([code, names]) => names.map((name) => [fold(name), code] as const)),
);
const tongues = (line: string | null) => parts(line).map((name) => languages.get(name) ?? name);

type PersonRow = {
  candidateId: string;
  invitationId: string;
  unitId: string | null;
  school: string;
  locale: string;
  region: string | null;
  languages: string | null;
  topics: string | null;
  wishes: { sessionId: string; mark: "yes" | "maybe" | "no"; wish: number | null }[];
  busy: { from: string; until: string }[];
  wasLeftOut: boolean;
};

async function readPeople(db: Db, eventId: string, now: Date): Promise<Person[]> {
  const { rows } = await sql<PersonRow>`
    select candidate.id as "candidateId", invitation.id as "invitationId", candidate.unit_id as "unitId",
      candidate.school, candidate.locale, shown.region, shown.languages, shown.topics,
      coalesce((select jsonb_agg(jsonb_build_object('sessionId', wish.session_id, 'mark', wish.mark, 'wish', wish.wish))
        from session_wish wish where wish.invitation_id = invitation.id), '[]') as wishes,
      coalesce((select jsonb_agg(jsonb_build_object('from', held.starts_at, 'until', held.ends_at))
        from seat join session held on held.id = seat.session_id and held.state <> 'cancelled'
        where seat.candidate_id = candidate.id and seat.state in ('going', 'offered') and held.ends_at > ${now}), '[]') as busy,
      coalesce((select pair.session_id is null from matching_pair pair join matching_run run on run.id = pair.run_id
        where pair.candidate_id = candidate.id and run.accepted_at is not null order by run.made_at desc limit 1), false)
        as "wasLeftOut"
    from invitation
    join event on event.id = invitation.event_id
    join candidate on candidate.id = invitation.candidate_id and candidate.merged_into_id is null
    left join host_profile shown on shown.candidate_id = candidate.id
    where invitation.event_id = ${eventId} and invitation.answer is distinct from 'no'
      and (event.way <> 'ask_around' or invitation.answer is not null)
      and (candidate.offer_state is null
        or candidate.offer_state not in ('declined_before', 'declined_after', 'withdrawn_by_company'))
      and not exists (select from seat join session mine on mine.id = seat.session_id
        where seat.invitation_id = invitation.id and mine.ends_at > ${now})
    order by candidate.id`.execute(db);
  return rows.map((row) => ({
    candidateId: row.candidateId,
    invitationId: row.invitationId,
    unitId: row.unitId,
    school: fold(row.school),
    regions: parts(row.region),
    // Japanese is what everybody here speaks: it speaks for nobody.
    languages: [...new Set([row.locale, ...tongues(row.languages)])].filter((code) => code !== "ja"),
    topics: parts(row.topics),
    wishes: new Map(row.wishes.map(({ sessionId, mark, wish }) => [sessionId, { mark, wish }])),
    busy: row.busy.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) })),
    wasLeftOut: row.wasLeftOut,
  }));
}

type SlotRow = {
  sessionId: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  hostId: string | null;
  month: string;
  monthly: number | null;
  isResting: boolean;
  isBusy: boolean;
  /** Sessions they lead in that month beside the slots that nobody holds yet. */
  load: number;
  isUsed: boolean;
  unitId: string | null;
  school: string | null;
  region: string | null;
  languages: string | null;
  topics: string | null;
};

async function readSlots(db: Db, eventId: string, now: Date) {
  const { rows } = await sql<SlotRow>`
    select session.id as "sessionId", session.starts_at as "startsAt", session.ends_at as "endsAt",
      greatest(0, session.seats - session.seats_taken - session.waiting) as seats, host.id as "hostId",
      to_char(session.starts_at at time zone event.zone, 'YYYY-MM') as month, offered.monthly,
      coalesce(offered.paused_until > (session.starts_at at time zone event.zone)::date, false) as "isResting",
      exists (select from host_busy where host_busy.member_id = host.id and host_busy.starts_at < session.ends_at
        and host_busy.ends_at > session.starts_at) as "isBusy",
      (select count(*) from session_host led join session other on other.id = led.session_id and other.state <> 'cancelled'
        join event about on about.id = other.event_id and about.state <> 'cancelled'
        where led.member_id = host.id and led.state <> 'declined' and (other.event_id <> ${eventId} or other.seats_taken > 0)
        and date_trunc('month', other.starts_at at time zone event.zone)
          = date_trunc('month', session.starts_at at time zone event.zone)) as load,
      session.seats_taken > 0 as "isUsed", host.unit_id as "unitId", offered.school, offered.region, offered.languages,
      offered.topics
    from session
    join event on event.id = session.event_id
    left join lateral (
      select member.id, member.unit_id from session_host led join member on member.id = led.member_id and member.ended_at is null
      where led.session_id = session.id and led.leads order by member.family_kana, member.id limit 1
    ) host on true
    left join host_offer offered on offered.member_id = host.id
    where session.event_id = ${eventId} and session.state = 'open' and session.starts_at > ${now}
    order by session.starts_at, session.id`.execute(db);
  const skipped: Skipped[] = [];
  const room = new Map<string, number>();
  const slots = rows.flatMap((row): Slot[] => {
    const why = !row.hostId
      ? "no_host"
      : row.isResting
        ? "resting"
        : row.isBusy
          ? "busy"
          : row.seats === 0
            ? "full"
            : row.monthly !== null && !row.isUsed && row.load >= row.monthly
              ? "offered"
              : undefined;
    if (why || !row.hostId) {
      skipped.push({ sessionId: row.sessionId, why: why ?? "no_host" });
      return [];
    }
    // A slot that somebody holds already is counted: more people in it are no more meetings.
    const load = row.isUsed ? `${row.sessionId}` : `${row.hostId} ${row.month}`;
    if (row.monthly !== null && !row.isUsed) room.set(load, row.monthly - row.load);
    return [
      {
        sessionId: row.sessionId,
        hostId: row.hostId,
        from: row.startsAt.getTime(),
        until: row.endsAt.getTime(),
        seats: row.seats,
        load,
        unitId: row.unitId,
        school: fold(row.school ?? ""),
        regions: parts(row.region),
        languages: tongues(row.languages),
        topics: parts(row.topics),
      },
    ];
  });
  return { slots, room, skipped };
}
