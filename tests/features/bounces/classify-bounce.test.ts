import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { classifyBounce } from "~/features/bounces/classify-bounce.ts";
import { classifyRefusal } from "~/features/bounces/classify-refusal.ts";
import { readMail } from "~/lib/mime.ts";
import { bounceMails, mailFile } from "./mails.ts";

test("mail: there are at least thirty bounces, each with its source", () => {
  expect(bounceMails.length).toBeGreaterThanOrEqual(30);
  expect(bounceMails.filter(({ source }) => source === "")).toEqual([]);
});

test.each(bounceMails)("mail: $file is read as $kind", ({ file, address, kind }) => {
  const report = classifyBounce(readMail(readFileSync(mailFile(file))), address);
  expect(report.kind === "none" ? report.why : report.kind).toBe(kind);
});

test.each(bounceMails)(
  "mail: $file is read the same with bare line feeds and with CRLF",
  ({ file, address }) => {
    const bare = readFileSync(mailFile(file)).toString("latin1").replaceAll("\r\n", "\n");
    const read = (text: string) => classifyBounce(readMail(Buffer.from(text, "latin1")), address).kind;
    expect(read(bare.replaceAll("\n", "\r\n"))).toBe(read(bare));
  },
);

const said = { address: "hana@example.org", stage: "rcpt", code: 550, status: "" } as const;

test.each([
  [
    "550 Unknown user at RCPT, a carrier",
    { ...said, address: "hana@docomo.ne.jp", text: "550 Unknown user" },
    "hard",
  ],
  [
    "550 Unknown user after DATA, a carrier",
    { ...said, stage: "data", address: "hana@docomo.ne.jp", text: "550 Unknown user" },
    "filtered",
  ],
  [
    "550 User unknown after DATA, au",
    { ...said, stage: "data", address: "hana@ezweb.ne.jp", text: "550 User unknown" },
    "filtered",
  ],
  [
    "550 Unknown user after DATA, anywhere else",
    { ...said, stage: "data", text: "550 Unknown user" },
    "hard",
  ],
  ["550 at RCPT without a word", { ...said, text: "550" }, "hard"],
  ["554 after DATA without a word", { ...said, stage: "data", code: 554, text: "554 no" }, "policy"],
  ["a full mailbox, though it says 5", { ...said, code: 552, text: "552 5.2.2 Mailbox full" }, "soft"],
  ["450 greylisted", { ...said, code: 450, text: "450 4.7.1 try again later" }, "soft"],
  ["a block list", { ...said, text: "550 5.7.1 Client host blocked using zen.spamhaus.org" }, "policy"],
  ["the sender is not allowed", { ...said, stage: "mail", text: "550 5.1.0 Sender rejected" }, "policy"],
] as const)("mail: %s", (_, refusal, kind) => {
  expect(classifyRefusal(refusal)).toBe(kind);
});
