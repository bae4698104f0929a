import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, addressedByFamily, fullName } from "~/lib/names.ts";
import { listFreeHosts } from "./free-hosts.server.ts";
import type { HostRequest } from "./host-queries.server.ts";
import { requestFace } from "./request-face.ts";

type Asked = { answer: string | null; locale: Locale; now: Date };

/** What a host's page about one session shows, by letter or signed in. */
export async function readRequestPage(db: Db, request: HostRequest, { answer, locale, now }: Asked) {
  const face = requestFace(request, answer, now);
  const isStandIn = request.standsInFor !== null && request.state === "asked";
  const free = face === "decline" && !isStandIn ? await listFreeHosts(db, request.sessionId, 8) : [];
  const leads = face === "accepted" || face === "waiting";
  const { member, standsInFor, substitute, onlineUrl, contactEmail, plannerEmail, ...rest } = request;
  return {
    ...rest,
    face,
    locale,
    isStandIn,
    hasFirst: standsInFor !== null,
    isFromMail: face === "ask" && answer === "yes",
    title: textIn(request.title, locale),
    description: textIn(request.description, locale),
    // Only who leads it gets the room.
    onlineUrl: leads ? onlineUrl : "",
    contactEmail: contactEmail || (plannerEmail ?? ""),
    to: addressed(member, locale),
    readerZone: member.zone,
    day: formatDay(request.startsAt, { locale, zone: request.zone }),
    firstName: standsInFor ? addressedByFamily(standsInFor, locale) : "",
    substituteName: substitute ? addressedByFamily(substitute, locale) : "",
    free: free.map((host) => ({ id: host.id, name: fullName(host, locale), unitName: host.unitName })),
  };
}

export type RequestPage = Awaited<ReturnType<typeof readRequestPage>>;
