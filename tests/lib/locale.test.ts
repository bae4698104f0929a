import { expect, test } from "vitest";
import { languageName } from "~/lib/locale.ts";

test("a sentence names a language as its reader calls it", () => {
  expect(languageName("ko", "ja")).toBe("韓国語");
  expect(languageName("ja", "en")).toBe("Japanese");
  expect(languageName("en", "ko")).toBe("영어");
});
