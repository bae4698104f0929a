import { Form, Link } from "@remix-run/react";
import { Avatar } from "~/ui/avatar.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { EventHost, HostGap } from "./event-hosts.server.ts";
import { hostStateLook } from "./host-look.ts";
import type { HostNews, HostsCardWords } from "./hosts-card-words.server.ts";

type Said = { words: HostsCardWords };

/** Who leads an event and what each of them said. */
export function HostsCard({
  hosts,
  editAt,
  words,
}: Said & { hosts: EventHost[]; editAt: string | undefined }) {
  const locale = useLocale();
  return (
    <Card id="hosts" title={words.title} end={editAt && <Link to={editAt}>{words.choose}</Link>}>
      {hosts.length === 0 && <p className="note">{words.none}</p>}
      <ul className="rows">
        {hosts.map((host) => (
          <li key={`${host.sessionId} ${host.id}`} className="with-avatar">
            <Avatar person={host} />
            <span>
              <b>{host.name}</b> <Badge {...hostStateLook(host.state)}>{host.stateWord}</Badge>
              <span className="block soft xs num">
                {[host.unitName, host.day, host.since]
                  .filter(Boolean)
                  .join({ ja: "・", en: " · ", ko: " · " }[locale])}
              </span>
              {host.quote && <span className="block sm">{host.quote}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Nobody stands for a coming session: who is free then, one press each; else the way to tell the guests. */
export function HostGaps({
  eventId,
  gaps,
  news,
  words,
}: Said & { eventId: string; gaps: HostGap[]; news: HostNews }) {
  return (
    <>
      {news && (
        <div className="mb-4">
          <Banner tone={news.isBad ? "yama" : "matsu"}>{news.text}</Banner>
        </div>
      )}
      {gaps.map((gap) => (
        <Gap key={gap.sessionId} eventId={eventId} gap={gap} words={words} />
      ))}
    </>
  );
}

function Gap({ eventId, gap, words }: Said & { eventId: string; gap: HostGap }) {
  const locale = useLocale();
  return (
    <section className="ban yama host-gap" aria-labelledby={`gap-${gap.sessionId}`}>
      <Icon name="alert" />
      <div>
        <h2 id={`gap-${gap.sessionId}`}>{gap.title}</h2>
        <p>{gap.text}</p>
        {gap.free.length === 0 && <p>{words.nobody}</p>}
        <ul>
          {gap.free.map((host) => (
            <li key={host.id}>
              <Form method="post" action={`/events/${eventId}/hosts`}>
                <input type="hidden" name="session" value={gap.sessionId} />
                <Button size="small" name="host" value={host.id}>
                  {host.ask}
                </Button>
              </Form>
              <span className="soft xs num">
                {[host.unitName, host.load].filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale])}
              </span>
            </li>
          ))}
        </ul>
        {gap.notAsked.length > 0 && (
          <details className="sm">
            <summary>{words.notAsked}</summary>
            <ul className="plain">
              {gap.notAsked.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </details>
        )}
        <p>
          <ButtonLink
            size="small"
            variant="quiet"
            to={`/events/${eventId}/hosts/tell?session=${gap.sessionId}`}
          >
            {words.tell}
          </ButtonLink>
        </p>
      </div>
    </section>
  );
}
