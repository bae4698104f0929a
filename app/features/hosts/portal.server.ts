import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatTime, formatTimeRange, todayIn, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { isCheckInOpen } from "./check-in-host.server.ts";
import { givenSaid } from "./directory-page.server.ts";
import { guestView } from "./guest-view.ts";
import { findGiven } from "./host-directory.server.ts";
import { countHostedInMonth, findHostOffer } from "./host-offer.server.ts";
import { type HostedSession, listGuestsOf, listHostedSessions } from "./host-queries.server.ts";

type Reader = { id: string; locale: Locale; zone: string };

/** All that one colleague's own page shows: what they are asked, what is next and who comes, what follows, their month. */
export async function readPortal(db: Db, member: Reader, now: Date) {
  const { id: memberId, locale, zone } = member;
  const sessions = await listHostedSessions(db, memberId, now);
  const owed = sessions.filter((session) => session.state === "asked");
  const [next, ...later] = sessions.filter((session) => session.state !== "asked");
  const [guests, offer, count, given] = await Promise.all([
    listGuestsOf(db, memberId, next ? [next.sessionId] : []),
    findHostOffer(db, memberId),
    countHostedInMonth(db, { memberId, now, zone }),
    findGiven(db, memberId, now),
  ]);
  const month = Number(new Intl.DateTimeFormat("en", { month: "numeric", timeZone: zone }).format(now));
  return {
    owed: owed.map((session) => sessionView(session, locale, now)),
    next: next && {
      ...sessionView(next, locale, now),
      guests: guests.map((guest) => guestView(guest, locale)),
    },
    later: later.map((session) => sessionView(session, locale, now)),
    month: {
      name: m.host_month({ month: String(month) }, { locale }),
      count,
      monthly: offer.monthly,
      pausedUntil:
        offer.pausedUntil && offer.pausedUntil > todayIn(zone, now)
          ? formatDay(offer.pausedUntil, { locale, year: false })
          : "",
      given: given.meetings === 0 ? "" : givenSaid(given, locale),
    },
  };
}

export type PortalSession = ReturnType<typeof sessionView>;

function sessionView(session: HostedSession, locale: Locale, now: Date) {
  const reader = { locale, zone: session.zone };
  return {
    id: session.sessionId,
    state: session.state,
    zone: session.zone,
    startsAt: session.startsAt,
    isToday: todayIn(session.zone, session.startsAt) === todayIn(session.zone, now),
    title: textIn(session.title, locale),
    isOpen: isCheckInOpen(session, now),
    here: session.checkedInAt ? formatTime(session.checkedInAt, session) : "",
    kind: session.kind,
    day: formatDay(session.startsAt, { ...reader, year: false }),
    time: formatTimeRange(session.startsAt, session.endsAt, reader),
    zoneName: zoneName(session.zone, locale, session.startsAt),
    place:
      textIn(session.place, locale) ||
      (session.placeKind === "online" ? m.answer_online({}, { locale }) : session.address),
    address: textIn(session.place, locale) ? session.address : "",
    onlineUrl: session.state === "asked" ? "" : session.onlineUrl,
    hasAlcohol: session.hasAlcohol,
    going: session.going,
    standIn: session.standsInFor ? addressedByFamily(session.standsInFor, locale) : "",
    substitute: session.substitute ? addressedByFamily(session.substitute, locale) : "",
  };
}
