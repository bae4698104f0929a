import type { Db } from "#db/client.server.ts";
import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { countDue, listDeletionReceipts } from "./forget-people.server.ts";
import {
  type Outcome,
  outcomes,
  type RetentionKind,
  type RetentionRules,
  retentionKinds,
} from "./retention.ts";
import { readRetention } from "./retention-rules.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const labels: Record<RetentionKind, [label: Word, hint: Word]> = {
  notes: [m.retention_notes, m.retention_notes_hint],
  papers: [m.retention_papers, m.retention_papers_hint],
  person: [m.retention_person, m.retention_person_hint],
};
const titles: Record<Outcome, Word> = { joined: m.retention_joined, ended: m.retention_ended };

/** The rules, tonight and the receipts, in the reader's words. */
export async function readRetentionPage(
  db: Db,
  { locale, zone, now }: { locale: Locale; zone: string; now: Date },
) {
  const [rules, due, receipts] = await Promise.all([
    readRetention(db),
    countDue(db, now),
    listDeletionReceipts(db),
  ]);
  const count = (each: number) => formatNumber(each, locale);
  const people = (each: number) => m.retention_people({ count: count(each) }, { locale });
  return {
    words: sayAll(locale, {
      title: m.retention_title,
      lede: m.retention_lede,
      save: m.retention_save,
      tonight: m.retention_tonight,
      kept: m.retention_kept,
      receipts: m.retention_receipts,
      none: m.retention_none,
    }),
    groups: outcomes.map((outcome) => ({
      title: titles[outcome]({}, { locale }),
      fields: retentionKinds.map((kind) => ({
        name: `${outcome}-${kind}`,
        label: labels[kind][0]({}, { locale }),
        hint: labels[kind][1]({}, { locale }),
        days: rules[outcome][kind],
      })),
    })),
    tonight: retentionKinds
      .map((kind) => `${labels[kind][0]({}, { locale })}: ${people(due[kind])}`)
      .join(locale === "ja" ? "、" : ", "),
    receipts: receipts.map(({ id, number, deletedAt, why, counts }) => {
      const kept = counts as Record<string, number>;
      const kind = retentionKinds.find((each) => each === why);
      return {
        id,
        number,
        what: kind ? labels[kind][0]({}, { locale }) : m.retention_asked({}, { locale }),
        said: [
          formatDayTime(deletedAt, { locale, zone }),
          people(kept.people ?? 1),
          m.retention_rows({ count: count(rowsOf(kept)) }, { locale }),
        ].join(locale === "ja" ? "・" : " · "),
      };
    }),
  };
}

/** The numbers of the form; what isn't one is refused as too few. */
export function rulesFrom(form: FormData): RetentionRules {
  const of = (outcome: Outcome) => {
    const days = (kind: RetentionKind) => Number(String(form.get(`${outcome}-${kind}`) ?? "").trim() || 0);
    return { notes: days("notes"), papers: days("papers"), person: days("person") };
  };
  return { joined: of("joined"), ended: of("ended") };
}

function rowsOf({ people: _, ...counts }: Record<string, number>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
