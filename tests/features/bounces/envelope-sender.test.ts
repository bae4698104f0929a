import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { envelopeSender, readEnvelopeSender } from "~/features/bounces/envelope-sender.server.ts";

const secret = "a secret of at least thirty-two characters";
const from = "saiyo@example.co.jp";

test("mail: the envelope's sender names its delivery, in whatever case it comes back", () => {
  for (let nth = 0; nth < 50; nth += 1) {
    const id = uuidv7();
    const sender = envelopeSender(secret, from, id);
    expect(sender).toMatch(/^saiyo\+b[a-z2-7]{40}@example\.co\.jp$/);
    expect(readEnvelopeSender(secret, from, sender)).toBe(id);
    expect(readEnvelopeSender(secret, from, ` ${sender.toUpperCase()}`)).toBe(id);
  }
});

test("mail: an envelope that we didn't make names nothing", () => {
  const sender = envelopeSender(secret, from, uuidv7());
  for (let at = "saiyo+b".length; at < sender.indexOf("@"); at += 1) {
    const other = sender[at] === "a" ? "b" : "a";
    const forged = sender.slice(0, at) + other + sender.slice(at + 1);
    expect(readEnvelopeSender(secret, from, forged), forged).toBeUndefined();
  }
  expect(readEnvelopeSender("another secret, as long as the first one", from, sender)).toBeUndefined();
  expect(readEnvelopeSender(secret, "saiyo@example.com", sender)).toBeUndefined();
  for (const odd of [
    "",
    from,
    "saiyo+b@example.co.jp",
    sender.replace("@", "a@"),
    sender.replace("+b", "+b0"),
  ])
    expect(readEnvelopeSender(secret, from, odd), odd).toBeUndefined();
});

test("mail: a mailbox whose name leaves no room for the delivery sends as itself", () => {
  const long = `${"a".repeat(23)}@example.co.jp`;
  expect(envelopeSender(secret, long, uuidv7())).toBe(long);
  const fits = `${"a".repeat(22)}@example.co.jp`;
  expect(envelopeSender(secret, fits, uuidv7()).indexOf("@")).toBe(64);
});
