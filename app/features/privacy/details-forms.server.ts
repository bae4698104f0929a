import { z } from "zod";
import { locales } from "~/lib/locale.ts";

const line = z.string().trim().max(100).default("");

/** Zones a person may choose besides their own. */
export const zones = ["Asia/Tokyo", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Europe/London"].concat([
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
]);

export const detailsForm = z.object({
  familyName: z.string().trim().min(1).max(100),
  givenName: line,
  familyKana: line,
  givenKana: line,
  romaji: line,
  phone: z.string().trim().max(40).default(""),
  language: z.enum(locales),
  zone: z
    .string()
    .max(60)
    .refine(
      (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
      "error_field_choose",
    ),
});

/** Old addresses such as x..y.@docomo.ne.jp are addresses too. */
export const addressForm = z.object({
  email: z
    .string()
    .trim()
    .max(254)
    .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/, "error_field_email"),
});
