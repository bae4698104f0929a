import { Badge } from "~/ui/badge.tsx";
import type { EventBadge } from "./event-page-badges.server.ts";

/** Kind, voluntary or paid, alcohol, and whether it fits the meeting policy. */
export function EventBadges({ badges }: { badges: EventBadge[] }) {
  return (
    <p className="badges">
      {badges.map(({ word, ...look }) => (
        <Badge key={word} {...look}>
          {word}
        </Badge>
      ))}
    </p>
  );
}
