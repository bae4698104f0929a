import { expect, test } from "vitest";
import { batched, batchedBy } from "~/lib/batch.ts";

test("what is asked for while a write is away goes together with the next one, each with its own answer", async () => {
  const groups: number[][] = [];
  const double = batched(async (items: number[]) => {
    groups.push(items);
    return items.map((item) => item * 2);
  }, 3);

  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(await double(6)).toBe(12);

  expect(groups).toEqual([[1, 2, 3], [4, 5], [6]]);
});

test("one line never waits for another, and an error goes to all of its group alone", async () => {
  let open = () => {};
  const gate = new Promise<void>((done) => {
    open = done;
  });
  const write = batchedBy(
    (item: string) => item.slice(0, 1),
    async (items: string[]) => {
      if (items[0]?.startsWith("a")) await gate;
      if (items.includes("c1")) throw new Error("no");
      return items;
    },
  );

  const slow = write("a1");
  expect(await write("b1")).toBe("b1");
  expect(await Promise.allSettled([write("c1"), write("c2"), write("b2")])).toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
    { status: "fulfilled", value: "b2" },
  ]);
  open();
  expect(await slow).toBe("a1");
});
