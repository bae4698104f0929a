import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { aCandidate, anEvent, anInvitation, anOffer } from "./factories.ts";

type Considering = { name: string; replyOn: string; spokeAt: Date; recruiter: { id: string } };

/** Somebody who considers their offer, and whom a colleague called. */
export async function aConsidering(db: Db, { name, replyOn, spokeAt, recruiter }: Considering) {
  const person = await aCandidate(db, { family_name: name, recruiter_id: recruiter.id });
  await anOffer(db, {
    candidate_id: person.id,
    state: "considering",
    reply_on: replyOn,
    offered_on: "2026-05-01",
  });
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "call",
    happenedAt: spokeAt,
    fromCandidate: false,
    isContact: true,
  });
  return person;
}

/** They would come to an event on another day. */
export async function aWishForOtherDate(db: Db, person: { id: string }, at: Date) {
  const word = "水曜の夕方なら行けます";
  const event = await anEvent(db);
  const invitation = await anInvitation(db, event, {
    candidate_id: person.id,
    answer: "other_date",
    answered_at: at,
    answer_word: word,
  });
  await writeTouchpoint(db, {
    candidateId: person.id,
    kind: "answered",
    happenedAt: at,
    fromCandidate: true,
    isContact: false,
    body: word,
    details: { eventId: event.id, answer: "other_date" },
  });
  return invitation;
}
