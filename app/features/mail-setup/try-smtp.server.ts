import { mailTest } from "#emails/accounts/mail-test.ts";
import type { LetterSender } from "#emails/layout/letter-content.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { buildMessage, parseMailbox } from "~/features/letters/build-message.server.ts";
import { openLine, type SmtpLine } from "~/features/letters/post-office.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { mailFaultOf } from "./mail-fault.ts";
import { domainOf, type MailFault, type MailMeans, type MailTry } from "./mail-means.ts";

type Trial = {
  to: { name: string; address: string };
  greeting: string;
  locale: Locale;
  sender: LetterSender;
  appUrl: string;
  messageId: string;
  now: Date;
  sign: (source: Buffer) => Promise<Buffer>;
};

const patience = { connect: 8_000, answer: 10_000 };

/**
 * Connects as the worker would, signs in and sends a short letter to the colleague who asks; says where it ended. It goes
 * past the queue on purpose: what is tried is the way itself.
 */
export async function trySmtp(means: MailMeans, trial: Trial): Promise<MailTry> {
  if (!means.smtpUrl) return { ok: false, fault: "unset", answer: "" };
  let line: SmtpLine;
  try {
    line = await openLine(means.smtpUrl, patience);
  } catch (error) {
    return { ok: false, fault: mailFaultOf(error), answer: error instanceof Error ? error.message : "" };
  }
  try {
    const from = parseMailbox(means.from);
    const { locale, greeting, sender, appUrl: url } = trial;
    const source = await buildMessage({
      ...(await renderLetter(mailTest({ locale, greeting, sender, url }))),
      from: { name: from.name || sender.company, address: from.address },
      to: trial.to,
      messageId: `<${trial.messageId}@${domainOf(from.address)}>`,
      date: trial.now,
    });
    const result = await line.send({ from: from.address, to: trial.to.address }, await trial.sign(source));
    const { isEncrypted, isSignedIn } = line;
    if (result.outcome === "accepted") return { ok: true, isEncrypted, isSignedIn, answer: result.answer };
    const stages: Record<string, MailFault> = { mail: "sender", rcpt: "recipient" };
    const fault = "stage" in result ? (stages[result.stage] ?? "content") : "silent";
    return { ok: false, fault, answer: result.answer };
  } finally {
    line.close();
  }
}
