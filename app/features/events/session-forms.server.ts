import { z } from "zod";
import { formatRange, instantAt, parseDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type OtherBooking, placeKinds, textIn } from "./event.ts";
import { concernsSentence } from "./event-words.ts";
import { text, texts, timeIn } from "./form-fields.ts";
import type { MoveRefused } from "./move-session.server.ts";

const fields = z.object({
  day: z.string().default(""),
  starts: z.string().default(""),
  ends: z.string().default(""),
  label_ja: text(60),
  label_en: text(60),
  label_ko: text(60),
  placeKind: z.enum(placeKinds),
  place_ja: text(120),
  place_en: text(160),
  place_ko: text(120),
  address: text(200),
  onlineUrl: text(500).refine((url) => url === "" || /^https?:\/\/\S+$/.test(url), "event_error_url"),
  reason: text(300),
  releases: z.literal("on").optional().transform(Boolean),
});

/** Time, place and name of one session as typed. */
export function sessionPlanSchema({ today, zone }: { today: string; zone: string }) {
  return fields.transform((form, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const [day, starts, ends] = [parseDay(form.day, today), timeIn(form.starts), timeIn(form.ends)];
    if (!day) refuse("day", "event_error_day");
    if (!starts) refuse("starts", "event_error_time");
    if (!ends) refuse("ends", "event_error_time");
    const startsAt = instantAt(day ?? today, starts ?? "00:00", zone);
    const endsAt = instantAt(day ?? today, ends ?? "23:59", zone);
    if (starts && ends && endsAt <= startsAt) refuse("ends", "event_error_ends");
    if (form.placeKind === "online" && !form.onlineUrl) refuse("onlineUrl", "event_error_url_needed");
    return {
      startsAt,
      endsAt,
      label: texts(form.label_ja, form.label_en, form.label_ko),
      placeKind: form.placeKind,
      place: texts(form.place_ja, form.place_en, form.place_ko),
      address: form.placeKind === "online" ? "" : form.address,
      onlineUrl: form.onlineUrl,
      reason: form.reason,
      releases: form.releases,
    };
  });
}

/** A move that was refused, as the error of the field that caused it. */
export function moveErrors(refusal: MoveRefused, zone: string, locale: Locale): Record<string, string[]> {
  switch (refusal.reason) {
    case "past":
      return { day: [m.event_error_past({}, { locale })] };
    case "ends_before":
      return { ends: [m.event_error_ends({}, { locale })] };
    case "policy": {
      const concerns = concernsSentence(refusal.concerns, locale, refusal.policy);
      return { starts: [m.session_refused_policy({ concerns }, { locale })] };
    }
    case "host_busy":
      return { day: [m.session_refused_host(bookingWords(refusal.other, zone, locale), { locale })] };
    case "double_booked":
      return { releases: [m.session_refused_person({ count: refusal.people }, { locale })] };
    default:
      return { "": [m.session_refused({}, { locale })] };
  }
}

export function bookingWords(other: OtherBooking, zone: string, locale: Locale) {
  const reader = { locale, zone, year: false, zoneName: false };
  return { title: textIn(other.title, locale), when: formatRange(other.startsAt, other.endsAt, reader) };
}
