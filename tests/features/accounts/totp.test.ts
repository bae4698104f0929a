import { expect, test } from "vitest";
import { isTotpCode, totpAddress, totpCode, totpKey } from "~/lib/totp.server.ts";

test("codes are those of RFC 6238, appendix B (its last six digits)", () => {
  const secret = "12345678901234567890";
  const codes = [59, 1111111109, 1111111111, 1234567890, 2000000000].map((second) =>
    totpCode(secret, new Date(second * 1000)),
  );
  expect(codes).toEqual(["287082", "081804", "050471", "005924", "279037"]);
});

test("a phone's clock may be one step off, not two", () => {
  const now = new Date("2026-07-07T03:00:00Z");
  const at = (seconds: number) => totpCode("a secret", new Date(now.getTime() + seconds * 1000));
  expect([-30, 0, 30].map((seconds) => isTotpCode("a secret", at(seconds), now))).toEqual([true, true, true]);
  expect([-60, 60].map((seconds) => isTotpCode("a secret", at(seconds), now))).toEqual([false, false]);
  expect(isTotpCode("a secret", "12345", now)).toBe(false);
});

test("the address for the app names product and person and carries the key in base32", () => {
  const url = new URL(totpAddress("12345678901234567890", "Enishi", "森下+a@aoba.example.jp"));
  expect(url.host).toBe("totp");
  expect(decodeURIComponent(url.pathname)).toBe("/Enishi:森下+a@aoba.example.jp");
  expect(url.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(totpKey("12345678901234567890")).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
});
