import type { Db } from "#db/client.server.ts";
import { addDays } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale } from "~/lib/locale.ts";
import { replyHorizonDays } from "./call.ts";
import { sayOnThePhone } from "./call-words.ts";

export type OpenCall = { candidateId: string; phone: string; language: string; script: string };

/** Number and words for a call to one person, whyever it is made; undefined for whom nobody should call. */
export async function findOpenCall(
  db: Db,
  candidateId: string | null,
  speaker: { company: string; caller: string },
  today: string,
): Promise<OpenCall | undefined> {
  if (!isId(candidateId)) return undefined;
  const person = await db
    .selectFrom("candidate")
    .select(["id", "phone", "locale", "offer_state", "reply_on"])
    .where("id", "=", candidateId)
    .where("merged_into_id", "is", null)
    .where("offer_state", "in", ["informal", "considering", "accepted", "formal", "preparing"])
    .executeTakeFirst();
  if (!person) return undefined;
  const locale = isLocale(person.locale) ? person.locale : "ja";
  const isReply = person.reply_on !== null && person.reply_on <= addDays(today, replyHorizonDays);
  return {
    candidateId: person.id,
    phone: person.phone,
    language: locale,
    script: sayOnThePhone(
      { locale, replyOn: person.reply_on, reason: isReply ? "reply" : "silence" },
      speaker,
      today,
    ),
  };
}
