import { z } from "zod";
import type { Busy } from "~/features/hosts/busy-hosts.server.ts";
import { busySentence } from "~/features/hosts/busy-sentence.ts";
import { instantAt, parseDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { EditRefusal } from "./edit-event.server.ts";
import { type EventDraft, eventKinds, type OtherBooking, placeKinds, type Texts } from "./event.ts";
import { concernsSentence, otherBookingWords } from "./event-words.ts";
import { policyConcernsOf } from "./meeting-policy.ts";

const text = (most: number) => z.string().trim().max(most).default("");
const time = z.string().transform((typed, context) => {
  const [, hour, minute] = /^(\d{1,2})[:：時]?(\d{2})?分?$/.exec(typed.normalize("NFKC").trim()) ?? [];
  const [h, m] = [Number(hour ?? Number.NaN), Number(minute ?? 0)];
  if (h < 24 && m < 60) return `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
  context.addIssue({ code: "custom", message: "event_error_time" });
  return z.NEVER;
});

const fields = {
  kind: z.enum(eventKinds),
  title_ja: text(80),
  title_en: text(120),
  title_ko: text(80),
  description_ja: text(2000),
  description_en: text(3000),
  description_ko: text(2000),
  zone: z.string().refine(isZone, "event_error_zone"),
  starts: time,
  ends: time,
  placeKind: z.enum(placeKinds),
  place_ja: text(120),
  place_en: text(160),
  place_ko: text(120),
  address: text(200),
  onlineUrl: text(500).refine((url) => url === "" || /^https?:\/\/\S+$/.test(url), "event_error_url"),
  seats: z
    .string()
    .transform((typed) => Number(typed.normalize("NFKC").trim() || "-"))
    .refine((seats) => Number.isInteger(seats) && seats >= 1 && seats <= 5000, "event_error_seats"),
  isPaidWork: z.enum(["voluntary", "paid"]).transform((choice) => choice === "paid"),
  hasAlcohol: z.literal("on").optional().transform(Boolean),
  hosts: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
    .optional()
    .transform((ids) => ids ?? []),
  policyReason: text(500),
};

/** The event form. Days without a year are the nearest to `today`; the deadline is the end of its day in the zone. */
export function eventSchema({ today, cohortYear, now }: { today: string; cohortYear: number; now: Date }) {
  const day = (typed: string) => parseDay(typed, today);
  return z
    .object({ ...fields, day: z.string(), answerDay: text(40) })
    .transform((form, context): EventDraft => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const held = day(form.day);
      if (!held) refuse("day", "event_error_day");
      if (!form.title_ja && !form.title_en && !form.title_ko) refuse("title_ja", "event_error_title");
      const startsAt = instantAt(held ?? today, form.starts, form.zone);
      const endsAt = instantAt(held ?? today, form.ends, form.zone);
      if (endsAt <= startsAt) refuse("ends", "event_error_ends");
      if (held && startsAt <= now) refuse("day", "event_error_past");
      const last = form.answerDay ? day(form.answerDay) : undefined;
      if (form.answerDay && !last) refuse("answerDay", "event_error_day");
      if (last && held && last > held) refuse("answerDay", "event_error_deadline");
      if (form.placeKind === "online" && !form.onlineUrl) refuse("onlineUrl", "event_error_url_needed");
      return {
        cohortYear,
        kind: form.kind,
        title: texts(form.title_ja, form.title_en, form.title_ko),
        description: texts(form.description_ja, form.description_en, form.description_ko),
        zone: form.zone,
        startsAt,
        endsAt,
        placeKind: form.placeKind,
        place: texts(form.place_ja, form.place_en, form.place_ko),
        address: form.placeKind === "online" ? "" : form.address,
        onlineUrl: form.onlineUrl,
        seats: form.seats,
        answerBy: last ? instantAt(last, "23:59", form.zone) : null,
        isPaidWork: form.isPaidWork,
        hasAlcohol: form.hasAlcohol,
        hostIds: form.hosts,
        policyReason: form.policyReason,
      };
    });
}

/** What was typed, to be shown again: several hosts don't fit among the values. */
export function typedEvent(form: FormData): { values: Record<string, string>; hostIds: string[] } {
  const typed = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return { values: Object.fromEntries(typed), hostIds: form.getAll("hosts").map(String) };
}

/**
 * A refusal of the use case as the error of the field that caused it. `taken` is the number of seats given, `other` what
 * a host, or somebody with a seat, has at the same time.
 */
export function draftErrors(
  reason: EditRefusal,
  draft: EventDraft,
  locale: Locale,
  { taken = 0, other }: { taken?: number; other?: OtherBooking | Busy } = {},
): Record<string, string[]> {
  switch (reason) {
    case "reason_needed": {
      const concerns = concernsSentence(policyConcernsOf(draft), locale);
      return { policyReason: [m.event_policy_ask({ concerns }, { locale })] };
    }
    case "seats_given":
      return { seats: [m.event_seats_given({ count: taken }, { locale })] };
    case "host_unknown":
      return { hosts: [m.event_error_host({}, { locale })] };
    case "host_busy":
      if (other && "familyName" in other) return { hosts: [busySentence([other], locale)] };
      return {
        hosts: [m.event_error_host_busy({ other: otherWords(other, draft.zone, locale) }, { locale })],
      };
    case "double_booked":
      return { day: [m.event_error_clash({ other: otherWords(other, draft.zone, locale) }, { locale })] };
    default:
      return { "": [m.event_error_cancelled({}, { locale })] };
  }
}

function otherWords(other: OtherBooking | undefined, zone: string, locale: Locale): string {
  return other ? otherBookingWords(other, { zone, locale }) : "";
}

function texts(ja: string, en: string, ko: string): Texts {
  const all: [Locale, string][] = [
    ["ja", ja],
    ["en", en],
    ["ko", ko],
  ];
  return Object.fromEntries(all.filter(([, written]) => written !== ""));
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
