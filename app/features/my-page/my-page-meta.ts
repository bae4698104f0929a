import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

type Page = { locale: Locale; frame: { companyName: string } };

/** The title of a page inside: 承諾する｜青葉精機株式会社. */
export function myPageMeta(page: Page | undefined, what: (locale: Locale) => string) {
  if (!page?.frame) return [];
  const { locale, frame } = page;
  return [{ title: m.mypage_inner_title({ what: what(locale), company: frame.companyName }, { locale }) }];
}
