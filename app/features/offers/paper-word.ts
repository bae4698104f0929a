import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

/** 内定通知書, 労働条件通知書 … */
export function paperWord(kind: string, locale: Locale): string {
  if (kind === "offer_notice") return m.offer_paper_offer_notice({}, { locale });
  if (kind === "working_conditions") return m.offer_paper_working_conditions({}, { locale });
  if (kind === "acceptance") return m.offer_paper_acceptance({}, { locale });
  return m.offer_paper_other({}, { locale });
}
