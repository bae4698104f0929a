import { expect, test } from "vitest";
import { checkRecords, type Dns } from "~/features/mail-setup/check-records.server.ts";
import { inPieces, wantedRecords } from "~/features/mail-setup/dns-records.ts";

const key = { selector: "enishi", publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A" };
const smtpHost = "mail.aoba.example.jp";
const records = wantedRecords({
  domain: "aoba.example.jp",
  fromAddress: "saiyo@aoba.example.jp",
  smtpHost,
  imapHost: "mail.aoba.example.jp",
  key,
});

function dns(
  texts: Record<string, string[][] | string>,
  mx: { exchange: string; priority: number }[] = [],
): Dns {
  return {
    async resolveTxt(name) {
      const found = texts[name] ?? "ENODATA";
      if (typeof found === "string") throw Object.assign(new Error(found), { code: found });
      return found;
    },
    async resolveMx() {
      return mx;
    },
  };
}

async function statesOf(answers: Dns): Promise<Record<string, string>> {
  const checked = await checkRecords(records, answers, smtpHost);
  return Object.fromEntries(checked.map(({ what, state }) => [what, state]));
}

test("mail: the records to publish are exact", () => {
  expect(records.map(({ type, name, value }) => [type, name, value])).toEqual([
    ["TXT", "aoba.example.jp", "v=spf1 a:mail.aoba.example.jp ~all"],
    ["TXT", "enishi._domainkey.aoba.example.jp", `v=DKIM1; k=rsa; p=${key.publicKey}`],
    ["TXT", "_dmarc.aoba.example.jp", "v=DMARC1; p=none; rua=mailto:saiyo@aoba.example.jp"],
    ["MX", "aoba.example.jp", "10 mail.aoba.example.jp"],
  ]);
  const google = wantedRecords({
    domain: "aoba.example.jp",
    fromAddress: "a@aoba.example.jp",
    smtpHost: "smtp.gmail.com",
    imapHost: undefined,
    key: undefined,
  });
  expect(google.map(({ value }) => value)[0]).toBe("v=spf1 include:_spf.google.com ~all");
  expect(inPieces("x".repeat(300))).toBe(`"${"x".repeat(255)}" "${"x".repeat(45)}"`);
});

test("mail: published records are recognised, in pieces and among others", async () => {
  const right = dns(
    {
      "aoba.example.jp": [
        ["google-site-verification=1"],
        ["v=spf1 include:x.example ", "a:mail.aoba.example.jp -all"],
      ],
      "enishi._domainkey.aoba.example.jp": [["v=DKIM1; k=rsa; p=MIIBIjANBgkqhki", "G9w0BAQEFAAOCAQ8A"]],
      "_dmarc.aoba.example.jp": [["v=DMARC1; p=quarantine"]],
    },
    [{ priority: 10, exchange: "mx.aoba.example.jp" }],
  );
  expect(await statesOf(right)).toEqual({ spf: "right", dkim: "right", dmarc: "right", mx: "right" });
});

test("mail: what is missing, different or there twice is told apart, and what couldn't be asked isn't called missing", async () => {
  const wrong = dns({
    "aoba.example.jp": [["v=spf1 -all"], ["v=spf1 a:mail.aoba.example.jp ~all"]],
    "enishi._domainkey.aoba.example.jp": [["v=DKIM1; p=another"]],
    "_dmarc.aoba.example.jp": [["v=DMARC1; rua=mailto:x@example.jp"]],
  });
  expect(await statesOf(wrong)).toEqual({ spf: "twice", dkim: "other", dmarc: "other", mx: "missing" });
  expect(await statesOf(dns({}))).toMatchObject({ spf: "missing", dkim: "missing", dmarc: "missing" });
  const away = dns({
    "aoba.example.jp": "ECONNREFUSED",
    "enishi._domainkey.aoba.example.jp": "ETIMEOUT",
    "_dmarc.aoba.example.jp": "ESERVFAIL",
  });
  expect(await statesOf(away)).toMatchObject({ spf: "unknown", dkim: "unknown", dmarc: "unknown" });
});
