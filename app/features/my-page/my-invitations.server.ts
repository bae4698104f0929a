import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Answer, type SeatState, standingOf } from "~/features/events/answer.ts";
import { answersUntil, type PlaceKind, type Texts, textIn } from "~/features/events/event.ts";
import { linkPath, tokenOf } from "~/features/letters/private-link.server.ts";
import { formatDay, formatTimeRange, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";

type Row = {
  id: string;
  linkId: string | null;
  title: Texts;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  place: Texts;
  placeKind: PlaceKind;
  answerBy: Date | null;
  answer: Answer | null;
  seat: SeatState | null;
};

export type MyInvitation = ReturnType<typeof shown>;
type Reader = { locale: Locale; now: Date; secret: string };

/** Meetings ahead that somebody is invited to, the soonest first. Only what has left the house: no drafts, nothing taken back. */
export async function listMyInvitations(
  db: Db,
  candidateId: string,
  reader: Reader,
): Promise<MyInvitation[]> {
  const { rows } = await sql<Row>`
    select i.id, e.title, s.starts_at as "startsAt", s.ends_at as "endsAt", e.zone, s.place, s.place_kind as "placeKind",
      e.answer_by as "answerBy", i.answer, seat.state as seat,
      (select l.id from private_link l where l.invitation_id = i.id and l.purpose = 'invitation' and l.revoked_at is null
        and l.expires_at > ${reader.now} order by l.created_at desc limit 1) as "linkId"
    from invitation i join event e on e.id = i.event_id join session s on s.event_id = e.id
      left join seat on seat.session_id = s.id and seat.candidate_id = i.candidate_id
    where i.candidate_id = ${candidateId} and i.stopped_at is null and i.sends_at <= ${reader.now}
      and not exists (select from trip where trip.event_id = e.id)
      and e.state = 'published' and s.state <> 'cancelled' and s.ends_at > ${reader.now}
    order by s.starts_at, i.id limit 60`.execute(db);
  return onePerChoice(rows).map((row) => shown(row, reader));
}

/** Of several sessions those with a seat of theirs; while there is none, the first, with how many there are to choose from. */
function onePerChoice(rows: Row[]): (Row & { choices: number })[] {
  const choices = (id: string) => rows.filter((row) => row.id === id);
  return rows
    .filter((row) => {
      const all = choices(row.id);
      return all.some(({ seat }) => seat) ? row.seat !== null : row === all[0];
    })
    .map((row) => ({ ...row, choices: row.seat ? 1 : choices(row.id).length }));
}

function shown(row: Row & { choices: number }, { locale, now, secret }: Reader) {
  const { startsAt, endsAt, zone, answer, seat } = row;
  return {
    id: row.id,
    choices: row.choices,
    title: textIn(row.title, locale),
    startsAt,
    zone,
    day: formatDay(startsAt, { locale, zone }),
    range: formatTimeRange(startsAt, endsAt, { locale, zone }),
    zoneName: zoneName(zone, locale, startsAt),
    place: textIn(row.place, locale),
    isOnline: row.placeKind === "online",
    standing: standingOf(answer, seat),
    /** From three hours before it until its end they may say that they are here. */
    isHereSoon: now.getTime() > startsAt.getTime() - 3 * 3_600_000 && now < row.endsAt,
    canAnswer: now <= answersUntil(row),
    until: formatDay(answersUntil(row), { locale, zone, year: locale === "en" }),
    /** Its answer page, while its own link is open. */
    path: row.linkId ? linkPath("invitation", tokenOf(secret, row.linkId)) : null,
  };
}

/** What is next: a meeting they come to, or wait for. */
export function nextMeeting(invitations: readonly MyInvitation[]): MyInvitation | undefined {
  return invitations.find(({ standing }) => standing === "going");
}

/** What waits for their answer: a seat kept for them before what they haven't answered yet. */
export function openQuestions(invitations: readonly MyInvitation[]): MyInvitation[] {
  const offered = invitations.filter(({ standing }) => standing === "offered");
  const asked = invitations.filter(
    ({ standing, canAnswer }) => canAnswer && ["silent", "maybe", "lapsed"].includes(standing),
  );
  return [...offered, ...asked];
}
