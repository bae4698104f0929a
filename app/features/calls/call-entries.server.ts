import type { Db } from "#db/client.server.ts";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { CallEntry } from "./call-list.tsx";
import { type CallFilter, listCalls } from "./call-queries.server.ts";
import { sayCallReason, sayLastContact, sayOnThePhone } from "./call-words.ts";

type Reader = { locale: Locale; company: string; caller: string };

/** The call list in the reader's words. */
export async function listCallEntries(db: Db, filter: CallFilter, reader: Reader): Promise<CallEntry[]> {
  const rows = await listCalls(db, filter);
  const again: Record<string, string> = {
    voicemail: m.call_again_voicemail({}, { locale: reader.locale }),
    call_back: m.call_again_call_back({}, { locale: reader.locale }),
  };
  return rows.map((row) => ({
    candidateId: row.candidateId,
    familyName: row.familyName,
    givenName: row.givenName,
    familyKana: row.familyKana,
    givenKana: row.givenKana,
    romaji: row.romaji,
    phone: row.phone,
    language: row.locale,
    reason: row.reason,
    unitName: row.unitName ?? "",
    why: sayCallReason(row, filter.today, reader.locale),
    lastContact: row.reason === "reply" ? sayLastContact(row, filter.zone, reader.locale) : "",
    again: again[row.lastResult ?? ""] ?? "",
    script: sayOnThePhone(row, reader, filter.today),
  }));
}

/** What the toast says after a call was noted by this member; undefined when there is no such note. */
export async function findCallNoted(
  db: Db,
  callId: string,
  memberId: string,
  reader: { locale: Locale; zone: string },
): Promise<string | undefined> {
  if (!isId(callId)) return undefined;
  const call = await db
    .selectFrom("call_result")
    .innerJoin("candidate", "candidate.id", "call_result.candidate_id")
    .select([
      "result",
      "quiet_until",
      "family_name as familyName",
      "given_name as givenName",
      "family_kana as familyKana",
      "given_kana as givenKana",
      "romaji",
    ])
    .where("call_result.id", "=", callId)
    .where("call_result.member_id", "=", memberId)
    .executeTakeFirst();
  if (!call) return undefined;
  const { locale } = reader;
  const facts = {
    name: fullName(call, locale),
    day: formatShortDay(todayIn(reader.zone, call.quiet_until), { locale }),
  };
  if (call.result === "reached") return m.call_noted_reached(facts, { locale });
  if (call.result === "voicemail") return m.call_noted_voicemail(facts, { locale });
  return m.call_noted_call_back(facts, { locale });
}
