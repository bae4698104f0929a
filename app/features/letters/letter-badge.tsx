import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { DeliveryState } from "./letter.ts";
import { stateName } from "./letter-words.ts";

const looks: Record<DeliveryState, { tone: BadgeTone; icon: IconName }> = {
  queued: { tone: "line", icon: "clock" },
  sending: { tone: "ai", icon: "send" },
  sent: { tone: "matsu", icon: "check" },
  kept: { tone: "plain", icon: "mail" },
  failed: { tone: "enji", icon: "mail-off" },
  uncertain: { tone: "yama", icon: "question" },
  stopped: { tone: "plain", icon: "minus" },
};

/** Where a letter stands, in a word. */
export function LetterBadge({ state }: { state: string }) {
  const locale = useLocale();
  return <Badge {...(looks[state as DeliveryState] ?? looks.queued)}>{stateName(state, locale)}</Badge>;
}
