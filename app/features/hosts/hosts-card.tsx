import { Form, Link, useSearchParams } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "~/ui/avatar.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { EventHost, HostGap } from "./event-hosts.server.ts";
import { hostStateLook, hostStateWord } from "./host-words.ts";

/** Who leads an event and what each of them said. */
export function HostsCard({ hosts, editAt }: { hosts: EventHost[]; editAt: string | undefined }) {
  const locale = useLocale();
  return (
    <Card
      id="hosts"
      title={m.event_hosts({}, { locale })}
      end={editAt && <Link to={editAt}>{m.event_hosts_choose({}, { locale })}</Link>}
    >
      {hosts.length === 0 && <p className="note">{m.event_hosts_none({}, { locale })}</p>}
      <ul className="rows">
        {hosts.map((host) => (
          <li key={`${host.sessionId} ${host.id}`} className="with-avatar">
            <Avatar person={host} />
            <span>
              <b>{host.name}</b>{" "}
              <Badge {...hostStateLook(host.state)}>{hostStateWord(host.state, locale)}</Badge>
              <span className="block soft xs num">
                {[host.unitName, host.day, host.since]
                  .filter(Boolean)
                  .join({ ja: "・", en: " · ", ko: " · " }[locale])}
              </span>
              {host.word && (
                <span className="block sm">{m.answer_quote({ word: host.word }, { locale })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Nobody stands for a coming session: who is free then, one press each; else the way to tell the guests. */
export function HostGaps({ eventId, gaps }: { eventId: string; gaps: HostGap[] }) {
  const news = useHostNews();
  return (
    <>
      {news && (
        <div className="mb-4">
          <Banner tone={news.isBad ? "yama" : "matsu"}>{news.text}</Banner>
        </div>
      )}
      {gaps.map((gap) => (
        <Gap key={gap.sessionId} eventId={eventId} gap={gap} />
      ))}
    </>
  );
}

/** What the last press did: the address it led back to says so. */
function useHostNews(): { text: string; isBad: boolean } | undefined {
  const locale = useLocale();
  const [params] = useSearchParams();
  const told = Number(params.get("hosttold") ?? 0);
  if (told > 0) return { text: m.host_told({ count: told }, { locale }), isBad: false };
  if (params.get("host") === "asked") return { text: m.host_asked_done({}, { locale }), isBad: false };
  return params.get("host") === "busy" ? { text: m.host_ask_busy({}, { locale }), isBad: true } : undefined;
}

function Gap({ eventId, gap }: { eventId: string; gap: HostGap }) {
  const locale = useLocale();
  return (
    <section className="ban yama host-gap" aria-labelledby={`gap-${gap.sessionId}`}>
      <Icon name="alert" />
      <div>
        <h2 id={`gap-${gap.sessionId}`}>{m.host_gap_title({ day: gap.day }, { locale })}</h2>
        <p>{m.host_gap_text({ lost: gap.lost }, { locale })}</p>
        {gap.free.length === 0 && <p>{m.host_gap_nobody({}, { locale })}</p>}
        <ul>
          {gap.free.map((host) => (
            <li key={host.id}>
              <Form method="post" action={`/events/${eventId}/hosts`}>
                <input type="hidden" name="session" value={gap.sessionId} />
                <Button size="small" name="host" value={host.id}>
                  {m.host_gap_ask({ name: host.name }, { locale })}
                </Button>
              </Form>
              <span className="soft xs num">
                {[host.unitName, host.load].filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale])}
              </span>
            </li>
          ))}
        </ul>
        <p>
          <ButtonLink
            size="small"
            variant="quiet"
            to={`/events/${eventId}/hosts/tell?session=${gap.sessionId}`}
          >
            {m.host_gap_tell({}, { locale })}
          </ButtonLink>
        </p>
      </div>
    </section>
  );
}
