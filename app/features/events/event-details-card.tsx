import { formatDay } from "~/lib/dates.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type Texts, textIn } from "./event.ts";

type Props = {
  event: {
    title: Texts;
    description: Texts;
    answerBy: Date | null;
    zone: string;
    onlineUrl: string;
    policyReason: string;
  };
};

/** The text people read, until when they may answer, what was decided about the meeting policy. */
export function EventDetailsCard({ event }: Props) {
  const locale = useLocale();
  const text = textIn(event.description, locale);
  const written = locales.filter((each) => event.title[each]).map((each) => localeNames[each]);
  return (
    <Card title={m.event_details({}, { locale })}>
      {text && <p className="note lines">{text}</p>}
      <dl className="dl">
        <dt>{m.event_detail_deadline({}, { locale })}</dt>
        <dd>
          {event.answerBy
            ? formatDay(event.answerBy, { locale, zone: event.zone })
            : m.event_detail_no_deadline({}, { locale })}
        </dd>
        <dt>{m.event_detail_languages({}, { locale })}</dt>
        <dd>{written.join({ ja: "・", en: ", ", ko: ", " }[locale])}</dd>
        {event.onlineUrl && (
          <>
            <dt>{m.event_detail_online({}, { locale })}</dt>
            <dd>
              <a href={event.onlineUrl} rel="noreferrer">
                {event.onlineUrl}
              </a>
            </dd>
          </>
        )}
        {event.policyReason && (
          <>
            <dt>{m.event_detail_reason({}, { locale })}</dt>
            <dd>{event.policyReason}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}
