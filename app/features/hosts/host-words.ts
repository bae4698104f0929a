import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { HostState } from "./host.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<HostState, { word: Word; tone: BadgeTone; icon: IconName }> = {
  planned: { word: m.host_state_planned, tone: "line", icon: "pen" },
  asked: { word: m.host_state_asked, tone: "line", icon: "dashed-round" },
  accepted: { word: m.host_state_accepted, tone: "matsu", icon: "check" },
  declined: { word: m.host_state_declined, tone: "plain", icon: "minus-round" },
  substitute_asked: { word: m.host_state_substitute_asked, tone: "fuji", icon: "people" },
};

export function hostStateWord(state: HostState, locale: Locale): string {
  return states[state].word({}, { locale });
}

export function hostStateLook(state: HostState): { tone: BadgeTone; icon: IconName } {
  const { tone, icon } = states[state];
  return { tone, icon };
}
