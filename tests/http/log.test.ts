import { expect, onTestFinished, test } from "vitest";
import { log, logError, mask, setLogWriter } from "~/lib/log.ts";

test("a line is JSON with time, level and message, and shows no address, token or query", () => {
  const lines = listen();

  log("info", "request", {
    path: "/a/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIzNDU2Nzg?answer=yes",
    to: "taro@example.co.jp",
    ms: 3,
  });

  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    message: "request",
    path: "/a/…?answer=…",
    to: "…@…",
    ms: 3,
  });
});

test("the text of an error loses the addresses in it too", () => {
  const lines = listen();

  logError("page failed", new Error("Key (email)=(taro.yamada@example.co.jp) already exists."));

  expect(lines[0]).not.toContain("taro");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", kind: "Error" });
});

test("ids and words stay readable", () => {
  expect(mask("/candidates/01890000-0000-7000-8000-000000000001")).toBe(
    "/candidates/01890000-0000-7000-8000-000000000001",
  );
  expect(mask("tests/features/acceptances/acceptance-queries")).toBe(
    "tests/features/acceptances/acceptance-queries",
  );
});

test("debug lines are quiet unless asked for", () => {
  const lines = listen();

  log("debug", "detail");

  expect(lines).toEqual([]);
});

function listen(): string[] {
  const lines: string[] = [];
  const before = setLogWriter((line) => lines.push(line));
  onTestFinished(() => void setLogWriter(before));
  return lines;
}
