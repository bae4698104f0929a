import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aConsidering, aWishForOtherDate } from "#tests/support/today.ts";
import { countToday, countWaiting, listToday } from "~/features/today/list-today.server.ts";
import { finishRow } from "~/features/today/rest-row.server.ts";
import type { TodayAsk, TodayRow } from "~/features/today/today-row.ts";
import { sayWaiting } from "~/features/today/wait-words.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const names = (rows: readonly TodayRow[]) => rows.map(({ person }) => person?.familyName);

test("a list shows its first twenty rows and says that there are more; what is done makes room", async () => {
  await aCompany(db);
  const recruiter = await aMember(db);
  const ask: TodayAsk = {
    memberId: recruiter.id,
    isMine: false,
    now,
    today: "2026-07-07",
    zone: "Asia/Tokyo",
    locale: "ja",
  };
  const considering = (name: string, replyOn: string, spoke = 3) =>
    aConsidering(db, { name, replyOn, spokeAt: daysAgo(spoke), recruiter });
  const days = Array.from({ length: 22 }, (_, day) => day);
  for (const day of days)
    await aWishForOtherDate(db, await considering(`待つ${day}`, "2026-08-20"), daysAgo(2 + day / 2));
  for (const day of days) await considering(`期日${day}`, day < 21 ? "2026-07-08" : "2026-07-06");
  await considering("静か", "2026-08-20", 34);
  const { waiting, week, counts } = await listToday(db, ask);
  expect(names(waiting)).toEqual(
    days
      .toReversed()
      .slice(0, 20)
      .map((day) => `待つ${day}`),
  );
  expect([week.length, week[0]?.person?.familyName]).toEqual([20, "期日21"]);
  expect(counts).toEqual({
    waiting: { count: 20, hasMore: true },
    week: { count: 20, hasMore: true },
    longest: daysAgo(12.5),
  });
  expect(await countWaiting(db, ask)).toEqual({ count: 20, hasMore: true });
  expect(sayWaiting(counts, ask)).toBe("20名以上が、返事を待っています。いちばん長い方で12日です。");
  // the morning letter has the whole number
  expect(await countToday(db, ask)).toMatchObject({
    waiting: { count: 22, hasMore: false },
    week: { count: 23, hasMore: false },
  });
  for (const row of [...waiting.slice(0, 3), ...week.slice(0, 3)]) await finishRow(db, row.key, ask);
  const later = await listToday(db, ask);
  expect(later.counts).toMatchObject({
    waiting: { count: 19, hasMore: false },
    week: { count: 20, hasMore: false },
  });
  expect(names(later.waiting).slice(-2)).toEqual(["待つ1", "待つ0"]);
  // what has no day stands below everything that has one
  expect(names(later.week).at(-1)).toBe("静か");
});
