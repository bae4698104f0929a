import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { Standing } from "./answer.ts";
import { standingWord } from "./standing-words.ts";

const looks: Record<Standing, { tone: BadgeTone; icon: IconName }> = {
  going: { tone: "matsu", icon: "check-round" },
  offered: { tone: "ai", icon: "flag" },
  waiting: { tone: "ai", icon: "list" },
  wished: { tone: "ai", icon: "check-round" },
  maybe: { tone: "yama", icon: "tilde" },
  other_date: { tone: "fuji", icon: "calendar" },
  no: { tone: "plain", icon: "minus-round" },
  lapsed: { tone: "plain", icon: "hourglass" },
  silent: { tone: "line", icon: "dashed-round" },
};

/** Where somebody stands with an event, as icon, word and tint. Not coming is grey. */
export function AnswerBadge({ standing }: { standing: Standing }) {
  const locale = useLocale();
  return <Badge {...looks[standing]}>{standingWord(standing, locale)}</Badge>;
}
