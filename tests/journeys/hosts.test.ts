// A senior is asked, can't, and names a colleague who takes over: by mail, on phones without script; the recruiter sees it.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aCohort, aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { entryOf, letterTo } from "./support/letters.ts";
import { faultsOf } from "./support/sound-page.ts";
import { planMeetup } from "./support/steps.ts";

const today = todayIn("Asia/Tokyo", new Date());
const house = openHouse(async ({ db }) => {
  await aCompany(db);
  await aCohort(db, { year: Number(today.slice(0, 4)) + 1 });
});

test("a host declines with a substitute, who accepts and takes over; the recruiter sees it", {
  timeout: 90_000,
}, async () => {
  const recruiter = await aMember(house.db, { role: "administrator" });
  const okamoto = await aHost(house.db, { email: "okamoto@aoba.example.jp" });
  const nishimura = await aHost(house.db, {
    ...{ family_name: "西村", given_name: "沙織", locale: "ko", email: "nishimura@aoba.example.jp" },
  });
  const page = await deskWindow(house, "ja", recruiter);
  const eventPath = await planMeetup(page, "ja", {
    titles: { ja: "先輩面談", ko: "선배와 차 한잔" },
    day: addDays(today, 12).replaceAll("-", "/"),
    starts: "18:00",
    ends: "19:00",
    seats: 3,
    host: "岡本 健",
  });
  await page.getByText("返事待ち").waitFor();
  const asked = await letterTo(house.smtp, okamoto.email);
  const first = entryOf(asked);
  expect(first).toMatchObject({ method: "REQUEST", attendees: [okamoto.email], status: "NEEDS-ACTION" });

  const phone = await plainPhone(house, "ja");
  await phone.goto(linkIn(asked.text, "no"));
  const eyes = await deskWindow(house, "ja"); // looking needs script
  await eyes.goto(linkIn(asked.text, "no"));
  const faults = await faultsOf(eyes, "ja");
  await phone.getByLabel("西村 沙織").check();
  await phone.getByLabel("ひとこと").fill("出張と重なりました");
  await phone.getByRole("button", { name: "この内容で伝える" }).click();
  expect(await phone.locator("h1").textContent()).toBe("西村さんに、代わりをお願いしています");
  await page.reload();
  await page.getByText("代わりを依頼中").waitFor();

  const request = await letterTo(house.smtp, nishimura.email);
  expect(request.text).toContain("出張と重なりました");
  const other = await plainPhone(house, "ja"); // whatever the phone prefers: the host's own language wins
  await other.goto(linkIn(request.text, "yes"));
  await eyes.goto(linkIn(request.text, "yes"));
  faults.push(...(await faultsOf(eyes, "ko")));
  await other.getByRole("button", { name: m.host_yes({}, { locale: "ko" }) }).click();
  expect(await other.locator("h1").textContent()).toBe(m.host_accepted_title({}, { locale: "ko" }));

  const relieved = entryOf(await letterTo(house.smtp, okamoto.email, 2));
  expect(relieved).toMatchObject({ method: "CANCEL", uid: first.uid, sequence: first.sequence + 1 });
  expect(entryOf(await letterTo(house.smtp, nishimura.email, 2))).toMatchObject({ status: "ACCEPTED" });
  await phone.reload();
  expect(await phone.locator("h1").textContent()).toBe("ほかの人が引き受けました");
  await page.goto(eventPath);
  await page.getByText("引き受け済み").waitFor();
  await page.getByText("西村さんが引き受けました").waitFor();

  await hostsOwnPages(faults, nishimura);
  for (const path of ["/events/calendar", "/events/calendar?view=week", eventPath]) {
    await page.goto(path);
    faults.push(...(await faultsOf(page, "ja")));
  }
  expect(faults).toEqual([]);
});

/** The new host's own page, settings and the answer page, and the feed that follows. */
async function hostsOwnPages(faults: string[], host: Parameters<typeof deskWindow>[2]): Promise<void> {
  const own = await deskWindow(house, "ko", host);
  await own.goto("/host");
  await own.getByRole("heading", { level: 1 }).filter({ hasText: "선배와 차 한잔" }).waitFor();
  faults.push(...(await faultsOf(own, "ko")));
  await own.goto("/host/settings");
  await own.getByRole("button", { name: m.host_feed_open({}, { locale: "ko" }) }).click();
  const address = await textOf(own, "#feed-url");
  faults.push(...(await faultsOf(own, "ko")));
  const feed = await (await fetch(address)).text();
  expect(feed).toContain("선배와 차 한잔");
  expect(feed).not.toMatch(/ATTENDEE|ORGANIZER/);
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent()) ?? "";
}

function linkIn(text: string | undefined, answer: "yes" | "no"): string {
  const link = new RegExp(`https?://\\S+/h/\\S+\\?answer=${answer}\\b`).exec(text ?? "")?.[0];
  if (!link) throw new Error(`no link in:\n${text}`);
  return link;
}
