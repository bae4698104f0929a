import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { inlineStyle } from "~/ui/inline-style.ts";
import { PublicShowcase } from "./public-showcase.tsx";
import { compiledStyle, documentOf, render } from "./render.tsx";
import { Showcase } from "./showcase.tsx";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const pictures = process.env.PICTURES; // a folder: keeps what the tests looked at

let browser: Browser;
const styles = { staff: "", public: "", family: "" };

beforeAll(async () => {
  const [opened, staff, light, large] = await Promise.all([
    openBrowser(),
    compiledStyle("staff"),
    compiledStyle("public"),
    compiledStyle("styles/family"),
  ]);
  browser = opened;
  Object.assign(styles, { staff, public: inlineStyle(light), family: inlineStyle(light + large) });
});
afterAll(() => browser.close());

const pages = {
  staff: (locale: Locale) => render(<Showcase locale={locale} />, { locale }),
  public: (locale: Locale) => render(<PublicShowcase locale={locale} />, { locale, pathname: "/a/x" }),
  family: (locale: Locale) =>
    render(<PublicShowcase locale={locale} isFamily />, { locale, pathname: "/a/x" }),
};

for (const name of ["staff", "public", "family"] as const)
  for (const locale of locales)
    for (const [theme, width] of [
      ["light", 360],
      ["dark", 1280],
    ] as const)
      test(`the ${name} blocks have no accessibility fault in ${locale}, ${theme}, at ${width} px`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme });
        try {
          const html = documentOf(pages[name](locale), styles[name], locale);
          await page.setContent(html);
          await page.addScriptTag({ path: axePath });
          const faults = await page.evaluate(async () => {
            const axe = (
              globalThis as unknown as {
                axe: {
                  run: (options: object) => Promise<{
                    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
                  }>;
                };
              }
            ).axe;
            const { violations } = await axe.run({ rules: { "target-size": { enabled: true } } });
            return violations.flatMap(({ id, nodes }) =>
              nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
            );
          });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (pictures) {
            mkdirSync(pictures, { recursive: true });
            writeFileSync(`${pictures}/${name}.${locale}.html`, html);
            await page.screenshot({
              path: `${pictures}/${name}.${locale}.${theme}.${width}.png`,
              fullPage: true,
            });
          }
          expect(faults).toEqual([]);
          expect(overflow).toBeLessThanOrEqual(0);
        } finally {
          await page.close();
        }
      });
