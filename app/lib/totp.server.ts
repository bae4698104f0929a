import { createHmac, timingSafeEqual } from "node:crypto";

// Codes of an authenticator app: RFC 6238 with the values every app knows (SHA-1, 30 seconds, 6 digits).
// The secret is text; its UTF-8 bytes are the key.

const stepMs = 30_000;

export function totpCode(secret: string, now: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / stepMs)));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Also right when the phone's clock is one step off. */
export function isTotpCode(secret: string, code: string, now: Date): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const given = Buffer.from(code);
  return [0, -1, 1].some((step) =>
    timingSafeEqual(given, Buffer.from(totpCode(secret, new Date(now.getTime() + step * stepMs)))),
  );
}

/** What the QR code holds. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer, digits: "6", period: "30" });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query}`;
}

/** The key for typing it in by hand, in groups of four. */
export function totpKey(secret: string): string {
  return base32(secret).replace(/(.{4})(?=.)/g, "$1 ");
}

function base32(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}
