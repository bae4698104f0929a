import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { reportAnsweredMember, reportCame } from "#emails/reports/report-letters.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, type PersonName } from "~/lib/names.ts";

type Letter = PersonName & { letter: string; locale: string };

/** Words of the desk's letters to colleagues; undefined for another one. */
export function reportLetter(
  letter: Letter,
  sender: LetterSender,
  appUrl: string,
): LetterContent | undefined {
  const locale = isLocale(letter.locale) ? letter.locale : "ja";
  const facts = { locale, sender, greeting: addressed(letter, locale) };
  if (letter.letter === "report_came") return reportCame({ ...facts, url: `${appUrl}/desk` });
  if (letter.letter === "report_answered")
    return reportAnsweredMember({ ...facts, url: `${appUrl}/host/report` });
  return undefined;
}
