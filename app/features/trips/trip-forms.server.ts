import { z } from "zod";
import type { Texts } from "~/features/events/event.ts";
import { timeIn } from "~/features/events/form-fields.ts";
import { instantAt, parseDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { locales } from "~/lib/locale.ts";
import {
  authorisations,
  type Criterion,
  type DayPlan,
  insurances,
  type Readiness,
  selections,
  type TripPlan,
  tripZones,
} from "./trip.ts";

const text = (most: number) => z.string().trim().max(most).default("");
const ids = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((all) => (all ?? []).filter((id) => isId(id)));
const count = (least: number, most: number) =>
  z
    .string()
    .default("")
    .transform((typed) => Number(typed.normalize("NFKC").trim() || Number.NaN))
    .pipe(
      z
        .number({ error: "trip_error_count" })
        .int("trip_error_count")
        .min(least, "trip_error_count")
        .max(most, "trip_error_count"),
    );

function inLanguages<Name extends string>(name: Name, most: number) {
  const field = text(most);
  return { [`${name}_ja`]: field, [`${name}_en`]: field, [`${name}_ko`]: field } as Record<
    `${Name}_${"ja" | "en" | "ko"}`,
    typeof field
  >;
}

function textsOf(form: Record<string, unknown>, name: string): Texts {
  const written = locales.map((language) => [language, String(form[`${name}_${language}`] ?? "")]);
  return Object.fromEntries(written.filter(([, typed]) => typed !== ""));
}

/** The card of a trip; `today` is what a day without a year is nearest to. */
export function tripSchema(today: string) {
  return z
    .object({
      cohortYear: z.coerce.number().int().min(2000).max(2100),
      units: ids,
      ...inLanguages("title", 80),
      ...inLanguages("description", 2000),
      ...inLanguages("criteria", 1000),
      ...inLanguages("costs", 1000),
      ...inLanguages("alternative", 1000),
      ...inLanguages("alternativeWhen", 300),
      ...inLanguages("alternativeCosts", 1000),
      alternativeCostYen: text(20),
      alternativeSeats: text(10),
      nights: text(500),
      selection: z.enum(selections, { error: "error_field_choose" }),
      points: text(1000),
      reviewers: ids,
      leaders: ids,
      seats: count(1, 200),
      line: count(0, 200),
      costYen: text(20),
      applyBy: text(40),
    })
    .transform((form, context): TripPlan => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const title = textsOf(form, "title");
      if (Object.keys(title).length === 0) refuse("title_ja", "trip_error_title");
      if (form.nights === "") refuse("nights", "trip_error_nights");
      const applyBy = parseDay(form.applyBy, today);
      if (!applyBy) refuse("applyBy", "error_field_date");
      const points = pointsIn(form.points);
      if (!points) refuse("points", "trip_error_points");
      return {
        ...{
          cohortYear: form.cohortYear,
          unitIds: form.units,
          title,
          nights: form.nights,
          selection: form.selection,
        },
        description: textsOf(form, "description"),
        criteria: textsOf(form, "criteria"),
        costs: textsOf(form, "costs"),
        alternative: textsOf(form, "alternative"),
        alternativeWhen: textsOf(form, "alternativeWhen"),
        alternativeCosts: textsOf(form, "alternativeCosts"),
        alternativeCostYen: yenIn(form.alternativeCostYen, () =>
          refuse("alternativeCostYen", "perk_error_amount"),
        ),
        alternativeSeats: placesIn(form.alternativeSeats, () =>
          refuse("alternativeSeats", "trip_error_count"),
        ),
        ...{ points: points ?? [], reviewerIds: form.reviewers, leaderIds: form.leaders },
        ...{ seats: form.seats, line: form.line, applyBy: applyBy ?? today },
        costYen: yenIn(form.costYen, () => refuse("costYen", "perk_error_amount")),
      };
    });
}

/** A letter that tells of the trip: a word by language, and what was seen before the press. */
export const tellForm = z
  .object({
    intent: z.enum(["preview", "send"]).default("preview"),
    ...inLanguages("word", 500),
    overrideReason: text(500),
    secondLook: text(500),
    mark: text(100),
  })
  .transform(({ intent, overrideReason, secondLook, mark, ...form }) => ({
    ...{ intent, overrideReason, secondLook, mark },
    word: textsOf(form, "word"),
  }));

/** "英語のテスト 10" a line: what is read, and at most how many points it gives. */
function pointsIn(typed: string): Criterion[] | undefined {
  const lines = typed
    .normalize("NFKC")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map((line) => /^(.{1,80}?)[\s::]+(\d{1,2})(?:点|점|points?)?$/u.exec(line));
  const all = read.flatMap((match) =>
    match ? [{ name: match[1]?.trim() ?? "", points: Number(match[2]) }] : [],
  );
  const isRead = all.length === lines.length && all.length <= 6;
  return isRead && all.every(({ points }) => points >= 1 && points <= 20) ? all : undefined;
}

/** Empty is a place for everybody who wishes one. */
function placesIn(typed: string, refuse: () => void): number | null {
  if (typed === "") return null;
  const places = Number(typed.normalize("NFKC"));
  if (Number.isInteger(places) && places >= 1 && places <= 500) return places;
  refuse();
  return null;
}

function yenIn(typed: string, refuse: () => void): number | null {
  if (typed === "") return null;
  const digits = typed.normalize("NFKC").replace(/[,\s円¥]|yen|원/giu, "");
  if (/^\d{1,9}$/.test(digits) && Number(digits) > 0) return Number(digits);
  refuse();
  return null;
}

/** One day; its times are of the zone chosen with it. A day may end after midnight, on the next day. */
export function daySchema(today: string) {
  return z
    .object({
      day: text(40),
      starts: text(10),
      ends: text(10),
      zone: z.enum(tripZones, { error: "error_field_choose" }),
      ...inLanguages("label", 60),
      ...inLanguages("place", 120),
      address: text(200),
      ...inLanguages("programme", 1500),
      reason: text(300),
    })
    .transform((form, context): DayPlan & { reason: string } => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const [day, starts, ends] = [parseDay(form.day, today), timeIn(form.starts), timeIn(form.ends)];
      if (!day) refuse("day", "event_error_day");
      if (!starts) refuse("starts", "event_error_time");
      if (!ends) refuse("ends", "event_error_time");
      const { zone } = form;
      const startsAt = instantAt(day ?? today, starts ?? "00:00", zone);
      const endsAt = instantAt(day ?? today, ends ?? "23:59", zone);
      if (starts && ends && endsAt <= startsAt) refuse("ends", "event_error_ends");
      return {
        ...{ zone, startsAt, endsAt, address: form.address, reason: form.reason },
        label: textsOf(form, "label"),
        place: textsOf(form, "place"),
        programme: textsOf(form, "programme"),
      };
    });
}

/** What a traveller says for the way. Half of it is welcome too: the rest can be said another day. */
export function readinessSchema(today: string) {
  return z
    .object({
      passportUntil: text(40),
      authorisation: z.enum(authorisations).default(""),
      authorisationUntil: text(40),
      insurance: z.enum(insurances).default(""),
      insuranceUntil: text(40),
      emergencyName: text(80),
      emergencyPhone: text(40),
      allergies: text(300),
      noAllergies: z.literal("on").optional(),
      accessNeeds: text(300),
      noAccessNeeds: z.literal("on").optional(),
    })
    .transform((form, context): Readiness => {
      const day = (name: "passportUntil" | "authorisationUntil" | "insuranceUntil") => {
        if (form[name] === "") return null;
        const parsed = parseDay(form[name], today);
        if (!parsed) context.addIssue({ code: "custom", path: [name], message: "error_field_date" });
        return parsed ?? null;
      };
      const said = (typed: string, isNone: boolean) => (typed !== "" ? typed : isNone ? "" : null);
      return {
        passportUntil: day("passportUntil"),
        ...{ authorisation: form.authorisation, authorisationUntil: day("authorisationUntil") },
        ...{ insurance: form.insurance, insuranceUntil: day("insuranceUntil") },
        ...{ emergencyName: form.emergencyName, emergencyPhone: form.emergencyPhone },
        allergies: said(form.allergies, form.noAllergies === "on"),
        accessNeeds: said(form.accessNeeds, form.noAccessNeeds === "on"),
      };
    });
}
