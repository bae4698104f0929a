import { sql } from "kysely";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  onDay,
  openStates,
  type PersonColumns,
  personColumns,
  source,
  whatWaits,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; failedAt: string; rests: string | null };

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const whys: Record<string, Word> = {
  hard: m.today_bounced_hard,
  filtered: m.today_bounced_filtered,
  soft: m.today_bounced_soft,
};

/** Mail that came back, as long as the address is still the same. */
export const bouncedMail = source<Row>({
  name: "bounced",
  group: "week",
  from: "today",
  find(asked) {
    const key = sql`'bounced:' || c.id || ':' || c.email_key collate "default"`;
    // of several that came back the last one stands for all
    const isLast = sql`not exists (select from today_wait later join delivery again on again.id = later.id
      where later.kind = 'bounced' and later.candidate_id = c.id and (later.at, later.id) > (waiting.at, waiting.id)
        and again.address = c.email)`;
    return whatWaits<Row>(
      "bounced",
      asked,
      sql`
      select ${personColumns}, ${key} as key, waiting.at as "failedAt",
        (select reason from mail_suppression where address = lower(c.email) and mail_class = 'all' and lifted_at is null) as rests
      from delivery failed join candidate c on c.id = failed.candidate_id and c.email = failed.address
      where failed.id = waiting.id and c.merged_into_id is null and c.offer_state in ${openStates}
        and ${isFree(key, asked)} and ${isLast}`,
      { days: 30, isNewestFirst: true, place: asked.today },
    );
  },
  show(row, ask) {
    const { locale } = ask;
    return {
      key: row.key,
      group: "week",
      ...onDay(ask.today, ask),
      ...aboutPerson(row),
      icon: "mail-off",
      why: m.today_bounced(
        { day: formatShortDay(todayIn(ask.zone, new Date(row.failedAt)), { locale }) },
        { locale },
      ),
      detail: [
        whys[row.rests ?? ""]?.({}, { locale }) ?? m.today_bounced_other({}, { locale }),
        row.phone ? m.today_bounced_phone({}, { locale }) : m.today_bounced_no_phone({}, { locale }),
      ].join({ ja: "。", en: ". ", ko: ". " }[locale]),
      // An address that its owner's filter or a full box protects is right: there is nothing to correct.
      action:
        row.rests === "filtered" || row.rests === "soft"
          ? {
              kind: "open",
              label: m.today_bounced_call({}, { locale }),
              to: `/candidates/${row.candidateId}`,
            }
          : {
              kind: "open",
              label: m.today_bounced_do({}, { locale }),
              to: `/candidates/${row.candidateId}/edit`,
            },
    };
  },
});
