import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aConsidering, aWishForOtherDate } from "#tests/support/today.ts";
import { addTask } from "~/features/tasks/add-task.server.ts";
import { countToday, countWaiting, listToday } from "~/features/today/list-today.server.ts";
import { finishRow } from "~/features/today/rest-row.server.ts";
import type { TodayAsk, TodayRow } from "~/features/today/today-row.ts";
import { sayWaiting } from "~/features/today/wait-words.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const names = (rows: readonly TodayRow[]) => rows.map(({ person }) => person?.familyName);

async function house() {
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
  return { recruiter, ask, considering };
}

test("a list shows its first twenty rows and says that there are more; what is done makes room", async () => {
  const { ask, considering } = await house();
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

test("a kind that may stand above is looked for in a full list, one that stands below isn't", async () => {
  const { recruiter, ask, considering } = await house();
  const dozen = Array.from({ length: 12 }, (_, at) => at);
  const about = { by: recruiter.id, memberId: recruiter.id, now };
  for (const at of dozen) {
    const person = await considering(`期日${at}`, "2026-07-08");
    await addTask(db, { ...about, candidateId: person.id, title: "電話", dueOn: "2026-07-09" });
    await aWishForOtherDate(db, person, daysAgo(2 + at));
    await db
      .insertInto("question")
      .values({
        ...{ id: uuidv7(), candidate_id: person.id, to_whom: "recruiting", cohort_year: 2027, locale: "ja" },
        ...{ body: "配属はいつですか", may_publish: false, asked_at: daysAgo(1) },
      })
      .execute();
  }
  const back = await considering("戻った", "2026-08-20");
  await db
    .insertInto("delivery")
    .values({
      ...{
        id: uuidv7(),
        letter: "event_invitation",
        mail_class: "promotional",
        locale: "ja",
        state: "failed",
      },
      ...{ candidate_id: back.id, address: back.email, message_id: "<1@enishi.test>" },
      ...{ not_before: daysAgo(2), created_at: daysAgo(2) },
    })
    .execute();
  await considering("静か", "2026-08-20", 34);
  const { waiting, week, counts } = await listToday(db, ask);
  expect([week.length, names(week)[0]]).toEqual([20, "戻った"]);
  expect(names(week)).not.toContain("静か");
  expect(waiting).toHaveLength(20);
  expect(counts).toMatchObject({
    waiting: { count: 24, hasMore: false },
    week: { count: 25, hasMore: true },
  });
});
