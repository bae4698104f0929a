import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as home from "~/routes/public/my-page/index.tsx";
import * as page from "~/routes/public/my-page/senior.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T06:00:00Z");
const context = aContext(db, { now: () => now });

async function aRoom(roomUrl: string) {
  const host = await aHost(db);
  const offer = { member_id: host.id, room_url: roomUrl, topics: "図面、寮", changed_at: now };
  await db.insertInto("host_offer").values(offer).execute();
}

test("the door stands on my page only where somebody could be asked", async () => {
  await aCompany(db);
  const { at } = await aMyPage(db, context, (await aCandidate(db)).id);
  expect((await visit(home, at())).data).toMatchObject({ talk: "none" });
  await aRoom("");
  expect((await visit(home, at())).data).toMatchObject({ talk: "none" });
  await aRoom("https://meet.example.jp/1");
  expect((await visit(home, at())).data).toMatchObject({ talk: "open" });
});

test("a time is chosen, the page says that it is looked for, and it can be taken back", async () => {
  await aCompany(db);
  await aRoom("https://meet.example.jp/1");
  const { at } = await aMyPage(db, context, (await aCandidate(db)).id);
  const shown = await visit(page, at("/senior"));
  expect(shown.data).toMatchObject({ waits: "", topics: ["図面", "寮"], canAsk: true });
  const time = "2026-07-06T10:30:00.000Z";
  const sent = await visit(page, { ...at("/senior"), form: { time, topic: "寮", word: "" } });
  expect(sent.status).toBe(303);
  expect((await visit(page, at("/senior"))).data).toMatchObject({
    waits: expect.stringContaining("19:30"),
  });
  await visit(page, { ...at("/senior"), form: { intent: "withdraw" } });
  expect((await visit(page, at("/senior"))).data).toMatchObject({ waits: "" });
});

test("a time that has passed is refused in a sentence, and what was typed stays", async () => {
  await aCompany(db);
  await aRoom("https://meet.example.jp/1");
  const { at } = await aMyPage(db, context, (await aCandidate(db)).id);
  const form = { time: "2026-07-05T10:30:00.000Z", topic: "寮", word: "寮の門限は" };
  const sent = await visit(page, { ...at("/senior"), form });
  expect(sent.status).toBe(409);
  expect(sent.data).toMatchObject({
    errors: { time: [expect.stringContaining("時間を一つ選んで")] },
    values: { word: "寮の門限は" },
  });
});
