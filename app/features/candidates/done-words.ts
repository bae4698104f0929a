import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";

/** What was just done, said on the page one comes back to: ?done=assigned&count=3. Undefined when nothing was. */
export function doneSentence(query: URLSearchParams, locale: Locale): string | undefined {
  const count = formatNumber(Number(query.get("count") ?? 0) || 0, locale);
  switch (query.get("done")) {
    case "assigned":
      return m.candidate_done_assigned({ count }, { locale });
    case "tagged":
      return m.candidate_done_tagged({ count }, { locale });
    case "untagged":
      return m.candidate_done_untagged({ count }, { locale });
    case "moved":
      return m.candidate_done_moved({ count }, { locale });
    case "handed-over":
      return m.candidate_done_handed_over({ count }, { locale });
    case "view-saved":
      return m.candidate_done_view_saved({}, { locale });
    case "saved":
      return m.candidate_done_saved({}, { locale });
    case "note":
      return m.candidate_done_note({}, { locale });
    case "merged":
      return m.candidate_done_merged({}, { locale });
    case "unmerged":
      return m.candidate_done_unmerged({}, { locale });
    case "offer":
      return m.offer_done_moved({}, { locale });
    case "course":
      return m.offer_done_course({}, { locale });
    case "joining":
      return m.joining_done({}, { locale });
    case "entry-sent":
      return m.calendar_card_sent({}, { locale });
    case "entry-not-sent":
      return m.calendar_card_not_sent({}, { locale });
    case "page-sent":
      return m.mypage_link_sent({}, { locale });
    case "requested":
      return m.offer_done_requested({}, { locale });
    case "refused":
      return m.offer_done_refused({}, { locale });
    default:
      return undefined;
  }
}
