import { z } from "zod";
import { grades } from "./feedback.ts";

export const feedbackForm = z.object({
  worthwhile: z.enum(grades, "feedback_choose"),
  pictured: z.enum(grades, "feedback_choose"),
  word: z.string().trim().max(1000).default(""),
});

/** "120,000", "１２００００円" or nothing. */
const yen = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").replace(/[,\s¥円]/g, ""))
  .refine((typed) => /^\d{0,9}$/.test(typed), "feedback_yen_error")
  .transform((typed) => (typed === "" ? null : Number(typed)));

export const afterForm = z.object({
  planned: yen,
  actual: yen,
  note: z.string().trim().max(4000).default(""),
});
