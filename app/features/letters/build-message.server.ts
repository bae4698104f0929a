import MailComposer from "nodemailer/lib/mail-composer";
import type { LetterParts } from "#emails/layout/letter-content.ts";
import type { CalendarMethod } from "~/features/calendar/invitation-ics.server.ts";

export type Mailbox = { name: string; address: string };

export type Message = LetterParts & {
  from: Mailbox;
  to: Mailbox;
  /** With angle brackets, fixed when the letter was decided: a second try carries the same. */
  messageId: string;
  date: Date;
  /** Message-ID of the first invitation, so that a mail program shows the letters together. */
  inReplyTo?: string;
  calendar?: { method: CalendarMethod; ics: string };
  /** Where a mail program may post to stop letters of this kind (RFC 8058). */
  stopUrl?: string;
};

/**
 * The bytes that go out and are kept: mixed{ alternative{ plain, html, calendar }, invite.ics }, lines of at most 76
 * octets, headers as encoded words.
 */
export async function buildMessage(message: Message): Promise<Buffer> {
  const { calendar, inReplyTo, stopUrl } = message;
  return new Promise((resolve, reject) => {
    new MailComposer({
      from: message.from,
      to: message.to,
      subject: message.subject,
      messageId: message.messageId,
      date: message.date,
      text: message.text,
      html: message.html,
      textEncoding: "base64",
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(stopUrl && {
          "List-Unsubscribe": `<${stopUrl}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
      newline: "\r\n",
      ...(inReplyTo && { inReplyTo, references: inReplyTo }),
      ...(calendar && {
        icalEvent: { method: calendar.method, filename: "invite.ics", content: calendar.ics },
      }),
    })
      .compile()
      .build((error, source) => (error || !source ? reject(error) : resolve(source)));
  });
}

/** "採用チーム <saiyo@example.co.jp>" or a bare address. */
export function parseMailbox(text: string): Mailbox {
  const [, name = "", address = text] = /^\s*"?([^<"]*)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return { name: name.trim(), address: address.trim() };
}
