export type DnsRecord = {
  what: "spf" | "dkim" | "dmarc" | "mx";
  type: "TXT" | "MX";
  name: string;
  /** Exactly what to publish. */
  value: string;
};

/** Large senders publish their servers under a name of their own; theirs send from others than the one we speak to. */
const includes: [host: RegExp, include: string][] = [
  [/(?:^|\.)(?:gmail|google|googlemail)\.com$/, "include:_spf.google.com"],
  [/(?:^|\.)office365\.com$|(?:^|\.)outlook\.com$/, "include:spf.protection.outlook.com"],
  [/(?:^|\.)amazonaws\.com$/, "include:amazonses.com"],
  [/(?:^|\.)sendgrid\.net$/, "include:sendgrid.net"],
  [/(?:^|\.)mailgun\.org$/, "include:mailgun.org"],
];

/** What names the servers that we send through, in an SPF record. */
export function spfMechanism(smtpHost: string): string {
  return includes.find(([host]) => host.test(smtpHost))?.[1] ?? `a:${smtpHost}`;
}

type Wanted = {
  domain: string;
  fromAddress: string;
  smtpHost: string | undefined;
  imapHost: string | undefined;
  key: { selector: string; publicKey: string } | undefined;
};

/** The records that our letters need, in the order in which one publishes them. */
export function wantedRecords({ domain, fromAddress, smtpHost, imapHost, key }: Wanted): DnsRecord[] {
  const records: DnsRecord[] = [];
  if (smtpHost)
    records.push({ what: "spf", type: "TXT", name: domain, value: `v=spf1 ${spfMechanism(smtpHost)} ~all` });
  if (key)
    records.push({
      what: "dkim",
      type: "TXT",
      name: `${key.selector}._domainkey.${domain}`,
      value: `v=DKIM1; k=rsa; p=${key.publicKey}`,
    });
  records.push({
    what: "dmarc",
    type: "TXT",
    name: `_dmarc.${domain}`,
    value: `v=DMARC1; p=none; rua=mailto:${fromAddress}`,
  });
  if (imapHost) records.push({ what: "mx", type: "MX", name: domain, value: `10 ${imapHost}` });
  return records;
}

/** One string of a TXT record holds 255 bytes: some providers want longer values in pieces, each in quotes. */
export function inPieces(value: string): string {
  return (value.match(/.{1,255}/g) ?? []).map((piece) => `"${piece}"`).join(" ");
}
