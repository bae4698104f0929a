import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CheckedRecord, RecordState } from "./check-records.server.ts";
import type { DkimKey } from "./dkim-key.server.ts";
import { type DnsRecord, spfMechanism } from "./dns-records.ts";
import type { MailFault, MailTry } from "./mail-means.ts";

type Place = { host: string; setting: "SMTP_URL" | "IMAP_URL" };
type FaultWord = (inputs: Place, options: { locale: Locale }) => string;
type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const faults: Record<MailFault, FaultWord> = {
  unset: m.mail_fault_unset,
  name: m.mail_fault_name,
  refused: m.mail_fault_refused,
  silent: m.mail_fault_silent,
  tls: m.mail_fault_tls,
  login: m.mail_fault_login,
  greeting: m.mail_fault_greeting,
  sender: m.mail_fault_sender,
  recipient: m.mail_fault_recipient,
  content: m.mail_fault_content,
  inbox: m.mail_fault_inbox,
  other: m.mail_fault_other,
};

const states: Record<RecordState, Word> = {
  right: m.mail_dns_right,
  missing: m.mail_dns_missing,
  other: m.mail_dns_other,
  twice: m.mail_dns_twice,
  unknown: m.mail_dns_unknown,
};

const titles: Record<DnsRecord["what"], Word> = {
  spf: m.mail_dns_spf,
  dkim: m.mail_dns_dkim,
  dmarc: m.mail_dns_dmarc,
  mx: m.mail_dns_mx,
};

/** What came of trying a server: what happened, what to do, and the server's own words. */
export function trySentences(tried: MailTry, place: Place, well: string, locale: Locale): string[] {
  const said = tried.answer ? [m.mail_setup_said({ answer: tried.answer.slice(0, 300) }, { locale })] : [];
  if (!tried.ok) return [faults[tried.fault](place, { locale }), ...said];
  const line = tried.isEncrypted
    ? m.mail_setup_encrypted({}, { locale })
    : m.mail_setup_clear({ setting: place.setting }, { locale });
  return [well, line, ...said];
}

export function signSentence(key: DkimKey | undefined, locale: Locale): string {
  if (!key) return m.mail_sign_none({}, { locale });
  const { selector } = key;
  if (key.from === "locked") return m.mail_sign_locked({ selector }, { locale });
  if (key.from === "given") return m.mail_sign_given({ selector }, { locale });
  return (key.isSigning ? m.mail_sign_on : m.mail_sign_ready)({ selector }, { locale });
}

/** A record as the page shows it: what it is for, what to mind, and what the DNS said of it. */
export function recordWords(record: DnsRecord | CheckedRecord, smtpHost: string, locale: Locale) {
  const help = {
    spf: m.mail_dns_spf_help({ part: spfMechanism(smtpHost) }, { locale }),
    mx: m.mail_dns_mx_help({}, { locale }),
    dkim: "",
    dmarc: "",
  }[record.what];
  const checked = "state" in record ? record : undefined;
  return {
    ...record,
    title: titles[record.what]({}, { locale }),
    help,
    said: checked ? states[checked.state]({}, { locale }) : "",
    found:
      checked && checked.state !== "right" && checked.found
        ? m.mail_dns_found({ found: checked.found.slice(0, 500) }, { locale })
        : "",
  };
}
