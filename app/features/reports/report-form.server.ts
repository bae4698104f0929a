import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { fileReport } from "./file-report.server.ts";
import { longestReport, type Reporter } from "./report.ts";
import { listMeetings, listOwnReports } from "./report-queries.server.ts";

type Writer = { reporter: Reporter; locale: Locale; zone: string; now: Date };
type Signed = { familyName: string | null; givenName: string | null; romaji: string | null };

/** What the form offers: the meetings one may speak of, the newest first. */
export async function readReportForm(db: Db, { reporter, locale, now }: Writer, chosen: string | null) {
  const meetings = await listMeetings(db, reporter, now);
  return {
    chosen:
      meetings.find(({ id }) => id === chosen)?.id ?? (meetings.length === 1 ? meetings[0]?.id : "") ?? "",
    meetings: meetings.map(({ id, title, startsAt, zone }) => ({
      value: id,
      label: meetingName({ title, startsAt, zone }, locale),
    })),
  };
}

export async function readOwnReports(db: Db, { reporter, locale, zone }: Writer) {
  const reports = await listOwnReports(db, reporter);
  return reports.map((report) => ({
    id: report.id,
    day: formatDay(report.filedAt, { locale, zone }),
    ...{ body: report.body, answer: report.answer, by: signedBy(report, locale) },
  }));
}

/** Who answered: a name where the desk signed with one. */
export function signedBy({ familyName, givenName, romaji }: Signed, locale: Locale): string {
  if (!familyName) return m.report_by_desk({}, { locale });
  const name = fullName({ familyName, givenName: givenName ?? "", romaji: romaji ?? "" }, locale);
  return m.report_by_name({ name }, { locale });
}

export function meetingName(
  { title, startsAt, zone }: { title: unknown; startsAt: Date; zone: string },
  locale: Locale,
): string {
  const texts = title as Partial<Record<Locale, string>>;
  return `${formatDay(startsAt, { locale, zone })} ${texts[locale] || texts.ja || ""}`;
}

/** One press of "send": where to go next, or what to put right, with the words as they were typed. */
export async function sendReport(db: Db, jobs: Jobs, form: FormData, writer: Writer) {
  const text = (name: string) => String(form.get(name) ?? "");
  const values = { body: text("body"), meeting: text("meeting"), nameless: text("nameless") === "yes" };
  const filed = await fileReport(db, jobs, {
    ...writer,
    ...{ sessionId: values.meeting || null, isNameless: values.nameless, body: values.body },
  });
  if (filed.ok)
    return { ok: true as const, to: filed.replyKey ? `/r/${filed.replyKey}?lang=${writer.locale}` : null };
  const { locale } = writer;
  const errors: Record<string, string[]> =
    filed.reason === "unknown_meeting"
      ? { meeting: [m.report_meeting_unknown({}, { locale })] }
      : filed.reason === "empty"
        ? { body: [m.report_empty({}, { locale })] }
        : { body: [m.error_field_long({ count: longestReport }, { locale })] };
  return { ok: false as const, errors, values };
}
