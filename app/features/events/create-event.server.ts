import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { planHosts } from "~/features/hosts/plan-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { EventDraft, OtherBooking, SessionDraft, Texts } from "./event.ts";
import { eventWords } from "./event-texts.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { type MeetingPolicy, type PolicyConcern, policyConcernsOf } from "./meeting-policy.ts";
import { findPolicy } from "./policy-settings.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";

export type DraftRefusal = "wording" | "reason_needed" | "host_unknown" | "host_busy";

export type DraftRefused =
  | { ok: false; reason: "wording" | "reason_needed" | "host_unknown" }
  | { ok: false; reason: "host_busy"; other: OtherBooking & { memberId: string } };

type NewEvent = {
  draft: EventDraft;
  label?: Texts;
  more?: SessionDraft[];
  memberId: string;
  secondLook?: string;
  now: Date;
};
type Created = { ok: true; eventId: string; sessionId: string } | DraftRefused;

/** Makes an event, with all its sessions, that only staff see yet. A meeting outside the policy needs its reason. */
export async function createEvent(db: Db, event: NewEvent): Promise<Created> {
  return inTransaction<Created>(db, async (trx) => {
    await holdAllAnswers(trx);
    return writeNewEvent(trx, event);
  });
}

/** The same inside a transaction that holds all answers; the caller rolls back a refusal. */
export async function writeNewEvent(
  trx: Db,
  { draft, label = {}, more = [], memberId, secondLook, now }: NewEvent,
): Promise<Created> {
  const policy = await findPolicy(trx);
  if (concernsOfAll(draft, more, policy).length > 0 && draft.policyReason.trim() === "")
    return { ok: false, reason: "reason_needed" };
  const passed = { place: "event", memberId, secondLook, now } as const;
  const words = await passWording(trx, { ...passed, texts: eventWords(draft, [{ label }, ...more]) });
  if (!words.ok) return words;
  const eventId = uuidv7();
  const sessions = [{ ...draft, label }, ...more].map((session) => ({ ...session, id: uuidv7() }));
  const hostIds = [...new Set(sessions.flatMap((session) => session.hostIds))];
  if (!(await areMembers(trx, hostIds))) return { ok: false, reason: "host_unknown" };
  await trx
    .insertInto("event")
    .values({ id: eventId, ...eventColumns(draft), created_by: memberId, created_at: now })
    .execute();
  for (const session of sessions) {
    await trx
      .insertInto("session")
      .values({
        id: session.id,
        event_id: eventId,
        seats: session.seats,
        label: JSON.stringify(session.label),
        ...sessionColumns(session),
      })
      .execute();
    // Each sees the ones before it: a host can't lead two of them at once.
    const planned = await planHosts(trx, { sessionId: session.id, hostIds: session.hostIds });
    if (!planned.ok) return planned;
  }
  return { ok: true, eventId, sessionId: sessions[0]?.id ?? "" };
}

/** What departs from the meeting policy in any of its sessions, each said once. */
export function concernsOfAll(
  draft: EventDraft,
  more: SessionDraft[],
  policy: MeetingPolicy,
): PolicyConcern[] {
  const sessions = [draft, ...more].map((session) => ({ ...draft, ...session }));
  return [...new Set(sessions.flatMap((session) => policyConcernsOf(session, policy)))];
}

export function eventColumns(draft: EventDraft) {
  return {
    cohort_year: draft.cohortYear,
    kind: draft.kind,
    title: JSON.stringify(draft.title),
    description: JSON.stringify(draft.description),
    zone: draft.zone,
    is_paid_work: draft.isPaidWork,
    has_alcohol: draft.hasAlcohol,
    answer_by: draft.answerBy,
    policy_reason: draft.policyReason.trim(),
    ...(draft.way && { way: draft.way }),
    ...(draft.sessionsEach && { sessions_each: draft.sessionsEach }),
    ...(draft.companionsMax !== undefined && { companions_max: draft.companionsMax }),
    ...(draft.asksNeeds !== undefined && { asks_needs: draft.asksNeeds }),
  };
}

export function sessionColumns(draft: Omit<SessionDraft, "label" | "seats" | "hostIds">) {
  return {
    starts_at: draft.startsAt,
    ends_at: draft.endsAt,
    place_kind: draft.placeKind,
    place: JSON.stringify(draft.place),
    address: draft.address,
    online_url: draft.onlineUrl,
  };
}

export async function areMembers(trx: Db, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const known = await trx
    .selectFrom("member")
    .select("id")
    .where("id", "in", ids)
    .where("ended_at", "is", null)
    .execute();
  return known.length === new Set(ids).size;
}
