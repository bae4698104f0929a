// What the forms of events and sessions read the same way.
import { z } from "zod";
import type { Locale } from "~/lib/locale.ts";
import type { Texts } from "./event.ts";

export const text = (most: number) => z.string().trim().max(most).default("");

/** The languages something was written in. */
export function texts(ja: string, en: string, ko: string): Texts {
  const all: [Locale, string][] = [
    ["ja", ja],
    ["en", en],
    ["ko", ko],
  ];
  return Object.fromEntries(all.filter(([, written]) => written !== ""));
}

/** "09:05" of 9:05, ９時５分, 9時; undefined when it can't be read. */
export function timeIn(typed: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})[:：時]?(\d{2})?分?$/.exec(typed.normalize("NFKC").trim()) ?? [];
  const [h, m] = [Number(hour ?? Number.NaN), Number(minute ?? 0)];
  return h < 24 && m < 60 ? `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}` : undefined;
}

/** NaN for what is no number and for nothing. */
export function numberIn(typed: string): number {
  return Number(typed.normalize("NFKC").trim() || "-");
}
