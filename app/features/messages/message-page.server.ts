import type { Db } from "#db/client.server.ts";
import { phoneInstead, type Unreached } from "~/features/bounces/phone-instead.server.ts";
import { contactRefusals } from "~/features/contact/contact-wish.ts";
import { type EventDetails, findEvent } from "~/features/events/event-queries.server.ts";
import { listSessions } from "~/features/events/session-list.server.ts";
import { sessionLine } from "~/features/events/session-view.ts";
import { textIn } from "~/features/letters/texts.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { type MessageGroup, messageGroups } from "./message.ts";
import { type Listener, listListeners } from "./message-audience.server.ts";

/** The empty form: which groups there are and how many are in each, which sessions; undefined for an unknown event. */
export async function readMessagePage(
  db: Db,
  { eventId, now }: { eventId: string; now: Date },
  locale: Locale,
) {
  const event = await findEvent(db, eventId);
  if (!event) return undefined;
  const listeners = await listListeners(db, { eventId, now });
  const lines = (await listSessions(db, eventId))
    .filter((session) => session.state !== "cancelled")
    .map((session) => sessionLine(session, { locale, zone: event.zone }, now));
  const count = (group: MessageGroup) => listeners.filter(({ groups }) => groups.includes(group)).length;
  return {
    event,
    title: textIn(event.title, locale),
    groups: messageGroups.map((group) => ({ group, count: count(group) })).filter(isShown(event, now)),
    sessions:
      lines.length > 1
        ? lines.map(({ id, when, label }) => ({ id, name: [when, label].filter(Boolean).join(" ") }))
        : [],
  };
}

/** Who gets nothing, by reason, as names. */
export function leftOutNames(listeners: Listener[], locale: Locale) {
  const reasons = ["offer_ended", "not_asked_yet", "complaint", ...contactRefusals] as const;
  return reasons.flatMap((reason) => {
    const names = listeners
      .filter(({ leftOut }) => leftOut === reason)
      .map((person) => fullName(person, locale));
    return names.length > 0 ? [{ reason, names }] : [];
  });
}

/** Whom no letter reaches, to be phoned. */
export function unreachedListeners(listeners: Listener[], locale: Locale) {
  const people = listeners.flatMap((person): Unreached[] => {
    if (person.leftOut === "no_address") return [{ ...person, why: "no_address" }];
    return person.leftOut === "rests" && person.rests ? [{ ...person, why: person.rests }] : [];
  });
  return phoneInstead(people, locale);
}

/** Who came is a question only after it began; who is silent only before its end. */
function isShown(event: EventDetails, now: Date) {
  return ({ group, count }: { group: MessageGroup; count: number }) =>
    group === "attended" ? count > 0 || event.startsAt <= now : count > 0 || event.lastEndsAt > now;
}
