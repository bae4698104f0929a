import { promises } from "node:dns";
import { type DnsRecord, spfMechanism } from "./dns-records.ts";

/**
 * right: as it should be · missing: nothing is there · other: something else is there · twice: two SPF records, which
 * counts as none (RFC 7208, 4.5) · unknown: the DNS could not be asked.
 */
export type RecordState = "right" | "missing" | "other" | "twice" | "unknown";
export type CheckedRecord = DnsRecord & { state: RecordState; found: string };

export type Dns = {
  resolveTxt(name: string): Promise<string[][]>;
  resolveMx(name: string): Promise<{ exchange: string; priority: number }[]>;
};

/** The resolver of this machine, with little patience: a page waits for it. */
export function thisDns(): Dns {
  return new promises.Resolver({ timeout: 2_000, tries: 2 });
}

/** Asks the DNS for each record, all at once. */
export async function checkRecords(
  records: DnsRecord[],
  dns: Dns,
  smtpHost: string | undefined,
): Promise<CheckedRecord[]> {
  return Promise.all(records.map((record) => checkRecord(record, dns, smtpHost)));
}

async function checkRecord(record: DnsRecord, dns: Dns, smtpHost = ""): Promise<CheckedRecord> {
  try {
    if (record.type === "MX") {
      const servers = (await dns.resolveMx(record.name)).filter(({ exchange }) => exchange !== "");
      const found = servers.map(({ priority, exchange }) => `${priority} ${exchange}`).join(", ");
      // Any server that takes the domain's mail will do, as long as it brings it into the mailbox we read.
      return { ...record, state: servers.length > 0 ? "right" : "missing", found };
    }
    const texts = (await dns.resolveTxt(record.name)).map((pieces) => pieces.join(""));
    const mine = texts.filter((text) => startOf[record.what].test(text));
    const [found = ""] = mine;
    if (mine.length === 0) return { ...record, state: "missing", found };
    if (mine.length > 1 && record.what !== "dkim")
      return { ...record, state: "twice", found: mine.join(" / ") };
    return { ...record, state: isRight(record, found, smtpHost) ? "right" : "other", found };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return {
      ...record,
      state: code === "ENOTFOUND" || code === "ENODATA" ? "missing" : "unknown",
      found: "",
    };
  }
}

const startOf: Record<DnsRecord["what"], RegExp> = {
  spf: /^v=spf1(?: |$)/i,
  dkim: /(?:^|;)\s*p=/i,
  dmarc: /^v=DMARC1(?:;|\s|$)/,
  mx: /./,
};

function isRight(record: DnsRecord, found: string, smtpHost: string): boolean {
  if (record.what === "spf") {
    const parts = found.toLowerCase().split(/\s+/);
    return parts.includes(spfMechanism(smtpHost)) || parts.includes(`+${spfMechanism(smtpHost)}`);
  }
  if (record.what === "dkim") return tagOf(found, "p") === tagOf(record.value, "p");
  return /^(?:none|quarantine|reject)$/i.test(tagOf(found, "p"));
}

/** A tag of a list like "v=DKIM1; k=rsa; p=…", without white space. */
function tagOf(list: string, tag: string): string {
  for (const part of list.split(";")) {
    const [name = "", ...value] = part.split("=");
    if (name.trim().toLowerCase() === tag) return value.join("=").replace(/\s/g, "");
  }
  return "";
}
