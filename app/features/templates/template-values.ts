import type { EventFormValues } from "~/features/events/event-form.tsx";
import { inLanguages } from "~/features/events/event-form-values.ts";
import type { SessionRow } from "~/features/events/session-rows.ts";
import { addDays } from "~/lib/dates.ts";
import type { TemplatePlan } from "./template.ts";

/** What the form of a new event shows of a template; without a first day the days stay empty. */
export function eventFormOf(
  plan: TemplatePlan,
  { firstDay, zone }: { firstDay: string | undefined; zone: string },
): { values: EventFormValues; rows: SessionRow[] } {
  const dayAfter = (days: number) => (firstDay ? addDays(firstDay, days).replaceAll("-", "/") : "");
  return {
    values: {
      ...planValues(plan),
      kind: plan.kind,
      zone,
      answerDay: plan.answerDays === null ? "" : dayAfter(-plan.answerDays),
    },
    rows: plan.sessions.map(({ days, starts, ends, seats, label }) => ({
      ...{ day: dayAfter(days), starts, ends, seats: String(seats), host: "" },
      ...{ label_ja: label.ja ?? "", label_en: label.en ?? "", label_ko: label.ko ?? "" },
    })),
  };
}

/** The fields that the form of an event and the form of a template have in common. */
export function planValues(plan: TemplatePlan): EventFormValues {
  return {
    ...inLanguages("title", plan.title),
    ...inLanguages("description", plan.description),
    ...inLanguages("place", plan.place),
    placeKind: plan.placeKind,
    address: plan.address,
    onlineUrl: plan.onlineUrl,
    way: plan.way,
    sessionsEach: String(plan.sessionsEach),
    companionsMax: String(plan.companionsMax),
    asksNeeds: plan.asksNeeds ? "on" : "",
    isPaidWork: plan.isPaidWork ? "paid" : "voluntary",
    hasAlcohol: plan.hasAlcohol ? "on" : "",
    policyReason: plan.policyReason,
  };
}
