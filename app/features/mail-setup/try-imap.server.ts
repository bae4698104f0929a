import { ImapFlow } from "imapflow";
import { mailboxOptions } from "~/features/replies/mailbox-options.ts";
import { mailFaultOf } from "./mail-fault.ts";
import type { MailMeans, MailTry } from "./mail-means.ts";

/** Connects, signs in and opens the mailbox for reading only; nothing in it is changed. */
export async function tryImap(means: MailMeans): Promise<MailTry> {
  if (!means.imapUrl) return { ok: false, fault: "unset", answer: "" };
  const client = new ImapFlow({
    ...mailboxOptions(means.imapUrl),
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 10_000,
  });
  client.on("error", () => {}); // told by the command that meets it
  try {
    await client.connect();
  } catch (error) {
    client.close();
    return { ok: false, fault: mailFaultOf(error), answer: answerOf(error) };
  }
  try {
    const box = await client.mailboxOpen("INBOX", { readOnly: true });
    return {
      ok: true,
      isEncrypted: Boolean(client.secureConnection),
      isSignedIn: true,
      answer: "",
      mails: box.exists,
    };
  } catch (error) {
    return { ok: false, fault: "inbox", answer: answerOf(error) };
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function answerOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "responseText" in error && typeof error.responseText === "string"
    ? error.responseText
    : error.message;
}
