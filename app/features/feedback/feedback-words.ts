import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Grade } from "./feedback.ts";

export function gradeWord(question: "worthwhile" | "pictured", grade: Grade, locale: Locale): string {
  const words = {
    worthwhile: {
      yes: m.feedback_worthwhile_yes,
      partly: m.feedback_worthwhile_partly,
      no: m.feedback_worthwhile_no,
    },
    pictured: {
      yes: m.feedback_pictured_yes,
      partly: m.feedback_pictured_partly,
      no: m.feedback_pictured_no,
    },
  };
  return words[question][grade]({}, { locale });
}
