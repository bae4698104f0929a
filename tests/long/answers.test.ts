import { expect, onTestFinished, test } from "vitest";
import { benchAnswersOverHttp } from "#tests/bench/answers-over-http.ts";
import { ownDatabase } from "#tests/support/database.ts";

test("ten thousand people answer one event of 500 seats from two web processes: every seat once, the line by commit", {
  timeout: 1_800_000,
}, async () => {
  const database = await ownDatabase();
  onTestFinished(() => database.drop());

  const figures = await benchAnswersOverHttp(database.url, {
    ...{ people: 10_000, seats: 500, webProcesses: 2, connections: 48 },
  });

  expect(figures).toMatchObject({ overbooked: 0, outOfOrder: 0, wrongLetters: 0 });
});
