// What every page owes its reader, checked in the browser.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { phoneSize } from "./house.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What another theme can change. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/**
 * What is wrong with the page that is open, a line each: what axe finds in either theme, a missing title or first
 * heading, another language than this, what sticks out or is hard to touch on a phone 360 px wide. Empty for a sound page.
 */
export async function faultsOf(page: Page, language: string): Promise<string[]> {
  const faults = await headFaults(page, language);
  await page.evaluate(axe);
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.evaluate("Promise.all(document.getAnimations().map((change) => change.finished))");
    const found = await violations(page, theme === "dark" ? rulesOfColour : undefined);
    faults.push(...found.map((fault) => `${theme} ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
  faults.push(...(await phoneFaults(page)));
  return faults.map((fault) => `${new URL(page.url()).pathname} ${fault}`);
}

/** A line for each element that breaks one of these rules, or one of axe's usual ones. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const options = { iframes: false, resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
}

async function headFaults(page: Page, language: string): Promise<string[]> {
  const head = await page.evaluate<{ language: string; title: string; headings: number }>(`({
    language: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll("h1").length,
  })`);
  return [
    head.language === language ? "" : `says that it is in "${head.language}"`,
    /.(｜| \| )./.test(head.title) ? "" : `is called "${head.title}"`,
    head.headings === 1 ? "" : `has ${head.headings} first headings`,
  ].filter(Boolean);
}

/** What sticks out of a phone, and what is too small or too close to its neighbour for a finger. */
async function phoneFaults(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize(phoneSize);
  const wide = await page.evaluate<string[]>(`
    document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth && !element.closest(".scroll"))
      .map((element) => "sticks out: " + element.cloneNode().outerHTML.slice(0, 200))`);
  const small = await violations(page, ["target-size"]);
  if (size) await page.setViewportSize(size);
  return [...wide.slice(0, 5), ...small];
}

/** Script that the open page has loaded, packed, in bytes; from the browser's memory or from the house. */
export async function scriptBytes(page: Page): Promise<number> {
  // scripts begin when the page has been painted
  await expect.poll(() => page.evaluate("'__remixRouter' in window")).toBe(true);
  return page.evaluate<number>(`performance.getEntriesByType("resource")
    .filter((file) => new URL(file.name).pathname.endsWith(".js"))
    .reduce((all, file) => all + file.encodedBodySize, 0)`);
}
