import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { OfferState } from "./offer.ts";
import { offerStateWord } from "./offer-words.ts";

const looks: Record<OfferState, { tone: BadgeTone; icon: IconName }> = {
  informal: { tone: "line", icon: "document" },
  considering: { tone: "ai", icon: "clock" },
  accepted: { tone: "matsu", icon: "check" },
  formal: { tone: "solid", icon: "document-check" },
  preparing: { tone: "ai", icon: "list" },
  joined: { tone: "solid", icon: "check" },
  declined_before: { tone: "plain", icon: "minus-round" },
  declined_after: { tone: "plain", icon: "minus-round" },
  withdrawn_by_company: { tone: "plain", icon: "lock" },
  lost_contact: { tone: "yama", icon: "bubble" },
};

/** The state of an offer as icon, word and tint; 期日延長 while somebody considers with a moved date. Declining is grey. */
export function OfferBadge({ state, isExtended = false }: { state: OfferState; isExtended?: boolean }) {
  const locale = useLocale();
  const look =
    isExtended && state === "considering" ? ({ tone: "fuji", icon: "hourglass" } as const) : looks[state];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {offerStateWord(state, locale, isExtended)}
    </Badge>
  );
}
