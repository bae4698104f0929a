import { z } from "zod";
import { checkNote } from "~/features/notes/check-note.ts";
import { locales } from "~/lib/locale.ts";
import type { CandidateFacts } from "./write-candidate.server.ts";

const line = (max = 100) => z.string().trim().max(max).default("");

/** The form of a candidate's own facts. Names are needed; everything else may come later. */
export const candidateForm = z.object({
  familyName: z
    .string({ error: "candidate_error_family_name" })
    .trim()
    .min(1, "candidate_error_family_name")
    .max(100),
  givenName: line(),
  familyKana: line(),
  givenKana: line(),
  romaji: line(),
  email: line(254).refine(
    (text) => text === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
    "candidate_error_email",
  ),
  phone: line(40),
  school: line(),
  faculty: line(),
  reference: line(60),
  note: line(4000).refine((text) => checkNote(text).ok, "note_stopped_field"),
  language: z.enum(locales).default("ja"),
  recruiter: z.union([z.literal(""), z.uuid()]).default(""),
  deputy: z.union([z.literal(""), z.uuid()]).default(""),
});

/** The form as the facts that are kept. */
export function factsOf({ recruiter, deputy, ...facts }: z.infer<typeof candidateForm>): CandidateFacts {
  return { ...facts, recruiterId: recruiter || null, deputyId: deputy || null };
}
