import type { Locale } from "./locale.ts";

/** 1,242: half-width, with commas, the same in the three languages. */
export function formatNumber(value: number, locale: Locale = "ja"): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale);
  formats.set(locale, format);
  return format.format(value);
}

// Making a format takes 50 times as long as using it.
const formats = new Map<Locale, Intl.NumberFormat>();

/** A change: +2, 0, −1 (with a real minus sign, which lines up with the plus). */
export function formatChange(value: number, locale: Locale = "ja"): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${formatNumber(Math.abs(value), locale)}`;
}

/** 38 KB, 1.2 MB: the size of a file, for a reader. */
export function formatBytes(bytes: number, locale: Locale = "ja"): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, "KB"] : [bytes / 1_000_000, "MB"];
  const digits = size < 10 && unit === "MB" ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(
    bytes > 0 && size < 1 && unit === "KB" ? 1 : size,
  );
  return `${number} ${unit}`;
}
