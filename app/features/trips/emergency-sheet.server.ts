import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import type { PdfBlock, PdfSheet } from "~/lib/pdf.server.ts";
import { m } from "~/paraglide/messages.js";
import { listApplicants, listDays, listLeaders, type TripRow } from "./trip-queries.server.ts";
import { dayTimes, tripSpan } from "./trip-words.ts";

type Reader = { company: string; locale: Locale; zone: string; now: Date };

/** Who travels, in groups, whom to call in danger, what each can't eat, where everybody is on which day: on paper. */
export async function emergencySheet(db: Db, trip: TripRow, reader: Reader): Promise<PdfSheet> {
  const { company, locale, zone, now } = reader;
  const [people, days, leaders, desk] = await Promise.all([
    listApplicants(db, trip.id),
    listDays(db, trip.id),
    listLeaders(db, trip.id),
    db.selectFrom("company").select("contact_phone as phone").executeTakeFirst(),
  ]);
  const title = m.trip_sheet_title({ title: textIn(trip.title, locale) }, { locale });
  const travellers = people
    .filter(({ state }) => state === "going")
    .sort((one, other) => (one.groupNo ?? 99) - (other.groupNo ?? 99));
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "text", text: tripSpan(trip, locale) },
    { kind: "strong", text: m.trip_sheet_danger({}, { locale }) },
    { kind: "small", text: m.trip_sheet_keep({}, { locale }) },
    { kind: "heading", text: m.trip_leaders({}, { locale }) },
    {
      kind: "facts",
      rows: [
        ...leaders.map((leader): [string, string] => [fullName(leader, locale), leader.phone]),
        [company, desk?.phone ?? ""],
      ],
    },
    { kind: "heading", text: m.trip_travellers({}, { locale }) },
    ...travellers.flatMap((person) => personBlocks(person, locale)),
    { kind: "heading", text: m.trip_days({}, { locale }) },
    ...days
      .filter((day) => !day.isCancelled)
      .flatMap((day): PdfBlock[] => [
        {
          kind: "strong",
          text: [textIn(day.label, locale), dayTimes(day, locale)].filter(Boolean).join("  "),
        },
        ...[[textIn(day.place, locale), day.address].filter(Boolean).join(" "), textIn(day.programme, locale)]
          .filter(Boolean)
          .map((text): PdfBlock => ({ kind: "text", text })),
      ]),
    { kind: "rule" },
    {
      kind: "small",
      text: m.trip_sheet_as_of({ at: formatDayTime(now, { locale, zone, zoneName: true }) }, { locale }),
    },
  ];
  return { locale, title, author: company, at: now, blocks };
}

function personBlocks(
  person: Awaited<ReturnType<typeof listApplicants>>[number],
  locale: Locale,
): PdfBlock[] {
  const { readiness } = person;
  const group = person.groupNo ? m.trip_sheet_group({ number: person.groupNo }, { locale }) : "";
  const contact = [readiness?.emergencyName, readiness?.emergencyPhone].filter(Boolean).join("  ");
  // In an emergency "nothing to tell" isn't the same as "we never heard".
  const said = (text: string | null | undefined) =>
    text === "" ? m.trip_sheet_nothing({}, { locale }) : (text ?? "");
  const rows: [string, string][] = [
    [m.mypage_phone({}, { locale }), person.phone],
    [m.trip_ready_emergency({}, { locale }), contact],
    [m.trip_sheet_allergies({}, { locale }), said(readiness?.allergies)],
    [m.trip_sheet_access({}, { locale }), said(readiness?.accessNeeds)],
  ];
  return [
    { kind: "strong", text: [group, fullName(person, locale)].filter(Boolean).join("  ") },
    {
      kind: "facts",
      rows: rows.map(([label, value]) => [label, value || m.trip_sheet_unsaid({}, { locale })]),
    },
  ];
}
