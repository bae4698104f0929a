// A calendar file from outside: what a person's own calendar answers. Liberal in form (RFC 5545 with the habits of
// Outlook, Gmail and phones); says what stands there and judges nothing.

export type CalendarAnswer = {
  /** In capitals: REPLY, COUNTER, REQUEST … */
  method: string;
  uid: string;
  sequence: number | undefined;
  /** When it was said; undefined where it doesn't say. */
  stamp: Date | undefined;
  attendees: { address: string; status: string; comment: string; delegatedTo: string }[];
  /** Their own words, whichever property carries them. */
  comment: string;
  startsAt: Date | undefined;
  endsAt: Date | undefined;
};

type Line = { name: string; parameters: Record<string, string>; value: string };

/** The first event of a file; undefined when the bytes are no calendar or hold no event. `method`: what the mail's part says. */
export function readCalendar(text: string, method = ""): CalendarAnswer | undefined {
  const lines = linesOf(text);
  const open: string[] = [];
  const calendar: Line[] = [];
  const event: Line[] = [];
  const offsets: string[] = [];
  let events = 0;
  for (const line of lines) {
    if (line.name === "BEGIN") {
      open.push(line.value.trim().toUpperCase());
      if (open.at(-1) === "VEVENT") events += 1;
    } else if (line.name === "END") open.pop();
    else if (open.length === 1) calendar.push(line);
    else if (open.length === 2 && open[1] === "VEVENT" && events === 1) event.push(line);
    else if (line.name === "TZOFFSETTO") offsets.push(line.value);
  }
  if (events === 0) return undefined;
  const find = (name: string) => event.find((line) => line.name === name);
  const value = (name: string) => find(name)?.value.trim() ?? "";
  const attendees = event.filter((line) => line.name === "ATTENDEE").map(attendee);
  const sequence = Number.parseInt(value("SEQUENCE"), 10);
  const said = event.filter((line) => line.name === "COMMENT").map((line) => unescaped(line.value));
  return {
    method: (calendar.find((line) => line.name === "METHOD")?.value || method).trim().toUpperCase(),
    uid: value("UID"),
    sequence: Number.isFinite(sequence) ? sequence : undefined,
    stamp: instant(find("DTSTAMP"), []),
    attendees,
    comment:
      [...said, ...attendees.map((each) => each.comment), unescaped(value("X-RESPONSE-COMMENT"))].find(
        (text) => text.trim(),
      ) ?? "",
    startsAt: instant(find("DTSTART"), offsets),
    endsAt: instant(find("DTEND"), offsets),
  };
}

/** hana@example.jp of MAILTO:Hana@Example.jp. */
function plainAddress(value: string): string {
  return value
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<|>$/g, "")
    .trim()
    .toLowerCase();
}

function attendee({ parameters, value }: Line) {
  // Exchange writes an internal address into the value and the real one into EMAIL.
  const address = plainAddress(value);
  return {
    address: address.includes("@") ? address : plainAddress(parameters.EMAIL ?? ""),
    status: (parameters.PARTSTAT ?? "").toUpperCase(),
    comment: unescaped(parameters["X-RESPONSE-COMMENT"] ?? ""),
    delegatedTo: plainAddress(parameters["DELEGATED-TO"] ?? ""),
  };
}

function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/, "")
    .replace(/(?:\r\n|\r|\n)[ \t]/g, "")
    .split(/\r\n|\r|\n/)
    .flatMap((line) => readLine(line) ?? []);
}

function readLine(text: string): Line | undefined {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0];
  if (!name) return undefined;
  const parameters: Record<string, string> = {};
  let rest = text.slice(name.length);
  while (rest.startsWith(";")) {
    const [whole, key = "", values = ""] = /^;\s*([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/.exec(rest) ?? [];
    if (!whole) return undefined;
    parameters[key.toUpperCase()] = values.replaceAll('"', "").replace(/\^[n'^]/g, caret);
    rest = rest.slice(whole.length);
  }
  return rest.startsWith(":") ? { name: name.toUpperCase(), parameters, value: rest.slice(1) } : undefined;
}

/** RFC 6868. */
function caret(signs: string): string {
  return signs === "^n" ? "\n" : signs === "^'" ? '"' : "^";
}

function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign)).trim();
}

/** Windows' names for the zones people here live in; others are read by the offset that the file itself gives. */
const windowsZones: Record<string, string> = {
  "tokyo standard time": "Asia/Tokyo",
  "korea standard time": "Asia/Seoul",
  "china standard time": "Asia/Shanghai",
  "singapore standard time": "Asia/Singapore",
  "gmt standard time": "Europe/London",
  "w. europe standard time": "Europe/Berlin",
  "romance standard time": "Europe/Paris",
  "eastern standard time": "America/New_York",
  "central standard time": "America/Chicago",
  "pacific standard time": "America/Los_Angeles",
};

function instant(line: Line | undefined, offsets: string[]): Date | undefined {
  if (!line) return undefined;
  const [, year, month, day, hour = "00", minute = "00", second = "00", zulu] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?/i.exec(line.value.trim()) ?? [];
  if (!year) return undefined;
  const wall = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(wall.getTime())) return undefined;
  const named = line.parameters.TZID?.replace(/^\/[^/]+\//, "");
  if (zulu || !named) return wall;
  const zone = windowsZones[named.toLowerCase()] ?? named;
  const minutes = offsetOf(zone, wall) ?? fixedOffset(offsets);
  return minutes === undefined ? undefined : new Date(wall.getTime() - minutes * 60_000);
}

/** Minutes east of UTC; undefined for a zone that nobody knows. */
function offsetOf(zone: string, wall: Date): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      timeZoneName: "longOffset",
    }).formatToParts(wall);
    const [, sign, hours = "0", minutes = "0"] =
      /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "") ??
      [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return undefined;
  }
}

function fixedOffset(offsets: string[]): number | undefined {
  const [only] = new Set(offsets);
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d)(\d\d)/.exec(only ?? "") ?? [];
  if (!sign || new Set(offsets).size > 1) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
