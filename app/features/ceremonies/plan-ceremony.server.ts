import type { Db } from "#db/client.server.ts";
import { type DraftRefused, writeNewEvent } from "~/features/events/create-event.server.ts";
import type { EventDraft, SessionDraft } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import { addTask } from "~/features/tasks/add-task.server.ts";
import type { TemplatePlan } from "~/features/templates/template.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { ceremonySteps, dueOn } from "./ceremony.ts";
import { stepTitle } from "./ceremony-words.ts";

type By = { memberId: string; locale: Locale; now: Date };

type Planned = { ok: true; eventId: string } | { ok: false; reason: "past" } | DraftRefused;

type NewCeremony = By & {
  day: string;
  /** The company's template of a ceremony. */
  plan: TemplatePlan;
  seats: number;
  companionsMax: number;
  cohortYear: number;
  zone: string;
};

/**
 * The ceremony and the get-together after it as a draft, with the tasks of the eight weeks for whoever plans it, in their
 * language. Nobody hears of it yet.
 */
export async function planCeremony(db: Db, ceremony: NewCeremony): Promise<Planned> {
  return inTransaction<Planned>(db, async (trx) => {
    await holdAllAnswers(trx);
    return writeCeremony(trx, ceremony);
  });
}

async function writeCeremony(trx: Db, asked: NewCeremony): Promise<Planned> {
  const { day, plan, zone, memberId, now } = asked;
  const [first, ...more] = plan.sessions.map((session): SessionDraft => {
    const on = addDays(day, session.days);
    return {
      startsAt: instantAt(on, session.starts, zone),
      endsAt: instantAt(on, session.ends, zone),
      placeKind: plan.placeKind,
      place: plan.place,
      address: plan.address,
      onlineUrl: plan.onlineUrl,
      seats: asked.seats,
      hostIds: [],
      label: session.label,
    };
  });
  if (!first || first.startsAt <= now) return { ok: false, reason: "past" };
  const draft: EventDraft = {
    ...plan,
    ...first,
    zone,
    cohortYear: asked.cohortYear,
    answerBy: deadlineOf(asked, first.startsAt),
    companionsMax: asked.companionsMax,
  };
  const made = await writeNewEvent(trx, { draft, label: first.label, more, memberId, now });
  if (made.ok) await addSteps(trx, { ...asked, eventId: made.eventId });
  return made;
}

/** The steps that an event doesn't have yet, as tasks of this member. */
export async function addSteps(
  trx: Db,
  { eventId, day, zone, memberId, locale, now }: By & { eventId: string; day: string; zone: string },
): Promise<void> {
  const known = await trx
    .selectFrom("ceremony_step")
    .select("step")
    .where("event_id", "=", eventId)
    .execute();
  for (const step of ceremonySteps.filter((each) => !known.some((row) => row.step === each))) {
    const task = await addTask(trx, {
      candidateId: null,
      title: stepTitle(step, locale),
      dueOn: dueOn(step, day, todayIn(zone, now)),
      memberId,
      by: memberId,
      now,
    });
    if (!task.ok) throw new Error(`a step without a task: ${task.reason}`);
    await trx.insertInto("ceremony_step").values({ event_id: eventId, step, task_id: task.taskId }).execute();
  }
}

/** The end of its day; left open where that is over already. */
function deadlineOf(
  { day, plan, zone, now }: { day: string; plan: TemplatePlan; zone: string; now: Date },
  startsAt: Date,
): Date | null {
  if (plan.answerDays === null) return null;
  const last = instantAt(addDays(day, -plan.answerDays), "23:59", zone);
  return last > now && last < startsAt ? last : null;
}
