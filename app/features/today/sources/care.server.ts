import { sql } from "kysely";
import { type CareRule, isCareRule } from "~/features/care/care.ts";
import { careWords } from "~/features/care/care-words.ts";
import { daysBetween, formatShortDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "../today-asked.server.ts";
import type { TodayAsk, TodayRow } from "../today-row.ts";
import {
  aboutPerson,
  isNotLater,
  onDay,
  type PersonColumns,
  type Placed,
  personColumns,
  source,
  weekAhead,
  whatWaits,
} from "../today-source.server.ts";

type Row = PersonColumns & {
  key: string;
  id: string;
  rule: string;
  quote: string;
  language: string;
  happenedAt: string;
  expiresOn: string;
  ownerId: string | null;
  details: Record<string, unknown>;
};

/** The rest of the rules have a kind of row of their own: the same reason isn't shown twice. */
const talkRules = ["asked_to_talk", "host_call"] as const satisfies readonly CareRule[];
const shownRules = [
  "no_show",
  "unsure",
  "housing",
  "school_address",
  "residence",
  "graduation",
] as const satisfies readonly CareRule[];

/** Care signals without an owner, and those that are this member's. */
export const freeSignals = source<Row>({
  name: "care",
  group: "week",
  from: "today",
  find: (asked) => findSignals(asked, "care"),
  show(row, ask) {
    const { locale } = ask;
    return {
      key: row.key,
      group: "week",
      ...whenOf(row, ask),
      ...aboutPerson(row),
      icon: "leaf",
      why: row.ownerId
        ? m.today_care_own({ what: wordsOf(row, ask).title }, { locale })
        : wordsOf(row, ask).title,
      ...(row.quote
        ? { quote: row.quote, quoteLocale: row.language }
        : { detail: row.ownerId ? wordsOf(row, ask).idea : m.today_care_free({}, { locale }) }),
      action: row.ownerId
        ? {
            kind: "open",
            label: m.today_care_see({}, { locale }),
            to: `/candidates/${row.candidateId}#care`,
          }
        : {
            kind: "post",
            label: m.today_care_take({}, { locale }),
            to: "/care",
            fields: { signal: row.id, intent: "own" },
          },
    };
  },
});

/** Who asked to speak with somebody of ours, or whom a host asked us to call: they wait. */
export const askedToTalk = source<Row>({
  name: "talk",
  group: "waiting",
  find: (asked) => findSignals(asked, "talk"),
  show(row, ask) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.happenedAt),
      ...aboutPerson(row),
      icon: row.rule === "host_call" ? "people" : "phone",
      why: wordsOf(row, ask).title,
      quote: row.quote,
      quoteLocale: row.language,
      action: { kind: "call", label: m.today_call_do({}, { locale: ask.locale }) },
    };
  },
});

function findSignals(asked: Asked, kind: "care" | "talk") {
  const key = sql`${sql.lit(`${kind}:`)} || s.id`;
  const isHere = sql`s.expires_on >= ${asked.today} and c.merged_into_id is null and ${isNotLater(key, asked)}`;
  const columns = sql`${personColumns}, ${key} as key, s.id, s.rule, s.quote, s.details, s.happened_at as "happenedAt",
    s.expires_on as "expiresOn", s.owner_id as "ownerId", c.locale as language`;
  const free = whatWaits(
    kind,
    asked,
    sql`select ${columns} from care_signal s join candidate c on c.id = s.candidate_id
      where s.id = waiting.id and s.owner_id is null and ${isHere}`,
    kind === "talk"
      ? {}
      : { place: sql`case when line."expiresOn" <= ${weekAhead(asked)} then line."expiresOn" end` },
  );
  const placeOfOwn =
    kind === "talk"
      ? sql`s.happened_at`
      : sql`case when s.expires_on <= ${weekAhead(asked)} then s.expires_on end`;
  const rules = kind === "talk" ? talkRules : shownRules;
  return sql<Placed<Row>>`(${free}) union all (
    select ${columns}, ${placeOfOwn} as place from care_signal s join candidate c on c.id = s.candidate_id
    where s.closed_at is null and s.owner_id = ${asked.memberId} and ${isHere}
      and s.rule in (${sql.join(rules.map((rule) => sql.lit(rule)))}) order by s.happened_at limit ${asked.first})`;
}

function wordsOf(row: Row, { locale }: TodayAsk) {
  return careWords(isCareRule(row.rule) ? row.rule : "unsure", "staff", locale, row.details);
}

/** A signal has no day of its own: this week, or the day it disappears when that is nearer. */
function whenOf(row: Row, ask: TodayAsk): Pick<TodayRow, "day" | "when"> {
  if (daysBetween(ask.today, row.expiresOn) <= 7) return onDay(row.expiresOn, ask);
  const { locale } = ask;
  return {
    when: {
      word: m.today_this_week({}, { locale }),
      note: m.today_until(
        { day: formatShortDay(row.expiresOn, { locale }).replace(/\(.\)$/, "") },
        { locale },
      ),
    },
  };
}
