import { z } from "zod";
import { locales } from "~/lib/locale.ts";
import { aboutTopics } from "./family.ts";

const line = (max = 100) => z.string().trim().max(max).default("");
const mail = line(254).refine(
  (text) => text === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  "error_field_email",
);

/** A relative as the candidate enters them. Nothing asks who they are to the candidate or what they do. */
export const relativeForm = z.object({
  name: z.string({ error: "family_error_name" }).trim().min(1, "family_error_name").max(60),
  email: mail,
  phone: line(40),
  postalAddress: line(200),
  seatsWished: z.coerce.number().int().min(1).max(6).default(1),
  accessNeeds: line(300),
  language: z.enum(locales).default("ja"),
});

export const questionForm = z.object({
  question: z.string({ error: "family_error_question" }).trim().min(1, "family_error_question").max(2000),
  topic: z.enum(aboutTopics).default("other"),
  wantsCall: z.string().optional(),
  phone: line(40),
  at: line(100),
});

export const callForm = z.object({
  topic: z.enum(aboutTopics, { error: "error_field_choose" }),
  phone: line(40),
  candidate: z.union([z.literal(""), z.uuid()]).default(""),
});

export const leafletForm = z.object({
  bodyJa: line(6000),
  bodyEn: line(6000),
  bodyKo: line(6000),
  hoursJa: line(),
  hoursEn: line(),
  hoursKo: line(),
  videoUrl: line(500).refine((text) => text === "" || /^https:\/\/\S+$/.test(text), "error_field_url"),
});

export const newsForm = z.object({
  topic: z.enum(["news", "leaflet"]),
  titleJa: line(60),
  titleEn: line(60),
  titleKo: line(60),
  textJa: line(4000),
  textEn: line(4000),
  textKo: line(4000),
});

/** {"ja": …}: only the languages somebody wrote in. */
export function textsOf(ja: string, en: string, ko: string): Partial<Record<"ja" | "en" | "ko", string>> {
  return { ...(ja && { ja }), ...(en && { en }), ...(ko && { ko }) };
}
