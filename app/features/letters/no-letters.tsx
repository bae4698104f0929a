import { m } from "~/paraglide/messages.js";
import { Empty } from "~/ui/empty.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { LetterFilter } from "./letter-queries.server.ts";

/** What stands where no letter does. */
export function NoLetters({ filter }: { filter: LetterFilter }) {
  const locale = useLocale();
  if (filter.view === "trouble") return <Empty title={m.letter_empty_trouble_title({}, { locale })} />;
  if (filter.letter || filter.eventId || filter.candidateId || filter.view !== "all")
    return <Empty icon="search" title={m.letter_empty_filtered_title({}, { locale })} />;
  return (
    <Empty icon="mail" title={m.letter_empty_title({}, { locale })}>
      {m.letter_empty_text({}, { locale })}
    </Empty>
  );
}
