import type { IncomingMessage } from "node:http";

/** Set here and nowhere else: what a client sends under this name is thrown away. */
export const clientAddressHeader = "x-client-address";

/**
 * Notes who is asking, for rate limits. A reverse proxy on a private address is believed: the last entry of its
 * X-Forwarded-For is what it saw itself; earlier entries anybody can invent.
 */
export function noteClientAddress(incoming: IncomingMessage): void {
  const peer = incoming.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  const forwarded = incoming.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").at(-1)?.trim();
  const raw = incoming.rawHeaders;
  for (let at = raw.length - 2; at >= 0; at -= 2)
    if (raw[at]?.toLowerCase() === clientAddressHeader) raw.splice(at, 2);
  const address = last && isPrivate(peer) ? last : peer;
  incoming.headers[clientAddressHeader] = address;
  raw.push(clientAddressHeader, address);
}

function isPrivate(address: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/.test(address);
}
