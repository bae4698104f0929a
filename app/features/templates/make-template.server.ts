import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { type Original, readOriginal } from "~/features/events/copy-event.server.ts";
import type { EventKind, EventWay, PlaceKind, Texts } from "~/features/events/event.ts";
import { clock } from "~/features/events/event-form-values.ts";
import { daysBetween, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import type { TemplatePlan } from "./template.ts";

/** Keeps an event as one more template of the company's own; its sessions by their distances. */
export async function makeTemplate(
  db: Db,
  { eventId, memberId, now }: { eventId: string; memberId: string; now: Date },
): Promise<Result<{ templateId: string }, "unknown">> {
  return db.transaction().execute(async (trx) => {
    const original = await readOriginal(trx, eventId);
    if (!original) return { ok: false, reason: "unknown" } as const;
    const plan = planOf(original);
    const templateId = uuidv7();
    await trx
      .insertInto("event_template")
      .values({
        id: templateId,
        kind: plan.kind,
        plan: JSON.stringify(plan),
        made_by: memberId,
        made_at: now,
        changed_at: now,
      })
      .execute();
    return { ok: true, templateId } as const;
  });
}

function planOf({ event, sessions, firstDay }: Original): TemplatePlan {
  const { zone } = event;
  const [first] = sessions;
  return {
    kind: event.kind as EventKind,
    title: event.title as Texts,
    description: event.description as Texts,
    placeKind: (first?.place_kind ?? "office") as PlaceKind,
    place: (first?.place ?? {}) as Texts,
    address: first?.address ?? "",
    onlineUrl: first?.online_url ?? "",
    answerDays: event.answer_by && Math.max(0, daysBetween(todayIn(zone, event.answer_by), firstDay)),
    way: event.way as EventWay,
    sessionsEach: event.sessions_each,
    companionsMax: event.companions_max,
    asksNeeds: event.asks_needs,
    isPaidWork: event.is_paid_work,
    hasAlcohol: event.has_alcohol,
    policyReason: event.policy_reason,
    sessions: sessions.map((session) => ({
      days: daysBetween(firstDay, todayIn(zone, session.starts_at)),
      starts: clock(session.starts_at, zone),
      ends: clock(session.ends_at, zone),
      seats: session.seats,
      label: session.label as Texts,
    })),
  };
}
