import { Badge } from "~/ui/badge.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { EventState } from "./event.ts";
import { eventStateLooks } from "./event-look.ts";
import { stateWord } from "./event-words.ts";

export function EventStateBadge({ state }: { state: EventState }) {
  return <Badge {...eventStateLooks[state]}>{stateWord(state, useLocale())}</Badge>;
}
