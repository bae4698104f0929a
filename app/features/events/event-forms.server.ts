import { z } from "zod";
import type { Busy } from "~/features/hosts/busy-hosts.server.ts";
import { busySentence } from "~/features/hosts/busy-sentence.ts";
import { instantAt, parseDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { AddedRefused } from "./add-session.server.ts";
import { concernsOfAll } from "./create-event.server.ts";
import type { EditRefusal } from "./edit-event.server.ts";
import {
  type EventDraft,
  eventKinds,
  eventWays,
  type OtherBooking,
  placeKinds,
  type SessionDraft,
  type Texts,
} from "./event.ts";
import { concernsSentence, otherBookingWords } from "./event-words.ts";
import { numberIn, text, texts, timeIn } from "./form-fields.ts";
import { defaultPolicy, type MeetingPolicy } from "./meeting-policy.ts";
import { rowName, rowsOf } from "./session-rows.ts";

const column = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((cells) => cells ?? []);
const count = (least: number, most: number, message: string) =>
  z
    .string()
    .default(String(least))
    .transform((typed) => (typed.trim() === "" ? least : numberIn(typed)))
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, message);

const columns = {
  day: column,
  starts: column,
  ends: column,
  seats: column,
  host: column,
  label_ja: column,
  label_en: column,
  label_ko: column,
};

const fields = {
  kind: z.enum(eventKinds),
  title_ja: text(80),
  title_en: text(120),
  title_ko: text(80),
  description_ja: text(2000),
  description_en: text(3000),
  description_ko: text(2000),
  zone: z.string().refine(isZone, "event_error_zone"),
  placeKind: z.enum(placeKinds).default("office"),
  place_ja: text(120),
  place_en: text(160),
  place_ko: text(120),
  address: text(200),
  onlineUrl: text(500).refine((url) => url === "" || /^https?:\/\/\S+$/.test(url), "event_error_url"),
  ...columns,
  way: z.enum(eventWays).default("book"),
  sessionsEach: count(1, 60, "event_error_each"),
  companionsMax: count(0, 20, "event_error_companions"),
  asksNeeds: z.literal("on").optional().transform(Boolean),
  isPaidWork: z.enum(["voluntary", "paid"]).transform((choice) => choice === "paid"),
  hasAlcohol: z.literal("on").optional().transform(Boolean),
  hosts: z
    .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
    .optional()
    .transform((ids) => ids ?? []),
  policyReason: text(500),
};

/** The sessions of a form beside the event itself, the earliest first; the event keeps that one in its draft. */
export type PlannedEvent = EventDraft & { label: Texts; more: SessionDraft[] };

type Clock = {
  today: string;
  cohortYear: number;
  now: Date;
  /** An event that has several sessions already: they aren't in the form. */
  existing?: { sessionCount: number; lastEndsAt: Date };
};

/** The event form. Days without a year are the nearest to `today`; the deadline is the end of its day in the zone. */
export function eventSchema({ today, cohortYear, now, existing }: Clock) {
  return z.object({ ...fields, answerDay: text(40) }).transform((form, context): PlannedEvent => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!form.title_ja && !form.title_en && !form.title_ko) refuse("title_ja", "event_error_title");
    if (!existing && form.placeKind === "online" && !form.onlineUrl)
      refuse("onlineUrl", "event_error_url_needed");
    const place = {
      placeKind: form.placeKind,
      place: texts(form.place_ja, form.place_en, form.place_ko),
      address: form.placeKind === "online" ? "" : form.address,
      onlineUrl: form.onlineUrl,
    };
    const sessions = readSessions(existing ? { ...form, day: [] } : form, { today, now }, refuse).map(
      ({ host, ...session }) => ({
        ...session,
        ...place,
        hostIds: host ? [host] : form.hosts,
      }),
    );
    const [first = { ...nothing, ...place, hostIds: form.hosts }, ...more] = sessions;
    const last = form.answerDay ? parseDay(form.answerDay, today) : undefined;
    const answerBy = last ? instantAt(last, "23:59", form.zone) : null;
    if (form.answerDay && !last) refuse("answerDay", "event_error_day");
    const ends = existing ? [existing.lastEndsAt] : sessions.map(({ endsAt }) => endsAt);
    if (last && ends.length > 0 && ends.every((end) => last > todayIn(form.zone, end)))
      refuse("answerDay", "event_error_deadline");
    const count = existing?.sessionCount ?? sessions.length;
    if (form.sessionsEach > Math.max(1, count)) refuse("sessionsEach", "event_error_each");
    return {
      ...first,
      more,
      cohortYear,
      answerBy,
      kind: form.kind,
      title: texts(form.title_ja, form.title_en, form.title_ko),
      description: texts(form.description_ja, form.description_en, form.description_ko),
      zone: form.zone,
      isPaidWork: form.isPaidWork,
      hasAlcohol: form.hasAlcohol,
      policyReason: form.policyReason,
      way: count > 1 ? form.way : "book",
      sessionsEach: form.sessionsEach,
      companionsMax: form.companionsMax,
      asksNeeds: form.asksNeeds,
    };
  });
}

const nothing = { startsAt: new Date(0), endsAt: new Date(0), seats: 1, label: {} };

/** The rows of sessions alone, to be added to an event. */
export function addedSessionsSchema({ today, now, zone }: { today: string; now: Date; zone: string }) {
  return z
    .object(columns)
    .transform((form, context) =>
      readSessions({ ...form, zone }, { today, now }, (path, message) =>
        context.addIssue({ code: "custom", path: [path], message }),
      ),
    );
}

/** A session that couldn't be added, as the error of the row's fields. */
export function addErrors(refusal: AddedRefused, zone: string, locale: Locale): Record<string, string[]> {
  if (refusal.reason === "host_busy")
    return {
      host: [m.event_error_host_busy({ other: otherWords(refusal.other, zone, locale) }, { locale })],
    };
  if (refusal.reason === "host_unknown") return { host: [m.event_error_host({}, { locale })] };
  if (refusal.reason === "past") return { day: [m.event_error_past({}, { locale })] };
  return { "": [m.event_error_cancelled({}, { locale })] };
}

type Columns = Record<
  "day" | "starts" | "ends" | "seats" | "host" | "label_ja" | "label_en" | "label_ko",
  string[]
>;

/** One row each: when, how many seats, who leads it, its name. Faults are said at the row's own fields. */
function readSessions(
  form: Columns & { zone: string },
  { today, now }: { today: string; now: Date },
  refuse: (path: string, message: string) => void,
) {
  const rows = form.day.map((typed, place) => {
    const fault = (name: string, message: string) => refuse(rowName(name, place), message);
    const cell = (name: keyof Columns) => (form[name][place] ?? "").trim();
    const day = parseDay(typed, today);
    const [starts, ends, seats] = [timeIn(cell("starts")), timeIn(cell("ends")), numberIn(cell("seats"))];
    if (!day) fault("day", "event_error_day");
    if (!starts) fault("starts", "event_error_time");
    if (!ends) fault("ends", "event_error_time");
    if (!Number.isInteger(seats) || seats < 1 || seats > 5000) fault("seats", "event_error_seats");
    const startsAt = instantAt(day ?? today, starts ?? "00:00", form.zone);
    const endsAt = instantAt(day ?? today, ends ?? "23:59", form.zone);
    if (starts && ends && endsAt <= startsAt) fault("ends", "event_error_ends");
    if (day && starts && startsAt <= now) fault("day", "event_error_past");
    const host = z.uuid().safeParse(cell("host")).data;
    const label = texts(cell("label_ja"), cell("label_en"), cell("label_ko"));
    return { place, startsAt, endsAt, seats, host, label };
  });
  for (const row of rows)
    if (rows.some((other) => other.place < row.place && row.host && meet(row, other)))
      refuse(rowName("host", row.place), "event_error_overlap");
  return rows
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ place: _, ...session }) => session);
}

type Slot = { startsAt: Date; endsAt: Date; host: string | undefined };

function meet(one: Slot, other: Slot): boolean {
  return one.host === other.host && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** What was typed, to be shown again: several hosts and sessions don't fit among the values. */
export function typedEvent(form: FormData) {
  const typed = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const values: Record<string, string> = Object.fromEntries(typed);
  return { values, rows: rowsOf(form), hostIds: form.getAll("hosts").map(String) };
}

/**
 * A refusal of the use case as the error of the field that caused it. `taken` is the number of seats given, `other` what
 * a host, or somebody with a seat, has at the same time.
 */
export function draftErrors(
  reason: EditRefusal,
  draft: EventDraft,
  locale: Locale,
  {
    taken = 0,
    other,
    more = [],
    policy = defaultPolicy,
  }: { taken?: number; other?: OtherBooking | Busy; more?: SessionDraft[]; policy?: MeetingPolicy } = {},
): Record<string, string[]> {
  switch (reason) {
    case "reason_needed": {
      const concerns = concernsSentence(concernsOfAll(draft, more, policy), locale, policy);
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

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
