import { expect, test } from "vitest";
import { insist } from "~/lib/insist.ts";

test("what fails is tried again until it works, and gives its answer", async () => {
  let tries = 0;
  const answer = await insist(
    async () => {
      tries += 1;
      if (tries < 3) throw new Error("not yet");
      return "done";
    },
    () => Number.POSITIVE_INFINITY,
  );
  expect([answer, tries]).toEqual(["done", 3]);
});

test("what never works ends with its own error when the moment has come, which may be set meanwhile", async () => {
  let ends = Number.POSITIVE_INFINITY;
  setTimeout(() => {
    ends = 0;
  }, 150);
  const never = insist(
    () => Promise.reject(new Error("never")),
    () => ends,
  );
  await expect(never).rejects.toThrow("never");
});
