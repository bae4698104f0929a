import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { placeKindWord } from "~/features/events/event-words.ts";
import { listed } from "~/features/hosts/host-about.ts";
import { formatDay, formatTimeRange, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { listOpenSlots, type OpenSlot } from "./slot-queries.server.ts";
import { formWord } from "./slot-words.server.ts";

/** What a candidate sees of the slots of their class: what they hold, and what they may take, in words. */
export async function readOwnSlots(
  db: Db,
  { candidateId, locale, now }: { candidateId: string; locale: Locale; now: Date },
) {
  const slots = await listOpenSlots(db, candidateId, now);
  const [first] = slots;
  return {
    mine: slots.filter((slot) => slot.isMine).map((slot) => slotView(slot, locale)),
    open: slots.filter((slot) => !slot.isMine).map((slot) => slotView(slot, locale)),
    zone: first ? zoneName(first.zone, locale, first.startsAt) : "",
  };
}

export type OwnSlot = ReturnType<typeof slotView>;

function slotView(slot: OpenSlot, locale: Locale) {
  const reader = { locale, zone: slot.zone };
  const dot = { ja: "・", en: " · ", ko: " · " }[locale];
  const form = slot.form ? formWord(slot.form, locale) : "";
  return {
    id: slot.sessionId,
    when: `${formatDay(slot.startsAt, { ...reader, year: false })} ${formatTimeRange(slot.startsAt, slot.endsAt, reader)}`,
    startsAt: slot.startsAt.toISOString(),
    host: addressedByFamily(slot, locale),
    work: [slot.unitName, slot.does].filter(Boolean).join(dot),
    topics: listed(slot.topics).slice(0, 5).join(dot),
    languages: listed(slot.languages).join(dot),
    place: textIn(slot.place, locale) || placeKindWord(slot.placeKind, locale),
    form,
    seats:
      slot.seats === 1
        ? ""
        : slot.free <= 2
          ? m.slot_free_few({ count: slot.free }, { locale })
          : m.slot_free({}, { locale }),
  };
}
