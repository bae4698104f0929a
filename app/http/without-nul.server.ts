import { Transform } from "node:stream";

/**
 * Passes a page on without the zero bytes that React 18's writer leaves where a character of several bytes didn't fit
 * into the rest of its buffer (facebook/react#24985). In an attribute a browser shows each as "�".
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
