import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  eventId: string;
  counts: { all: number; done: number } | undefined;
  /** A ceremony that is ahead and has no weeks yet. */
  canBegin: boolean;
};

/** How far the preparation of a ceremony is; on other events nothing. */
export function CeremonyCard({ eventId, counts, canBegin }: Props) {
  const locale = useLocale();
  if (!counts && !canBegin) return null;
  return (
    <Card title={m.kit_card({}, { locale })}>
      {counts && <p className="note mb-4">{m.kit_progress(counts, { locale })}</p>}
      <Link to={`/events/${eventId}/ceremony`}>
        {counts ? m.kit_card_open({}, { locale }) : m.kit_begin({}, { locale })}
      </Link>
    </Card>
  );
}
