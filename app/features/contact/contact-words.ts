import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { ContactRefusal } from "./contact-wish.ts";

const refusals = {
  budget_spent: m.contact_wait_budget,
  too_soon: m.contact_wait_soon,
  quiet_time: m.contact_wait_quiet,
};

export const refusalWord = (refusal: ContactRefusal, locale: Locale): string =>
  refusals[refusal]({}, { locale });
