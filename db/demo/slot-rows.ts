// Times that hosts have opened to talk: ten in the three weeks to come, still to be booked.
import { touch, type Writer } from "./candidate-rows.ts";
import { oneSessionToBook } from "./event-rows.ts";
import type { Person } from "./people.ts";
import { demoId } from "./random.ts";
import { day, hour, minute, onWeekday, startOfDay } from "./season.ts";
import { hostPlaces, recruiterPlaces } from "./staff.ts";
import type { Track } from "./tracks.ts";

/** Days from today, hour, host, form, seats. */
const open = [
  [4, 12, 4, "one_to_one", 1],
  [5, 18, 2, "one_to_one", 1],
  [6, 17, 5, "group", 3],
  [8, 16, 7, "group", 4],
  [10, 17, 8, "one_to_one", 1],
  [11, 13, 9, "one_to_one", 1],
  [12, 17, 11, "one_to_one", 1],
  [13, 12, 4, "group", 4],
  [15, 15, 3, "tables", 12],
  [17, 17, 5, "one_to_one", 1],
] as const;

export function writeSlots(to: Writer, people: readonly Person[], tracks: readonly Track[]): void {
  const { rng, rows, ids, season } = to;
  const real = (at: number) => new Date(at + season.shift);
  const madeAt = startOfDay(season.now) - 10 * day + 11 * hour;
  const eventId = demoId(real(madeAt), rng);
  rows.event.push({
    ...{ id: eventId, cohort_year: season.year, kind: "meetup", state: "published", zone: "Asia/Tokyo" },
    title: {
      ja: "先輩と話す時間",
      en: "Time to talk with a colleague",
      ko: "선배와 이야기하는 시간",
    },
    description: {
      ja: "先輩社員が開けてくれた時間です。ご自分のページで選び、変え、返すことができます。参加は自由で、選考や配属には関わりません。",
      en: "Times that colleagues have kept free. You choose, change and give back on your own page.",
      ko: "선배 사원이 비워 둔 시간입니다. 자기 페이지에서 고르고 바꾸고 돌려줄 수 있습니다.",
    },
    ...{ is_paid_work: false, has_alcohol: false, policy_reason: "", answer_by: null },
    ...{ created_by: ids.members[hostPlaces[4] ?? 0], created_at: real(madeAt), published_at: real(madeAt) },
    ...{ cancelled_at: null, revision: 1, ...oneSessionToBook, is_slots: true },
  });
  inviteSome(to, eventId, people, tracks);
  for (const [days, at, host, form, seats] of open) {
    const startsAt = onWeekday(startOfDay(season.now) + days * day) + at * hour;
    const sessionId = demoId(real(madeAt), rng);
    const isOnline = form !== "tables";
    rows.session.push({
      ...{
        id: sessionId,
        event_id: eventId,
        starts_at: real(startsAt),
        ends_at: real(startsAt + 45 * minute),
      },
      place_kind: isOnline ? "online" : "office",
      place: isOnline
        ? {}
        : { ja: "本社5階 ラウンジ", en: "Head office, 5th floor lounge", ko: "본사 5층 라운지" },
      ...{ address: "", online_url: isOnline ? `https://meet.example.com/aoba-${host}` : "" },
      ...{ seats, seats_taken: 0, waiting: 0, next_arrival: 1, state: "open", revision: 1, label: {} },
      ...{ form, tables: form === "tables" ? 3 : 1 },
    });
    rows.session_host.push({
      ...{
        session_id: sessionId,
        member_id: ids.members[hostPlaces[host] ?? 0],
        state: "accepted",
        word: "",
      },
      ...{ asked_at: real(madeAt), answered_at: real(madeAt), substitute_id: null, stands_in_for: null },
    });
  }
}

/** Sixteen were told of it three days ago and haven't chosen yet: a proposal can be made for them. */
function inviteSome(to: Writer, eventId: string, people: readonly Person[], tracks: readonly Track[]): void {
  const { rng, rows, ids, season } = to;
  const invitedAt = season.now - 3 * day;
  const free = tracks.flatMap((track, place) =>
    track.offeredAt < invitedAt - day && track.endedAt === null && track.moves.at(-1)?.to !== "lost_contact"
      ? [place]
      : [],
  );
  for (const place of rng.shuffled(free).slice(0, 16)) {
    const person = people[place];
    if (!person) continue;
    const at = new Date(invitedAt + season.shift);
    rows.invitation.push({
      ...{ id: demoId(at, rng), event_id: eventId, candidate_id: person.id },
      ...{ invited_by: ids.members[recruiterPlaces[0] ?? 0], invited_at: at, sends_at: at, stopped_at: null },
      ...{ answer: null, answered_at: null, answer_word: "", answered_by: null },
    });
    touch(to, person.id, invitedAt, {
      kind: "invited",
      member: recruiterPlaces[0] ?? 0,
      details: { eventId },
    });
  }
}
