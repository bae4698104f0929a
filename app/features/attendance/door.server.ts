import { createHmac, timingSafeEqual } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { fold } from "~/lib/fold.ts";
import { type DaySession, findDaySession, type Guest, listSeated } from "./arrival-queries.server.ts";

// The sheet at the door carries one code for the whole session. It opens a page that asks for a name; who comes in is
// found among those with a seat in this session alone, and only around the time of it.

const hour = 3_600_000;

/** The last part of the address behind the code at the door. */
export function doorToken(secret: string, sessionId: string): string {
  return `${sessionId}.${markOf(secret, "door", sessionId)}`;
}

/** Says that the door's page itself showed this person's name: nobody is checked in by a guessed id. */
export function personMark(secret: string, sessionId: string, candidateId: string): string {
  return markOf(secret, "at-the-door", `${sessionId}:${candidateId}`);
}

export function isPersonMark(secret: string, sessionId: string, candidateId: string, mark: string): boolean {
  return isSame(personMark(secret, sessionId, candidateId), mark);
}

/** The session behind a code; undefined for a made-up one. */
export async function openSessionDoor(
  db: Db,
  secret: string,
  token: string,
): Promise<DaySession | undefined> {
  const [sessionId = "", mark = ""] = token.split(".");
  return isSame(markOf(secret, "door", sessionId), mark) ? findDaySession(db, sessionId) : undefined;
}

export type DoorState = "early" | "open" | "over" | "cancelled";

/** Open from three hours before the start until the end. */
export function doorStateOf(
  session: Pick<DaySession, "startsAt" | "endsAt" | "eventState" | "sessionState">,
  now: Date,
): DoorState {
  if (session.eventState === "cancelled" || session.sessionState === "cancelled") return "cancelled";
  if (now.getTime() < session.startsAt.getTime() - 3 * hour) return "early";
  return now > session.endsAt ? "over" : "open";
}

/**
 * Who says this name: the family name or the whole one, in kanji, kana or letters, width and kana kind forgiven.
 * Several when the family name alone is typed and more than one person bears it.
 */
export async function findAtDoor(db: Db, sessionId: string, typed: string): Promise<Guest[]> {
  const said = fold(typed);
  if (!said) return [];
  return (await listSeated(db, sessionId)).filter((guest) => namesOf(guest).has(said));
}

function namesOf({ familyName, givenName, familyKana, givenKana, romaji }: Guest): Set<string> {
  const words = (romaji ?? "").trim().split(/\s+/);
  const names = [
    familyName,
    familyName + givenName,
    familyKana ?? "",
    (familyKana ?? "") + (givenKana ?? ""),
    words[0] ?? "",
    words.join(""),
    [...words].reverse().join(""),
    givenName + familyName,
  ];
  return new Set(names.map(fold).filter(Boolean));
}

function markOf(secret: string, what: string, id: string): string {
  return createHmac("sha256", secret).update(`${what}:${id}`).digest("base64url").slice(0, 22);
}

function isSame(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
