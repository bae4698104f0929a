import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatRange, formatShortDay, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { listBriefings } from "./briefing-queries.server.ts";
import { type Channel, channels, type FamilyTopic, familyTopics } from "./family.ts";
import { listAsks, listCalls } from "./family-desk-queries.server.ts";
import { listOpenFamilies } from "./family-queries.server.ts";
import { listOpenQuestions } from "./family-questions.server.ts";
import { aboutWord, channelWord, joinedWords, topicWord } from "./family-words.ts";

const zone = "Asia/Tokyo";

/** The page of families, ready to be read. */
export async function familyOverview(db: Db, { locale, now }: { locale: Locale; now: Date }) {
  const [people, questions, calls, briefings, asks] = await Promise.all([
    listOpenFamilies(db, now),
    listOpenQuestions(db),
    listCalls(db),
    listBriefings(db, now),
    listAsks(db),
  ]);
  return {
    people: people.map((person) => personRow(person, locale)),
    questions: questions.map((asked) => ({
      id: asked.id,
      name: addressed({ familyName: asked.name, givenName: "" }, locale, "family"),
      candidate: addressed(asked, locale),
      about: asked.topic === "other" ? "" : aboutWord(asked.topic, locale),
      question: asked.question,
      askedAt: asked.askedAt,
      call: asked.callPhone
        ? m.families_wants_call(
            { phone: asked.callPhone, at: asked.callAt || m.family_any_time({}, { locale }) },
            { locale },
          )
        : "",
    })),
    calls: calls.map((call) => ({
      id: call.id,
      about: aboutWord(call.topic, locale),
      notedAt: call.notedAt,
      at: formatShortDayTime(call.notedAt, { locale, zone }),
      phone: call.phone,
      isDone: call.doneAt !== null,
      until: formatShortDay(call.deleteOn, { locale }),
    })),
    briefings: briefings.map((row) => ({
      id: row.sessionId,
      title: textIn(row.title, locale),
      when: formatRange(row.startsAt, row.endsAt, { locale, zone: row.zone }),
      numbers: m.families_briefing_numbers(
        { invited: row.invited, taken: row.seatsTaken, seats: row.seats, online: row.online },
        { locale },
      ),
    })),
    asks: asks.map((ask) => ({
      id: ask.id,
      candidateId: ask.candidateId,
      name: fullName(ask, locale),
      on: formatShortDay(ask.askedAt, { locale, zone }),
      answer: askWord(ask.answer, locale),
    })),
  };
}

/** The same for one candidate. */
export async function familiesOf(
  db: Db,
  candidateId: string,
  { locale, now }: { locale: Locale; now: Date },
) {
  return (await listOpenFamilies(db, now, candidateId)).map((person) => personRow(person, locale));
}

function personRow(person: Awaited<ReturnType<typeof listOpenFamilies>>[number], locale: Locale) {
  const topics = used(familyTopics, person.open, "topic").map((topic: FamilyTopic) =>
    topicWord(topic, locale),
  );
  const ways = used(channels, person.open, "channel").map((channel: Channel) => channelWord(channel, locale));
  const until = person.open
    .map(({ untilOn }) => untilOn)
    .sort()
    .at(-1);
  return {
    id: person.id,
    candidateId: person.candidateId,
    candidate: fullName(person, locale),
    name: addressed({ familyName: person.name, givenName: "" }, locale, "family"),
    topics: joinedWords(topics, locale),
    channels: joinedWords(ways, locale),
    until: until ? formatDay(until, { locale }) : "",
  };
}

function askWord(answer: string | null, locale: Locale): string {
  if (answer === "opened") return m.families_ask_opened({}, { locale });
  return answer === "declined"
    ? m.families_ask_declined({}, { locale })
    : m.families_ask_waiting({}, { locale });
}

function used<T extends string>(
  all: readonly T[],
  open: readonly Record<string, unknown>[],
  key: string,
): T[] {
  return all.filter((each) => open.some((consent) => consent[key] === each));
}
