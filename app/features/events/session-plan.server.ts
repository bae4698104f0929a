import type { Db } from "#db/client.server.ts";
import { phoneInstead } from "~/features/bounces/phone-instead.server.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { clock, inLanguages } from "./event-form-values.ts";
import { findEvent } from "./event-queries.server.ts";
import { listSeats, listSessions, type SessionOfEvent } from "./session-list.server.ts";
import { sessionLine } from "./session-view.ts";
import { listUnreachedGuests } from "./unreached-guests.server.ts";

type Address = { id?: string | undefined; session?: string | undefined };

/** What a page needs that changes one session: the session, the others that are ahead, and who would be told. */
export async function readPlannedSession(
  db: Db,
  address: Address,
  { locale, now }: { locale: Locale; now: Date },
) {
  const event = await findEvent(db, address.id ?? "");
  if (!event) return undefined;
  const sessions = await listSessions(db, event.id);
  const session = sessions.find((each) => each.id === address.session);
  if (!session) return undefined;
  const reader = { locale, zone: event.zone };
  const isAhead = (each: SessionOfEvent) => each.state !== "cancelled" && each.startsAt > now;
  const seats = await listSeats(db, event.id);
  const unreached = await listUnreachedGuests(db, { eventId: event.id, sessionId: session.id, now });
  return {
    event,
    session,
    line: sessionLine(session, reader, now),
    isAhead: isAhead(session) && event.state !== "cancelled",
    others: sessions
      .filter((each) => each.id !== session.id && isAhead(each))
      .map((each) => sessionLine(each, reader, now)),
    told: seats
      .filter((seat) => seat.sessionId === session.id)
      .map((seat) => ({ id: seat.candidateId, name: fullName(seat, locale), standing: seat.state })),
    phone: phoneInstead(unreached, locale),
  };
}

/** What the form shows of a session that exists. */
export function planValuesOf(session: SessionOfEvent, zone: string): Record<string, string> {
  return {
    ...inLanguages("label", session.label),
    ...inLanguages("place", session.place),
    day: todayIn(zone, session.startsAt).replaceAll("-", "/"),
    starts: clock(session.startsAt, zone),
    ends: clock(session.endsAt, zone),
    placeKind: session.placeKind,
    address: session.address,
    onlineUrl: session.onlineUrl,
  };
}
