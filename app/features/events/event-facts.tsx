import { formatTimeRange, zoneName } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { DateBlock } from "~/ui/date-block.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type PlaceKind, type Texts, textIn } from "./event.ts";

type Props = {
  event: {
    startsAt: Date;
    endsAt: Date;
    zone: string;
    placeKind: PlaceKind;
    place: Texts;
    address: string;
    hasAlcohol: boolean;
  };
  /** Where the reader lives: a second line when their clock shows something else. */
  readerZone: string;
  /** Only for those who come. */
  onlineUrl?: string;
};

/** When and where, as everybody reads it on a public page. */
export function EventFacts({ event, readerZone, onlineUrl }: Props) {
  const locale = useLocale();
  const { startsAt, endsAt, zone } = event;
  const range = formatTimeRange(startsAt, endsAt, { locale, zone });
  const own = formatTimeRange(startsAt, endsAt, { locale, zone: readerZone });
  return (
    <>
      <div className="when">
        <DateBlock when={startsAt} zone={zone} />
        <p>
          <b>
            <time dateTime={startsAt.toISOString()}>{range}</time>
          </b>
          <small>{zoneName(zone, locale, startsAt)}</small>
          {own !== range && <small>{m.answer_times_own({ range: own }, { locale })}</small>}
        </p>
      </div>
      <div className="facts">
        <Place event={event} {...(onlineUrl ? { onlineUrl } : {})} />
        <div>
          <Icon name="bag" />
          <span>
            {event.hasAlcohol ? m.answer_alcohol({}, { locale }) : m.answer_no_alcohol({}, { locale })}
          </span>
        </div>
      </div>
    </>
  );
}

function Place({ event, onlineUrl }: Pick<Props, "event" | "onlineUrl">) {
  const locale = useLocale();
  const name = textIn(event.place, locale);
  if (event.placeKind === "online")
    return (
      <div>
        <Icon name="globe" />
        <span>
          {name || m.answer_online({}, { locale })}
          <small>
            {onlineUrl ? (
              <a href={onlineUrl} rel="noreferrer">
                {m.answer_online_open({}, { locale })}
              </a>
            ) : (
              m.answer_online_link({}, { locale })
            )}
          </small>
        </span>
      </div>
    );
  if (!name && !event.address) return null;
  return (
    <div>
      <Icon name="pin" />
      <span>
        {name || event.address}
        <small>
          {name && event.address ? `${event.address} ` : ""}
          <a href={mapOf(event.address || name)} rel="noreferrer">
            {m.answer_map({}, { locale })}
          </a>
        </small>
      </span>
    </div>
  );
}

export function mapOf(address: string): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`;
}
