import { dateLeaf } from "~/lib/date-leaf.ts";
import { DateLeaf } from "./date-leaf.tsx";
import { useLocale } from "./locale.tsx";

/** A leaf of a calendar that puts itself into words; where script is counted, the server does and `DateLeaf` shows. */
export function DateBlock({ when, zone }: { when: Date | string; zone?: string }) {
  const locale = useLocale();
  return <DateLeaf leaf={dateLeaf(when, zone === undefined ? { locale } : { locale, zone })} />;
}
