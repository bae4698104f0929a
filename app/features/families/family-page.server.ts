import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatRange, formatTimeRange, todayIn, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName, spokenOf } from "~/lib/names.ts";
import { type BriefingOfRelative, listBriefingsOf } from "./briefing-queries.server.ts";
import type { findRelative } from "./family-queries.server.ts";
import { findLeaflet } from "./family-queries.server.ts";
import { listOwnQuestions, listPublishedAnswers } from "./family-questions.server.ts";

export type Relative = NonNullable<Awaited<ReturnType<typeof findRelative>>>;

/** What a relative's own page shows while something is open for them: only theirs, and nothing of the offer. */
export async function familyPageView(
  db: Db,
  relative: Relative,
  { locale, now, briefingId }: { locale: Locale; now: Date; briefingId: string | null },
) {
  const hasTopic = (topic: string) => relative.open.some((consent) => consent.topic === topic);
  const [briefings, questions, published, leaflet, company] = await Promise.all([
    hasTopic("briefing") ? listBriefingsOf(db, relative.id, now) : [],
    listOwnQuestions(db, relative.id),
    hasTopic("briefing") ? listPublishedAnswers(db, relative.id) : [],
    findLeaflet(db),
    db.selectFrom("company").select(["contact_phone as phone"]).executeTakeFirst(),
  ]);
  const briefing = briefings.find(({ id }) => id === briefingId) ?? briefings[0];
  const until =
    relative.open
      .map(({ untilOn }) => untilOn)
      .sort()
      .at(-1) ?? "";
  return {
    ...peopleOf(relative, locale),
    until: until && formatDay(until, { locale }),
    briefing: briefing && briefingView(briefing, { locale, now }),
    others: briefings
      .filter(({ id, endsAt }) => id !== briefing?.id && endsAt > now)
      .map((other) => ({ id: other.id, title: textIn(other.title, locale), when: whenOf(other, locale) })),
    questions: questions.map(({ id, question, answer, callPhone, callAt }) => ({
      id,
      question,
      answer,
      wantsCall: callPhone !== "",
      callAt,
    })),
    published,
    hasLeaflet: hasTopic("leaflet") && leaflet !== undefined,
    videoUrl: hasTopic("leaflet") ? (leaflet?.videoUrl ?? "") : "",
    phone: company?.phone ?? "",
    phoneHours: textIn(leaflet?.phoneHours ?? {}, locale),
    seatsWished: relative.seatsWished,
    accessNeeds: relative.accessNeeds,
  };
}

/** How people are called on a relative's pages. */
export function peopleOf(relative: Relative, locale: Locale) {
  const { childFamilyName, childGivenName, childRomaji, byFamilyName, byGivenName, byRomaji } = relative;
  const child = { familyName: childFamilyName, givenName: childGivenName, romaji: childRomaji };
  return {
    to: addressed({ familyName: relative.name, givenName: "" }, locale, "family"),
    child: spokenOf(child, locale),
    recruiter: byFamilyName
      ? fullName({ familyName: byFamilyName, givenName: byGivenName ?? "", romaji: byRomaji }, locale)
      : "",
  };
}

function briefingView(row: BriefingOfRelative, { locale, now }: { locale: Locale; now: Date }) {
  const place = textIn(row.place, locale);
  const isOver = row.startsAt <= now;
  const isCancelled = row.state === "cancelled" || row.sessionState === "cancelled";
  const isLate = row.answerBy !== null && row.answerBy < now;
  const today = todayIn(row.zone, now);
  const recordedOn = row.recordingOn;
  return {
    id: row.id,
    title: textIn(row.title, locale),
    description: textIn(row.description, locale),
    day: formatDay(row.startsAt, { locale, zone: row.zone }),
    when: whenOf(row, locale),
    hours: `${formatTimeRange(row.startsAt, row.endsAt, { locale, zone: row.zone })}${zoneWord(row, locale)}`,
    startsAt: row.startsAt.toISOString(),
    place,
    address: row.address,
    isOnlineToo: row.onlineUrl !== "",
    // The room is for those who said that they come online.
    onlineUrl: row.answer === "online" ? row.onlineUrl : "",
    face: isCancelled ? "cancelled" : isOver ? "past" : isLate && row.answer === null ? "late" : "open",
    answerBy: row.answerBy ? formatDay(row.answerBy, { locale, zone: row.zone, year: locale === "en" }) : "",
    answer: row.answer,
    seat: row.seat,
    people: row.people,
    accessNeeds: row.accessNeeds,
    recordingUrl: row.recordingUrl && recordedOn && recordedOn <= today ? row.recordingUrl : "",
    recordedOn: recordedOn ? formatDay(recordedOn, { locale, year: locale === "en" }) : "",
  } as const;
}
export type FamilyBriefing = ReturnType<typeof briefingView>;

/** （日本時間）: a family abroad reads it too. */
function zoneWord({ startsAt, zone }: BriefingOfRelative, locale: Locale): string {
  const name = zoneName(zone, locale, startsAt);
  return locale === "ja" ? `（${name}）` : locale === "ko" ? `(${name})` : ` (${name})`;
}

function whenOf({ startsAt, endsAt, zone }: BriefingOfRelative, locale: Locale): string {
  return formatRange(startsAt, endsAt, { locale, zone, zoneName: true });
}
