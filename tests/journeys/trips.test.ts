// A trip from its card to a flight day that is called off: published, applied for on phones without script, drawn, re-computed by
// the script that anybody may run, claimed, got ready for, and changed on the way.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { aCandidate, aCohort, aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { entryOf } from "./support/letters.ts";

const house = openHouse();
const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;
const slashed = (day: string) => day.replaceAll("-", "/");

test("a trip from its card through a draw anybody can re-compute to a flight day that is called off", {
  timeout: 120_000,
}, async () => {
  const { recruiter, people, leader } = await furnish();
  const desk = await deskWindow(house, "ja", recruiter);

  // The card, written and published.
  await desk.goto("/trips/new");
  const fill = async (values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) await desk.locator(`[name="${name}"]`).fill(value);
  };
  await fill({
    ...{ title_ja: "シリコンバレー研修", criteria_ja: "応募した方から抽選で決めます。" },
    ...{ costs_ja: "航空券と宿は会社が払います。", alternative_ja: "オンラインの見学3回。" },
    ...{ nights: "一人一室です。", seats: "1", line: "1", applyBy: slashed(today) },
    ...{ day: slashed(addDays(today, 30)), starts: "10:00", ends: "18:00", label_ja: "1日目 出発" },
  });
  await desk.locator('[name="zone"]').selectOption("Asia/Tokyo");
  await desk.locator(`[name="leaders"][value="${leader.id}"]`).check();
  await desk.getByRole("button", { name: "保存" }).click();
  await desk.getByRole("link", { name: "日を追加" }).click();
  await desk.locator('[name="zone"]').selectOption("America/Los_Angeles");
  await fill({ day: slashed(addDays(today, 31)), starts: "9:00", ends: "17:00", label_ja: "2日目 帰国の便" });
  await desk.getByRole("button", { name: "保存" }).click();
  await desk.getByRole("button", { name: "公開する" }).click();
  await desk.getByText("カードはこのあと変わりません").waitFor();
  // Whom to tell of it comes next; for a minute the letters can be stopped.
  await desk.getByText("研修旅行のご案内：").first().waitFor();
  await desk.getByRole("button", { name: /名に送る$/ }).click();
  await desk.getByText("名にお知らせします").waitFor();
  await desk.getByRole("button", { name: "送るのをやめる" }).click();
  await desk.getByText("通を止めました").waitFor();
  const tripPath = new URL(desk.url()).pathname;
  const drawPath = tripPath.replace("/trips/", "/draws/");
  const before = await (await fetch(`${house.app.url}${drawPath}/draw.json`)).json();
  expect(before).toMatchObject({
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    seed: null,
    numbers: null,
  });

  // Three apply, each on a phone without script; each sees a number of their own.
  const pages: string[] = [];
  for (const [place, person] of people.entries()) {
    const path = `${await ownPage(person.id)}${tripPath}`;
    pages.push(path);
    const phone = await plainPhone(house, "ja");
    await phone.goto(house.app.url + path);
    await phone.getByLabel("旅行。席がないときは別のかたち").check();
    await phone.getByRole("button", { name: "応募する" }).click();
    await phone.getByText(`あなたの番号は${place + 1}です`).waitFor();
    if (place === 0) {
      const html = await (await fetch(house.app.url + path, { headers: { "Accept-Language": "ja" } })).text();
      expect(html).not.toMatch(/<script/);
      expect(gzipSync(html).byteLength).toBeLessThanOrEqual(14 * 1024);
    }
    await phone.context().close();
  }

  // The last day passes; the list is fixed, then drawn. Anybody re-computes the order.
  await house.db
    .updateTable("trip")
    .set({ apply_by: addDays(today, -1) })
    .execute();
  await desk.goto(tripPath);
  await desk.getByRole("button", { name: "応募を締め切る" }).click();
  await desk.getByText("一覧のハッシュを公開しました").waitFor();
  await desk.getByRole("button", { name: "抽選する" }).click();
  await desk.getByText("順番が決まりました").waitFor();
  const draw = await (await fetch(`${house.app.url}${drawPath}/draw.json`)).json();
  expect(draw.commitment).toBe(before.commitment);
  const script = await (await fetch(`${house.app.url}/draw-check.mjs`)).text();
  const order = recomputed(script, draw);
  expect(order).toEqual(draw.order);
  const [winner, second, third] = order.map((number) => people[number - 1]);
  if (!winner || !second || !third) throw new Error("three were drawn");
  const anybody = await plainPhone(house, "ja");
  await anybody.goto(house.app.url + drawPath);
  await anybody.getByText(draw.seed).waitFor();
  await lettersWith(winner.email, ["お席をご用意できます"]);
  await lettersWith(second.email, ["順番をお取りしました"]);
  await lettersWith(third.email, ["応募の結果"]);

  // The first takes the seat and says what is needed for the way.
  const hers = await plainPhone(house, "ja");
  await hers.goto(house.app.url + (pages[people.indexOf(winner)] ?? ""));
  await hers.getByRole("button", { name: "参加する" }).click();
  await hers.getByText("お席を確保しました").waitFor();
  await hers.getByLabel("パスポートの期限").fill("2035/1/31");
  await hers.getByRole("button", { name: "保存する" }).click();
  await hers.getByText("保存しました。ありがとうございます。").waitFor();
  await desk.goto(`${tripPath}/travellers`);
  await desk.getByText("2035/01/31").waitFor();
  const entries = await entriesOf(winner.email, 2);
  expect(entries.map(({ method, summary }) => [method, summary])).toEqual([
    ...[["REQUEST", "シリコンバレー研修（1日目 出発）"]],
    ...[["REQUEST", "シリコンバレー研修（2日目 帰国の便）"]],
  ]);

  // On the way: the flight is cancelled. It leaves the calendars of who travels and who leads, and stands on the page.
  await desk.goto(tripPath);
  await desk.getByRole("link", { name: "2日目 帰国の便" }).click();
  await desk.locator('[name="offReason"]').fill("帰りの便が欠航しました。宿は延泊できます。");
  await desk.getByRole("button", { name: "この日を取りやめる" }).click();
  await desk.getByText("1名にお知らせします").waitFor();
  const flight = entries[1];
  for (const email of [winner.email, leader.email]) {
    const off = (await entriesOf(email, 3)).at(-1);
    expect(off).toMatchObject({ method: "CANCEL", start: flight?.start, sequence: 1 });
  }
  await hers.reload();
  await hers.getByText("取りやめ", { exact: true }).waitFor();
});

/** Waits until the subjects of what came to an address begin with these. */
async function lettersWith(address: string, starts: string[]) {
  await vi.waitFor(
    async () => {
      const subjects = (await house.smtp.lettersTo(address)).map(({ subject }) => subject ?? "");
      for (const [place, start] of starts.entries()) expect(subjects[place]).toContain(start);
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** The calendar entries in the letters to an address, once there are so many. */
async function entriesOf(address: string, count: number) {
  const letters = await vi.waitFor(
    async () => {
      const all = await house.smtp.lettersTo(address);
      const carrying = all.filter(({ attachments }) =>
        attachments.some(({ contentType }) => contentType === "text/calendar"),
      );
      expect(carrying.length).toBeGreaterThanOrEqual(count);
      return carrying;
    },
    { timeout: 20_000, interval: 100 },
  );
  const all = letters.map(entryOf);
  return all.sort((one, other) => one.sequence - other.sequence || one.start.localeCompare(other.start));
}

function recomputed(script: string, draw: object): number[] {
  const folder = mkdtempSync(join(tmpdir(), "enishi-draw-"));
  try {
    writeFileSync(join(folder, "draw-check.mjs"), script);
    writeFileSync(join(folder, "draw.json"), JSON.stringify(draw));
    const args = [join(folder, "draw-check.mjs"), join(folder, "draw.json")];
    const out = execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" });
    return out.trim().split("\n").map(Number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ownPage(candidateId: string): Promise<string> {
  const owner = {
    candidateId,
    purpose: "my_page",
    secret: house.app.secret,
    now: new Date(),
    days: 30,
  } as const;
  return `/c/${(await issueLink(house.db, owner)).token}`;
}

async function furnish() {
  const { db } = house;
  await aCompany(db);
  await aCohort(db, { year });
  const recruiter = await aMember(db, { role: "administrator" });
  const leader = await aHost(db);
  const people = [];
  for (const [family_name, email] of [
    ["山田", "hana@example.ac.jp"],
    ["髙橋", "ren@example.ac.jp"],
    ["小林", "yuma@example.ac.jp"],
  ] as const)
    people.push(await aCandidate(db, { family_name, email, cohort_year: year, offer_state: "accepted" }));
  return { recruiter, leader, people };
}
