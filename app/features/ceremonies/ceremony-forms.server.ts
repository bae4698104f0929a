import { z } from "zod";
import { numberIn } from "~/features/events/form-fields.ts";
import { parseDay } from "~/lib/dates.ts";

const count = (least: number, most: number, message: string) =>
  z
    .string()
    .default("")
    .transform((typed) => (typed.trim() === "" ? least : numberIn(typed)))
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, message);

/** The day, how many seats, who comes along, and which class it is for. */
export function ceremonyForm(today: string) {
  return z.object({
    day: z
      .string()
      .default("")
      .transform((typed, context) => {
        const day = parseDay(typed, today);
        if (day) return day;
        context.addIssue({ code: "custom", message: "event_error_day" });
        return z.NEVER;
      }),
    seats: count(1, 5000, "event_error_seats"),
    companionsMax: count(0, 20, "event_error_companions"),
    year: z.coerce.number().int(),
  });
}
