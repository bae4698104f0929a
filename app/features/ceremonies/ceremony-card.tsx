import { Link } from "@remix-run/react";
import type { EventKind, EventState } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  event: { id: string; kind: EventKind; state: EventState };
  counts: { all: number; done: number } | undefined;
  isPast: boolean;
};

/** How far the preparation of a ceremony is; on other events nothing. */
export function CeremonyCard({ event, counts, isPast }: Props) {
  const locale = useLocale();
  const canBegin = event.kind === "ceremony" && event.state !== "cancelled" && !isPast;
  if (!counts && !canBegin) return null;
  return (
    <Card title={m.kit_card({}, { locale })}>
      {counts && <p className="note mb-4">{m.kit_progress(counts, { locale })}</p>}
      <Link to={`/events/${event.id}/ceremony`}>
        {counts ? m.kit_card_open({}, { locale }) : m.kit_begin({}, { locale })}
      </Link>
    </Card>
  );
}
