// How mail leaves and comes in: what the environment sets, the key that letters are signed with, and the records that the
// world must find in the DNS so that our letters are believed. Nothing here takes a host or a password from a form.

/** As the environment sets it; never leaves the server. */
export type MailMeans = {
  smtpUrl: string | undefined;
  imapUrl: string | undefined;
  /** "採用チーム <saiyo@example.co.jp>" */
  from: string;
  /** Whether mail may be posted to us. */
  takesPosts: boolean;
  dkim: GivenKey | undefined;
};

/** A DKIM key that the environment brings. */
export type GivenKey = { selector: string; privateKey: string };

/** Why a try of a mail server failed. */
export const mailFaults = [
  "unset",
  "name",
  "refused",
  "silent",
  "tls",
  "login",
  "greeting",
  "sender",
  "recipient",
  "content",
  "inbox",
  "other",
] as const;
export type MailFault = (typeof mailFaults)[number];

export type MailTry =
  | { ok: true; isEncrypted: boolean; isSignedIn: boolean; answer: string; mails?: number }
  | { ok: false; fault: MailFault; answer: string };

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
