import { formatDay } from "~/lib/dates.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type ReportState, reportState } from "./report.ts";
import { meetingName } from "./report-form.server.ts";
import type { findReport } from "./report-queries.server.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findReport>>>;

const stateWords: Record<ReportState, (inputs: object, options: { locale: Locale }) => string> = {
  new: m.report_state_new,
  answered: m.report_state_answered,
  closed: m.report_state_closed,
};

/** A report as the desk sees it. */
export function showReport(report: Row, { locale, zone }: { locale: Locale; zone: string }) {
  const { id, body, answer, title, startsAt, zone: there } = report;
  const state = reportState(report);
  return {
    ...{ id, body, answer, state, from: fromWhom(report, locale) },
    lang: isLocale(report.locale) ? report.locale : ("ja" as const),
    stateWord: stateWords[state]({}, { locale }),
    day: formatDay(report.filedAt, { locale, zone }),
    meeting: startsAt && there ? meetingName({ title, startsAt, zone: there }, locale) : "",
  };
}

function fromWhom(report: Row, locale: Locale): string {
  const { familyName, givenName, romaji } = report;
  if (report.isNameless) return m.report_from_nameless({}, { locale });
  if (!familyName) return m.report_from_gone({}, { locale });
  const name = fullName({ familyName, givenName: givenName ?? "", romaji: romaji ?? "" }, locale);
  return report.candidateId
    ? m.report_from_candidate({ name }, { locale })
    : m.report_from_host({ name }, { locale });
}
