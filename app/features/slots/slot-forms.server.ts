import { z } from "zod";
import { placeKinds } from "~/features/events/event.ts";
import { addDays, instantAt, parseDay } from "~/lib/dates.ts";
import type { SlotDraft } from "./open-slots.server.ts";
import { mostOfGroup, mostTables, mostWeeks, slotForms, slotLengths } from "./slot.ts";

const whole = (least: number, most: number, message: string) =>
  z
    .string()
    .default(String(least))
    .transform((typed) => Number(typed.normalize("NFKC").trim() || least))
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, message);

/** The form of a slot, on a host's phone or a recruiter's desk. `today` is the reader's day, `zone` the company's clock. */
export function slotSchema({ today, zone, now }: { today: string; zone: string; now: Date }) {
  return z
    .object({
      day: z.string().default(""),
      starts: z.string().default(""),
      minutes: whole(30, 120, "slot_error_minutes"),
      weeks: whole(1, mostWeeks, "slot_error_weeks"),
      form: z.enum(slotForms, "error_field_choose"),
      size: whole(2, mostOfGroup, "slot_error_size"),
      tables: whole(1, mostTables, "slot_error_tables"),
      placeKind: z.enum(placeKinds),
      place: z.string().trim().max(120).default(""),
      onlineUrl: z.string().trim().max(500).default(""),
    })
    .transform((form, context): SlotDraft => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const day = parseDay(form.day, today);
      const starts = /^\d{1,2}:\d{2}$/.test(form.starts) ? form.starts : undefined;
      if (!day) refuse("day", "event_error_day");
      if (!starts) refuse("starts", "event_error_time");
      if (!slotLengths.some((length) => length === form.minutes)) refuse("minutes", "slot_error_minutes");
      const url = form.onlineUrl;
      if (form.placeKind === "online" && !url) refuse("onlineUrl", "event_error_url_needed");
      else if (url && !/^https?:\/\/\S+$/.test(url)) refuse("onlineUrl", "event_error_url");
      const first = day ?? today;
      const times = Array.from({ length: form.weeks }, (_, week) =>
        instantAt(addDays(first, 7 * week), starts ?? "00:00", zone),
      );
      if (day && starts && times.some((time) => time <= now)) refuse("day", "event_error_past");
      return {
        starts: times,
        minutes: form.minutes,
        form: form.form,
        size: form.size,
        tables: form.tables,
        placeKind: form.placeKind,
        place: form.place === "" ? {} : { ja: form.place },
        onlineUrl: form.placeKind === "online" ? url : "",
      };
    });
}
