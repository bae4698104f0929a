import MimeNode from "nodemailer/lib/mime-node";
import { buildMessage, type Message } from "./build-message.server.ts";

// Ten thousand copies of a letter differ in a few headers and in what their parts say. Building each from nothing took
// more time than all else on its way; here the form is built once and a copy fills it. A test compares the bytes.

/** A message in pieces: what all copies share, and the gaps between. */
export type MessageForm = (string | { gap: Gap })[];

const headers = ["To", "Message-ID", "Date", "In-Reply-To", "References", "List-Unsubscribe"] as const;
// not ASCII, so that they are encoded as real words are; short enough for one line
const marks = { text: "の__text__", html: "の__html__", ics: "の__ics__" } as const;
type Gap = (typeof headers)[number] | keyof typeof marks;

/**
 * The form of every message with this subject and sender, with or without a calendar entry, a letter before it and an
 * address to stop letters.
 */
export async function messageForm(example: Message): Promise<MessageForm> {
  const { calendar, inReplyTo, stopUrl, ...shared } = example;
  const built = await buildMessage({
    ...shared,
    ...marks,
    to: { name: "", address: "to@example.org" },
    messageId: "<id@example.org>",
    ...(inReplyTo && { inReplyTo: "<first@example.org>" }),
    ...(stopUrl && { stopUrl: "https://example.org/stop" }),
    ...(calendar && { calendar: { ...calendar, ics: marks.ics } }),
  });
  const encoded = new Map<string, Gap>(
    Object.entries(marks).map(([gap, mark]) => [base64(mark), gap as keyof typeof marks]),
  );
  const form: MessageForm = [];
  for (const line of built.toString("latin1").split(/(?<=\r\n)/)) {
    const text = line.replace("\r\n", "");
    const gap = encoded.get(text) ?? headers.find((header) => text.startsWith(`${header}: `));
    const last = form.at(-1);
    if (gap) form.push({ gap }, "\r\n");
    else if (typeof last === "string") form[form.length - 1] = last + line;
    else form.push(line);
  }
  return form;
}

/** One copy: the bytes that `buildMessage` would have made of it, but for the names of its boundaries. */
export function copyMessage(form: MessageForm, message: Message): Buffer {
  const { calendar } = message;
  const filled: Partial<Record<Gap, string>> = {
    ...ownHeaders(message),
    text: base64(message.text),
    html: base64(message.html),
    ics: base64(calendar?.ics ?? ""),
  };
  return Buffer.from(
    form.map((piece) => (typeof piece === "string" ? piece : (filled[piece.gap] ?? ""))).join(""),
    "latin1",
  );
}

/** Names need encoding and folding as nodemailer does it. */
function ownHeaders({ to, messageId, date, inReplyTo, stopUrl }: Message): Partial<Record<Gap, string>> {
  const node = new MimeNode("text/plain", { textEncoding: "base64" });
  node.setHeader("To", to);
  node.setHeader("Message-ID", messageId);
  node.setHeader("Date", date);
  if (inReplyTo) node.setHeader({ "In-Reply-To": inReplyTo, References: inReplyTo });
  if (stopUrl) node.setHeader("List-Unsubscribe", `<${stopUrl}>`);
  const lines = node.buildHeaders().split(/\r\n(?![ \t])/);
  // an address may hold letters that latin1 has no place for
  const bytes = (line: string) => Buffer.from(line).toString("latin1");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")), bytes(line)]));
}

function base64(text: string): string {
  return Buffer.from(text)
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
}
