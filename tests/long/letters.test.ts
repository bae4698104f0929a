import { expect, onTestFinished, test } from "vitest";
import { benchLetters } from "#tests/bench/letters.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { setLogWriter } from "~/lib/log.ts";

setLogWriter(() => {});

test("ten thousand invitations go out, each exactly once", { timeout: 600_000 }, async () => {
  const database = await ownDatabase();
  onTestFinished(() => database.drop());
  const figures = await benchLetters(database.url, { letters: 10_000 });
  expect(figures).toMatchObject({ letters: 10_000, doubled: 0, missing: 0 });
});
