import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { sparePeople } from "~/features/contact/spare-people.server.ts";
import type { MailClass } from "~/features/letters/letter.ts";
import { issueLinks } from "~/features/letters/private-link.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { stopQueuedInvitations } from "./event-letters.server.ts";

/** Between "send" and the first letter one may still stop. */
const sendingDelay = 60_000;
const linkDays = 90;

type Invite = {
  eventId: string;
  candidateIds: string[];
  memberId: string;
  /** Why also those are invited whose budget is spent, or who keep these weeks free. */
  overrideReason?: string;
  secret: string;
  now: Date;
};

/**
 * Invites people to a published event: invitation, calendar entry, private link and letter in one transaction, a
 * handful of statements however many they are. Who is invited already, has no address or has ended their offer is
 * left out; so is, without a reason, whom a letter nobody has to send should spare today. The letters leave after `sendingDelay`.
 */
export async function inviteCandidates(
  db: Db,
  jobs: Jobs,
  { eventId, candidateIds, memberId, overrideReason, secret, now }: Invite,
): Promise<Result<{ invited: number; sendsAt: Date }, "not_published" | "past" | "nobody" | "spared">> {
  const sendsAt = new Date(now.getTime() + sendingDelay);
  return db.transaction().execute(async (trx) => {
    const sessions = await trx
      .selectFrom("event")
      .innerJoin("session", "session.event_id", "event.id")
      .select(["session.id", "session.starts_at", "session.ends_at", "session.state as sessionState"])
      .select([
        "event.state",
        "event.way",
        "event.is_slots as isSlots",
        "event.kind",
        "event.is_paid_work as isPaidWork",
      ])
      .where("event.id", "=", eventId)
      .orderBy("session.starts_at")
      .execute();
    if (sessions[0]?.state !== "published") return { ok: false, reason: "not_published" } as const;
    const ahead = sessions.filter(
      (session) => session.sessionState !== "cancelled" && session.starts_at > now,
    );
    const [session] = ahead;
    if (!session) return { ok: false, reason: "past" } as const;
    const lastEnd = Math.max(...ahead.map((each) => each.ends_at.getTime()));
    const mailClass = invitationClass(session);
    const asked = { candidateIds, eventId, place: "invitation", memberId, overrideReason, now } as const;
    const spared = mailClass === "promotional" ? await sparePeople(trx, asked) : new Set<string>();
    const able = candidateIds.filter((id) => !spared.has(id));
    const people = await addInvitations(trx, { eventId, candidateIds: able, memberId, now, sendsAt });
    if (people.length === 0 && (await hasUninvited(trx, eventId, [...spared])))
      return { ok: false, reason: "spared" } as const;
    if (people.length === 0) return { ok: false, reason: "nobody" } as const;
    // Of several sessions those enter a calendar that are chosen.
    if (sessions.length === 1 && session.way === "book" && !session.isSlots)
      await trx
        .insertInto("calendar_entry")
        .values(
          people.map((person) => ({
            id: uuidv7(),
            session_id: session.id,
            candidate_id: person.candidateId,
            uid: `${crypto.randomUUID()}@${jobs.mailDomain}`,
          })),
        )
        .onConflict((entry) => entry.columns(["session_id", "candidate_id", "member_id"]).doNothing())
        .execute();
    const days = Math.max(linkDays, Math.ceil((lastEnd - now.getTime()) / 86_400_000) + 7);
    await issueLinks(
      trx,
      people.map(({ id, candidateId }) => ({
        secret,
        purpose: "invitation",
        candidateId,
        invitationId: id,
        now,
        days,
      })),
    );
    await writeDeliveries(
      trx,
      jobs,
      people.map((person) => ({
        letter: "event_invitation",
        mailClass,
        to: { candidateId: person.candidateId },
        invitationId: person.id,
        sessionId: session.id,
        address: person.email,
        locale: isLocale(person.locale) ? person.locale : "ja",
        notBefore: sendsAt,
        now,
      })),
    );
    await noteOnTimelines(trx, people, { eventId, memberId, now, kind: "invited" });
    await bumpRevision(trx, eventId);
    return { ok: true, invited: people.length, sendsAt } as const;
  });
}

/** Paid work and the ceremony belong to the offer somebody holds; every other invitation nobody has to get. */
export function invitationClass({ kind, isPaidWork }: { kind: string; isPaidWork: boolean }): MailClass {
  return isPaidWork || kind === "ceremony" ? "transactional" : "promotional";
}

/** Stops what hasn't left yet and takes these invitations back, as if they had not been asked. Answers how many. */
export async function stopInvitations(
  db: Db,
  { eventId, memberId, now }: { eventId: string; memberId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const stopped = await stopQueuedInvitations(trx, eventId, now);
    if (stopped.length === 0) return 0;
    const people = await trx
      .selectFrom("invitation")
      .select(["id", "candidate_id as candidateId"])
      .where("id", "in", stopped)
      .where("answer", "is", null)
      .forUpdate()
      .execute();
    const ids = people.map((person) => person.id);
    if (ids.length === 0) return 0;
    // The stopped letters stay in the log, without the invitation they were for.
    await trx
      .updateTable("delivery")
      .set({ invitation_id: null })
      .where("invitation_id", "in", ids)
      .execute();
    await trx
      .deleteFrom("calendar_entry")
      .where(
        "candidate_id",
        "in",
        people.map((person) => person.candidateId),
      )
      .where("session_id", "in", (q) => q.selectFrom("session").select("id").where("event_id", "=", eventId))
      .execute();
    await trx.deleteFrom("invitation").where("id", "in", ids).execute();
    await noteOnTimelines(trx, people, { eventId, memberId, now, kind: "invitation_stopped" });
    await bumpRevision(trx, eventId);
    return ids.length;
  });
}

async function hasUninvited(trx: Db, eventId: string, candidateIds: string[]): Promise<boolean> {
  if (candidateIds.length === 0) return false;
  const invited = await trx
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", eventId)
    .where("candidate_id", "in", candidateIds)
    .execute();
  return invited.length < candidateIds.length;
}

async function addInvitations(
  trx: Db,
  {
    eventId,
    candidateIds,
    memberId,
    now,
    sendsAt,
  }: Omit<Invite, "secret" | "overrideReason"> & { sendsAt: Date },
) {
  if (candidateIds.length === 0) return [];
  const able = await trx
    .selectFrom("candidate")
    .select(["id", "email", "locale"])
    .where("id", "in", candidateIds)
    .where("merged_into_id", "is", null)
    .where("email", "<>", "")
    .where((is) => is.or([is("offer_state", "is", null), is("offer_state", "not in", [...endedStates])]))
    .orderBy("id")
    .execute();
  if (able.length === 0) return [];
  const added = await trx
    .insertInto("invitation")
    .values(
      able.map((person) => ({
        id: uuidv7(),
        event_id: eventId,
        candidate_id: person.id,
        invited_by: memberId,
        invited_at: now,
        sends_at: sendsAt,
      })),
    )
    .onConflict((row) => row.columns(["event_id", "candidate_id"]).doNothing())
    .returning(["id", "candidate_id as candidateId"])
    .execute();
  const byId = new Map(able.map((person) => [person.id, person]));
  return added.flatMap((row) => {
    const person = byId.get(row.candidateId);
    return person ? [{ ...row, email: person.email, locale: person.locale }] : [];
  });
}

async function noteOnTimelines(
  trx: Db,
  people: { candidateId: string }[],
  entry: { eventId: string; memberId: string; now: Date; kind: "invited" | "invitation_stopped" },
) {
  await writeTouchpoints(
    trx,
    people.map(({ candidateId }) => ({
      candidateId,
      kind: entry.kind,
      happenedAt: entry.now,
      fromCandidate: false,
      isContact: false,
      memberId: entry.memberId,
      details: { eventId: entry.eventId },
    })),
  );
}

async function bumpRevision(trx: Db, eventId: string) {
  await trx
    .updateTable("event")
    .set((set) => ({ revision: set("revision", "+", 1) }))
    .where("id", "=", eventId)
    .execute();
}
