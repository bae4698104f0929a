import { z } from "zod";
import { parseDay } from "~/lib/dates.ts";
import { mostMonthly } from "./host.ts";
import { longestAbout } from "./host-about.ts";
import { longestLine } from "./host-profile.ts";

/** The form of a host's page: yes, or no with a word and perhaps a substitute. */
export const requestSchema = z.object({
  answer: z.enum(["yes", "no"]),
  substitute: z
    .union([z.uuid(), z.literal("")])
    .optional()
    .transform((id) => id || undefined),
  word: z.string().trim().max(500, "host_word_long").default(""),
});
export type RequestForm = z.output<typeof requestSchema>;

/** How many a month, and until when one rests. `today` is the host's day. */
export function offerSchema(today: string) {
  return z.object({
    monthly: z
      .string()
      .trim()
      .transform((text) => (text === "" ? null : Number(text)))
      .refine((count) => count === null || (Number.isInteger(count) && count >= 0 && count <= mostMonthly)),
    pausedUntil: z
      .string()
      .trim()
      .transform((text, context) => {
        if (text === "") return null;
        const day = parseDay(text, today);
        if (day && day > today) return day;
        context.addIssue({ code: "custom", message: day ? "host_pause_past" : "event_error_day" });
        return z.NEVER;
      }),
    roomUrl: z
      .string()
      .trim()
      .default("")
      .refine((text) => text === "" || /^https:\/\/[^\s]+\.[^\s]+$/.test(text), "host_room_error"),
  });
}

const isShown = z
  .string()
  .optional()
  .transform((value) => value === "yes");
const line = (longest: number) => z.string().trim().max(longest).default("");

/** What a host says of themselves. */
export const aboutForm = z.object({
  does: line(longestAbout.does),
  school: line(longestAbout.school),
  region: line(longestAbout.region),
  languages: line(longestAbout.languages),
  topics: line(longestAbout.topics),
});

/** What a candidate shows to their hosts. */
export const hostProfileForm = z.object({
  ...{ reading: isShown, school: isShown, faculty: isShown },
  region: line(longestLine.region),
  languages: line(longestLine.languages),
  topics: line(longestLine.topics),
  about: line(longestLine.about),
});
