import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type SessionStanding, sessionStandingWord } from "./session-view.ts";

const looks: Record<SessionStanding, { tone: BadgeTone; icon: IconName }> = {
  open: { tone: "matsu", icon: "check" },
  closed: { tone: "line", icon: "lock" },
  cancelled: { tone: "plain", icon: "minus-round" },
  merged: { tone: "plain", icon: "minus-round" },
  over: { tone: "plain", icon: "check-round" },
};

export function SessionBadge({ standing }: { standing: SessionStanding }) {
  return <Badge {...looks[standing]}>{sessionStandingWord(standing, useLocale())}</Badge>;
}
