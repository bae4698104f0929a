// Times that hosts have opened to talk: ten in the three weeks to come, still to be booked.
import type { Writer } from "./candidate-rows.ts";
import { oneSessionToBook } from "./event-rows.ts";
import { demoId } from "./random.ts";
import { day, hour, minute, onWeekday, startOfDay } from "./season.ts";
import { hostPlaces } from "./staff.ts";

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

export function writeSlots({ rng, rows, ids, season }: Writer): void {
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
