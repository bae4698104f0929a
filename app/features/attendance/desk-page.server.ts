import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { addDays, formatDay, formatShortDay, formatTime, formatTimeRange, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type DaySession, findDaySession, listSeated } from "./arrival-queries.server.ts";
import { kanaRow } from "./attendance.ts";

/** Who stands at a desk: hosts only at those of their own sessions. */
export async function findDeskSession(
  db: Db,
  sessionId: string | undefined,
  member: { id: string; role: string },
): Promise<DaySession | undefined> {
  return findDaySession(db, sessionId ?? "", member.role === "host" ? member.id : undefined);
}

/** The heading of each page about one session: its name, day, time and place, in the reader's language. */
export function sessionWords(session: DaySession, locale: Locale) {
  const reader = { locale, zone: session.zone };
  return {
    title: [textIn(session.title, locale), textIn(session.label, locale)].filter(Boolean).join(" "),
    day: formatDay(session.startsAt, reader),
    shortDay: formatShortDay(session.startsAt, reader),
    time: formatTimeRange(session.startsAt, session.endsAt, reader),
    place: textIn(session.place, locale) || session.address,
  };
}

/** ほか1名・テーブル3・食事：えびなし: what the desk should know of a guest, in one line. */
export function guestNote(
  { companions, tableNo, needs }: { companions: number; tableNo: number | null; needs: string },
  locale: Locale,
): string {
  return [
    companions > 0 ? m.attendance_companions({ count: companions }, { locale }) : "",
    tableNo ? m.attendance_table({ table: tableNo }, { locale }) : "",
    needs,
  ]
    .filter(Boolean)
    .join(locale === "ja" ? "・" : ", ");
}

export type ArrivalRow = {
  candidateId: string;
  name: string;
  kana: string;
  row: string;
  note: string;
  attendance: string;
  /** 13:41 in the zone of the event; "" before. */
  arrivedAt: string;
  /** What a search at the desk looks through, folded by the page. */
  words: string[];
};

/** The list at the desk, in kana order, as a phone without connection keeps it. */
export async function readDesk(db: Db, session: DaySession, locale: Locale) {
  const guests = await listSeated(db, session.sessionId);
  return {
    rows: guests.map((guest): ArrivalRow => {
      const kana = kanaName(guest);
      return {
        candidateId: guest.candidateId,
        name: fullName(guest, locale),
        kana,
        row: kanaRow(kana),
        note: guestNote(guest, locale),
        attendance: guest.attendance,
        arrivedAt: guest.attendedAt ? formatTime(guest.attendedAt, session) : "",
        words: [fullName(guest, "ja"), kana, guest.romaji ?? ""],
      };
    }),
    // The list on the phone is thrown away the day after.
    forgetOn: addDays(todayIn(session.zone, session.endsAt), 1),
    forgetDay: formatDay(addDays(todayIn(session.zone, session.endsAt), 1), { locale }),
  };
}
