// The view of who has heard, made for the reader: one row a person, whoever hasn't been reached first.
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatShortDayTime, formatTime, formatTimeRange, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily, fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { StormAction, StormReason } from "./storm.ts";
import type { ToldRow } from "./storm-queries.server.ts";
import { spokenReason } from "./storm-words.ts";

export type ToldState = "answered" | "phoned" | "sent" | "waiting" | "kept" | "failed" | "none";

export type ToldPerson = PersonName & {
  personId: string;
  kind: ToldRow["kind"];
  candidateId: string | null;
  /** Of a relative: 山田 花さんのご家族. */
  ofWhom: string;
  name: string;
  phone: string;
  language: Locale;
  standing: ToldRow["standing"];
  /** 14:00 夏の懇親会 */
  about: string;
  state: ToldState;
  /** Phoned by whom and when; empty else. */
  since: string;
  letterAt: string;
  /** What to say on the phone, in their language. */
  script: string;
  isReached: boolean;
};

type Reader = { locale: Locale; zone: string };
type Said = { what: StormAction; reason: StormReason; company: string; caller: PersonName };

const standings = ["host", "going", "family", "offered", "waiting", "invited"] as const;

export function toldPeople(rows: ToldRow[], said: Said, reader: Reader): ToldPerson[] {
  const byPerson = new Map<string, ToldRow[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  const people = [...byPerson.values()].flatMap((theirs) => {
    const [first] = theirs;
    return first ? [{ row: first, person: personOf(first, theirs, said, reader) }] : [];
  });
  const rank = ({ row, person }: (typeof people)[number]) =>
    [
      person.isReached ? 1 : 0,
      row.standing === "invited" ? 1 : 0,
      row.startedAt.getTime(),
      standings.indexOf(row.standing),
    ] as const;
  return people
    .sort((a, b) => {
      const [one, other] = [rank(a), rank(b)];
      const at = one.findIndex((value, place) => value !== other[place]);
      return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
    })
    .map(({ person }) => person);
}

function personOf(first: ToldRow, rows: ToldRow[], said: Said, reader: Reader): ToldPerson {
  const { locale } = reader;
  const state = stateOf(rows);
  const {
    personId,
    kind,
    candidateId,
    familyName,
    givenName,
    familyKana,
    givenKana,
    romaji,
    phone,
    standing,
  } = first;
  return {
    ...{ personId, kind, candidateId, phone, standing, state, familyName, givenName },
    ...{ familyKana: familyKana ?? "", givenKana: givenKana ?? "", romaji: romaji ?? "" },
    name: fullName(first, locale),
    ofWhom: first.child ? m.families_family_of({ name: fullName(first.child, locale) }, { locale }) : "",
    language: first.locale,
    about: rows
      .map((row) => `${formatTime(row.startedAt, { zone: row.zone })} ${textIn(row.title, locale)}`)
      .join({ ja: "、", en: ", ", ko: ", " }[locale]),
    since:
      state === "phoned" && first.phonedAt
        ? m.storm_phoned_by(
            {
              name: first.phonedBy ? addressedByFamily(first.phonedBy, locale) : "",
              when: formatShortDayTime(first.phonedAt, reader),
            },
            { locale },
          )
        : "",
    letterAt: first.deliveryId ? `/letters/${first.deliveryId}` : "",
    script: scriptOf(first, said),
    isReached: state === "answered" || state === "phoned",
  };
}

/** Somebody told of two sessions is reached when they answered to one: it was the same day and the same press. */
function stateOf(rows: ToldRow[]): ToldState {
  if (rows.some((row) => row.hasAnswered)) return "answered";
  if (rows.some((row) => row.phonedAt)) return "phoned";
  const letters = rows.map((row) => row.letter);
  const has = (...states: ToldRow["letter"][]) => letters.some((letter) => states.includes(letter));
  if (has("failed", "uncertain")) return "failed";
  if (has("queued", "sending")) return "waiting";
  if (has("kept")) return "kept";
  return has("sent") ? "sent" : "none";
}

function scriptOf(row: ToldRow, { what, reason, company, caller }: Said): string {
  const { locale, zone } = row;
  const reader = { locale, zone };
  const when = `${formatDay(todayIn(zone, row.startsAt), { locale, year: false })} ${formatTimeRange(row.startsAt, row.endsAt, reader)}`;
  const words = {
    caller: locale === "ja" ? caller.familyName : fullName(caller, locale),
    company,
    reason: spokenReason(reason, locale),
    title: textIn(row.title, locale),
    when,
  };
  const scripts = {
    move: row.kind === "host" ? m.storm_script_move_host : m.storm_script_move,
    online: m.storm_script_online,
    cancel: m.storm_script_cancel,
  };
  return scripts[what](words, { locale });
}
