import { createHash, timingSafeEqual } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { bounceReader } from "~/features/bounces/read-bounce.server.ts";
import { mostRawBytes } from "~/features/replies/inbound-mail.ts";
import { readInboundMail } from "~/features/replies/read-inbound-mail.server.ts";
import type { RouteHandle } from "~/http/access.ts";

export const handle = {
  access: { everyone: true, why: "a mail server has no account: it shows INBOUND_SECRET with each mail" },
} satisfies RouteHandle;

export function loader() {
  return say(405, "Post the raw mail here (message/rfc822).");
}

/** One raw mail. 202 once it is kept; the same mail again is 202 too, and changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { inbound } = context;
  if (!inbound) return say(404, "INBOUND_SECRET isn't set here, so no mail is taken this way.");
  if (!isSecret(request.headers.get("authorization") ?? "", inbound.secret))
    return say(401, "The secret is missing or wrong. Send: Authorization: Bearer <INBOUND_SECRET>.");
  if (request.method !== "POST") return say(405, "Post the raw mail here (message/rfc822).");
  if (Number(request.headers.get("content-length") ?? 0) > mostRawBytes) return say(413, tooLarge);
  const raw = Buffer.from(await request.arrayBuffer());
  if (raw.length > mostRawBytes) return say(413, tooLarge);
  if (raw.length === 0) return say(400, "The body is empty. Send the raw mail (message/rfc822) as the body.");
  const { db, jobs, now, secret } = context;
  const readReport = bounceReader({ secret, from: inbound.ourAddress });
  const read = await readInboundMail(
    db,
    { jobs, ...inbound, readReport },
    { raw, source: "post", now: now() },
  );
  return say(202, read.isNew ? "The mail is kept and read." : "This mail was here before; nothing changed.");
}

const tooLarge = "The mail is larger than 10 MB. It wasn't kept; please answer its sender yourself.";

/** Takes as long whatever was sent. */
function isSecret(header: string, secret: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(header.replace(/^Bearer +/i, "")), hash(secret));
}

function say(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
