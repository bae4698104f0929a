// Reads back a message that we built ourselves (build-message.server.ts): base64 parts, known nesting. It is no
// parser for mail from outside.

export type ReadMessage = { html: string; text: string; ics: string };

export function readMessage(source: Buffer): ReadMessage {
  const message: ReadMessage = { html: "", text: "", ics: "" };
  readPart(source.toString("latin1"), message);
  return message;
}

function readPart(part: string, into: ReadMessage): void {
  const end = part.indexOf("\r\n\r\n");
  const head = part.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const body = part.slice(end + 4);
  const type = /^content-type:\s*([\w/.-]+)/im.exec(head)?.[1]?.toLowerCase();
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(head)?.[1];
  if (boundary) {
    for (const inner of body.split(`--${boundary}`).slice(1, -1)) readPart(inner.replace(/^\r\n/, ""), into);
    return;
  }
  if (type === "text/html") into.html ||= decoded(head, body);
  if (type === "text/plain") into.text ||= decoded(head, body);
  if (type === "text/calendar") into.ics ||= decoded(head, body);
}

function decoded(head: string, body: string): string {
  const isBase64 = /^content-transfer-encoding:\s*base64/im.test(head);
  return Buffer.from(body, isBase64 ? "base64" : "latin1").toString("utf8");
}
