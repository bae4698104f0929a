// Checks a DKIM signature as a receiver does (RFC 6376, relaxed/relaxed, rsa-sha256); shares no code with who signs.
import { createHash, createPublicKey, createVerify } from "node:crypto";

export type Verdict = { isValid: boolean; domain: string; selector: string; headers: string[] };

/** `publicKey` as it stands in the record after p=. */
export function verifyDkim(message: Buffer, publicKey: string): Verdict {
  const text = message.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const own = fields.find((field) => /^dkim-signature:/i.test(field)) ?? "";
  const tags = new Map(
    own
      .slice(own.indexOf(":") + 1)
      .split(";")
      .map((tag) => {
        const at = tag.indexOf("=");
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, "")] as const;
      }),
  );
  const body = text.slice(end + 4);
  const lines = body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  while (lines.at(-1) === "") lines.pop();
  const canonical = lines.length > 0 ? `${lines.join("\r\n")}\r\n` : "";
  const hash = createHash("sha256").update(Buffer.from(canonical, "latin1")).digest("base64");
  const headers = (tags.get("h") ?? "").toLowerCase().split(":");
  const left = [...fields];
  const chosen = headers.map((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? "" : `${relaxed(left.splice(at, 1)[0] ?? "")}\r\n`;
  });
  const unsigned = relaxed(own.replace(/([;\s:]b=)[^;]*/, "$1"));
  const verify = createVerify("rsa-sha256").update(Buffer.from(chosen.join("") + unsigned, "latin1"));
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const isValid = hash === tags.get("bh") && verify.verify(key, tags.get("b") ?? "", "base64");
  return { isValid, domain: tags.get("d") ?? "", selector: tags.get("s") ?? "", headers };
}

function relaxed(field: string): string {
  const at = field.indexOf(":");
  const value = field
    .slice(at + 1)
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
  return `${field.slice(0, at).toLowerCase().trim()}:${value}`;
}
