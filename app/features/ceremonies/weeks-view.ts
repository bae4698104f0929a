import { daysBetween, formatShortDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type CeremonyStep, dueOn, placeOf, weekOf } from "./ceremony.ts";
import type { Ceremony } from "./ceremony-queries.server.ts";
import { stepPlace, stepTitle, weekTitle } from "./ceremony-words.ts";

export type StepView = {
  step: CeremonyStep;
  taskId: string;
  title: string;
  due: string;
  owner: string;
  to: string;
  toWord: string;
  /** 8/3(月) 森下 恵; empty while it isn't. */
  done: string;
};
export type WeekView = { week: number; title: string; isNow: boolean; steps: StepView[] };

/** The steps by week as a reader sees them, and whether open ones no longer fit the day. */
export function weeksView(ceremony: Ceremony, { locale, now }: { locale: Locale; now: Date }) {
  const { day, steps, zone } = ceremony;
  const today = todayIn(zone, now);
  const numbers = [...new Set(steps.map((step) => weekOf(step.dueOn, day)))].sort((a, b) => b - a);
  // Earlier than all of them none is.
  const current = weekOf(today, day);
  const weeks = numbers.map(
    (week): WeekView => ({
      week,
      title: weekTitle(week, locale),
      isNow: week === current,
      steps: steps.filter((step) => weekOf(step.dueOn, day) === week).map(stepView),
    }),
  );
  return {
    weeks,
    done: steps.filter((step) => step.doneAt).length,
    all: steps.length,
    daysLeft: daysBetween(today, day),
    isMoved: steps.some((step) => !step.doneAt && isOffDay(step, day, today)),
  };

  function stepView(row: Ceremony["steps"][number]): StepView {
    return {
      step: row.step,
      taskId: row.taskId,
      title: stepTitle(row.step, locale),
      due: formatShortDay(row.dueOn, { locale }),
      owner: fullName(row.owner, locale),
      to: placeOf(row.step, ceremony),
      toWord: stepPlace(row.step, locale),
      done:
        row.doneAt && row.doneBy
          ? m.kit_done_by(
              { day: formatShortDay(row.doneAt, { locale, zone }), name: fullName(row.doneBy, locale) },
              { locale },
            )
          : "",
    };
  }
}

/** Counted back from another day than it is now. What was late already when the weeks began stays where it was put. */
function isOffDay({ step, dueOn: due }: { step: CeremonyStep; dueOn: string }, day: string, today: string) {
  return due < today ? dueOn(step, day, "") > due : dueOn(step, day, today) !== due;
}
