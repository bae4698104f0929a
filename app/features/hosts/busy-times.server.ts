import { runInNewContext } from "node:vm";
import ICAL from "ical.js";
import { instantAt } from "~/lib/dates.ts";

/** Somebody has no time from … until; nothing else of the entry is kept. */
export type BusyTime = { startsAt: Date; endsAt: Date };

type Asked = {
  from: Date;
  until: Date;
  /** For times without a zone, and whole days. */
  zone: string;
  /** Right side of our own UIDs: our meetings in their calendar aren't other appointments. */
  ourDomain: string;
};

/** A calendar that repeats more than this, or takes longer to work out, isn't a person's. */
const mostSteps = 200_000;
const mostMs = 5000;

/**
 * When a calendar says its owner is busy, within a span, by time and without overlaps. Rules that repeat are worked out;
 * what is cancelled, marked as free, or ours is left out. Throws for what is no calendar.
 */
export function busyTimesIn(text: string, asked: Asked, timeout = mostMs): BusyTime[] {
  // ical.js looks for the next 31 February for ever: only the machine's own stop ends that.
  return runInNewContext("work()", { work: () => workOut(text, asked) }, { timeout });
}

function workOut(text: string, asked: Asked): BusyTime[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== "vcalendar") throw new Error("not a calendar");
  const zones = new Map(
    calendar
      .getAllSubcomponents("vtimezone")
      .map((component) => [String(component.getFirstPropertyValue("tzid")), new ICAL.Timezone(component)]),
  );
  const reader = { ...asked, zones, steps: 0 };
  const events = calendar.getAllSubcomponents("vevent");
  const changed = new Map<string, Set<string>>();
  for (const event of events) {
    const instead = event.getFirstPropertyValue("recurrence-id");
    if (!instead) continue;
    const uid = String(event.getFirstPropertyValue("uid"));
    changed.set(uid, (changed.get(uid) ?? new Set()).add(String(instead)));
  }
  const found = [
    ...events.flatMap((event) => timesOf(event, changed, reader)),
    ...calendar.getAllSubcomponents("vfreebusy").flatMap((part) => periodsOf(part, reader)),
  ].filter(({ startsAt, endsAt }) => startsAt < asked.until && endsAt > asked.from && endsAt > startsAt);
  return merged(found);
}

type Reader = Asked & { zones: Map<string, ICAL.Timezone>; steps: number };

function timesOf(event: ICAL.Component, changed: Map<string, Set<string>>, reader: Reader): BusyTime[] {
  const start = event.getFirstPropertyValue("dtstart");
  const uid = String(event.getFirstPropertyValue("uid") ?? "");
  if (!(start instanceof ICAL.Time) || isFree(event) || uid.endsWith(`@${reader.ourDomain}`)) return [];
  const length = lengthOf(event, start, reader);
  const at = (time: ICAL.Time): BusyTime => {
    const startsAt = instantOf(time, zoneOf(event, "dtstart"), reader);
    if (!time.isDate) return { startsAt, endsAt: new Date(startsAt.getTime() + length) };
    const end = time.clone();
    end.adjust(Math.max(1, Math.round(length / 86_400_000)), 0, 0, 0);
    return { startsAt, endsAt: instantOf(end, "", reader) };
  };
  const repeats = event.hasProperty("rrule") || event.hasProperty("rdate");
  if (!repeats || event.hasProperty("recurrence-id")) return [at(start)];
  const instead = changed.get(uid);
  const times: BusyTime[] = [];
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: start });
  for (let next = expansion.next(); next; next = expansion.next()) {
    reader.steps += 1;
    if (reader.steps > mostSteps) throw new Error("repeats without an end");
    const time = at(next);
    if (time.startsAt >= reader.until) break;
    if (time.endsAt > reader.from && !instead?.has(String(next))) times.push(time);
  }
  return times;
}

function isFree(event: ICAL.Component): boolean {
  const says = (name: string) => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  return (
    says("transp") === "TRANSPARENT" ||
    says("status") === "CANCELLED" ||
    says("x-microsoft-cdo-busystatus") === "FREE"
  );
}

/** In milliseconds; a date without an end is a day, a time without one takes none. */
function lengthOf(event: ICAL.Component, start: ICAL.Time, reader: Reader): number {
  const length = event.getFirstPropertyValue("duration");
  if (length instanceof ICAL.Duration) return length.toSeconds() * 1000;
  const end = event.getFirstPropertyValue("dtend");
  if (!(end instanceof ICAL.Time)) return start.isDate ? 86_400_000 : 0;
  return (
    instantOf(end, zoneOf(event, "dtend"), reader).getTime() -
    instantOf(start, zoneOf(event, "dtstart"), reader).getTime()
  );
}

function periodsOf(part: ICAL.Component, reader: Reader): BusyTime[] {
  return part
    .getAllProperties("freebusy")
    .filter((property) => String(property.getFirstParameter("fbtype") ?? "BUSY").toUpperCase() !== "FREE")
    .flatMap((property) => property.getValues())
    .flatMap((period) => {
      if (!(period instanceof ICAL.Period)) return [];
      const startsAt = instantOf(period.start, "", reader);
      const length = period.getDuration();
      return [{ startsAt, endsAt: new Date(startsAt.getTime() + length.toSeconds() * 1000) }];
    });
}

function zoneOf(event: ICAL.Component, name: string): string {
  return String(event.getFirstProperty(name)?.getFirstParameter("tzid") ?? "");
}

/** A wall clock as an instant: the file's own zone, else one the machine knows, else the owner's. */
function instantOf(time: ICAL.Time, tzid: string, { zones, zone }: Reader): Date {
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toJSDate();
  const known = zones.get(tzid);
  if (known && !time.isDate) {
    const there = time.clone();
    there.zone = known;
    return there.toJSDate();
  }
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${String(time.year).padStart(4, "0")}-${two(time.month)}-${two(time.day)}`;
  const clock = time.isDate ? "00:00" : `${two(time.hour)}:${two(time.minute)}`;
  return instantAt(day, clock, tzid && isZone(tzid) ? tzid : zone);
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

function merged(times: BusyTime[]): BusyTime[] {
  const out: BusyTime[] = [];
  for (const time of times.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const last = out.at(-1);
    if (last && time.startsAt <= last.endsAt) {
      if (time.endsAt > last.endsAt) last.endsAt = time.endsAt;
    } else out.push({ ...time });
  }
  return out;
}
