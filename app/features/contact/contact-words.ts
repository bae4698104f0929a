import { m } from "~/paraglide/messages.js";
import type { ContactRefusal } from "./contact-wish.ts";

export const refusalWords = {
  stopped: m.contact_wait_stopped,
  budget_spent: m.contact_wait_budget,
  too_soon: m.contact_wait_soon,
  quiet_time: m.contact_wait_quiet,
  exam_weeks: m.contact_wait_exams,
} satisfies Record<ContactRefusal, unknown>;
