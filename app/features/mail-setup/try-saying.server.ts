import { uuidv7 } from "uuidv7";
import { findSender } from "~/features/letters/letter-facts.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { dkimSigner } from "./dkim-signer.server.ts";
import { hostOf, type SetupMeans } from "./mail-setup-page.server.ts";
import { trySentences } from "./mail-setup-words.server.ts";
import { tryImap } from "./try-imap.server.ts";
import { trySmtp } from "./try-smtp.server.ts";

type Asking = {
  member: { email: string; familyName: string; givenName: string; romaji?: string };
  locale: Locale;
  now: Date;
};

export type SaidTry = { ok: boolean; sentences: string[] };

/** Tries the way out with a letter to the colleague who asks, and says in words what came of it. */
export async function trySmtpSaying(means: SetupMeans, { member, locale, now }: Asking): Promise<SaidTry> {
  const { db, secret, appUrl, mail } = means;
  const person = { ...member, romaji: member.romaji ?? "" };
  const tried = await trySmtp(mail, {
    to: { name: fullName(person, locale), address: member.email },
    greeting: addressed(person, locale, "candidate"),
    locale,
    sender: { ...(await findSender(db)), person: "" },
    appUrl,
    messageId: uuidv7(),
    now,
    sign: dkimSigner({ db, secret, from: mail.from, given: mail.dkim }),
  });
  const place = { host: hostOf(mail.smtpUrl) ?? "", setting: "SMTP_URL" } as const;
  const well = m.mail_setup_smtp_ok({ address: member.email }, { locale });
  return { ok: tried.ok, sentences: trySentences(tried, place, well, locale) };
}

export async function tryImapSaying({ mail }: SetupMeans, locale: Locale): Promise<SaidTry> {
  const tried = await tryImap(mail);
  const place = { host: hostOf(mail.imapUrl) ?? "", setting: "IMAP_URL" } as const;
  const count = tried.ok ? (tried.mails ?? 0) : 0;
  return {
    ok: tried.ok,
    sentences: trySentences(tried, place, m.mail_setup_imap_ok({ count }, { locale }), locale),
  };
}
