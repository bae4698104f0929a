import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { allDone } from "~/lib/all-done.ts";

test("gives what each gave, in their order", async () => {
  expect(await allDone([setTimeout(5, "a"), 2, Promise.resolve("c")])).toEqual(["a", 2, "c"]);
});

test("nothing goes on behind an error, and of several the first in order is told", async () => {
  let isOver = false;
  const slow = setTimeout(20).then(() => {
    isOver = true;
    throw new Error("first");
  });
  await expect(allDone([slow, Promise.reject(new Error("second"))])).rejects.toThrow("first");
  expect(isOver).toBe(true);
});
