// The world that fixture mails answer to: one candidate, one host, one relative, each with an entry at SEQUENCE 1.
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { type InboundMeans, readInboundMail } from "~/features/replies/read-inbound-mail.server.ts";
import { aCandidate, aCompany, aHost, anEvent, anInvitation } from "./factories.ts";
import { anOpenRelative } from "./families.ts";
import { quietJobs } from "./letters.ts";

export const candidateUid = "0197c1aa-5b1e-4e5a-9d0c-1f2e3d4c5b6a@aoba.example.jp";
export const hostUid = "7a1d6c1e-0b0f-4a53-8f49-77d0a3a4c111@aoba.example.jp";
export const familyUid = "c9b8a7d6-1111-4222-8333-444455556666@aoba.example.jp";
export const readingTime = new Date("2026-07-02T03:00:00Z");

export function inboundMeans(overrides: Partial<InboundMeans> = {}): InboundMeans {
  return {
    jobs: quietJobs(),
    ourAddress: "recruit@aoba.example.jp",
    ourServer: "mx.aoba.example.jp",
    ...overrides,
  };
}

export async function aWorldOfReplies(db: Db, options: { seats?: number } = {}) {
  await aCompany(db);
  const event = await anEvent(db, { session: { seats: options.seats ?? 24 } });
  const hana = await aCandidate(db, {
    family_name: "山田",
    given_name: "花",
    email: "hana@example.ac.jp",
    romaji: "",
  });
  await aCandidate(db, { family_name: "佐藤", given_name: "翔", email: "sho@example.ac.jp" });
  const invitation = await anInvitation(db, event, { candidate_id: hana.id });
  await db
    .updateTable("calendar_entry")
    .set({ uid: candidateUid, sequence: 1 })
    .where("candidate_id", "=", hana.id)
    .execute();
  await db
    .insertInto("delivery")
    .values({
      id: uuidv7(),
      letter: "event_invitation",
      mail_class: "transactional",
      candidate_id: hana.id,
      invitation_id: invitation.id,
      session_id: event.session.id,
      address: hana.email,
      locale: "ja",
      message_id: "<first-invitation@aoba.example.jp>",
      state: "sent",
      not_before: invitation.invited_at,
      created_at: invitation.invited_at,
    })
    .execute();
  const host = await aHost(db, { email: "okamoto@aoba.example.jp", session: event.session });
  await db
    .updateTable("calendar_entry")
    .set({ uid: hostUid, sequence: 1 })
    .where("member_id", "=", host.id)
    .execute();
  const briefing = await anEvent(db, { kind: "family_briefing" });
  const relative = await anOpenRelative(db, {}, { candidate_id: hana.id, email: "mother@example.jp" });
  const family = await db
    .insertInto("family_invitation")
    .values({
      id: uuidv7(),
      relative_id: relative.id,
      session_id: briefing.session.id,
      invited_at: invitation.invited_at,
      uid: familyUid,
      sequence: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { event, hana, invitation, host, relative, family };
}

export async function receive(
  db: Db,
  raw: Buffer | string,
  { now = readingTime, ...means }: Partial<InboundMeans> & { now?: Date } = {},
) {
  return readInboundMail(db, inboundMeans(means), { raw: Buffer.from(raw), source: "post", now });
}

type Writing = {
  status?: string;
  uid?: string;
  sequence?: number | null;
  stamp?: string;
  from?: string;
  attendee?: string;
  note?: string;
  method?: string;
  messageId?: string;
  headers?: string[];
};

let serial = 0;

/** A plain mail whose calendar answers, as a small program would write it. */
export function aReply(writing: Writing = {}): string {
  const { status = "ACCEPTED", uid = candidateUid, sequence = 1, stamp = "20260702T010000Z" } = writing;
  const { from = "hana@example.ac.jp", method = "REPLY", headers = [], note } = writing;
  serial += 1;
  const { messageId = `<reply-${serial}@example.ac.jp>` } = writing;
  return [
    `From: ${from}`,
    "To: recruit@aoba.example.jp",
    `Message-ID: ${messageId}`,
    "Date: Thu, 2 Jul 2026 10:00:00 +0900",
    ...headers,
    `Content-Type: text/calendar; method=${method}; charset=utf-8`,
    "",
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    ...(sequence === null ? [] : [`SEQUENCE:${sequence}`]),
    "DTSTART:20260718T050000Z",
    ...(note ? [`COMMENT:${note}`] : []),
    `ATTENDEE;PARTSTAT=${status}:mailto:${writing.attendee ?? from}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}
