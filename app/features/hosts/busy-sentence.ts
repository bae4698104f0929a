import { type Texts, textIn } from "~/features/events/event.ts";
import { formatShortDay, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";

type Led = { title: Texts; zone: string; startsAt: Date; endsAt: Date };

/** 岡本さんは、同じ時間に「夏の懇親会」（7/18(土) 14:00〜16:30）の担当です。 One sentence for each. */
export function busySentence(busy: readonly (Led & PersonName)[], locale: Locale): string {
  return busy
    .map((each) =>
      m.host_error_busy({ name: addressedByFamily(each, locale), ...busyTitle(each, locale) }, { locale }),
    )
    .join(locale === "ja" ? "" : " ");
}

export function busyTitle(led: Led, locale: Locale): { title: string; time: string } {
  const reader = { locale, zone: led.zone };
  const time = `${formatShortDay(led.startsAt, reader)} ${formatTimeRange(led.startsAt, led.endsAt, reader)}`;
  return { title: textIn(led.title, locale), time };
}
