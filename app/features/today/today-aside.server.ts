import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { listMovements } from "~/features/acceptances/acceptance-queries.server.ts";
import { currentYear } from "~/features/candidates/candidate-queries.server.ts";
import { touchpointWords } from "~/features/candidates/touchpoint-words.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { deskLetters } from "~/features/letters/letter.ts";
import { addDays, formatTime, startOfDay } from "~/lib/dates.ts";
import { addressed, addressedByFamily, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { TodayAsk } from "./today-row.ts";

export type AgendaLine = { id: string; time: string; title: string; note: string; to: string };
export type NewsLine = { id: string; kind: "accepted" | "declined" | "answers"; title: string; note: string };
export type PastLine = { id: string; kind: "rest" | "call"; label: string };

/** What stands beside Today's lists. */
export async function readAside(db: Db, ask: TodayAsk) {
  const [agenda, news, past] = await Promise.all([listAgenda(db, ask), listNews(db, ask), listPast(db, ask)]);
  return { agenda, news, past };
}

async function listAgenda(db: Db, { today, zone, locale, now }: TodayAsk): Promise<AgendaLine[]> {
  const [from, until] = [startOfDay(today, zone), startOfDay(addDays(today, 1), zone)];
  const { rows } = await sql<{
    id: string;
    eventId: string;
    title: Texts;
    zone: string;
    startsAt: Date;
    place: Texts;
    placeKind: string;
    seats: number;
    taken: number;
    hosts: PersonName[];
  }>`
    select s.id, e.id as "eventId", e.title, e.zone, s.starts_at as "startsAt", s.place, s.place_kind as "placeKind",
      s.seats, s.seats_taken as taken,
      coalesce((select json_agg(json_build_object('familyName', h.family_name, 'givenName', h.given_name, 'romaji', h.romaji)
        order by h.family_kana) from session_host sh join member h on h.id = sh.member_id where sh.session_id = s.id), '[]') as hosts
    from session s join event e on e.id = s.event_id
    where s.starts_at >= ${from} and s.starts_at < ${until} and s.state <> 'cancelled' and e.state = 'published'
    order by s.starts_at, s.id limit 12`.execute(db);
  const lines = rows.map((row) => {
    const title = textIn(row.title, locale);
    const hosts = row.hosts
      .map((host) => addressedByFamily(host, locale))
      .join(locale === "ja" ? "・" : ", ");
    const place = row.placeKind === "online" ? m.today_online({}, { locale }) : textIn(row.place, locale);
    return {
      id: row.id,
      time: formatTime(row.startsAt, { zone: row.zone }),
      title: hosts ? m.today_agenda_host({ title, hosts }, { locale }) : title,
      note: m.today_agenda_going({ place, count: row.taken, all: row.seats }, { locale }),
      to: `/events/${row.eventId}`,
    };
  });
  const waiting = await db
    .selectFrom("delivery")
    .select((is) => [is.fn.countAll().as("count"), is.fn.min("not_before").as("at")])
    .where("state", "=", "queued")
    .where("letter", "not in", deskLetters)
    .where("not_before", ">", now)
    .where("not_before", "<", until)
    .executeTakeFirst();
  if (waiting?.at && Number(waiting.count) > 0)
    lines.push({
      id: "letters",
      time: formatTime(waiting.at, { zone }),
      title: m.today_agenda_letters({}, { locale }),
      note: m.today_agenda_letters_count({ count: Number(waiting.count) }, { locale }),
      to: "/letters",
    });
  return lines;
}

async function listNews(db: Db, { today, zone, locale }: TodayAsk): Promise<NewsLine[]> {
  const since = startOfDay(addDays(today, -1), zone);
  const year = await currentYear(db);
  const [moves, answers] = await Promise.all([
    year === null ? [] : listMovements(db, year, since),
    sql<{ title: Texts; count: number }>`
      select e.title, count(*)::int as count
      from touchpoint t join event e on e.id = (t.details->>'eventId')::uuid
      where t.kind = 'answered' and t.happened_at >= ${since}
      group by e.id order by count(*) desc, e.id limit 50`.execute(db),
  ]);
  const lines: NewsLine[] = [];
  const names = (people: readonly PersonName[]) => {
    const some = people.slice(0, 4).map((person) => addressed(person, locale));
    if (people.length > 4) some.push(m.today_more_people({ count: people.length - 4 }, { locale }));
    return some.join(locale === "ja" ? "、" : ", ");
  };
  const accepted = moves.filter((move) => move.toState === "accepted" || move.toState === "formal");
  const declined = moves.filter((move) => move.toState.startsWith("declined"));
  const answered = answers.rows.reduce((sum, row) => sum + row.count, 0);
  if (accepted.length > 0)
    lines.push({
      id: "accepted",
      kind: "accepted",
      title: m.today_news_accepted({ count: accepted.length }, { locale }),
      note: names(accepted),
    });
  if (answered > 0)
    lines.push({
      id: "answers",
      kind: "answers",
      title: m.today_news_answers({ count: answered }, { locale }),
      note: answers.rows
        .slice(0, 3)
        .map(({ title, count }) => m.today_news_event({ event: textIn(title, locale), count }, { locale }))
        .join(locale === "ja" ? "、" : ", "),
    });
  if (declined.length > 0)
    lines.push({
      id: "declined",
      kind: "declined",
      title: m.today_news_declined({ count: declined.length }, { locale }),
      note: names(declined),
    });
  return lines;
}

/** What this member finished since midnight, the newest first: rows and calls, each can be taken back. */
async function listPast(db: Db, { memberId, today, zone, locale }: TodayAsk): Promise<PastLine[]> {
  const since = startOfDay(today, zone);
  const [rests, calls] = await Promise.all([
    db
      .selectFrom("today_rest")
      .select(["id", "label", "rested_at as at"])
      .where("member_id", "=", memberId)
      .where("kind", "=", "done")
      .where("rested_at", ">=", since)
      .orderBy("rested_at", "desc")
      .limit(50)
      .execute(),
    db
      .selectFrom("call_result")
      .innerJoin("candidate", "candidate.id", "call_result.candidate_id")
      .select(["call_result.id", "call_result.result", "called_at as at"])
      .select(["family_name as familyName", "given_name as givenName", "romaji"])
      .where("call_result.member_id", "=", memberId)
      .where("called_at", ">=", since)
      .orderBy("called_at", "desc")
      .limit(50)
      .execute(),
  ]);
  const called = calls.map(({ id, result, at, ...person }) => {
    const { title } = touchpointWords(
      { kind: "call", body: "", details: { result }, eventTitle: "", isFromCandidate: false },
      locale,
    );
    const label = m.today_past_call({ name: addressed(person, locale), result: title }, { locale });
    return { id, kind: "call" as const, label, at };
  });
  return [...rests.map((rest) => ({ ...rest, kind: "rest" as const })), ...called]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ id, kind, label }) => ({ id, kind, label }));
}
