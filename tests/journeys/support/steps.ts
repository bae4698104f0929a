// What a recruiter does, step by step, found by the words on the page in the recruiter's language.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";

export type Meetup = {
  titles: Partial<Record<Locale, string>>;
  /** As typed: 2026/12/1 */
  day: string;
  starts: string;
  ends: string;
  seats: number;
  host: string;
};

/** Drops a file on the import page and answers the counts of the dry run: new, changed, likely duplicates, faulty. */
export async function dropFile(
  page: Page,
  locale: Locale,
  file: { name: string; bytes: Buffer },
): Promise<number[]> {
  await page.goto("/candidates/import", { waitUntil: "networkidle" });
  await page.getByRole("heading", { level: 1, name: m.import_title({}, { locale }) }).waitFor();
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([bytes], name, { type: "text/csv" }));
      return dropped;
    },
    { name: file.name, text: file.bytes.toString("base64") },
  );
  await page.dispatchEvent(".dropbox", "drop", { dataTransfer: transfer });
  const tally = page.getByRole("navigation", { name: m.import_counts({}, { locale }) });
  await tally.waitFor();
  const counts = await tally.locator("b").allTextContents();
  return counts.map((text) => Number(text.replace(/\D/g, "")));
}

/** Presses "import" and waits until it is done. */
export async function importAll(page: Page, locale: Locale, rows: number): Promise<void> {
  const count = formatNumber(rows, locale);
  await page.getByRole("button", { name: m.import_go({ count }, { locale }) }).click();
  await page
    .getByRole("link", { name: m.import_run_to_acceptances({}, { locale }) })
    .waitFor({ timeout: 30_000 });
}

/** A row of the table of acceptances as numbers: plan, offered, considering, accepted, formal, declined before, after, gap. */
export async function acceptanceRow(page: Page, name: string): Promise<number[]> {
  const row = page
    .locator("table.state tr")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  const cells = await row.locator("td").allTextContents();
  return cells.slice(0, 8).map(Number);
}

/** Plans a meetup and publishes it; the page then shows the event. Answers its address. */
export async function planMeetup(page: Page, locale: Locale, meetup: Meetup): Promise<string> {
  await page.goto("/events");
  await page
    .getByRole("link", { name: m.event_new({}, { locale }) })
    .first()
    .click();
  await page.getByRole("link", { name: m.template_blank({}, { locale }) }).click();
  await page.locator('[name="title_ja"]').waitFor();
  for (const [language, title] of Object.entries(meetup.titles)) {
    const field = page.locator(`[name="title_${language}"]`);
    if (!(await field.isVisible()))
      await page.locator("details.tongue-part", { has: field }).locator("summary").click();
    await field.fill(title);
  }
  for (const name of ["day", "starts", "ends"] as const)
    await page.locator(`[name="${name}"]`).fill(meetup[name]);
  await page.locator('[name="seats"]').fill(String(meetup.seats));
  await page.locator('[name="address"]').fill("Nagoya-shi Naka-ku Sakae 1-0-0");
  await page.getByLabel(meetup.host).check();
  await page.getByRole("button", { name: m.event_save_draft({}, { locale }) }).click();
  await page.getByRole("button", { name: m.event_publish({}, { locale }) }).click();
  await page.getByRole("link", { name: m.event_invite({}, { locale }) }).waitFor();
  return new URL(page.url()).pathname;
}

/** Searches for whom to invite, and sends to all who were found. */
export async function inviteFound(page: Page, locale: Locale, words: string, count: number): Promise<void> {
  await page.getByRole("link", { name: m.event_invite({}, { locale }) }).click();
  await page.getByRole("searchbox", { name: m.event_invite_search({}, { locale }) }).fill(words);
  await page.getByRole("button", { name: m.event_invite_filter({}, { locale }), exact: true }).click();
  await page.getByRole("button", { name: m.event_invite_send({ count }, { locale }), exact: true }).click();
  await page.getByRole("button", { name: m.event_stop({}, { locale }) }).waitFor();
}

/** How many seats the event's page says are taken, without the page being loaded anew. */
export async function seesSeats(page: Page, locale: Locale, taken: number, all: number): Promise<void> {
  await page.getByText(m.event_seats_words({ taken, all }, { locale }), { exact: true }).waitFor();
}

/** Opens a link of a letter; answers which answer is chosen already, if any. */
export async function openAnswerPage(phone: Page, link: string): Promise<string | null> {
  const response = await phone.goto(link);
  expect(response?.status()).toBe(200);
  const chosen = phone.locator('input[name="answer"]:checked');
  return (await chosen.count()) > 0 ? chosen.getAttribute("value") : null;
}

/** Presses the large button, and reads the title of the page that confirms it. */
export async function sendAnswer(phone: Page, locale: Locale): Promise<string | null> {
  await phone.getByRole("button", { name: m.answer_send({}, { locale }), exact: true }).click();
  return phone.locator("h1").textContent();
}
