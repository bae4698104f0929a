import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { addDays, formatDay, formatShortDay, formatTime, formatTimeRange, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type DaySession, findDaySession, listSeated } from "./arrival-queries.server.ts";
import { kanaRow } from "./attendance.ts";
import { type FamilyParty, listFamilyParties } from "./family-parties.server.ts";

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

/** 山田 花さんのご家族 */
export function familyOf({ child }: FamilyParty, locale: Locale): string {
  return m.families_family_of({ name: fullName(child, locale) }, { locale });
}

/** The same of a family: ほか1名・テーブル3・車いす. */
export function familyNote({ people, tableNo, accessNeeds }: FamilyParty, locale: Locale): string {
  return guestNote({ companions: people - 1, tableNo, needs: accessNeeds }, locale);
}

export type ArrivalRow = {
  /** Of the candidate, or of a family's invitation. */
  guestId: string;
  isFamily: boolean;
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

type Reader = { locale: Locale; now: Date };

/** The list at the desk, in kana order, as a phone without connection keeps it. */
export async function readDesk(db: Db, session: DaySession, { locale, now }: Reader) {
  const [guests, families] = await Promise.all([
    listSeated(db, session.sessionId),
    listFamilyParties(db, session.sessionId, now),
  ]);
  const people = guests.map((guest): ArrivalRow => {
    const kana = kanaName(guest);
    return {
      guestId: guest.candidateId,
      isFamily: false,
      name: fullName(guest, locale),
      kana,
      row: kanaRow(kana),
      note: guestNote(guest, locale),
      attendance: guest.attendance,
      arrivedAt: guest.attendedAt ? formatTime(guest.attendedAt, session) : "",
      words: [fullName(guest, "ja"), kana, guest.romaji ?? ""],
    };
  });
  const parties = families.map((family): ArrivalRow => {
    const kana = kanaName(family.child);
    return {
      guestId: family.id,
      isFamily: true,
      name: family.name,
      kana: familyOf(family, locale),
      row: kanaRow(kana),
      note: familyNote(family, locale),
      attendance: family.attendedAt ? "attended" : "unknown",
      arrivedAt: family.attendedAt ? formatTime(family.attendedAt, session) : "",
      words: [family.name, fullName(family.child, "ja"), kana, family.child.romaji ?? ""],
    };
  });
  return {
    rows: [...people, ...parties],
    // The list on the phone is thrown away the day after.
    forgetOn: addDays(todayIn(session.zone, session.endsAt), 1),
    forgetDay: formatDay(addDays(todayIn(session.zone, session.endsAt), 1), { locale }),
  };
}
