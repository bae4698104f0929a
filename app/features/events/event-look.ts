import type { BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { EventState } from "./event.ts";

export const eventStateLooks: Record<EventState, { tone: BadgeTone; icon: IconName }> = {
  draft: { tone: "line", icon: "pen" },
  published: { tone: "matsu", icon: "check" },
  cancelled: { tone: "plain", icon: "minus-round" },
};
