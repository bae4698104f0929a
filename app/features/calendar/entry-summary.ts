/** What an invite.ics of ours does, for a page to say in words. */
export type EntrySummary = {
  method: "REQUEST" | "CANCEL" | "PUBLISH";
  /** 1 for the first version. */
  version: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
};

/** Reads a file that invitationIcs wrote; undefined when there is none. */
export function entrySummary(ics: string): EntrySummary | undefined {
  const lines = ics.replace(/\r\n[ \t]/g, "").split("\r\n");
  const value = (name: string) => {
    const line = lines.find((text) => text.startsWith(`${name}:`) || text.startsWith(`${name};`));
    return line?.slice(line.indexOf(":") + 1) ?? "";
  };
  const method = value("METHOD");
  if (method !== "REQUEST" && method !== "CANCEL" && method !== "PUBLISH") return undefined;
  return {
    method,
    version: Number(value("SEQUENCE")) + 1,
    title: value("SUMMARY").replace(/\\([\\;,])/g, "$1"),
    startsAt: instant(value("DTSTART")),
    endsAt: instant(value("DTEND")),
  };
}

function instant(text: string): Date {
  const [, year, month, day, hour = "00", minute = "00"] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(text) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}
