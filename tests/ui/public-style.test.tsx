import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { locales } from "~/lib/locale.ts";
import { inlineStyle } from "~/ui/inline-style.ts";
import { PublicShowcase } from "./public-showcase.tsx";
import { compiledStyle, documentOf, render } from "./render.tsx";

let style = "";
beforeAll(async () => {
  style = inlineStyle(await compiledStyle("public"));
});

test("the style of public pages is at most 8 kB", () => {
  expect(Buffer.byteLength(style)).toBeLessThanOrEqual(8 * 1024);
});

test("shortening the style leaves no name without a value", () => {
  const used = new Set(style.match(/(?<=var\()--[\w-]+/g));
  const given = new Set(style.match(/--[\w-]+(?=:)/g));
  expect([...used].filter((name) => !given.has(name))).toEqual([]);
});

test("old phones understand all of it: no layers, no nesting, no new colour functions", () => {
  expect(style).not.toMatch(/@layer|@property|@container|oklch|oklab|color-mix|light-dark|:is\(|:where\(|&/);
  expect(style).not.toMatch(/\binset:|\btranslate:|\brotate:|\bscale:/);
});

test(":has() only adds to what the chosen dot says already, in a rule of its own", () => {
  const rules = style.split("}").filter((rule) => rule.includes(":has("));
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) expect(rule.split("{")[0]).not.toContain(",");
});

test("a page with everything on it is at most 14 kB with its style, packed, and has no script", () => {
  for (const locale of locales) {
    const html = documentOf(
      render(<PublicShowcase locale={locale} />, { locale, pathname: "/a/x" }),
      style,
      locale,
    );
    expect(html).not.toContain("<script");
    expect(gzipSync(html).length).toBeLessThanOrEqual(14 * 1024);
  }
});

test("public pages use the same values as staff pages", () => {
  const own = read("public.css");
  const [light = "", dark = ""] = read("tokens.css").split(/@media \(prefers-color-scheme: ?dark\)/);
  const [ownLight = "", ownDark = ""] = own.split(/@media \(prefers-color-scheme: ?dark\)/);
  const subset = (part: string, whole: string) => {
    const all = values(whole);
    for (const [name, value] of Object.entries(values(part)))
      expect([name, value]).toEqual([name, all[name]]);
  };
  subset(ownLight, light);
  subset(ownDark.split(/\}\s*\}/)[0] ?? "", dark);
});

function read(name: string): string {
  return readFileSync(new URL(`../../app/ui/${name}`, import.meta.url), "utf8");
}

function values(css: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of css.matchAll(
    /(--(?:color|text|radius|leading)[\w-]*):\s*([^;}]+)/g,
  ))
    found[name] ??= value.trim().replace(/^\./, "0.");
  return found;
}
