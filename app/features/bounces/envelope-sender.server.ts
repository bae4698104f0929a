import { createHmac, timingSafeEqual } from "node:crypto";

// A bounce goes to the envelope's sender, so each letter has one of its own: saiyo+b<token>@example.co.jp. The token is
// the delivery's id and a MAC over it; only SECRET makes one, so nobody can report a letter as bounced by inventing an
// address. Base32, because some servers write local parts in lower case.

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const idBytes = 16;
const macBytes = 9;
const tokenLength = ((idBytes + macBytes) * 8) / 5;

/** From's address with the delivery in it; as it is where the local part would exceed the 64 octets of RFC 5321. */
export function envelopeSender(secret: string, from: string, deliveryId: string): string {
  const at = from.lastIndexOf("@");
  const id = Buffer.from(deliveryId.replaceAll("-", ""), "hex");
  const local = `${from.slice(0, at)}+b${base32(Buffer.concat([id, mac(secret, id)]))}`;
  return Buffer.byteLength(local) > 64 ? from : `${local}${from.slice(at)}`;
}

/** The delivery an address names; undefined unless we made it, for this mailbox. */
export function readEnvelopeSender(secret: string, from: string, address: string): string | undefined {
  const at = from.lastIndexOf("@");
  const start = `${from.slice(0, at)}+b`.toLowerCase();
  const end = from.slice(at).toLowerCase();
  const given = address.trim().toLowerCase();
  if (!given.startsWith(start) || !given.endsWith(end)) return undefined;
  if (given.length !== start.length + tokenLength + end.length) return undefined;
  const bytes = fromBase32(given.slice(start.length, start.length + tokenLength));
  if (!bytes) return undefined;
  const id = bytes.subarray(0, idBytes);
  if (!timingSafeEqual(bytes.subarray(idBytes), mac(secret, id))) return undefined;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function mac(secret: string, id: Buffer): Buffer {
  return createHmac("sha256", secret).update("envelope:").update(id).digest().subarray(0, macBytes);
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{5}/g, (five) => alphabet.charAt(Number.parseInt(five, 2)));
}

function fromBase32(text: string): Buffer | undefined {
  const values = [...text].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
