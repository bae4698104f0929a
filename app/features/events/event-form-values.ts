import { todayIn } from "~/lib/dates.ts";
import type { Texts } from "./event.ts";
import type { EventFormValues } from "./event-form.tsx";
import type { EventDetails } from "./event-queries.server.ts";
import { firstRow, type SessionRow } from "./session-rows.ts";

/** What the form shows of an event that exists. */
export function formValuesOf(event: EventDetails): EventFormValues {
  const day = (at: Date) => todayIn(event.zone, at).replaceAll("-", "/");
  return {
    ...inLanguages("title", event.title),
    ...inLanguages("description", event.description),
    ...inLanguages("place", event.place),
    kind: event.kind,
    zone: event.zone,
    placeKind: event.placeKind,
    address: event.address,
    onlineUrl: event.onlineUrl,
    way: event.way,
    sessionsEach: String(event.sessionsEach),
    companionsMax: String(event.companionsMax),
    asksNeeds: event.asksNeeds ? "on" : "",
    answerDay: event.answerBy ? day(event.answerBy) : "",
    isPaidWork: event.isPaidWork ? "paid" : "voluntary",
    hasAlcohol: event.hasAlcohol ? "on" : "",
    policyReason: event.policyReason,
  };
}

/** Its only session. */
export function formRowsOf(event: EventDetails): SessionRow[] {
  return [
    {
      ...firstRow,
      day: todayIn(event.zone, event.startsAt).replaceAll("-", "/"),
      starts: clock(event.startsAt, event.zone),
      ends: clock(event.endsAt, event.zone),
      seats: String(event.seats),
    },
  ];
}

export function inLanguages(name: string, texts: Texts): EventFormValues {
  return Object.fromEntries(Object.entries(texts).map(([locale, text]) => [`${name}_${locale}`, text]));
}

/** "09:05", as a time field wants it. */
export function clock(at: Date, zone: string): string {
  const format = { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(at);
}
