import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { HostState } from "./host.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<HostState, Word> = {
  planned: m.host_state_planned,
  asked: m.host_state_asked,
  accepted: m.host_state_accepted,
  declined: m.host_state_declined,
  substitute_asked: m.host_state_substitute_asked,
};

export function hostStateWord(state: HostState, locale: Locale): string {
  return states[state]({}, { locale });
}
