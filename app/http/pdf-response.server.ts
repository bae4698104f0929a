import { privatePageHeaders } from "./require-link.server.ts";

/** A PDF to read or save, never kept by anybody between; a name in any script survives (RFC 6266). */
export function pdfResponse(bytes: Uint8Array, name: string): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...privatePageHeaders,
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Content-Security-Policy": "sandbox",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
