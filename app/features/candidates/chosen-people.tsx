import { fullName, type PersonName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** For whom: the number, and the first of them by name. */
export function ChosenPeople({ count, people }: { count: number; people: readonly PersonName[] }) {
  const locale = useLocale();
  const names = people.map((person) => fullName(person, locale)).join(locale === "ja" ? "、" : ", ");
  const rest = count - people.length;
  return (
    <Card title={m.candidate_chosen({ count: formatNumber(count, locale) }, { locale })}>
      <p className="text-pretty">
        {names}
        {rest > 0 && m.candidate_chosen_rest({ count: formatNumber(rest, locale) }, { locale })}
      </p>
    </Card>
  );
}
