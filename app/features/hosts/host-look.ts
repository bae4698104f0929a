import type { BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { HostState } from "./host.ts";

const looks: Record<HostState, { tone: BadgeTone; icon: IconName }> = {
  planned: { tone: "line", icon: "pen" },
  asked: { tone: "line", icon: "dashed-round" },
  accepted: { tone: "matsu", icon: "check" },
  declined: { tone: "plain", icon: "minus-round" },
  substitute_asked: { tone: "fuji", icon: "people" },
};

export function hostStateLook(state: HostState): { tone: BadgeTone; icon: IconName } {
  return looks[state];
}
