import type { Db } from "#db/client.server.ts";
import { addSession } from "~/features/events/add-session.server.ts";
import type { PlaceKind, Texts } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import {
  type MeetingPolicy,
  type PolicyConcern,
  policyConcernsOf,
} from "~/features/events/meeting-policy.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import type { Busy } from "~/features/hosts/busy-hosts.server.ts";
import { takeOnHosting } from "~/features/hosts/take-on-hosting.server.ts";
import { checkWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type SlotForm, seatsOf } from "./slot.ts";
import { findOrMakeSlotEvent } from "./slot-event.server.ts";

export type SlotDraft = {
  /** When each begins: the same slot on one or several weeks. */
  starts: Date[];
  minutes: number;
  form: SlotForm;
  size: number;
  tables: number;
  placeKind: PlaceKind;
  place: Texts;
  onlineUrl: string;
};

type Opening = {
  draft: SlotDraft;
  cohortYear: number;
  zone: string;
  hostId: string;
  /** Who opens it: the host themselves, who then leads it at once, or recruiting, and the host is asked. */
  memberId: string;
  now: Date;
};

export type Opened =
  | { ok: true; sessionIds: string[] }
  | { ok: false; reason: "policy"; concerns: PolicyConcern[]; policy: MeetingPolicy }
  | { ok: false; reason: "host_busy"; busy: Busy[] }
  | { ok: false; reason: "past" | "wording" | "host_unknown" };

/** Opens one slot, or the same on several weeks: all of them or none. Each fits the meeting policy. */
export async function openSlots(db: Db, jobs: Jobs, opening: Opening): Promise<Opened> {
  const { draft, zone, hostId, memberId, now } = opening;
  if (checkWording(draft.place).some(({ grade }) => grade === "never"))
    return { ok: false, reason: "wording" };
  const sessions = draft.starts.map((startsAt) => ({
    startsAt,
    endsAt: new Date(startsAt.getTime() + draft.minutes * 60_000),
    placeKind: draft.placeKind,
    place: draft.place,
    address: "",
    onlineUrl: draft.onlineUrl,
    seats: seatsOf(draft),
    label: {},
  }));
  const policy = await findPolicy(db);
  const concerns = [
    ...new Set(
      sessions.flatMap((session) => policyConcernsOf({ ...session, zone, hasAlcohol: false }, policy)),
    ),
  ];
  if (concerns.length > 0) return { ok: false, reason: "policy", concerns, policy };
  const isOwn = hostId === memberId;
  const opened = await inTransaction<Opened>(db, async (trx) => {
    await holdAllAnswers(trx);
    const event = await findOrMakeSlotEvent(trx, opening);
    const sessionIds: string[] = [];
    for (const session of sessions) {
      const added = await addSession(trx, jobs, {
        eventId: event.id,
        draft: { ...session, hostIds: isOwn ? [] : [hostId] },
        memberId,
        now,
      });
      if (!added.ok)
        return added.reason === "host_busy" ? { ...added, busy: [added.other] } : refusalOf(added.reason);
      const { sessionId } = added;
      await trx
        .updateTable("session")
        .set({ form: draft.form, tables: draft.form === "tables" ? draft.tables : 1 })
        .where("id", "=", sessionId)
        .execute();
      if (isOwn) {
        const taken = await takeOnHosting(trx, jobs, { sessionId, memberId, now });
        if (!taken.ok) return taken;
      }
      sessionIds.push(sessionId);
    }
    return { ok: true, sessionIds };
  });
  if (opened.ok) jobs.wake();
  return opened;
}

function refusalOf(reason: "unknown" | "cancelled" | "past" | "host_unknown" | "wording"): Opened {
  return { ok: false, reason: reason === "past" || reason === "wording" ? reason : "host_unknown" };
}
