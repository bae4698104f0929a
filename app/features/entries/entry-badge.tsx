import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { ShownEntry } from "./entry-view.server.ts";

const looks: Record<ShownEntry["standing"], { tone: BadgeTone; icon: IconName }> = {
  going: { tone: "matsu", icon: "check-round" },
  waiting: { tone: "ai", icon: "list" },
  tentative: { tone: "line", icon: "dashed-round" },
  cancelled: { tone: "plain", icon: "minus-round" },
};

/** What a calendar should show of a meeting. */
export function EntryBadge({ entry }: { entry: Pick<ShownEntry, "standing" | "word"> }) {
  return <Badge {...looks[entry.standing]}>{entry.word}</Badge>;
}
