import { expect, test } from "vitest";
import { localeOf, rememberLocale } from "~/http/locale.ts";

function asked(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, { headers });
}

test("the address wins over the person, the person over the cookie, the cookie over the browser", () => {
  const headers = { cookie: `x=1; ${rememberLocale("en").split(";")[0]}`, "accept-language": "ja" };
  expect(localeOf(asked("/a?lang=ko", headers), "ja")).toBe("ko");
  expect(localeOf(asked("/a", headers), "ko")).toBe("ko");
  expect(localeOf(asked("/a", headers))).toBe("en");
  expect(localeOf(asked("/a", { "accept-language": "ko-KR,ko;q=0.9" }))).toBe("ko");
});

test("the browser's languages count by their weight, and those we don't speak are passed over", () => {
  expect(localeOf(asked("/", { "accept-language": "fr, en;q=0.4, ko;q=0.8" }))).toBe("ko");
  expect(localeOf(asked("/", { "accept-language": "ko;q=0, en;q=0.1" }))).toBe("en");
  expect(localeOf(asked("/", { "accept-language": "fr,de" }))).toBe("ja");
  expect(localeOf(asked("/"))).toBe("ja");
});

test("a language we don't have in the address is ignored", () => {
  expect(localeOf(asked("/?lang=xx", { "accept-language": "en" }))).toBe("en");
});
