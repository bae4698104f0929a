import { m } from "~/paraglide/messages.js";
import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { EventDraft, EventState } from "./event.ts";
import { kindWord, stateWord } from "./event-words.ts";
import { policyConcernsOf } from "./meeting-policy.ts";

const stateLooks: Record<EventState, { tone: BadgeTone; icon: IconName }> = {
  draft: { tone: "line", icon: "pen" },
  published: { tone: "matsu", icon: "check" },
  cancelled: { tone: "plain", icon: "minus-round" },
};

export function EventStateBadge({ state }: { state: EventState }) {
  return <Badge {...stateLooks[state]}>{stateWord(state, useLocale())}</Badge>;
}

type Policed = Pick<
  EventDraft,
  "kind" | "isPaidWork" | "hasAlcohol" | "startsAt" | "endsAt" | "zone" | "placeKind" | "seats"
> & { state: EventState };

/** Kind, voluntary or paid, alcohol, and whether it fits the meeting policy. */
export function EventBadges({ event }: { event: Policed }) {
  const locale = useLocale();
  const fits = policyConcernsOf(event).length === 0;
  return (
    <p className="badges">
      {event.state !== "published" && <EventStateBadge state={event.state} />}
      <Badge tone="ai" icon="people">
        {kindWord(event.kind, locale)}
      </Badge>
      <Badge icon="check">
        {event.isPaidWork ? m.event_paid({}, { locale }) : m.event_voluntary({}, { locale })}
      </Badge>
      <Badge icon={event.hasAlcohol ? "info" : "check"}>
        {event.hasAlcohol ? m.event_alcohol({}, { locale }) : m.event_no_alcohol({}, { locale })}
      </Badge>
      <Badge tone={fits ? "matsu" : "yama"} icon="shield">
        {fits ? m.event_policy_fits({}, { locale }) : m.event_policy_reasoned({}, { locale })}
      </Badge>
    </p>
  );
}
