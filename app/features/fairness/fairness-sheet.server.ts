import { formatMonth } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PdfSheet } from "~/lib/pdf.server.ts";
import { m } from "~/paraglide/messages.js";
import { daysOf, type FairnessFacts, fewestShown } from "./fairness.ts";

export type FairnessPart = { title: string; rows: { label: string; value: string }[]; note: string };

type Reader = { locale: Locale };

/** The month in sentences and figures, for the page, the file and whoever publishes it. */
export function fairnessParts(facts: FairnessFacts, { locale }: Reader): FairnessPart[] {
  const { replies, extensions, contacts, declines, questions } = facts;
  const few = m.fairness_few({ fewest: fewestShown }, { locale });
  /** Of few people only that they were few. */
  const ofMany = (count: number, say: () => string) => (count >= fewestShown ? say() : few);
  const days = (count: number | null) => m.fairness_days({ count: Math.round(count ?? 0) }, { locale });
  const number = (count: number) => m.fairness_count({ count }, { locale });
  const share = (part: number, all: number) =>
    m.fairness_share({ percent: Math.round((100 * part) / all), part, all }, { locale });
  const each = (count: number | null) => m.fairness_each({ count: (count ?? 0).toFixed(1) }, { locale });
  return [
    {
      title: m.fairness_replies({}, { locale }),
      rows: [
        { label: m.fairness_offers({}, { locale }), value: number(replies.offers) },
        {
          label: m.fairness_given({}, { locale }),
          value: ofMany(replies.offers, () => days(replies.median)),
        },
        {
          label: m.fairness_shortest({}, { locale }),
          value: ofMany(replies.offers, () => days(replies.shortest)),
        },
      ],
      note: m.fairness_replies_note({}, { locale }),
    },
    {
      title: m.fairness_more_time({}, { locale }),
      rows: [
        { label: m.fairness_asked({}, { locale }), value: number(extensions.asked) },
        { label: m.fairness_moved({}, { locale }), value: number(extensions.given) },
        { label: m.fairness_in_words({}, { locale }), value: number(extensions.inWords) },
        {
          label: m.fairness_added({}, { locale }),
          value: ofMany(extensions.given, () => days(extensions.median)),
        },
      ],
      note: m.fairness_more_time_note({}, { locale }),
    },
    {
      title: m.fairness_contacts({}, { locale }),
      rows: [
        { label: m.fairness_people({}, { locale }), value: number(contacts.people) },
        {
          label: m.fairness_letters({}, { locale }),
          value: ofMany(contacts.people, () => each(contacts.letters)),
        },
        {
          label: m.fairness_most({}, { locale }),
          value: ofMany(contacts.people, () => number(contacts.most ?? 0)),
        },
        {
          label: m.fairness_calls({}, { locale }),
          value: ofMany(contacts.people, () => each(contacts.calls)),
        },
        { label: m.fairness_overrides({}, { locale }), value: number(contacts.overrides) },
      ],
      note: m.fairness_contacts_note({}, { locale }),
    },
    {
      title: m.fairness_declines({}, { locale }),
      rows: [
        { label: m.fairness_declined({}, { locale }), value: number(declines.declined) },
        {
          label: m.fairness_on_page({}, { locale }),
          value: ofMany(declines.declined, () => share(declines.onPage, declines.declined)),
        },
        {
          label: m.fairness_thanked({}, { locale }),
          value: ofMany(declines.declined, () => share(declines.thanked, declines.declined)),
        },
        { label: m.fairness_ways_back({}, { locale }), value: number(declines.waysBack) },
        { label: m.fairness_withdrawn({}, { locale }), value: number(declines.withdrawn) },
      ],
      note: m.fairness_declines_note({}, { locale }),
    },
    {
      title: m.fairness_questions({}, { locale }),
      rows: [
        { label: m.fairness_questions_asked({}, { locale }), value: number(questions.asked) },
        {
          label: m.fairness_questions_soon({}, { locale }),
          value: ofMany(questions.asked, () => share(questions.inTwoDays, questions.asked)),
        },
      ],
      note: "",
    },
  ];
}

type Published = Reader & { month: string; company: string; now: Date };

/** The same on A4. */
export function fairnessSheet(facts: FairnessFacts, { month, company, locale, now }: Published): PdfSheet {
  const title = m.fairness_title_of(
    { company, month: formatMonth(daysOf(month).from, { locale }) },
    { locale },
  );
  return {
    locale,
    title,
    author: company,
    at: now,
    blocks: [
      { kind: "title", text: title },
      { kind: "text", text: m.fairness_lede({}, { locale }) },
      ...fairnessParts(facts, { locale }).flatMap((part) => [
        { kind: "heading" as const, text: part.title },
        {
          kind: "facts" as const,
          rows: part.rows.map(({ label, value }): [string, string] => [label, value]),
        },
        ...(part.note ? [{ kind: "small" as const, text: part.note }] : []),
      ]),
      { kind: "rule" },
      { kind: "small", text: m.fairness_how({ fewest: fewestShown }, { locale }) },
    ],
  };
}
