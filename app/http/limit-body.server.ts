import type { Context, MiddlewareHandler } from "hono";

/**
 * Refuses a body that is larger than `most` bytes, told or untold. One of untold size (sent in chunks, as some mail
 * services and proxies do) is gathered first; hono's own limit can't pass such a one on through this server.
 */
export function limitBody(most: number, refuse: (c: Context) => Response): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req;
    if (raw.method === "GET" || raw.method === "HEAD") return next();
    const told = raw.headers.get("Content-Length");
    if (told !== null && !raw.headers.has("Transfer-Encoding"))
      return Number(told) > most ? refuse(c) : next();
    // Asking for the body opens a stream, which costs more than a short form that is read at once.
    if (!raw.body) return next();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    const reader = raw.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > most) return refuse(c);
      pieces.push(part.value);
    }
    const { method, headers } = raw;
    c.req.raw = new Request(raw.url, { method, headers, body: new Blob(pieces) });
    return next();
  };
}
