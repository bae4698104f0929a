import { formatDay, formatShortDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CallRow } from "./call-queries.server.ts";

/** Why this person is on the list, in the reader's words: "reply date 7/9(木)", "no contact for 34 days". */
export function sayCallReason(row: CallRow, today: string, locale: Locale): string {
  if (row.reason === "silence") return m.call_reason_silence({ days: row.silentDays }, { locale });
  const day = formatShortDay(row.replyOn ?? today, { locale });
  return row.replyOn && row.replyOn < today
    ? m.call_reason_overdue({ day }, { locale })
    : m.call_reason_reply({ day }, { locale });
}

/** The last contact as a short day, or empty when there was none. */
export function sayLastContact(row: CallRow, zone: string, locale: Locale): string {
  if (!row.lastContactAt) return "";
  return m.call_last_contact(
    { day: formatShortDay(todayIn(zone, row.lastContactAt), { locale }) },
    { locale },
  );
}

/** The company as people say it: 青葉精機 for 青葉精機株式会社. */
function spoken(company: string): string {
  return (
    company.replace(
      /\s*(株式会社|有限会社|合同会社|[（(]株[）)]|주식회사|㈜|,? (Inc|Ltd|LLC|Co)\.?(, Ltd\.?)?$)\s*/g,
      "",
    ) || company
  );
}

/** A sentence to say on the phone, in the language of the person who is called. */
export function sayOnThePhone(
  row: Pick<CallRow, "locale" | "reason" | "replyOn">,
  speaker: { company: string; caller: string },
  today: string,
): string {
  const locale = row.locale;
  const words = { caller: speaker.caller, company: spoken(speaker.company) };
  if (row.reason === "silence") return m.call_script_silence(words, { locale });
  if (row.replyOn && row.replyOn < today) return m.call_script_overdue(words, { locale });
  return m.call_script_reply(
    { ...words, day: formatDay(row.replyOn ?? today, { locale, year: false }) },
    { locale },
  );
}
