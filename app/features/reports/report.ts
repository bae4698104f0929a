// A report (相談) is what a candidate or a host tells the consultation desk about a meeting, or about anything. The desk
// alone reads it: no other role, by no page, list, export, letter or log.

export const longestReport = 4000;
/** How long a meeting stays on the form's list after it took place; "no meeting" can always be chosen. */
export const meetingDays = 365;
export const daysAfterClosing = 365;
/** Nothing is kept longer, closed or not. */
export const daysAtMost = 3 * 365;

export type Reporter = { candidateId: string } | { memberId: string };
export type ReportState = "new" | "answered" | "closed";

export function reportState(report: { answeredAt: Date | null; closedAt: Date | null }): ReportState {
  if (report.closedAt) return "closed";
  return report.answeredAt ? "answered" : "new";
}
