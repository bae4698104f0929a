import type { Db } from "#db/client.server.ts";
import { parseMailbox } from "~/features/letters/build-message.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import type { CheckedRecord } from "./check-records.server.ts";
import { type DkimKey, findDkimKey } from "./dkim-key.server.ts";
import { type DnsRecord, inPieces, wantedRecords } from "./dns-records.ts";
import { domainOf, type MailMeans } from "./mail-means.ts";
import { recordWords, signSentence } from "./mail-setup-words.server.ts";

export type SetupMeans = { db: Db; secret: string; appUrl: string; mail: MailMeans };

export const noMail: MailMeans = {
  smtpUrl: undefined,
  imapUrl: undefined,
  from: "Enishi <enishi@localhost>",
  takesPosts: false,
  dkim: undefined,
};

/** The records that these settings ask for; none while letters come from a name that the world doesn't know. */
export async function listRecords({ db, secret, mail }: SetupMeans): Promise<DnsRecord[]> {
  const { address } = parseMailbox(mail.from);
  const domain = domainOf(address);
  if (!isPublic(domain)) return [];
  const key = await findDkimKey(db, secret, mail.dkim);
  return wantedRecords({
    domain,
    fromAddress: address,
    smtpHost: hostOf(mail.smtpUrl),
    imapHost: hostOf(mail.imapUrl),
    key: key && key.from !== "locked" ? key : undefined,
  });
}

/** What the page shows; nothing of it is secret. */
export async function mailSetupPage(means: SetupMeans, locale: Locale, checked?: CheckedRecord[]) {
  const { db, secret, mail, appUrl } = means;
  const key = await findDkimKey(db, secret, mail.dkim);
  const domain = domainOf(parseMailbox(mail.from).address);
  const records = checked ?? (await listRecords(means));
  const hasStop = appUrl.startsWith("https://") && isPublic(new URL(appUrl).hostname);
  return {
    hasSmtp: mail.smtpUrl !== undefined,
    hasImap: mail.imapUrl !== undefined,
    smtpServer: placeOf(mail.smtpUrl),
    imapServer: placeOf(mail.imapUrl),
    from: mail.from,
    appUrl,
    outState: (mail.smtpUrl ? m.mail_setup_out_on : m.mail_setup_out_off)({}, { locale }),
    inState: [
      mail.imapUrl && m.mail_setup_in_box({}, { locale }),
      mail.takesPosts && m.mail_setup_in_posts({}, { locale }),
      !mail.imapUrl && !mail.takesPosts && m.mail_setup_in_off({}, { locale }),
    ].filter((sentence) => typeof sentence === "string"),
    stopState: (hasStop ? m.mail_stop_ok : m.mail_stop_bad)({}, { locale }),
    signState: signSentence(key, locale),
    signDo: signStep(key),
    dnsLede:
      records.length > 0 ? m.mail_dns_lede({ domain }, { locale }) : m.mail_dns_local({ domain }, { locale }),
    records: records.map((record) => {
      const words = recordWords(record, hostOf(mail.smtpUrl) ?? "", locale);
      return { ...words, pieces: record.value.length > 255 ? inPieces(record.value) : "" };
    }),
    words: sayAll(locale, {
      title: m.mail_setup_title,
      lede: m.mail_setup_lede,
      out: m.mail_setup_out,
      into: m.mail_setup_in,
      sign: m.mail_setup_sign,
      dns: m.mail_setup_dns,
      server: m.mail_setup_server,
      from: m.mail_setup_from,
      app: m.mail_setup_app,
      trySmtp: m.mail_setup_try_smtp,
      tryImap: m.mail_setup_try_imap,
      trying: m.mail_setup_trying,
      check: m.mail_setup_check,
      make: m.mail_sign_make,
      start: m.mail_sign_start,
      stop: m.mail_sign_stop,
      name: m.mail_dns_name,
      value: m.mail_dns_value,
    }),
  };
}

/** What one can press next; nothing where the environment brings the key. */
function signStep(key: DkimKey | undefined): "make" | "start" | "stop" | null {
  if (key?.from === "given") return null;
  if (!key || key.from === "locked") return "make";
  return key.isSigning ? "stop" : "start";
}

export function hostOf(url: string | undefined): string | undefined {
  return url ? new URL(url).hostname : undefined;
}

/** Without user and password. */
function placeOf(url: string | undefined): string {
  if (!url) return "";
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function isPublic(name: string): boolean {
  return name.includes(".") && !/(?:^|\.)(?:localhost|local|internal|invalid|test)$|^[\d.]+$|^\[/.test(name);
}
