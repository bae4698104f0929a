import type { Db } from "#db/client.server.ts";
import { addDays, formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { type Channel, channels, type FamilyTopic, familyTopics, hiddenAddress, lastDays } from "./family.ts";
import {
  countSentToRelative,
  findFamilyLinkId,
  type findFamilyOwner,
  findOpenAsk,
  listOpenConsents,
  listRelatives,
  type RelativeRow,
} from "./family-queries.server.ts";

export type FamilyOwner = NonNullable<Awaited<ReturnType<typeof findFamilyOwner>>>;

/** What the candidate's page of family contact shows, ready to be read. */
export async function consentView(
  db: Db,
  owner: FamilyOwner,
  { relativeId, locale, now }: { relativeId: string | null; locale: Locale; now: Date },
) {
  const [relatives, ask] = await Promise.all([listRelatives(db, owner.id), findOpenAsk(db, owner.id)]);
  const relative = relatives.find(({ id }) => id === relativeId) ?? relatives[0];
  return {
    name: addressed(owner, locale),
    hasEnded: owner.hasEnded,
    recruiter: owner.byFamilyName
      ? fullName(
          { familyName: owner.byFamilyName, givenName: owner.byGivenName ?? "", romaji: owner.byRomaji },
          locale,
        )
      : "",
    ask: ask && {
      id: ask.id,
      occasion: ask.occasion as "ours" | "they_called",
      by: fullName(ask, locale),
    },
    others: relatives.filter(({ id }) => id !== relative?.id).map(({ id, name }) => ({ id, name })),
    person: relative && (await personView(db, relative, owner, { locale, now })),
  };
}

export type ConsentView = Awaited<ReturnType<typeof consentView>>;
export type PersonView = NonNullable<ConsentView["person"]>;

async function personView(
  db: Db,
  relative: RelativeRow,
  cohort: { formalOn: string; joinsOn: string },
  { locale, now }: { locale: Locale; now: Date },
) {
  const today = todayIn("Asia/Tokyo", now);
  const open = (await listOpenConsents(db, [relative.id], now)).get(relative.id) ?? [];
  const { days, proposed } = lastDays(today, cohort, addDays);
  const until = open
    .map(({ untilOn }) => untilOn)
    .sort()
    .at(-1);
  const choices = [...new Set([...(until ? [until] : []), ...days])].sort();
  const [sent, linkId] = await Promise.all([
    countSentToRelative(db, relative.id),
    open.length > 0 ? findFamilyLinkId(db, relative.id, now) : undefined,
  ]);
  const isOpen = (topic: FamilyTopic) => open.some((consent) => consent.topic === topic);
  const uses = (channel: Channel) => open.some((consent) => consent.channel === channel);
  const since = open.map((consent) => consent.since.getTime()).sort((a, b) => b - a)[0];
  return {
    id: relative.id,
    name: addressed({ familyName: relative.name, givenName: "" }, locale, "family"),
    mail: hiddenAddress(relative.email),
    hasPost: relative.postalAddress !== "",
    hasPhone: relative.phone !== "",
    topics: familyTopics.map((topic) => ({ topic, isOpen: isOpen(topic) })),
    channels: channels.map((channel) => ({ channel, isOpen: uses(channel) })),
    openCount: familyTopics.filter(isOpen).length,
    openChannels: channels.filter(uses),
    until: until ? formatDay(until, { locale }) : "",
    days: choices.map((day) => ({
      day,
      label: formatDay(day, { locale }),
      isDecided: day === until,
      isSeason: day === proposed,
      isLast: day === addDays(cohort.joinsOn, -1),
    })),
    chosenDay: until ?? proposed,
    decidedOn:
      since === undefined ? "" : formatDay(new Date(since), { locale, zone: "Asia/Tokyo", year: false }),
    sent,
    linkId: linkId ?? null,
  };
}
