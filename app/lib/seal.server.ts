import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

// What has to be read again but would open somebody's door to whoever reads a backup: kept sealed with a key of SECRET.

export function seal(text: string, secret: string, purpose: string): Buffer {
  const start = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), start);
  return Buffer.concat([start, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when it was sealed with another SECRET, or changed. */
export function unseal(sealed: Buffer, secret: string, purpose: string): string | undefined {
  try {
    const cipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}
