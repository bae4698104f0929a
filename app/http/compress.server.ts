import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { constants, createGzip } from "node:zlib";

const compressible = /^(?:text\/|application\/(?:json|javascript|xml|manifest\+json)|image\/svg)/;
const smallest = 1_000;

/** Packs an answer with gzip when the reader takes it; a page that streams is passed on as it comes. */
export function compress(request: Request, response: Response): Response {
  const headers = new Headers(response.headers);
  if (!response.body || !compressible.test(headers.get("Content-Type") ?? "")) return response;
  if (headers.has("Content-Encoding") || /no-transform/.test(headers.get("Cache-Control") ?? ""))
    return response;
  headers.append("Vary", "Accept-Encoding");
  const size = headers.get("Content-Length");
  if (!takesGzip(request) || request.method === "HEAD" || (size !== null && Number(size) < smallest))
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
  const tag = headers.get("ETag");
  if (tag && !tag.startsWith("W/")) headers.set("ETag", `W/${tag}`);
  return new Response(packed(response.body), {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}

function takesGzip(request: Request): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/.test(
    request.headers.get("Accept-Encoding") ?? "",
  );
}

/** Flushes when a turn of the event loop brought no more: what React has sent reaches the reader, and packs well. */
function packed(body: ReadableStream): ReadableStream {
  const source = Readable.fromWeb(body as NodeStream);
  const gzip = createGzip({ level: 6 });
  let isFlushPlanned = false;
  source.on("data", () => {
    if (isFlushPlanned) return;
    isFlushPlanned = true;
    setImmediate(() => {
      isFlushPlanned = false;
      if (!gzip.writableEnded && !gzip.destroyed) gzip.flush(constants.Z_SYNC_FLUSH);
    });
  });
  source.on("error", (error) => gzip.destroy(error));
  gzip.on("close", () => source.destroy());
  source.pipe(gzip);
  return Readable.toWeb(gzip) as ReadableStream;
}
