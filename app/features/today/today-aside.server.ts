import { type RawBuilder, sql } from "kysely";
import { type Movement, movements } from "~/features/acceptances/acceptance-queries.server.ts";
import { theCurrentYear } from "~/features/candidates/candidate-queries.server.ts";
import { touchpointWords } from "~/features/candidates/touchpoint-words.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { deskLetters } from "~/features/letters/letter.ts";
import { formatTime } from "~/lib/dates.ts";
import { addressed, addressedByFamily, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "./today-asked.server.ts";
import type { TodayAsk } from "./today-row.ts";

export type AgendaLine = { id: string; time: string; title: string; note: string; to: string };
export type NewsLine = { id: string; kind: "accepted" | "declined" | "answers"; title: string; note: string };
export type PastLine = { id: string; kind: "rest" | "call"; label: string };

/** What stands beside Today's lists, of what `findBeside` found. */
export function asideOf(found: Beside, ask: TodayAsk) {
  return {
    agenda: agendaOf(found, ask),
    news: newsOf(found, ask),
    past: pastOf(found, ask),
  };
}

type Session = {
  id: string;
  eventId: string;
  title: Texts;
  zone: string;
  startsAt: string;
  place: Texts;
  placeKind: string;
  seats: number;
  taken: number;
  hosts: PersonName[];
};
type Answers = { title: Texts; count: number };
type Rest = { id: string; label: string; at: string };
type Call = PersonName & { id: string; result: string; at: string };
export type Beside = {
  sessions: Session[] | null;
  letters: number;
  lettersAt: string | null;
  answers: Answers[] | null;
  moves: Movement[] | null;
  rests: Rest[] | null;
  calls: Call[] | null;
};

/** One row. It comes as JSON: its instants are text. */
export function findBeside({ memberId, today, zone, now }: Asked) {
  // "select": else the server sees how little has happened since, and plans anew for each page instead of keeping a plan.
  const dayAhead = (days: number) =>
    sql`(select (${today} + ${sql.lit(days)})::timestamp at time zone ${zone})`;
  const [from, until] = [dayAhead(0), dayAhead(1)];
  const list = (lines: RawBuilder<unknown>) => sql`(select json_agg(line) from (${lines}) line)`;
  const sessions = sql`
    select s.id, e.id as "eventId", e.title, e.zone, s.starts_at as "startsAt", s.place, s.place_kind as "placeKind",
      s.seats, s.seats_taken as taken,
      coalesce((select json_agg(json_build_object('familyName', h.family_name, 'givenName', h.given_name, 'romaji', h.romaji)
        order by h.family_kana) from session_host sh join member h on h.id = sh.member_id where sh.session_id = s.id), '[]') as hosts
    from session s join event e on e.id = s.event_id
    where s.starts_at >= ${from} and s.starts_at < ${until} and s.state <> 'cancelled' and e.state = 'published'
    order by s.starts_at, s.id limit 12`;
  const answers = sql`
    select e.title, count(*)::int as count
    from touchpoint t join event e on e.id = (t.details->>'eventId')::uuid
    where t.kind = 'answered' and t.happened_at >= ${dayAhead(-1)}
    group by e.id order by count(*) desc, e.id limit 50`;
  const rests = sql`
    select id, label, rested_at as at from today_rest
    where member_id = ${memberId} and kind = 'done' and rested_at >= ${from} order by rested_at desc limit 50`;
  const calls = sql`
    select call.id, call.result, called_at as at, family_name as "familyName", given_name as "givenName", romaji
    from call_result call join candidate on candidate.id = call.candidate_id
    where call.member_id = ${memberId} and called_at >= ${from} order by called_at desc limit 50`;
  return sql<Beside>`
    select ${list(sessions)} as sessions, count(letter)::int as letters, min(letter.not_before) as "lettersAt",
      ${list(answers)} as answers, ${list(movements(theCurrentYear, dayAhead(-1)))} as moves, ${list(rests)} as rests, ${list(calls)} as calls
    from delivery letter
    where state = 'queued' and letter.letter not in (${sql.join(deskLetters.map((name) => sql.lit(name)))})
      and not_before > ${now} and not_before < ${until}`;
}

function agendaOf({ sessions, letters, lettersAt }: Beside, { zone, locale }: TodayAsk): AgendaLine[] {
  const lines = (sessions ?? []).map((row) => {
    const title = textIn(row.title, locale);
    const hosts = row.hosts
      .map((host) => addressedByFamily(host, locale))
      .join(locale === "ja" ? "・" : ", ");
    const place = row.placeKind === "online" ? m.today_online({}, { locale }) : textIn(row.place, locale);
    return {
      id: row.id,
      time: formatTime(new Date(row.startsAt), { zone: row.zone }),
      title: hosts ? m.today_agenda_host({ title, hosts }, { locale }) : title,
      note: m.today_agenda_going({ place, count: row.taken, all: row.seats }, { locale }),
      to: `/events/${row.eventId}`,
    };
  });
  if (lettersAt && letters > 0)
    lines.push({
      id: "letters",
      time: formatTime(new Date(lettersAt), { zone }),
      title: m.today_agenda_letters({}, { locale }),
      note: m.today_agenda_letters_count({ count: letters }, { locale }),
      to: "/letters",
    });
  return lines;
}

function newsOf(beside: Beside, { locale }: TodayAsk): NewsLine[] {
  const [answers, moves] = [beside.answers ?? [], beside.moves ?? []];
  const lines: NewsLine[] = [];
  const names = (people: readonly PersonName[]) => {
    const some = people.slice(0, 4).map((person) => addressed(person, locale));
    if (people.length > 4) some.push(m.today_more_people({ count: people.length - 4 }, { locale }));
    return some.join(locale === "ja" ? "、" : ", ");
  };
  const accepted = moves.filter((move) => move.toState === "accepted" || move.toState === "formal");
  const declined = moves.filter((move) => move.toState.startsWith("declined"));
  const answered = answers.reduce((sum, row) => sum + row.count, 0);
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
      note: answers
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
function pastOf({ rests, calls }: Beside, { locale }: TodayAsk): PastLine[] {
  const called = (calls ?? []).map(({ id, result, at, ...person }) => {
    const { title } = touchpointWords(
      { kind: "call", body: "", details: { result }, eventTitle: "", isFromCandidate: false },
      locale,
    );
    const label = m.today_past_call({ name: addressed(person, locale), result: title }, { locale });
    return { id, kind: "call" as const, label, at };
  });
  return [...(rests ?? []).map((rest) => ({ ...rest, kind: "rest" as const })), ...called]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ id, kind, label }) => ({ id, kind, label }));
}
